import { contractOutputNotInSpec } from '../../../src/rules/alignment/contract-output-not-in-spec.js';
import { PREPARE_CONTRACT, PREPARE_SPEC, project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(contractOutputNotInSpec);

const more = PREPARE_CONTRACT.replace(
  '{ table: /opt/ml/processing/output }',
  '\n  table: /opt/ml/processing/output/table\n  log: /opt/ml/processing/output/log',
);

describe('contract-output-not-in-spec', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the output, with the specification', () =>
    expectErrors(project({ contract: more })).toEqual([
      {
        message: 'The contract has a path for "log", but its specification has no such output.',
        at: 'contracts/prepare.contract.yaml:5:3',
        help: 'Declare "log" under "outputs" of the specification, or remove the path.',
        related: [{ message: '"Prepare" has no output "log".', at: 'specs/prepare.spec.yaml:5:1' }],
      },
    ]));

  it('points at the specification itself when it has no outputs at all', () =>
    expectErrors(project({ spec: PREPARE_SPEC.slice(0, PREPARE_SPEC.indexOf('outputs:')) })).toEqual([
      {
        message: 'The contract has a path for "table", but its specification has no such output.',
        at: 'contracts/prepare.contract.yaml:3:26',
        help: 'Declare "table" under "outputs" of the specification, or remove the path.',
        related: [{ message: '"Prepare" has no output "table".', at: 'specs/prepare.spec.yaml:1:1' }],
      },
    ]));

  it('accepts a contract that is for a model step: nothing is uploaded from its script', () =>
    expectValid(project({ contract: more, spec: PREPARE_SPEC.replace('type: Processing', 'type: Model') })));
});
