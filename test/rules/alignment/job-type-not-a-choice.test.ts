import { jobTypeNotAChoice } from '../../../src/rules/alignment/job-type-not-a-choice.js';
import { PREPARE_CONTRACT, PREPARE_SPEC, project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(jobTypeNotAChoice);

const spec = `${PREPARE_SPEC}job_types: { training: , calibrations: }\n`;
const contract = (argument: string) => `${PREPARE_CONTRACT}expected_arguments: { job_type: ${argument} }\n`;

describe('job-type-not-a-choice', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the job type, with the choice that is meant', () =>
    expectErrors(
      project({ spec, contract: contract('{ flag: --job_type, choices: [training, calibration] }') }),
    ).toEqual([
      {
        message:
          'The job type "calibrations" of "Prepare" is none of the choices of the contract\'s argument "job_type". Did you mean "calibration"?',
        at: 'specs/prepare.spec.yaml:9:26',
        help: 'Add it to the choices, in the script too, or remove the job type.',
        related: [{ message: 'The choices.', at: 'contracts/prepare.contract.yaml:4:62' }],
      },
    ]));

  it('accepts an argument without choices, a contract without the argument, and more choices than job types', async () => {
    await expectValid(project({ spec, contract: contract('{ flag: --job_type }') }));
    await expectValid(project({ spec }));
    await expectValid(
      project({
        spec,
        contract: contract('{ flag: --job_type, choices: [training, testing, calibrations] }'),
      }),
    );
  });
});
