import { derivedConfigKey } from '../../../src/rules/config/derived-config-key.js';
import { dedent, PREPARE_SPEC, project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(derivedConfigKey);

const step = (config: string) => `steps:\n  prepare: { type: Prepare, config: ${config} }\n`;

describe('derived-config-key', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the key in the pipeline, a step, an environment and a specification', () =>
    expectErrors(
      {
        ...project({ spec: `${PREPARE_SPEC}config: { defaults: { step_name: a } }\n` }),
        'demo.pipeline.yaml': dedent(`
          name: demo
          config: { pipeline_name: a }
          steps:
            prepare: { type: Prepare, config: { job_type: a } }
        `),
        'pipectl.yaml': 'environments: { prod: { config: { code_uri: s3://b/c } } }\n',
      },
      { environment: 'prod' },
    ).toEqual([
      {
        message: 'The config key "pipeline_name" is computed and cannot be given.',
        at: 'demo.pipeline.yaml:2:11',
        help: "Remove it. The pipeline's name; it is the manifest's name.",
      },
      {
        message: 'The config key "job_type" is computed and cannot be given.',
        at: 'demo.pipeline.yaml:4:39',
        help: "Remove it. The step's job type; it is written on the step.",
      },
      {
        message: 'The config key "code_uri" is computed and cannot be given.',
        at: 'pipectl.yaml:1:35',
        help: 'Remove it. Where the code package is stored: <s3_root>/<pipeline>/code/<sha256 of relative names and contents>/….',
      },
      {
        message: 'The config key "step_name" is computed and cannot be given.',
        at: 'specs/prepare.spec.yaml:9:23',
        help: "Remove it. The step's name; it is the step's key in the manifest.",
      },
    ]));

  it('reports a file that two steps share once', () =>
    expectErrors(
      project({
        manifest:
          'steps:\n  a: { type: Prepare, config: prepare.config.yaml }\n  b: { type: Prepare, config: prepare.config.yaml }\n',
        config: 'volume_size: 2\nstep_name: a\n',
      }),
    ).toEqual([
      {
        message: 'The config key "step_name" is computed and cannot be given.',
        at: 'prepare.config.yaml:2:1',
        help: "Remove it. The step's name; it is the step's key in the manifest.",
      },
    ]));

  it('accepts such names below other keys', () =>
    expectValid(project({ manifest: step('{ environment: { job_type: a, step_name: b } }') })));
});
