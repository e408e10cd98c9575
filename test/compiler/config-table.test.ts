import { compilePipeline } from '../../src/compiler/compile.js';
import { configTable } from '../../src/compiler/config-table.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';
import { shippedLibrary } from '../support/run.js';

const FILES = {
  'pipectl.yaml': 'environments: { prod: { config: prod.config.yaml } }\n',
  'prod.config.yaml': 'tags: { stage: prod }\n',
  'base.config.yaml': 'tags: { team: risk, stage: dev }\n',
  'score.config.yaml': 'tags: { size: large }\ninstance_type: ml.m5.2xlarge\n',
  'score.pipeline.yaml': `name: score
config: base.config.yaml
steps:
  score:
    type: BatchTransform
    job_type: testing
    inputs: { model_name: demo, processed_data: "s3://in/data" }
    config: [score.config.yaml, { s3_root: "s3://out" }]
`,
};

describe('configTable', () => {
  it('knows the layer of every entry of a map that several files make', async () => {
    const setting = {
      files: memoryFiles(FILES),
      library: shippedLibrary(),
      variables: {},
      environment: 'prod',
    };
    const { graph, code } = await compilePipeline(`${ROOT}/score.pipeline.yaml`, setting);
    const job = graph?.steps.get('score');
    const rows =
      job?.kind === 'job' && graph !== undefined
        ? configTable(job, code?.get('score'), {}, graph.loaded)
        : [];
    const shown = rows.filter(({ key }) => /^(tags|instance|s3_root|step)/.test(key));
    expect(shown.map(({ key, value, layer }) => [key, value, layer])).toEqual([
      ['instance_count', 1, 'built-in'],
      ['instance_type', 'ml.m5.2xlarge', 'step'],
      ['s3_root', 's3://out', 'step'],
      ['step_name', 'score', 'derived'],
      ['tags.size', 'large', 'step'],
      ['tags.stage', 'prod', 'environment'],
      ['tags.team', 'risk', 'pipeline'],
    ]);
  });
});
