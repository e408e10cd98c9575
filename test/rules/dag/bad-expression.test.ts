import { badExpression } from '../../../src/rules/dag/bad-expression.js';
import { pipeline } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(badExpression);

const HELP =
  'Write ${params.<name>}, ${execution.<variable>}, ${steps.<step>.outputs.<output>}, ${steps.<step>.properties.<path>}, ' +
  '${steps.<step>.files.<property file>#<json path>}, ${s3://<bucket>/<key>#<json path>}, ${steps.<step>.outputs.<output>/<file>#<json path>} or ${env.<NAME>}; $${ stands for a literal ${.';

describe('bad-expression', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports each text whose expression is none of the forms', () =>
    expectErrors(
      pipeline(`
        steps:
          a: { type: Fail, message: "\${HOME}" }
          b: { type: Fail, message: "Stopped by \${params.who" }
          c: { type: Fail, message: "\${steps.train.metrics.auc}" }
      `),
    ).toEqual([
      {
        message:
          'The expression "${HOME}" begins with "HOME", which is none of params, execution, experiment, steps, env.',
        at: 'demo.pipeline.yaml:3:29',
        help: HELP,
      },
      {
        message: 'The expression "${params.who" is not closed.',
        at: 'demo.pipeline.yaml:4:29',
        help: HELP,
      },
      {
        message:
          'The expression "${steps.train.metrics.auc}" asks for "metrics" of a step, which is none of outputs, properties, files.',
        at: 'demo.pipeline.yaml:5:29',
        help: HELP,
      },
    ]));

  it('accepts escaped texts and single signs', () =>
    expectValid(
      pipeline(`
        steps:
          a: { type: Fail, message: "$\${HOME} costs $5 {or more}" }
      `),
    ));
});
