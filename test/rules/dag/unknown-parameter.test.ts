import { unknownParameter } from '../../../src/rules/dag/unknown-parameter.js';
import { pipeline } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownParameter);

describe('unknown-parameter', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports every parameter that is not declared', () =>
    expectErrors(
      pipeline(`
        parameters:
          min_auc: { type: Float }
        steps:
          check:
            type: Condition
            when: [{ left: "\${params.min_uac}", op: ">", right: "\${params.limit}" }]
      `),
    ).toEqual([
      {
        message:
          '"${params.min_uac}" refers to the parameter "min_uac", which is not declared. Did you mean "min_auc"?',
        at: 'demo.pipeline.yaml:7:20',
        help: 'Correct the name, or declare it under "parameters", for instance "min_uac: { type: String }".',
      },
      {
        message: '"${params.limit}" refers to the parameter "limit", which is not declared.',
        at: 'demo.pipeline.yaml:7:57',
        help: 'Correct the name, or declare it under "parameters", for instance "limit: { type: String }".',
      },
    ]));

  it('reports a parameter of a manifest without any', () =>
    expectErrors(
      pipeline(`
        steps:
          stop: { type: Fail, message: "\${params.reason}" }
      `),
    ).toEqual([
      {
        message: '"${params.reason}" refers to the parameter "reason", which is not declared.',
        at: 'demo.pipeline.yaml:3:32',
        help: 'Correct the name, or declare it under "parameters", for instance "reason: { type: String }".',
      },
    ]));

  it('accepts a parameter that is declared but broken, and escaped text', () =>
    expectValid(
      pipeline(`
        parameters:
          reason: { type: Text }
        steps:
          stop: { type: Fail, message: "\${params.reason}: $\${params.gone}" }
      `),
      { broken: true },
    ));

  it('mends a slip wherever it stands in the text', () =>
    expectFixed(
      pipeline(`
        parameters:
          reason: { type: String, default: Stopped }
        steps:
          stop: { type: Fail, message: "\${params.raeson} # \${params.reason}, \${params.raeson}" }
          halt:
            type: Fail
            message: |
              Stopped: \${params.Reason}
              for ever # no comment
          rest: { type: Fail, message: "\${params.cause}" }
      `),
      pipeline(`
        parameters:
          reason: { type: String, default: Stopped }
        steps:
          stop: { type: Fail, message: "\${params.reason} # \${params.reason}, \${params.reason}" }
          halt:
            type: Fail
            message: |
              Stopped: \${params.reason}
              for ever # no comment
          rest: { type: Fail, message: "\${params.cause}" }
      `),
    ));
});
