import type { ScriptFact, UnknownUse } from '../../scripts/facts.js';
import { keyOf, locationOf, type Location, type Path } from '../../source/location.js';
import type { RegisteredContract } from '../../registry/registry.js';
import type { ScriptContext } from '../rule.js';
import { runsTraining } from './container-paths.js';

/** A script that a contract is about. */
export type ContractedScript = ScriptContext & { readonly contract: RegisteredContract };

/** The script as one with a contract; none if it has none. */
export function contracted(context: ScriptContext): readonly ContractedScript[] {
  const { contract } = context;
  return contract === undefined ? [] : [{ ...context, contract }];
}

/** The same, if the contract is a file of the project: what the library's contracts offer need not be used. */
export function ownContracted(context: ScriptContext): readonly ContractedScript[] {
  return contracted(context).filter(({ contract }) => contract.origin === 'project');
}

/** Whether everything of some kinds that the script does is known. */
export function knowsAll({ facts }: ScriptContext, ...kinds: readonly UnknownUse['kind'][]): boolean {
  return !facts.unknown.some(({ kind }) => kinds.includes(kind));
}

/** Whether the script may run in a training job, as far as specifications tell. */
export function mayTrain({ specs }: ScriptContext): boolean {
  return specs.length === 0 || specs.some((spec) => runsTraining(spec.document.value.sagemaker_step_type));
}

/** Whether the script may run in a processing job, as far as specifications tell. */
export function mayProcess({ specs }: ScriptContext): boolean {
  return specs.length === 0 || specs.some((spec) => spec.document.value.sagemaker_step_type === 'Processing');
}

/** What is certain of some facts, the first of each name. */
export function firstCertain<T extends ScriptFact>(
  facts: readonly T[],
  nameOf: (fact: T) => string,
): readonly T[] {
  const first = new Map<string, T>();
  for (const fact of facts.filter(({ certainty }) => certainty === 'certain')) {
    const name = nameOf(fact);
    first.set(name, first.get(name) ?? fact);
  }
  return [...first.values()];
}

/** The key of a part of a contract, or of its closest part that exists. */
export function contractKey({ contract }: ContractedScript, ...path: Path): Location {
  return keyOf(locationOf(contract.document.source, ...path));
}

/** A value of a contract. */
export function contractValue({ contract }: ContractedScript, ...path: Path): Location {
  return locationOf(contract.document.source, ...path);
}

/** The environment variables that a contract declares. */
export function declaredVariables({ contract }: ContractedScript): readonly string[] {
  const { required_env_vars: required = [], optional_env_vars: optional = {} } = contract.document.value;
  return [...required, ...Object.keys(optional)];
}
