import { imageOf, type StepImage } from '../../src/builders/image.js';
import { linkedPipeline } from '../support/pipeline.js';
import { project } from './project.js';
import { jobOf } from './support.js';

/** The image of one step with a config (YAML map), without its place. */
async function image(type: string, config: string, parameters = '{}'): Promise<unknown> {
  const graph = await linkedPipeline(project(`  step: { type: ${type}, config: ${config} }`, parameters));
  const found: StepImage = imageOf(jobOf(graph, 'step'), graph.manifest.value.parameters);
  switch (found.kind) {
    case 'given':
      return found.value.value;
    case 'found':
      return { uri: found.uri, at: found.at.path };
    case 'algorithm':
      return undefined;
    case 'problem':
      return 'at' in found.problem ? { ...found.problem, at: found.problem.at.path } : found.problem;
  }
}

const XGBOOST = 'image_uri: null, framework: xgboost, framework_version: 1.7-1';
const PYTORCH = 'image_uri: null, framework: pytorch, framework_version: "2.1"';

describe('imageOf', () => {
  it('takes the image that the config names', async () => {
    expect(await image('Train', '{ image_uri: own }')).toBe('own');
  });

  it('looks up the image of a framework', async () => {
    expect(await image('Train', `{ ${XGBOOST} }`)).toEqual({
      uri: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:1.7-1',
      at: ['steps', 'step', 'config', 'framework_version'],
    });
  });

  it.each([
    ['Prepare', 'instance_type: ml.g5.xlarge', 'pytorch-training:2.1-gpu-py310'],
    ['Train', 'instance_type: ml.m5.xlarge', 'pytorch-training:2.1-cpu-py310'],
    ['Serve', 'inference_instance_type: ml.g5.xlarge', 'pytorch-inference:2.1-gpu-py310'],
    ['Register', '', 'pytorch-inference:2.1-cpu-py310'],
  ])('chooses the image of a %s step with "%s"', async (type, instances, repository) => {
    expect(await image(type, `{ ${PYTORCH}, ${instances} }`)).toMatchObject({
      uri: `763104351884.dkr.ecr.us-east-1.amazonaws.com/${repository}`,
    });
  });

  it('goes by the default of an instance type that is a parameter, else by its first allowed value', async () => {
    const config = `{ ${PYTORCH}, instance_type: "\${params.size}" }`;
    const gpu = { uri: '763104351884.dkr.ecr.us-east-1.amazonaws.com/pytorch-training:2.1-gpu-py310' };
    expect(await image('Train', config, '{ size: { type: String, default: ml.g5.xlarge } }')).toMatchObject(
      gpu,
    );
    expect(await image('Train', config, '{ size: { type: String, enum: [ml.g5.xlarge] } }')).toMatchObject(
      gpu,
    );
    expect(await image('Train', config, '{ size: { type: String } }')).toEqual({
      reason: 'unknown-instance-type',
    });
  });

  it('says which keys are missing', async () => {
    expect(await image('Train', '{ image_uri: null, region: null, framework: xgboost }')).toEqual({
      reason: 'missing-keys',
      missing: ['framework_version', 'region'],
    });
  });

  it('says what there is no image for, and where that stands', async () => {
    expect(
      await image('Train', '{ image_uri: null, framework: xgboost, framework_version: 9.9-1 }'),
    ).toMatchObject({
      reason: 'not-found',
      query: { framework: 'xgboost', version: '9.9-1', region: 'us-east-1', scope: 'training' },
      problem: { kind: 'unknown-version' },
      at: ['steps', 'step', 'config', 'framework_version'],
    });
    expect(await image('Train', `{ ${XGBOOST}, region: us-nowhere-9 }`)).toMatchObject({
      reason: 'not-found',
      problem: { kind: 'unknown-region' },
      at: ['steps', 'step', 'config', 'region'],
    });
    expect(await image('Train', `{ ${PYTORCH}, py_version: py27 }`)).toMatchObject({
      reason: 'not-found',
      problem: { kind: 'unsupported-py-version' },
      at: ['steps', 'step', 'config', 'py_version'],
    });
  });
});
