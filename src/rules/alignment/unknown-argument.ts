import { mapAt } from '../../builders/values.js';
import { didYouMean } from '../../diagnostics/suggest.js';
import { jobsOf } from '../../graph/model.js';
import { keyOf, locationOf } from '../../source/location.js';
import { PREPARE_CONTRACT, project } from '../example.js';
import { renamedKey, respelledKey } from '../fixes.js';
import type { PipelineRule } from '../rule.js';

const contract = `${PREPARE_CONTRACT}expected_arguments: { label: { flag: --label } }\n`;
const manifest = (name: string) =>
  `steps:\n  prepare: { type: Prepare, config: { arguments: { ${name}: y } } }\n`;

export const unknownArgument: PipelineRule = {
  scope: 'pipeline',
  code: 'ALN434',
  name: 'unknown-argument',
  severity: 'error',
  level: 4,
  what: "The arguments in a step's config are arguments of its contract.",
  why: 'No flag is known for any other argument, so it does not reach the script.',
  fix: 'Correct the name, or add the argument to the contract if the script takes it.',
  invalid: project({ contract, manifest: manifest('lable') }),
  valid: project({ contract, manifest: manifest('label') }),
  check({ graph }, report) {
    for (const { name: step, config, contract, spec } of jobsOf(graph)) {
      if (contract === undefined || spec.document.value.sagemaker_step_type !== 'Processing') {
        continue;
      }
      const { source, value } = contract.document;
      const expected = value.expected_arguments ?? {};
      for (const [name, traced] of mapAt(config, 'arguments')) {
        if (!Object.hasOwn(expected, name)) {
          const byFlag = argumentOfFlag(name, expected);
          report(keyOf(traced.at), {
            message: `Step "${step}" gives a value to the argument "${name}", which its contract does not have.${byFlag === undefined ? didYouMean(name, Object.keys(expected)) : ` Did you mean "${byFlag}"?`}`,
            help: `Correct the name, or add "${name}" under "expected_arguments" of the contract.`,
            related: [{ message: 'The contract.', at: keyOf(locationOf(source, 'expected_arguments')) }],
            fix:
              byFlag === undefined
                ? respelledKey(traced.at, name, Object.keys(expected))
                : renamedKey(traced.at, name, byFlag),
          });
        }
      }
    }
  },
};

/** The argument whose flag a name is: it may have been written as that. */
function argumentOfFlag(
  name: string,
  expected: Readonly<Record<string, { readonly flag: string }>>,
): string | undefined {
  return Object.keys(expected).find(
    (argument) => expected[argument]?.flag.replace(/^-+/, '') === name.replace(/^-+/, ''),
  );
}
