import type { MainEntry, RuntimeUse } from '../../scripts/facts.js';
import type { Location } from '../../source/location.js';
import { contractKey, declaredVariables, firstCertain, type ContractedScript } from './script-facts.js';
import { MAP_KEYS, PATH_KEYS } from './script-paths.js';

/** A part of a contract that a script refers to by logical names. */
export interface NamedPart {
  readonly noun: string;
  /** Where a contract declares such names. */
  readonly key: string;
  readonly at: Location;
  readonly names: readonly string[];
}

/** The part of a contract that a kind of name is in. */
export function namedPart(script: ContractedScript, kind: RuntimeUse['kind']): NamedPart {
  const { value } = script.contract.document;
  switch (kind) {
    case 'input':
    case 'output':
      return {
        noun: kind,
        key: PATH_KEYS[kind],
        at: contractKey(script, PATH_KEYS[kind]),
        names: Object.keys(value[PATH_KEYS[kind]] ?? {}),
      };
    case 'env':
      return {
        noun: 'environment variable',
        key: 'optional_env_vars',
        at: contractKey(script, 'optional_env_vars'),
        names: declaredVariables(script),
      };
    case 'argument':
      return {
        noun: 'argument',
        key: 'expected_arguments',
        at: contractKey(script, 'expected_arguments'),
        names: Object.keys(value.expected_arguments ?? {}),
      };
  }
}

/** The logical names that a script uses, each at one place where it does, with the arguments that it uses only perhaps. */
export function namesUsed(script: ContractedScript) {
  const { facts } = script;
  const keyOf = ({ kind, name }: RuntimeUse) => JSON.stringify([kind, name]);
  const asked = firstCertain(facts.runtime, keyOf);
  const certain = new Set(asked.map(keyOf));
  const perhaps = new Map(
    facts.runtime
      .filter((use) => use.kind === 'argument' && !certain.has(keyOf(use)))
      .reverse()
      .map((use) => [keyOf(use), use]),
  );
  return [
    ...pathEntries(script).map(({ kind, entry: { name, at } }) => ({
      kind,
      name,
      at,
      certainty: 'certain' as const,
    })),
    ...asked,
    ...perhaps.values(),
  ];
}

/** The paths that a script gives its main function under logical names. */
export function pathEntries({ facts }: ContractedScript) {
  return (['input', 'output'] as const).flatMap((kind) =>
    (facts.main?.call?.[MAP_KEYS[kind]] ?? []).map((entry: MainEntry) => ({ kind, entry })),
  );
}
