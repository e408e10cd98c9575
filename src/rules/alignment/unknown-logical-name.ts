import { onlySlip } from '../../diagnostics/slip.js';
import { didYouMean } from '../../diagnostics/suggest.js';
import type { RuntimeUse } from '../../scripts/facts.js';
import { scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { namedPart, namesUsed, pathEntries } from './logical-names.js';
import { contracted, type ContractedScript } from './script-facts.js';

const script = (name: string) => `import argparse


def main(input_paths, output_paths, environ_vars, job_args):
    with open(output_paths["${name}"] + "/table.csv", "w") as table:
        table.write("a,b")


if __name__ == "__main__":
    main({}, {"${name}": "/opt/ml/processing/output"}, {}, argparse.Namespace())
`;

export const unknownLogicalName: ScriptRule = {
  scope: 'script',
  code: 'ALN445',
  name: 'unknown-logical-name',
  severity: 'error',
  level: 1,
  what: 'The logical names by which a script calls its inputs, outputs, variables and arguments are those of its contract.',
  why: 'The contract is what the step is built from: under another name nothing comes in, and nothing is fetched.',
  fix: 'Write the name as the contract does, or declare it there.',
  invalid: scriptProject({ script: script('tabel') }),
  valid: scriptProject({ script: script('table') }),
  check(context, report) {
    for (const found of contracted(context)) {
      for (const { kind, name, at, certainty } of namesUsed(found)) {
        const part = namedPart(found, kind);
        const isKnown = part.names.some(
          (known) => known === name || (kind === 'argument' && same(known, name)),
        );
        // What is only possible may be another name than the contract's: a slip of one is none.
        const isWrong = certainty === 'certain' || onlySlip(name, part.names) !== undefined;
        if (!isKnown && isWrong && !isSecondName(found, kind, name)) {
          report(at, {
            message: `The contract has no ${part.noun} "${name}".${didYouMean(name, part.names)}`,
            help: `Correct the name, or declare it under "${part.key}" of the contract.`,
            related: [{ message: 'The contract.', at: part.at }],
          });
        }
      }
    }
  },
};

/** An argument's name is the same with hyphens and with underscores. */
function same(one: string, other: string): boolean {
  return one.replaceAll('-', '_') === other.replaceAll('-', '_');
}

/** Whether a script has a path under its name in the contract and under another one beside. */
function isSecondName(script: ContractedScript, kind: RuntimeUse['kind'], name: string): boolean {
  const entries = pathEntries(script).filter((each) => each.kind === kind);
  const text = entries.find(({ entry }) => entry.name === name)?.entry.text;
  const { names } = namedPart(script, kind);
  return text !== undefined && entries.some(({ entry }) => names.includes(entry.name) && entry.text === text);
}
