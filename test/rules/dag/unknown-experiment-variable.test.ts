import { unknownExperimentVariable } from '../../../src/rules/dag/unknown-experiment-variable.js';
import { pipeline } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownExperimentVariable);

describe('unknown-experiment-variable', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports other names, and any where there is no experiment: also in the experiment itself', async () => {
    await expectErrors(
      pipeline(`
        experiment: { name: team, trial: "\${experiment.ExperimentName}-1" }
        steps:
          stop: { type: Fail, message: "\${experiment.Trialname}" }
      `),
    ).toEqual([
      {
        message: '"${experiment.Trialname}" is no name of an experiment. Did you mean "TrialName"?',
        at: 'demo.pipeline.yaml:4:32',
        help: 'The names are ExperimentName and TrialName.',
      },
      {
        message: '"${experiment.ExperimentName}" is read where there is no experiment.',
        at: 'demo.pipeline.yaml:2:34',
        help: 'Add "experiment: {}" to the pipeline, or write the value itself. In the experiment itself ${execution.<variable>} can stand.',
      },
    ]);
  });

  it('accepts both names, and parameters and execution variables in the experiment', () =>
    expectValid(
      pipeline(`
        parameters: { team: { type: String, default: risk } }
        experiment: { name: "\${params.team}", trial: "\${execution.PipelineExecutionId}" }
        steps:
          stop: { type: Fail, message: "\${experiment.ExperimentName}/\${experiment.TrialName}" }
      `),
    ));

  it('mends a slip', () =>
    expectFixed(
      pipeline('experiment: {}\nsteps:\n  stop: { type: Fail, message: "\${experiment.TrailName}" }\n'),
      pipeline('experiment: {}\nsteps:\n  stop: { type: Fail, message: "\${experiment.TrialName}" }\n'),
    ));
});
