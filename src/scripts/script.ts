import type { Files } from '../source/files.js';
import type { Location } from '../source/location.js';
import { pythonLocation, type PythonParser } from '../source/python.js';
import { argumentFacts } from './arguments/arguments.js';
import { entryFacts } from './entry/entry.js';
import { environmentFacts } from './environment/environment.js';
import { evaluatorOf } from './evaluate/program-of.js';
import type { ScriptFacts, UnknownUse } from './facts.js';
import { importFacts } from './imports/imports.js';
import { loadModules } from './modules.js';
import { pathFacts } from './paths/paths.js';
import { processFacts } from './processes.js';
import { runtimeFacts } from './runtime.js';
import { missingMembers } from './runtime-members.js';

const START = { lineno: 1, col_offset: 0 };
const KINDS: readonly UnknownUse['kind'][] = ['path', 'environment', 'argument', 'import', 'runtime', 'code'];

/**
 * What a script and the modules of its source folder that it imports read, write and take, without running them.
 * Without a source folder the script is alone, as SageMaker uploads it. Files that cannot be read or parsed are
 * diagnostics, and nothing is thrown.
 */
export function readScript(
  files: Files,
  parse: PythonParser,
  entryPoint: string,
  sourceFolder: string | undefined,
): ScriptFacts {
  const loaded = loadModules(files, parse, entryPoint, sourceFolder);
  const evaluator = evaluatorOf(loaded.modules);
  const at = startOf(entryPoint);
  const paths = pathFacts(evaluator);
  const environment = environmentFacts(evaluator);
  const runtime = runtimeFacts(evaluator);
  const command = argumentFacts(evaluator);
  const imported = importFacts(evaluator, files, entryPoint, sourceFolder);
  const { main, runs, unknown: mainUnknown } = entryFacts(evaluator);
  const started = processFacts(evaluator);
  const isIncomplete =
    loaded.isCutOff || evaluator.isExhausted() || loaded.modules.some(({ sites }) => sites.tooDeep);
  const unknown: readonly UnknownUse[] = [
    ...paths.unknown,
    ...environment.unknown,
    ...runtime.unknown,
    ...command.unknown,
    ...imported.unknown,
    ...mainUnknown,
    ...started.unknown,
    ...(isIncomplete
      ? KINDS.map((kind) => ({ kind, at, reason: 'is too large to be followed everywhere' }))
      : []),
  ];
  const order = orderOf(loaded.files);
  return {
    entryPoint,
    at,
    files: loaded.files,
    diagnostics: loaded.diagnostics,
    paths: [...paths.paths].sort(order),
    environment: [...environment.environment].sort(order),
    ...(command.arguments === undefined ? {} : { arguments: [...command.arguments].sort(order) }),
    missingArguments: [...command.missingArguments].sort(order),
    tolerant: command.tolerant,
    imports: [...imported.imports].sort(order),
    installs: [...imported.installs].sort(order),
    ...(main === undefined ? {} : { main }),
    runs,
    runtime: [...runtime.runtime].sort(order),
    missingMembers: [...missingMembers(evaluator)].sort(order),
    unknown: [...unknown].sort(order),
  };
}

/** The first line of a file, also of one that cannot be read. */
function startOf(file: string): Location {
  const start = { line: 1, column: 1 };
  return pythonLocation({ file, span: () => ({ file, start, end: start }) }, START);
}

/** Compares facts by file, in the order in which the files are read, then by line and column. */
function orderOf(
  files: readonly string[],
): (a: { readonly at: Location }, b: { readonly at: Location }) => number {
  const index = new Map(files.map((file, at) => [file, at]));
  const key = ({ at }: { readonly at: Location }): readonly number[] => [
    index.get(at.source.file) ?? -1,
    ...at.path.map(Number),
  ];
  return (a, b) => {
    const right = key(b);
    return key(a).reduce((order, part, at) => (order !== 0 ? order : part - (right[at] ?? 0)), 0);
  };
}
