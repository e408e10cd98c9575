import { stepWithoutProperties } from '../../../src/rules/dag/step-without-properties.js';
import { pipeline } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectExamples } = ruleTester(stepWithoutProperties);

describe('step-without-properties', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports outputs, properties and files of Fail steps', () =>
    expectErrors(
      pipeline(`
        steps:
          stop: { type: Fail }
          a: { type: Fail, message: "\${steps.stop.properties.ErrorMessage}" }
          b: { type: Fail, message: "\${steps.stop.outputs.message}" }
      `),
    ).toEqual([
      {
        message:
          '"${steps.stop.properties.ErrorMessage}" reads a value of the Fail step "stop", which has none.',
        at: 'demo.pipeline.yaml:4:29',
        help: 'Refer to a step that runs before this one and gives a value.',
      },
      {
        message: '"${steps.stop.outputs.message}" reads a value of the Fail step "stop", which has none.',
        at: 'demo.pipeline.yaml:5:29',
        help: 'Refer to a step that runs before this one and gives a value.',
      },
    ]));
});
