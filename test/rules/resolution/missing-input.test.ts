import { PREPARE_SPEC, project, TRAIN, TRAIN_CONTRACT, TRAIN_SPEC } from '../../../src/rules/example.js';
import { missingInput } from '../../../src/rules/resolution/missing-input.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(missingInput);

const REQUIRED = { message: '"table" is a required input of "Train".', at: 'specs/train.spec.yaml:6:3' };

/** A step type that turns a raw file into what Train takes. */
const RAW = {
  'specs/load.spec.yaml': `
step_type: Load
sagemaker_step_type: Processing
node_type: source
outputs:
  raw: { output_type: payload_samples, property_path: "properties.ProcessingOutputConfig.Outputs['raw'].S3Output.S3Uri" }
`,
  'specs/tidy.spec.yaml': `
step_type: Tidy
sagemaker_step_type: Processing
node_type: internal
dependencies:
  raw: { dependency_type: payload_samples }
outputs:
  table: { output_type: processing_output, property_path: "properties.ProcessingOutputConfig.Outputs['table'].S3Output.S3Uri" }
`,
};

describe('missing-input', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('names the step that would feed the input if only it were needed', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare }
            train: { type: Train, needs: [] }
        `,
      }),
      ...TRAIN,
    }).toEqual([
      {
        message: 'Step "train" needs the input "table", but it needs no step that could produce it.',
        at: 'demo.pipeline.yaml:8:3',
        help: [
          'Add "prepare" to the needs of "train": its output "table" fits.',
          'To wire it by hand, write on "train": inputs: { table: s3://<bucket>/<prefix> }',
        ].join('\n'),
        related: [REQUIRED],
      },
    ]));

  it('says why each candidate lost, and which step type would bridge the gap', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            load: { type: Load }
            train: { type: Train, needs: [load] }
        `,
      }),
      ...TRAIN,
      ...RAW,
    }).toEqual([
      {
        message: 'Step "train" needs the input "table", and none of the steps it needs produces it.',
        at: 'demo.pipeline.yaml:8:3',
        help: [
          '"load.raw" (0.00): training_data does not accept payload_samples.',
          'A step of the type Tidy would give it: "load" -> Tidy -> "train".',
          'To wire it by hand, write on "train": inputs: { table: s3://<bucket>/<prefix> }',
        ].join('\n'),
        related: [REQUIRED],
      },
    ]));

  it('names the steps of a longer way', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            load: { type: Load }
            judge: { type: Judge, needs: [load] }
        `,
      }),
      ...TRAIN,
      'specs/load.spec.yaml': RAW['specs/load.spec.yaml'],
      'specs/tidy.spec.yaml': RAW['specs/tidy.spec.yaml'],
      'specs/train.spec.yaml': TRAIN_SPEC.replace(
        'training_data }',
        'training_data, compatible_sources: [Tidy] }',
      ),
      'specs/judge.spec.yaml': `
step_type: Judge
sagemaker_step_type: Processing
node_type: sink
dependencies:
  model: { dependency_type: model_artifacts }
`,
    }).toEqual([
      {
        message: 'Step "judge" needs the input "model", and none of the steps it needs produces it.',
        at: 'demo.pipeline.yaml:8:3',
        help: [
          '"load.raw" (0.00): model_artifacts does not accept payload_samples.',
          'These steps would give it: "load" -> Tidy -> Train -> "judge".',
          'To wire it by hand, write on "judge": inputs: { model: s3://<bucket>/<prefix> }',
        ].join('\n'),
        related: [{ message: '"model" is a required input of "Judge".', at: 'specs/judge.spec.yaml:6:3' }],
      },
    ]));

  it('reports two inputs of one step, and proposes no output for which only its types speak', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare }
            train: { type: Train, needs: [prepare] }
        `,
      }),
      'contracts/train.contract.yaml': TRAIN_CONTRACT,
      'specs/train.spec.yaml': TRAIN_SPEC.replace(
        '  table: { dependency_type: training_data }',
        '  table: { dependency_type: training_data }\n' +
          '  weights: { dependency_type: model_artifacts }\n' +
          '  holdout: { dependency_type: validation_data }',
      ),
    }).toEqual([
      {
        message: 'Step "train" needs the input "holdout", and none of the steps it needs produces it.',
        at: 'demo.pipeline.yaml:8:3',
        help: [
          '"prepare.table" (0.40): its score is below 0.50.',
          'To wire it by hand, write on "train": inputs: { holdout: s3://<bucket>/<prefix> }',
        ].join('\n'),
        related: [{ message: '"holdout" is a required input of "Train".', at: 'specs/train.spec.yaml:8:3' }],
      },
      {
        message: 'Step "train" needs the input "weights", and none of the steps it needs produces it.',
        at: 'demo.pipeline.yaml:8:3',
        help: [
          '"prepare.table" (0.00): model_artifacts does not accept processing_output.',
          'To wire it by hand, write on "train": inputs: { weights: s3://<bucket>/<prefix> }',
        ].join('\n'),
        related: [{ message: '"weights" is a required input of "Train".', at: 'specs/train.spec.yaml:7:3' }],
      },
    ]));

  it('proposes at most three outputs, the best first', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            train: { type: Train, needs: [] }
            clean: { type: Clean }
            prepare_a: { type: Prepare }
            prepare_b: { type: Prepare }
            prepare_c: { type: Prepare }
        `,
      }),
      ...TRAIN,
      'specs/clean.spec.yaml': PREPARE_SPEC.replace('Prepare', 'Clean').replace(
        'processing_output',
        'training_data',
      ),
    }).toEqual([
      {
        message: 'Step "train" needs the input "table", but it needs no step that could produce it.',
        at: 'demo.pipeline.yaml:7:3',
        help: [
          'Add "clean" to the needs of "train": its output "table" fits.',
          'Add "prepare_a" to the needs of "train": its output "table" fits.',
          'Add "prepare_b" to the needs of "train": its output "table" fits.',
          'To wire it by hand, write on "train": inputs: { table: s3://<bucket>/<prefix> }',
        ].join('\n'),
        related: [REQUIRED],
      },
    ]));

  it('does not propose a step that comes after', () =>
    expectErrors({
      ...project({
        manifest: `
          steps:
            train: { type: Train }
            prepare: { type: Prepare, needs: [train] }
        `,
      }),
      ...TRAIN,
    }).toEqual([
      {
        message: 'Step "train" needs the input "table", but no step of the pipeline makes it for certain.',
        at: 'demo.pipeline.yaml:7:3',
        help: [
          'A step of the type Prepare would give it: Prepare -> "train".',
          'To wire it by hand, write on "train": inputs: { table: s3://<bucket>/<prefix> }',
        ].join('\n'),
        related: [REQUIRED],
      },
    ]));

  it('accepts inputs that a needed step or the manifest feeds, and one producer of two consumers', () =>
    expectValid({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare }
            train: { type: Train, needs: [prepare] }
            train_more: { type: Train, needs: [prepare] }
            train_other: { type: Train, inputs: { table: s3://my-bucket/table.csv } }
        `,
      }),
      ...TRAIN,
    }));

  it('accepts an optional input that nothing feeds', () =>
    expectValid({
      ...project({
        manifest: `
          steps:
            train: { type: Train }
        `,
      }),
      ...TRAIN,
      'specs/train.spec.yaml': TRAIN_SPEC.replace('training_data }', 'training_data, required: false }'),
    }));

  it('says nothing where another mistake comes first', () =>
    expectValid({
      ...project({
        manifest: `
          steps:
            other: { type: Other }
            a: { type: Train, needs: [gone] }
            b: { type: Train, needs: [other] }
            c: { type: Train, inputs: { tabel: s3://my-bucket/table.csv } }
        `,
      }),
      ...TRAIN,
    }));
});
