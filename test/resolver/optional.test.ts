import { wirePipeline } from '../../src/resolver/resolve.js';
import { linkedPipeline } from '../support/pipeline.js';
import { wiringLines } from './support.js';

const spec = (stepType: string, ports: string) =>
  `step_type: ${stepType}\nsagemaker_step_type: Raw\nnode_type: internal\n${ports}`;
const output = (name: string) =>
  `outputs:\n  ${name}: { output_type: custom_property, data_type: String, property_path: properties.Arn, semantic_keywords: [model, arn] }\n`;

async function linesOf(required: boolean, needs: string): Promise<readonly string[]> {
  const graph = await linkedPipeline({
    'specs/deploy.spec.yaml': spec('ModelDeployment', output('model_deployment_arn')),
    'specs/buy.spec.yaml': spec('ProvisionedModel', output('provisioned_model_arn')),
    'specs/use.spec.yaml': spec(
      'Use',
      `dependencies:\n  model_arn: { dependency_type: custom_property, data_type: String, required: ${String(required)}, semantic_keywords: [model, arn] }\n`,
    ),
    'demo.pipeline.yaml': `name: demo\nsteps:\n  deploy: { type: ModelDeployment }\n  buy: { type: ProvisionedModel }\n  use: { type: Use, needs: [${needs}] }\n`,
  });
  return [...wiringLines(wirePipeline(graph).wiring)];
}

describe('an optional input', () => {
  it('takes an output for which its words speak, if there is one', async () => {
    expect(await linesOf(false, 'buy')).toEqual(['use.model_arn <- buy.provisioned_model_arn (0.85)']);
  });

  it('takes none of two that fit as well, where only their words speak for them', async () => {
    expect(await linesOf(false, 'buy, deploy')).toEqual([]);
  });

  it('is told apart from a required one, for which somebody has to decide', async () => {
    expect(await linesOf(true, 'buy, deploy')).toEqual([
      'use.model_arn is one of buy.provisioned_model_arn, deploy.model_deployment_arn',
    ]);
  });
});
