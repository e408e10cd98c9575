import { duplicateDefinition } from '../../../src/rules/config/duplicate-definition.js';
import { PREPARE_CONTRACT, PREPARE_SPEC, project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(duplicateDefinition);

describe('duplicate-definition', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports every further file of a step type and of a contract', () =>
    expectErrors({
      ...project(),
      'specs/prepare_b.spec.yaml': PREPARE_SPEC,
      'specs/prepare_c.spec.yaml': PREPARE_SPEC,
      'contracts/more/prepare.contract.yaml': PREPARE_CONTRACT,
    }).toEqual([
      {
        message: 'The specification "Prepare" is defined twice; this one does not count.',
        at: 'specs/prepare_b.spec.yaml:1:12',
        help: 'Rename or remove one of the two.',
        related: [{ message: 'This one counts.', at: 'specs/prepare.spec.yaml:1:12' }],
      },
      {
        message: 'The specification "Prepare" is defined twice; this one does not count.',
        at: 'specs/prepare_c.spec.yaml:1:12',
        help: 'Rename or remove one of the two.',
        related: [{ message: 'This one counts.', at: 'specs/prepare.spec.yaml:1:12' }],
      },
      {
        message: 'The contract "prepare" is defined twice; this one does not count.',
        at: 'contracts/prepare.contract.yaml:1:1',
        help: 'Rename or remove one of the two.',
        related: [{ message: 'This one counts.', at: 'contracts/more/prepare.contract.yaml:1:1' }],
      },
    ]));

  it('accepts a specification and a contract of one name, and different names', () =>
    expectValid({ ...project(), ...TRAIN }));
});
