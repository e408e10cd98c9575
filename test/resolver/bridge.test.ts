import { jobsOf } from '../../src/graph/model.js';
import { bridgingTypes } from '../../src/resolver/bridge.js';
import { linkedPipeline } from '../support/pipeline.js';
import { SPECS } from './support.js';

/** The bridges from the outputs of some step types to a dependency of another. */
async function bridges(
  from: readonly string[],
  to: string,
  dependency: string,
  more: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const steps = [...from, to].map((type, index) => `  s${index}: { type: ${type} }\n`).join('');
  const files = { 'demo.pipeline.yaml': `name: demo\nsteps:\n${steps}`, ...SPECS, ...more };
  const graph = await linkedPipeline(files, { broken: true });
  const jobs = jobsOf(graph);
  const kindOf = (type: string) => ({ stepType: type, sagemakerType: 'Processing' });
  const available = jobs
    .filter(({ step }) => step.type !== to)
    .flatMap(({ step, ports }) =>
      [...ports.outputs.values()].map((output) => ({ producer: kindOf(step.type), output })),
    );
  const port = jobs.find(({ step }) => step.type === to)?.ports.dependencies.get(dependency);
  return port === undefined
    ? ['no such dependency']
    : bridgingTypes(graph.registry, available, kindOf(to), port);
}

const CLEAN = `step_type: Clean
sagemaker_step_type: Processing
node_type: internal
dependencies:
  raw_data: { dependency_type: processing_output, compatible_sources: [Load], semantic_keywords: [raw] }
outputs:
  cleaned: { output_type: processing_output, property_path: properties.A, aliases: [train_data] }
`;

describe('bridgingTypes', () => {
  it('finds the step between raw data and training', async () => {
    expect(await bridges(['Load'], 'Train', 'train_data')).toEqual(['Prepare']);
  });

  it('ranks several, whatever the order of the files', async () => {
    expect(await bridges(['Load'], 'Train', 'train_data', { 'specs/aa.spec.yaml': CLEAN })).toEqual([
      'Prepare',
      'Clean',
    ]);
    expect(await bridges(['Load'], 'Train', 'train_data', { 'specs/zz.spec.yaml': CLEAN })).toEqual([
      'Prepare',
      'Clean',
    ]);
  });

  it('finds none where more than one step lacks, or a required input of the bridge', async () => {
    expect(await bridges(['Load'], 'Package', 'model_input')).toEqual([]);
    expect(await bridges(['Prepare'], 'Register', 'model_metrics')).toEqual([]);
    expect(await bridges(['Prepare', 'Train'], 'Register', 'model_metrics')).toEqual(['Evaluate']);
  });

  it('does not offer a type for an output that merely sounds alike', async () => {
    const report = CLEAN.replace('Clean', 'Report')
      .replace('cleaned', 'training_report')
      .replace('train_data', 'log');
    expect(await bridges(['Load'], 'Train', 'train_data', { 'specs/report.spec.yaml': report })).toEqual([
      'Prepare',
    ]);
  });

  it('does not offer the consumer itself or a type that is there', async () => {
    expect(await bridges(['Load', 'Prepare'], 'Train', 'train_data')).toEqual([]);
    expect(await bridges(['Load'], 'Prepare', 'DATA')).toEqual([]);
  });

  it('finds none without outputs', async () => {
    expect(await bridges([], 'Train', 'train_data')).toEqual([]);
  });

  it('does not offer a type whose specification is broken', async () => {
    const broken = { 'specs/clean.spec.yaml': CLEAN.replace('node_type: internal', 'node_type: outer') };
    expect(await bridges(['Load'], 'Train', 'train_data', broken)).toEqual(['Prepare']);
  });
});
