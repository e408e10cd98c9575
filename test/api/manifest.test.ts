import { dirname, join, relative } from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { Pipeline } from '../../src/api/index.js';
import { diskFiles } from '../../src/source/files.js';
import { removeProjects, temporaryFolder, temporaryProject } from '../cli/support.js';
import { randomPipeline } from '../support/random-pipeline.js';
import { REPOSITORY } from '../support/run.js';
import { compiledByCommand } from './support.js';

afterAll(removeProjects);

const EXAMPLES = join(REPOSITORY, 'manifests');
const manifests = diskFiles.list(EXAMPLES).filter((path) => path.endsWith('.pipeline.yaml'));

function textOf(path: string): string {
  const content = diskFiles.read(path, Number.MAX_SAFE_INTEGER);
  return content.kind === 'ok' ? new TextDecoder().decode(content.bytes) : '';
}

describe('the shipped examples', () => {
  it.each(manifests.map((path) => [relative(EXAMPLES, path), path]))(
    '%s goes through the API and back unchanged',
    async (_, path) => {
      const text = Pipeline.fromManifest(path).toManifest();
      expect(parse(text)).toEqual(parse(textOf(path)));
      // With a change that changes nothing, it is compiled from memory.
      const { json } = await Pipeline.fromManifest(path).tags({}).compile({ variables: {} });
      expect(json).toBe(await compiledByCommand(path));
    },
  );
});

describe('random pipelines', () => {
  it('go through the API and back unchanged, and give the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(randomPipeline, async (manifest) => {
        const file = join(
          temporaryProject({ 'random.pipeline.yaml': JSON.stringify(manifest) }),
          'random.pipeline.yaml',
        );
        const pipeline = Pipeline.fromManifest(file);
        expect(parse(pipeline.toManifest())).toEqual(manifest);
        expect(pipeline.toObject()).toEqual(manifest);
        const back = join(
          temporaryProject({ 'random.pipeline.yaml': pipeline.toManifest() }),
          'random.pipeline.yaml',
        );
        const { json } = await pipeline.compile();
        expect((await Pipeline.fromManifest(back).compile()).json).toBe(json);
        // Built step by step from the same data.
        const { name, steps, ...keys } = manifest;
        const built = Object.entries(steps).reduce(
          (all, [step, { type, ...options }]) => all.addStep(String(type), { name: step, ...options }),
          new Pipeline(name, { ...keys, folder: dirname(file) }),
        );
        expect((await built.compile()).json).toBe(json);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});

describe('toManifest', () => {
  it('keeps every text as it is', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 });
    fc.assert(
      fc.property(
        fc.dictionary(text, fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null))),
        (config) => {
          const pipeline = new Pipeline('demo', { description: 'yes' }).addStep('Own', {
            name: 'own',
            config,
          });
          expect(parse(pipeline.toManifest())).toEqual(JSON.parse(JSON.stringify(pipeline.toObject())));
        },
      ),
    );
  });

  it('gives a manifest that people can read and keep', () => {
    const pipeline = new Pipeline('demo', { description: 'Train: and judge.' })
      .parameter('min_auc', { type: 'Float', default: 0.8 })
      .loadData('s3://my-ml-bucket/data/')
      .preprocessTabular({ config: { label_field: 'is_fraud' } })
      .trainXgboost({ max_depth: 8, cache: { enabled: true, expire_after: 'P30D' } })
      .evaluatePerformance()
      .qualityGate({ metric: 'auc', min: '${params.min_auc}' })
      .packageModel({ inference_code: 's3://my-ml-bucket/code/' });
    expect(pipeline.toManifest()).toBe(`name: demo
description: "Train: and judge."
parameters:
  min_auc:
    type: Float
    default: 0.8
steps:
  load_training:
    type: CradleDataLoading
    job_type: training
    config:
      data_path: s3://my-ml-bucket/data/
  preprocess_training:
    type: TabularPreprocessing
    job_type: training
    config:
      label_field: is_fraud
  train:
    type: XGBoostTraining
    cache:
      enabled: true
      expire_after: P30D
    config:
      max_depth: 8
  evaluate:
    type: XGBoostModelEval
  quality_gate:
    type: Condition
    when:
      - left: \${steps.evaluate.files.metrics#auc}
        op: ">="
        right: \${params.min_auc}
    then:
      - package
    else:
      - too_weak
  too_weak:
    type: Fail
    message: auc of evaluate is below \${params.min_auc}.
  package:
    type: Package
    inputs:
      inference_scripts_input: s3://my-ml-bucket/code/
    config:
      inference_script: xgboost_inference.py
`);
  });
});

describe('fromManifest', () => {
  it('says why a file is of no use', () => {
    const folder = temporaryFolder({
      'a.pipeline.yaml': 'name: a\nsteps: [\n',
      'b.pipeline.yaml': 'steps: {}\n',
    });
    expect(() => Pipeline.fromManifest(join(folder, 'none.pipeline.yaml'))).toThrow('does not exist');
    expect(() => Pipeline.fromManifest(join(folder, 'a.pipeline.yaml'))).toThrow('a.pipeline.yaml:');
    expect(() => Pipeline.fromManifest(join(folder, 'b.pipeline.yaml'))).toThrow('"name"');
  });
});
