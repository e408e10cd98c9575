import { unknownConfigKey } from '../../../src/rules/config/unknown-config-key.js';
import { dedent, PREPARE_SPEC, project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownConfigKey);

const CORRECT = 'Correct the key, or remove it.';
const spec = `${PREPARE_SPEC}config: { properties: { label: { description: Label., default: y } } }\n`;
const two = (shared: string, rest = '') => ({
  ...project({
    manifest: `
      steps:
        prepare: { type: Prepare, config: shared.config.yaml }
        train: { type: Train, inputs: { table: s3://b/t }, config: [shared.config.yaml${rest}] }
    `,
  }),
  ...TRAIN,
  'shared.config.yaml': shared,
});
const inherited = (config: string, steps: string) => ({
  ...project({ spec }),
  ...TRAIN,
  'demo.pipeline.yaml': dedent(`
    name: demo
    config:
      ${config}
    steps:
      ${steps}
  `),
});
const PREPARE = 'prepare: { type: Prepare }';
const TRAIN_STEP = 'train: { type: Train, inputs: { table: s3://b/t } }';

describe('unknown-config-key', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the keys of a file and of an inline map', () =>
    expectErrors(
      project({
        manifest:
          'steps:\n  prepare: { type: Prepare, config: [prepare.config.yaml, { comand: [python] }] }\n',
        config: 'volume_size: 2\nimage_url: x\n',
      }),
    ).toEqual([
      {
        message: 'Step "prepare" does not take the config key "image_url". Did you mean "image_uri"?',
        at: 'prepare.config.yaml:2:1',
        help: CORRECT,
      },
      {
        message: 'Step "prepare" does not take the config key "comand". Did you mean "command"?',
        at: 'demo.pipeline.yaml:7:61',
        help: CORRECT,
      },
    ]));

  it('says which steps take a key that this one does not', () =>
    expectErrors({
      ...project({
        spec,
        manifest: `
          steps:
            prepare: { type: Prepare, config: { hyperparameters: { eta: 1 }, label: y } }
            train: { type: Train, inputs: { table: s3://b/t }, config: { label: y } }
        `,
      }),
      ...TRAIN,
    }).toEqual([
      {
        message: 'Step "prepare" does not take the config key "hyperparameters".',
        at: 'demo.pipeline.yaml:7:39',
        help: 'It is a key of Training, Tuning steps.',
      },
      {
        message: 'Step "train" does not take the config key "label".',
        at: 'demo.pipeline.yaml:8:64',
        help: 'It is a key of "Prepare".',
      },
    ]));

  it('reports a key of a file that several steps name once, if none of them takes it', async () => {
    await expectErrors(two('max_depth: 3\n')).toEqual([
      {
        message: 'None of the steps "prepare" and "train" takes the config key "max_depth".',
        at: 'shared.config.yaml:1:1',
        help: CORRECT,
      },
    ]);
    await expectValid(two('hyperparameters: { eta: 1 }\narguments: {}\n'));
  });

  it('reports an inherited key that no step takes', async () => {
    await expectErrors(inherited('lable: y', PREPARE)).toEqual([
      {
        message: 'No step of the pipeline takes the config key "lable". Did you mean "label" or "role"?',
        at: 'demo.pipeline.yaml:3:3',
        help: CORRECT,
      },
    ]);
    await expectErrors(inherited('label: y', TRAIN_STEP)).toEqual([
      {
        message: 'No step of the pipeline takes the config key "label".',
        at: 'demo.pipeline.yaml:3:3',
        help: 'It is a key of "Prepare".',
      },
    ]);
  });

  it('accepts inherited keys that one step takes, or the builder of any', async () => {
    await expectValid(inherited('label: y', `${PREPARE}\n      ${TRAIN_STEP}`));
    await expectValid(inherited('hyperparameters: { eta: 1 }', PREPARE));
  });

  it('reports keys of an environment, but none that another pipeline may need', () => {
    const environment = { environment: 'prod' };
    return expectErrors(
      {
        ...inherited('label: y', `${PREPARE}\n      ${TRAIN_STEP}`),
        'specs/other.spec.yaml': PREPARE_SPEC.replace('Prepare', 'Other').concat(
          'config: { properties: { depth: { description: Depth. } } }\n',
        ),
        'pipectl.yaml': 'environments:\n  prod:\n    config: { depth: 3, instancetype: x, subnets: [a] }\n',
      },
      environment,
    ).toEqual([
      {
        message: 'No step of the pipeline takes the config key "instancetype". Did you mean "instance_type"?',
        at: 'pipectl.yaml:3:25',
        help: CORRECT,
      },
    ]);
  });

  it('says nothing where a step is not known, and of computed keys', async () => {
    await expectValid(inherited('lable: y', `${PREPARE}\n      odd: { type: Odd, config: { odd: 1 } }`));
    await expectValid(inherited('lable: y', `${PREPARE}\n      odd: { type: Fail, message: [] }`), {
      broken: true,
    });
    await expectValid(
      project({ manifest: 'steps:\n  prepare: { type: Prepare, config: { job_type: x, step_name: y } }\n' }),
    );
  });

  it('mends a slip, in the file that has it, but no key that another step type takes', () =>
    expectFixed(
      two('# For both.\ninstance_cout: 2 # each\nvolume_sise: 3\nlearning_rat: 1\n'),
      two('# For both.\ninstance_count: 2 # each\nvolume_sise: 3\nlearning_rat: 1\n'),
    ));

  it('mends no key in a map that is merged into another', () => {
    const files = project({
      manifest: `
        steps:
          prepare: { type: Prepare, config: &shared { instance_cout: 2 } }
          again: { type: Prepare, config: { <<: *shared } }
      `,
    });
    return expectFixed(files, files);
  });
});
