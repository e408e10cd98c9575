import { libraryProject } from './library-spec.js';
import { builtStep } from './support.js';

const config = (inputs: string, variant: string) =>
  libraryProject(
    ['endpoint_config'],
    `
  config:
    type: EndpointConfig
    inputs: { ${inputs} }
    config: { request: { EndpointConfigName: churn, ${variant} } }
`,
    '{ model: { type: String } }',
  );

describe('an EndpointConfig step', () => {
  it('puts the wired model into its first variant', async () => {
    const files = config(
      'model_name: "${params.model}"',
      'ProductionVariants: [{ VariantName: A }, { VariantName: B, ModelName: other }]',
    );
    expect(await builtStep(files, 'config')).toEqual({
      Name: 'config',
      Type: 'EndpointConfig',
      Arguments: {
        EndpointConfigName: 'churn',
        ProductionVariants: [
          { VariantName: 'A', ModelName: { Get: 'Parameters.model' } },
          { VariantName: 'B', ModelName: 'other' },
        ],
      },
    });
  });

  it('makes the place of a wired value where there is none', async () => {
    const files = config('model_name: "${params.model}"', 'KmsKeyId: key');
    expect(await builtStep(files, 'config')).toEqual({
      Name: 'config',
      Type: 'EndpointConfig',
      Arguments: {
        EndpointConfigName: 'churn',
        KmsKeyId: 'key',
        ProductionVariants: [{ ModelName: { Get: 'Parameters.model' } }],
      },
    });
  });

  it('lets an input of the manifest win over the request, and leaves alone what is no list', async () => {
    expect(
      await builtStep(config('model_name: new', 'ProductionVariants: [{ ModelName: old }]'), 'config'),
    ).toMatchObject({ Arguments: { ProductionVariants: [{ ModelName: 'new' }] } });
    expect(await builtStep(config('model_name: new', 'ProductionVariants: text'), 'config')).toMatchObject({
      Arguments: { ProductionVariants: 'text' },
    });
  });
});
