import { emitDefinition } from '../../src/compiler/compiled.js';
import { libraryProject } from './library-spec.js';
import { build, builtStep } from './support.js';

const FILES = libraryProject(
  ['inference_component'],
  `
  component:
    type: InferenceComponent
    inputs: { endpoint_name: churn, model_name: "\${params.model}" }
    config:
      request:
        InferenceComponentName: component
        VariantName: All
        Specification: { ComputeResourceRequirements: { NumberOfCpuCoresRequired: 2, MinMemoryRequiredInMb: 1024 } }
        RuntimeConfig: { CopyCount: 1 }
`,
  '{ model: { type: String } }',
);

describe('an InferenceComponent step', () => {
  it('puts the model and endpoint into the request', async () => {
    expect(await builtStep(FILES, 'component')).toEqual({
      Name: 'component',
      Type: 'InferenceComponent',
      Arguments: {
        InferenceComponentName: 'component',
        VariantName: 'All',
        Specification: {
          ComputeResourceRequirements: { NumberOfCpuCoresRequired: 2, MinMemoryRequiredInMb: 1024 },
          ModelName: { Get: 'Parameters.model' },
        },
        RuntimeConfig: { CopyCount: 1 },
        EndpointName: 'churn',
      },
    });
  });

  it('writes the number of cores with a decimal point, and nothing else', async () => {
    const { definition } = await build(FILES);
    const compact = emitDefinition(definition, 'compact');
    expect(compact).toContain('{"MinMemoryRequiredInMb":1024,"NumberOfCpuCoresRequired":2.0}');
    expect(emitDefinition(definition, 'indented')).toContain('"NumberOfCpuCoresRequired": 2.0\n');
    expect(JSON.parse(compact)).toEqual(definition);
    expect(emitDefinition({ NumberOfCpuCoresRequired: 0.5 }, 'compact')).toBe(
      '{"NumberOfCpuCoresRequired":0.5}',
    );
    expect(emitDefinition({ text: '"NumberOfCpuCoresRequired":2,' }, 'compact')).toBe(
      String.raw`{"text":"\"NumberOfCpuCoresRequired\":2,"}`,
    );
  });
});
