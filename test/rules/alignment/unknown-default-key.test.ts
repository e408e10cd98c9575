import { unknownDefaultKey } from '../../../src/rules/alignment/unknown-default-key.js';
import { PREPARE_SPEC, project, TRAIN, TRAIN_SPEC } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownDefaultKey);

describe('unknown-default-key', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports keys that nothing takes, and those of other step types', () =>
    expectErrors(
      project({
        spec: `${PREPARE_SPEC}config:\n  defaults:\n    volume_sise: 3\n    hyperparameters: { eta: 1 }\n`,
      }),
    ).toEqual([
      {
        message:
          'The default "volume_sise" is for a config key that "Prepare" does not take. Did you mean "volume_size" or "volume_kms_key"?',
        at: 'specs/prepare.spec.yaml:11:5',
        help: 'Correct the key, or declare it under "properties".',
      },
      {
        message: 'The default "hyperparameters" is for a config key that "Prepare" does not take.',
        at: 'specs/prepare.spec.yaml:12:5',
        help: 'Correct the key, or declare it under "properties".',
      },
    ]));

  it("accepts keys of the builder and the specification's own", () =>
    expectValid({
      ...TRAIN,
      'specs/train.spec.yaml': `${TRAIN_SPEC}config:
  properties: { depth: { description: Depth., hyperparameter: depth } }
  defaults: { hyperparameters: { eta: 1 }, depth: 3 }
`,
    }));

  it('mends a slip', () =>
    expectFixed(
      project({ spec: `${PREPARE_SPEC}config:\n  defaults: { instanceCount: 2 } # two\n` }),
      project({ spec: `${PREPARE_SPEC}config:\n  defaults: { instance_count: 2 } # two\n` }),
    ));
});
