import { CONTRACT_OPERATORS } from './contract-mutants.js';
import { mutantOf, type Change, type Mutant, type Tree } from './mutant.js';
import { CONFIG_OPERATORS, MANIFEST_OPERATORS } from './pipeline-mutants.js';
import { scriptChanges } from './script-mutants.js';
import { SPEC_OPERATORS } from './spec-mutants.js';
import { entriesOf } from './yaml-entries.js';
import { changesOf, type Operators } from './yaml-operators.js';

const OPERATORS: Readonly<Record<string, Operators>> = {
  '.contract.yaml': CONTRACT_OPERATORS,
  '.spec.yaml': SPEC_OPERATORS,
  '.pipeline.yaml': MANIFEST_OPERATORS,
  '.config.yaml': CONFIG_OPERATORS,
};

/** Every mutant of a project: each of its files, at every place at which it can be wrong. */
export function mutantsOf(tree: Tree): readonly Mutant[] {
  const manifests = Object.entries(tree)
    .filter(([file]) => file.endsWith('.pipeline.yaml'))
    .map(([, text]) => text);
  // A specification that no pipeline uses and that has no contract agrees with everything.
  const isHeldAgainstNothing = (file: string, text: string) => {
    const [, stepType = ''] = /^step_type: (\S+)$/m.exec(text) ?? [];
    return (
      file.endsWith('.spec.yaml') &&
      !/^contract:/m.test(text) &&
      !manifests.some((manifest) => manifest.includes(`type: ${stepType}`))
    );
  };
  const held = Object.entries(tree).filter(([file, text]) => !isHeldAgainstNothing(file, text));
  return held.flatMap(([file, text]) =>
    changesOfFile(file, text)
      .map((change) => mutantOf(file, text, change))
      .filter((mutant) => mutant.text !== text),
  );
}

function changesOfFile(file: string, text: string): readonly Change[] {
  if (file.endsWith('.py')) {
    return scriptChanges(text);
  }
  const kind = Object.keys(OPERATORS).find((suffix) => file.endsWith(suffix));
  return kind === undefined ? [] : changesOf(OPERATORS[kind] ?? {}, entriesOf(text), text);
}
