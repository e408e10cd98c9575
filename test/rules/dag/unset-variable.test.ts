import { unsetVariable } from '../../../src/rules/dag/unset-variable.js';
import { pipeline } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(unsetVariable);

const files = pipeline(`
  steps:
    stop: { type: Fail, message: "\${env.TEAM} in \${env.STAGE}" }
`);

describe('unset-variable', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the first variable of a text that is not set', () =>
    expectErrors(files, { variables: { TEAM: 'fraud' } }).toEqual([
      {
        message: '"${env.STAGE}" reads the environment variable "STAGE", which is not set.',
        at: 'demo.pipeline.yaml:3:32',
        help: 'Set it where pipectl runs (export STAGE=...), or use a parameter if the value is given when an execution starts.',
      },
    ]));

  it('accepts variables that are set, also to nothing', () =>
    expectValid(files, { variables: { TEAM: 'fraud', STAGE: '' } }));
});
