import { unknownArgument } from '../../../src/rules/alignment/unknown-argument.js';
import { PREPARE_CONTRACT, project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownArgument);

const contract = `${PREPARE_CONTRACT}expected_arguments: { label_field: { flag: --label }, out: { flag: -o } }\n`;
const manifest = 'steps:\n  prepare: { type: Prepare, config: prepare.config.yaml }\n';
const RELATED = [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:4:1' }];

describe('unknown-argument', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports each unknown name where it stands, and knows names that are flags', () =>
    expectErrors(
      project({
        contract,
        manifest,
        config: `
          arguments:
            label: y
            --label: y
            label_fields: y
            seed: 1
        `,
      }),
    ).toEqual([
      {
        message:
          'Step "prepare" gives a value to the argument "label", which its contract does not have. Did you mean "label_field"?',
        at: 'prepare.config.yaml:2:3',
        help: 'Correct the name, or add "label" under "expected_arguments" of the contract.',
        related: RELATED,
      },
      {
        message:
          'Step "prepare" gives a value to the argument "--label", which its contract does not have. Did you mean "label_field"?',
        at: 'prepare.config.yaml:3:3',
        help: 'Correct the name, or add "--label" under "expected_arguments" of the contract.',
        related: RELATED,
      },
      {
        message:
          'Step "prepare" gives a value to the argument "label_fields", which its contract does not have. Did you mean "label_field"?',
        at: 'prepare.config.yaml:4:3',
        help: 'Correct the name, or add "label_fields" under "expected_arguments" of the contract.',
        related: RELATED,
      },
      {
        message: 'Step "prepare" gives a value to the argument "seed", which its contract does not have.',
        at: 'prepare.config.yaml:5:3',
        help: 'Correct the name, or add "seed" under "expected_arguments" of the contract.',
        related: RELATED,
      },
    ]));

  it('points at the contract itself when it has no arguments at all', () =>
    expectErrors(project({ manifest, config: 'arguments: { seed: 1 }' })).toEqual([
      {
        message: 'Step "prepare" gives a value to the argument "seed", which its contract does not have.',
        at: 'prepare.config.yaml:1:14',
        help: 'Correct the name, or add "seed" under "expected_arguments" of the contract.',
        related: [{ message: 'The contract.', at: 'contracts/prepare.contract.yaml:1:1' }],
      },
    ]));

  it('accepts known names and no arguments', async () => {
    await expectValid(project({ contract, manifest, config: 'arguments: { label_field: y, out: x }' }));
    await expectValid(project({ contract, manifest, config: 'arguments: {}' }));
  });

  it('mends a slip, and a flag in the place of a name', () => {
    const words = `${PREPARE_CONTRACT}expected_arguments: { label: { flag: --label-field }, format: { flag: --format } }\n`;
    const manifest = (label: string, format: string) =>
      `steps:\n  prepare: { type: Prepare, config: { arguments: { ${label}: y, ${format}: csv } } }\n`;
    return expectFixed(
      project({ contract: words, manifest: manifest('--label-field', 'fromat') }),
      project({ contract: words, manifest: manifest('label', 'format') }),
    );
  });
});
