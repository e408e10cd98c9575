import { missingConfigKey } from '../../../src/rules/config/missing-config-key.js';
import { dedent, PREPARE_SPEC, project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(missingConfigKey);

const ROLE_HELP =
  'Add "role": ARN of the IAM role that the job runs with. For example "role: arn:aws:iam::123456789012:role/SageMakerRole".';
const ROOT_HELP =
  'Add "s3_root": S3 prefix under which code and outputs of the pipeline are stored: s3://bucket or s3://bucket/prefix. For example "s3_root: s3://my-bucket/pipelines".';
const files = (manifest: string) => ({ ...project(), ...TRAIN, 'demo.pipeline.yaml': dedent(manifest) });
const TWO = `
  name: demo
  config: { s3_root: s3://my-bucket }
  steps:
    prepare: { type: Prepare }
    train: { type: Train, needs: [prepare] }
`;

describe('missing-config-key', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports every key that the only step lacks', () =>
    expectErrors(files('name: demo\nsteps:\n  prepare: { type: Prepare }\n')).toEqual([
      {
        message: 'The config of step "prepare" has no "role".',
        at: 'demo.pipeline.yaml:3:3',
        help: ROLE_HELP,
      },
      {
        message: 'The config of step "prepare" has no "s3_root".',
        at: 'demo.pipeline.yaml:3:3',
        help: ROOT_HELP,
      },
    ]));

  it('reports a key that all steps lack once, at the config of the pipeline', async () => {
    await expectErrors(files(TWO)).toEqual([
      {
        message: 'The config key "role" is missing: the steps "prepare" and "train" need it.',
        at: 'demo.pipeline.yaml:2:1',
        help: ROLE_HELP,
      },
    ]);
    await expectErrors(
      files(TWO.replace('  config: { s3_root: s3://my-bucket }\n', '  config: { role: x }\n')),
    ).toEqual([
      {
        message: 'The config key "s3_root" is missing: the steps "prepare" and "train" need it.',
        at: 'demo.pipeline.yaml:2:1',
        help: ROOT_HELP,
      },
    ]);
  });

  it('points at the steps of a pipeline without config', () =>
    expectErrors(
      files(`
        name: demo
        steps:
          prepare: { type: Prepare, config: { s3_root: s3://my-bucket } }
          more: { type: Prepare, config: { s3_root: s3://my-bucket } }
      `),
    ).toEqual([
      {
        message: 'The config key "role" is missing: the steps "more" and "prepare" need it.',
        at: 'demo.pipeline.yaml:2:1',
        help: ROLE_HELP,
      },
    ]));

  it('reports only the step that lacks what others have, also when it takes it away', () =>
    expectErrors(
      files(`
        name: demo
        config: { s3_root: s3://my-bucket, role: arn:aws:iam::123456789012:role/R }
        steps:
          prepare: { type: Prepare, config: { role: } }
          train: { type: Train, needs: [prepare] }
      `),
    ).toEqual([
      {
        message: 'The config of step "prepare" has no "role".',
        at: 'demo.pipeline.yaml:4:29',
        help: ROLE_HELP,
      },
    ]));

  it("reports a step type's own keys for each step", () => {
    const spec = `${PREPARE_SPEC}config:
  properties:
    label: { description: Name of the label column., type: string, examples: [fraud] }
    ratio: { description: Share., tier: essential, default: 0.5, examples: [0.7] }
    seed: { description: Seed., tier: system }
`;
    const help = 'Add "label": Name of the label column. For example "label: fraud".';
    return expectErrors(
      project({ spec, manifest: 'steps:\n  a: { type: Prepare }\n  b: { type: Prepare, config: {} }\n' }),
    ).toEqual([
      { message: 'The config of step "a" has no "label".', at: 'demo.pipeline.yaml:7:3', help },
      { message: 'The config of step "b" has no "label".', at: 'demo.pipeline.yaml:8:23', help },
    ]);
  });

  it('accepts variables, and says nothing of a config that cannot be read', async () => {
    await expectValid(
      files(`
        name: demo
        parameters: { role: { type: String } }
        config: { s3_root: s3://my-bucket, role: "\${params.role}" }
        steps:
          prepare: { type: Prepare }
      `),
    );
    await expectValid(files(TWO.replace('{ s3_root: s3://my-bucket }', 'missing.config.yaml')), {
      broken: true,
    });
  });
});
