import { unknownExecutionVariable } from '../../../src/rules/dag/unknown-execution-variable.js';
import { pipeline } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownExecutionVariable);

const HELP =
  'The variables of an execution are StartDateTime, CurrentDateTime, PipelineName, PipelineArn, ' +
  'PipelineExecutionId, PipelineExecutionArn, TrainingJobName, ProcessingJobName.';

describe('unknown-execution-variable', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports other names, also those that differ only in case', () =>
    expectErrors(
      pipeline(`
        steps:
          a: { type: Fail, message: "\${execution.pipelineName}" }
          b: { type: Fail, message: "\${execution.Account}" }
      `),
    ).toEqual([
      {
        message:
          '"${execution.pipelineName}" names no variable of an execution. Did you mean "PipelineName" or "PipelineArn"?',
        at: 'demo.pipeline.yaml:3:29',
        help: HELP,
      },
      {
        message: '"${execution.Account}" names no variable of an execution.',
        at: 'demo.pipeline.yaml:4:29',
        help: HELP,
      },
    ]));

  it('accepts each that SageMaker has', () =>
    expectValid(
      pipeline(`
        steps:
          a: { type: Fail, message: "\${execution.StartDateTime} \${execution.CurrentDateTime}" }
          b: { type: Fail, message: "\${execution.PipelineName} \${execution.PipelineArn}" }
          c: { type: Fail, message: "\${execution.PipelineExecutionId} \${execution.PipelineExecutionArn}" }
          d: { type: Fail, message: "\${execution.TrainingJobName} \${execution.ProcessingJobName}" }
      `),
    ));

  it('mends a slip', () =>
    expectFixed(
      pipeline(
        'steps:\n  stop: { type: Fail, message: "\${execution.pipeline_execution_ID}" }\n'.replace(
          'pipeline_execution_ID',
          'PipelineExecutionID',
        ),
      ),
      pipeline('steps:\n  stop: { type: Fail, message: "\${execution.PipelineExecutionId}" }\n'),
    ));
});
