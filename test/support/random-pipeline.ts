import fc from 'fast-check';
import type { PipelineOptions } from '../../src/api/index.js';

/** A manifest as data. YAML takes JSON, so that its text is JSON. */
export interface ManifestData {
  readonly name: string;
  readonly parameters: NonNullable<PipelineOptions['parameters']>;
  readonly experiment?: Readonly<Record<string, string>>;
  readonly config: Readonly<Record<string, unknown>>;
  readonly steps: Readonly<Record<string, StepData>>;
}

/** A step of a manifest as data. */
export type StepData = Readonly<Record<string, unknown>>;

const PARAMETERS = {
  instance: { type: 'String', default: 'ml.m5.xlarge', enum: ['ml.m5.xlarge', 'ml.m5.2xlarge'] },
  rounds: { type: 'Integer', default: 10 },
  least: { type: 'Float', default: 0.8 },
  encrypted: { type: 'Boolean', default: false },
  bucket: { type: 'String' },
} as const;

/** Uses of every parameter, so that none is unused whatever the steps are. */
const USES: StepData = {
  type: 'Lambda',
  config: {
    function_arn: 'arn:aws:lambda:us-east-1:123456789012:function:note',
    inputs: Object.fromEntries(Object.keys(PARAMETERS).map((name) => [name, `\${params.${name}}`])),
    output_parameters: { noted: 'Boolean', reason: 'String' },
  },
};

const CONFIG = {
  role: 'arn:aws:iam::123456789012:role/SageMakerRole',
  s3_root: 's3://my-bucket/pipelines',
  region: 'us-east-1',
};

/** What one line of work is made of. */
interface Line {
  readonly framework: 'XGBoost' | 'PyTorch' | 'Tuning';
  readonly wiring: 'resolved' | 'explicit';
  readonly instance: string;
  readonly cached: boolean;
  readonly retried: boolean;
  readonly gate: 'file' | 's3' | 'none';
  readonly nested: boolean;
  readonly scores: boolean;
}

const line: fc.Arbitrary<Line> = fc.record({
  framework: fc.constantFrom('XGBoost', 'PyTorch', 'Tuning'),
  wiring: fc.constantFrom('resolved', 'explicit'),
  instance: fc.constantFrom('${params.instance}', 'ml.m5.4xlarge'),
  cached: fc.boolean(),
  retried: fc.boolean(),
  gate: fc.constantFrom('file', 's3', 'none'),
  nested: fc.boolean(),
  scores: fc.boolean(),
});

/** The steps of one line of work, from its data to a model that is judged and used. */
function stepsOf(
  { framework, wiring, instance, cached, retried, gate, nested, scores }: Line,
  id: string,
): Readonly<Record<string, StepData>> {
  const name = (step: string) => `${step}_${id}`;
  const policies = {
    ...(cached ? { cache: { enabled: true, expire_after: 'P30D' } } : {}),
    ...(retried ? { retry: [{ on: ['SageMaker.CAPACITY_ERROR', 'Step.THROTTLING'], max_attempts: 3 }] } : {}),
  };
  const explicit = (inputs: Readonly<Record<string, string>>) => (wiring === 'explicit' ? { inputs } : {});
  const data = `s3://my-bucket/raw/${id}/`;
  const train: StepData =
    framework === 'XGBoost'
      ? {
          type: 'XGBoostTraining',
          needs: [name('prepare')],
          config: { label_field: 'y', instance_type: instance, n_estimators: '${params.rounds}' },
          ...explicit({ train_data: `${name('prepare')}.processed_data` }),
          ...policies,
        }
      : framework === 'PyTorch'
        ? {
            type: 'PyTorchTraining',
            inputs: { train_data: `s3://my-bucket/text/${id}/` },
            config: {
              label_field: 'y',
              text_field: 'text',
              instance_type: instance,
              epochs: '${params.rounds}',
            },
            ...policies,
          }
        : {
            type: 'XGBoostTuning',
            needs: [name('prepare')],
            ...explicit({ train_data: `${name('prepare')}.processed_data` }),
            config: {
              objective: { metric: 'validation:auc' },
              hyperparameter_ranges: { max_depth: { type: 'integer', min: 3, max: 9 } },
              max_jobs: '${params.rounds}',
              encrypt_inter_container_traffic: '${params.encrypted}',
            },
          };
  const model: StepData = {
    type: framework === 'PyTorch' ? 'PyTorchModel' : 'XGBoostModel',
    needs: [name('train')],
    ...explicit({ model_data: `${name('train')}.model_artifacts` }),
  };
  const judged = framework === 'XGBoost' && gate !== 'none';
  const left =
    gate === 's3'
      ? `\${steps.${name('judge')}.outputs.metrics_output/metrics.json#auc}`
      : `\${steps.${name('judge')}.files.metrics#auc}`;
  const inner = [name('model'), ...(scores ? [name('score')] : [])];
  return {
    [name('load')]: {
      type: 'CradleDataLoading',
      job_type: 'training',
      config: { data_path: data },
      ...policies,
    },
    [name('prepare')]: {
      type: 'TabularPreprocessing',
      job_type: 'training',
      needs: [name('load')],
      config: { label_field: 'y' },
      ...explicit({ DATA: `${name('load')}.DATA` }),
      ...policies,
    },
    [name('train')]: train,
    [name('model')]: model,
    ...(scores
      ? {
          [name('score')]: {
            type: 'BatchTransform',
            job_type: 'testing',
            needs: [name('model')],
            inputs: { processed_data: `s3://\${params.bucket}/new/${id}` },
          },
        }
      : {}),
    ...(judged
      ? {
          [name('judge')]: {
            type: 'XGBoostModelEval',
            needs: [name('train'), name('prepare')],
            inputs: {
              model_input: `${name('train')}.model_artifacts`,
              processed_data: `${name('prepare')}.processed_data`,
            },
          },
          [name('gate')]: {
            type: 'Condition',
            when: [
              { left, op: '>=', right: '${params.least}' },
              {
                any: [
                  { left: '${params.rounds}', op: '!=', right: 0 },
                  { not: { left: 1, op: 'in', right: [2] } },
                ],
              },
            ],
            then: nested ? [name('inner')] : inner,
            else: [name('weak')],
          },
          ...(nested
            ? {
                [name('inner')]: {
                  type: 'Condition',
                  needs: [name('note')],
                  when: [
                    {
                      left: `\${steps.${name('note')}.properties.OutputParameters['noted']}`,
                      op: '==',
                      right: true,
                    },
                  ],
                  then: inner,
                },
                [name('note')]: USES,
              }
            : {}),
          [name('weak')]: { type: 'Fail', message: `Line ${id} is below \${params.least}.` },
        }
      : {}),
  };
}

/** A random pipeline that is right: one to four lines of work, with everything that they can be made of. */
export const randomPipeline: fc.Arbitrary<ManifestData> = fc
  .tuple(fc.array(line, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([lines, recorded]) => ({
    name: 'random',
    parameters: PARAMETERS,
    ...(recorded ? { experiment: { trial: 'run-${execution.PipelineExecutionId}' } } : {}),
    config: CONFIG,
    steps: {
      note: USES,
      ...Object.fromEntries(lines.flatMap((each, index) => Object.entries(stepsOf(each, String(index))))),
    },
  }));
