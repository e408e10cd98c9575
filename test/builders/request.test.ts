import { resolvePipeline } from '../../src/resolver/resolve.js';
import { buildDefinition } from '../../src/builders/build.js';
import { settle } from '../../src/builders/draft.js';
import { linkedPipeline } from '../support/pipeline.js';
import { libraryProject } from './library-spec.js';

/** Arguments and DependsOn of the step "endpoint", wired as the resolver wires it. */
async function endpoint(request: string): Promise<unknown> {
  const graph = await linkedPipeline(
    libraryProject(
      ['endpoint', 'endpoint_config'],
      `
  config: { type: EndpointConfig, config: { request: { EndpointConfigName: churn } } }
  endpoint: { type: Endpoint, needs: [config], config: { request: { ${request} } } }
`,
    ),
  );
  const json = settle(buildDefinition(graph, resolvePipeline(graph), new Map()));
  return (json as { Steps: { Name: string; Arguments: unknown; DependsOn?: unknown }[] }).Steps.filter(
    ({ Name }) => Name === 'endpoint',
  ).map(({ Arguments, DependsOn }) => ({ Arguments, DependsOn }));
}

describe('a request with a wire that the resolver found', () => {
  it('takes the value where nothing is written', async () => {
    expect(await endpoint('EndpointName: churn')).toEqual([
      {
        Arguments: { EndpointName: 'churn', EndpointConfigName: { Get: 'Steps.config.EndpointConfigName' } },
        DependsOn: undefined,
      },
    ]);
  });

  it('keeps what is written, and then waits for the step it needs', async () => {
    expect(await endpoint('EndpointName: churn, EndpointConfigName: other')).toEqual([
      { Arguments: { EndpointName: 'churn', EndpointConfigName: 'other' }, DependsOn: ['config'] },
    ]);
  });
});
