import { stepValueBeforeSteps } from '../../../src/rules/dag/step-value-before-steps.js';
import { pipeline } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectExamples } = ruleTester(stepValueBeforeSteps);

describe('step-value-before-steps', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports values of steps in the experiment and in the MLflow tracking', () =>
    expectErrors(
      pipeline(`
        experiment: { name: "\${steps.check.properties.Outcome}" }
        mlflow: { resource_arn: "arn:\${steps.check.properties.Outcome}" }
        steps:
          check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }] }
      `),
    ).toEqual([
      {
        message: 'A value of step "check" is read here, where no step has run yet.',
        at: 'demo.pipeline.yaml:2:21',
        help: 'Use ${params.<name>} or ${execution.<variable>}.',
      },
      {
        message: 'A value of step "check" is read here, where no step has run yet.',
        at: 'demo.pipeline.yaml:3:25',
        help: 'Use ${params.<name>} or ${execution.<variable>}.',
      },
    ]));
});
