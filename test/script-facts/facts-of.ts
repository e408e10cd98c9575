import { dirname, resolve } from 'node:path';
import type { ScriptFact, ScriptFacts } from '../../src/scripts/facts.js';
import { readScript } from '../../src/scripts/script.js';
import { spanOf, type Location } from '../../src/source/location.js';
import { loadPythonParser } from '../../src/source/python.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';

const parse = await loadPythonParser();

/** The facts of a script in a folder of its own, with the modules beside it. */
export function factsOf(script: string, modules: Readonly<Record<string, string>> = {}): ScriptFacts {
  const files = memoryFiles({ 'src/script.py': script, ...modules });
  const entryPoint = resolve(ROOT, 'src/script.py');
  return readScript(files, parse, entryPoint, dirname(entryPoint));
}

/** `line:column`, with the file if it is not the script. */
export function placeOf({ at }: { readonly at: Location }): string {
  const { file, start } = spanOf(at);
  const name = file.slice(`${ROOT}/src/`.length);
  return `${name === 'script.py' ? '' : `${name}:`}${start.line}:${start.column}`;
}

function sure({ certainty }: ScriptFact): string {
  return certainty === 'certain' ? '' : '?';
}

/** `1:8 read /opt/ml/model`; with `/*` for something below, and `?` for what is only possible. */
export function pathsOf(script: string, modules?: Readonly<Record<string, string>>): readonly string[] {
  return factsOf(script, modules).paths.map(
    (use) => `${placeOf(use)} ${use.access}${sure(use)} ${use.path}${use.below ? '/*' : ''}`,
  );
}

/** `1:8 X required`, `1:8 X = default`; with `?` for what is only possible. */
export function environmentOf(script: string, modules?: Readonly<Record<string, string>>): readonly string[] {
  return factsOf(script, modules).environment.map(
    (use) =>
      `${placeOf(use)} ${use.name}${sure(use)}${use.required ? ' required' : ''}` +
      (use.defaultText === undefined ? '' : ` = ${JSON.stringify(use.defaultText)}`),
  );
}

/** `1:8 input DATA`; with `?` for what is only possible. */
export function runtimeOf(script: string, modules?: Readonly<Record<string, string>>): readonly string[] {
  return factsOf(script, modules).runtime.map((use) => `${placeOf(use)} ${use.kind}${sure(use)} ${use.name}`);
}

/** `1:8 path: reads a path that is computed` */
export function unknownOf(script: string, modules?: Readonly<Record<string, string>>): readonly string[] {
  return factsOf(script, modules).unknown.map((use) => `${placeOf(use)} ${use.kind}: ${use.reason}`);
}
