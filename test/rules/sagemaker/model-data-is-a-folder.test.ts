import { PREPARE_SPEC, TRAIN_SPEC } from '../../../src/rules/example.js';
import { serveProject } from '../../../src/rules/sagemaker/model-example.js';
import { modelDataIsAFolder } from '../../../src/rules/sagemaker/model-data-is-a-folder.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(modelDataIsAFolder);

const packing = PREPARE_SPEC.replace('processing_output', 'model_artifacts').replaceAll('table', 'model');
const files = (steps: string, rest: Readonly<Record<string, string>> = {}) => ({
  ...serveProject(`steps:\n${steps}`),
  'specs/prepare.spec.yaml': packing,
  ...rest,
});
const PREPARE = '  prepare: { type: Prepare }\n';

describe('model-data-is-a-folder', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports what the resolver chose at the need, what the manifest says at the input, and also for RegisterModel', () =>
    expectErrors(
      files(
        `${PREPARE}  serve: { type: Serve, needs: [prepare] }\n  register: { type: Register, inputs: { packed: prepare.model } }\n`,
        {
          'specs/register.spec.yaml':
            'step_type: Register\nsagemaker_step_type: RegisterModel\nnode_type: sink\ndependencies: { packed: { dependency_type: model_artifacts } }\n',
        },
      ),
    ).toEqual([
      {
        message: 'Step "register" takes its model from "prepare.model", which is a folder.',
        at: 'demo.pipeline.yaml:9:49',
        help: 'Add "file_name: model.tar.gz" to the output "model", with the name that its script gives the archive.',
        related: [{ message: 'The output.', at: 'specs/prepare.spec.yaml:6:3' }],
      },
      {
        message: 'Step "serve" takes its model from "prepare.model", which is a folder.',
        at: 'demo.pipeline.yaml:8:33',
        help: 'Add "file_name: model.tar.gz" to the output "model", with the name that its script gives the archive.',
        related: [{ message: 'The output.', at: 'specs/prepare.spec.yaml:6:3' }],
      },
    ]));

  it('accepts a file in an output, a training job, a given URI, and a folder where files are read', async () => {
    await expectValid(
      files(`${PREPARE}  serve: { type: Serve, needs: [prepare] }\n`, {
        'specs/prepare.spec.yaml': `${packing}    file_name: model.tar.gz\n`,
      }),
    );
    await expectValid(
      files(
        '  train: { type: Train, inputs: { table: s3://b/t } }\n  serve: { type: Serve, needs: [train] }\n',
      ),
    );
    await expectValid(files('  serve: { type: Serve, inputs: { model: s3://b/model.tar.gz } }\n'));
    await expectValid(
      files(`${PREPARE}  train: { type: Train, needs: [prepare] }\n`, {
        'specs/train.spec.yaml': TRAIN_SPEC.replace('training_data', 'model_artifacts'),
      }),
    );
  });

  it('accepts a folder where a container serves several models, or files that are not packed', async () => {
    const serve = (config: string) =>
      files(`${PREPARE}  serve: { type: Serve, inputs: { model: prepare.model }, config: ${config} }\n`);
    await expectValid(serve('{ mode: MultiModel }'));
    await expectValid(serve('{ model_data_source: { compression_type: None } }'));
    await expectValid(serve('{ containers: [{ model_data: model, mode: MultiModel }] }'));
    await expectValid(serve('{ model_package_name: fraud/1 }'));
    await expectErrors(serve('{ model_data_source: { compression_type: Gzip } }')).toEqual([
      {
        message: 'Step "serve" takes its model from "prepare.model", which is a folder.',
        at: 'demo.pipeline.yaml:8:42',
        help: 'Add "file_name: model.tar.gz" to the output "model", with the name that its script gives the archive.',
        related: [{ message: 'The output.', at: 'specs/prepare.spec.yaml:6:3' }],
      },
    ]);
  });
});
