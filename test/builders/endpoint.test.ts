import { libraryProject } from './library-spec.js';
import { builtStep } from './support.js';

const CONFIG = `
  config:
    type: EndpointConfig
    config: { request: { EndpointConfigName: churn, ProductionVariants: [{ ModelName: m, VariantName: A }] } }
`;

describe('an Endpoint step', () => {
  it('takes the name of its configuration from the step that makes it', async () => {
    const step = await builtStep(
      libraryProject(
        ['endpoint', 'endpoint_config'],
        `${CONFIG}
  endpoint:
    type: Endpoint
    needs: [config]
    inputs: { endpoint_config_name: config.endpoint_config_name }
    cache: { enabled: true, expire_after: P1D }
    config: { request: { EndpointName: churn, Tags: [{ Key: team, Value: risk }] } }
`,
      ),
      'endpoint',
    );
    expect(step).toEqual({
      Name: 'endpoint',
      Type: 'Endpoint',
      Arguments: {
        EndpointName: 'churn',
        Tags: [{ Key: 'team', Value: 'risk' }],
        EndpointConfigName: { Get: 'Steps.config.EndpointConfigName' },
      },
      CacheConfig: { Enabled: true, ExpireAfter: 'P1D' },
    });
  });
});
