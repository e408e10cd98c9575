import { suggestions } from '../../diagnostics/suggest.js';
import type { PathUse } from '../../scripts/facts.js';
import { trainingVariable } from '../../sagemaker/training-folders.js';
import type { Location } from '../../source/location.js';
import { isAtOrBelow, normalPath, type PathUse as PortUse } from './container-paths.js';
import { contractValue, knowsAll, type ContractedScript } from './script-facts.js';

/** A path of a contract. */
export interface DeclaredPath {
  readonly use: PortUse;
  readonly name: string;
  /** Normal. */
  readonly path: string;
  readonly at: Location;
}

/** The paths of a contract, inputs first. */
export function declaredPaths(script: ContractedScript): readonly DeclaredPath[] {
  return (['input', 'output'] as const).flatMap((use) => {
    const part = PATH_KEYS[use];
    return Object.entries(script.contract.document.value[part] ?? {}).map(([name, path]) => ({
      use,
      name,
      path: normalPath(path),
      at: contractValue(script, part, name),
    }));
  });
}

/** Where a contract has its paths. */
export const PATH_KEYS = { input: 'expected_input_paths', output: 'expected_output_paths' } as const;

/** The map of main's that has the paths. */
export const MAP_KEYS = { input: 'inputPaths', output: 'outputPaths' } as const;

/** Paths that a script gives its main function under logical names. */
export function namedPaths({ facts }: ContractedScript): readonly string[] {
  const { inputPaths = [], outputPaths = [] } = facts.main?.call ?? {};
  return [...inputPaths, ...outputPaths].flatMap(({ text }) =>
    text?.startsWith('/') === true ? [normalPath(text)] : [],
  );
}

/** What the script does at a path or below it, in the order of its lines. */
export function usesOf({ facts }: ContractedScript, { path }: DeclaredPath): readonly PathUse[] {
  return facts.paths.filter((use) => isAtOrBelow(use.path, path));
}

/** Whether all that a script does with paths is known, so that what it does not do is known too. */
export function knowsPaths(script: ContractedScript): boolean {
  const { main, environment } = script.facts;
  const maps = main?.testable !== true || main.call?.inputPaths !== undefined;
  const listsChannels = environment.some(({ name }) => LISTS_OF_CHANNELS.has(name));
  return knowsAll(script, 'path', 'runtime', 'environment') && maps && !listsChannels;
}

/** Variables from which a script learns of all channels at once (sagemaker-training-toolkit, ENVIRONMENT_VARIABLES.md). */
const LISTS_OF_CHANNELS: ReadonlySet<string> = new Set([
  'SM_CHANNELS',
  'SM_INPUT_DIR',
  'SM_INPUT_DATA_CONFIG',
  'SM_OUTPUT_DIR',
  'SM_TRAINING_ENV',
]);

/** Whether a script has anything to do with a path: it names it, something in it or around it, or its logical name. */
export function mentions(script: ContractedScript, declared: DeclaredPath): boolean {
  const { paths, main, runtime, environment, arguments: args = [] } = script.facts;
  const { use, name, path } = declared;
  const variable = trainingVariable(path);
  // A name that is a slip of this one is reported as such.
  const isName = (other: string) => other === name || suggestions(other, [name]).length > 0;
  const touches = (other: string) => isAtOrBelow(other, path) || isAtOrBelow(path, other);
  return (
    paths.some((each) => touches(each.path)) ||
    (main?.call?.[MAP_KEYS[use]] ?? []).some((entry) => isName(entry.name)) ||
    runtime.some((each) => each.kind === use && isName(each.name)) ||
    environment.some((each) => each.name === variable) ||
    args.some(({ defaultValue }) => typeof defaultValue === 'string' && touches(normalPath(defaultValue)))
  );
}
