import { jobsOf } from '../../src/graph/model.js';
import { chainsTo } from '../../src/resolver/chain.js';
import { kindOf } from '../../src/resolver/sources.js';
import { linkedPipeline, type LinkOptions } from '../support/pipeline.js';
import { shippedLibrary } from '../support/run.js';

/** The chains to an input of the last of some steps from the outputs of the others, as texts; step names are in quotes. */
async function chains(
  steps: readonly string[],
  input: string,
  more: Readonly<Record<string, string>> = {},
  options: LinkOptions = { library: shippedLibrary() },
): Promise<readonly string[]> {
  const lines = steps.map((step, index) => `  s${index}: { type: ${step} }\n`).join('');
  const files = { 'demo.pipeline.yaml': `name: demo\nsteps:\n${lines}`, ...more };
  const graph = await linkedPipeline(files, { broken: true, ...options });
  const jobs = jobsOf(graph);
  const consumer = jobs.at(-1);
  const dependency = consumer?.ports.dependencies.get(input);
  if (consumer === undefined || dependency === undefined) {
    return ['no such dependency'];
  }
  const available = jobs
    .slice(0, -1)
    .flatMap((job) =>
      [...job.ports.outputs.values()].map((output) => ({ step: job.name, producer: kindOf(job), output })),
    );
  return chainsTo(graph.registry, available, kindOf(consumer), dependency).map(({ from, types }) =>
    [...(from === undefined ? [] : [`"${from.step}"`]), ...types].join(' -> '),
  );
}

const LOAD = 'CradleDataLoading, job_type: training';

describe('chainsTo', () => {
  it('names the one step that is missing between two', async () => {
    expect(await chains([LOAD, 'XGBoostTraining'], 'train_data')).toEqual(['"s0" -> TabularPreprocessing']);
  });

  it('names several that are missing', async () => {
    expect(await chains([LOAD, 'XGBoostModelEval'], 'model_input')).toEqual([
      '"s0" -> TabularPreprocessing -> XGBoostTraining',
      '"s0" -> TabularPreprocessing -> XGBoostTuning',
    ]);
  });

  it('begins with a type that takes nothing if nothing is there', async () => {
    expect(await chains(['XGBoostTraining'], 'train_data')).toEqual([
      'CradleDataLoading -> TabularPreprocessing',
    ]);
  });

  it('takes what is there, and the types that are most like the consumer', async () => {
    expect(await chains(['XGBoostTuning', 'XGBoostModel'], 'model_data')).toEqual(['"s0" -> Package']);
    expect(await chains([LOAD, 'XGBoostModel'], 'model_data')).toEqual([
      '"s0" -> TabularPreprocessing -> XGBoostTraining -> Package',
      '"s0" -> TabularPreprocessing -> XGBoostTuning -> Package',
    ]);
  });

  it('gives each of several chains that are equally good', async () => {
    expect(await chains(['ModelRegistration'], 'PackagedModel')).toEqual([
      'CradleDataLoading -> TabularPreprocessing -> PyTorchTraining -> Package',
      'CradleDataLoading -> TabularPreprocessing -> XGBoostTraining -> Package',
      'CradleDataLoading -> TabularPreprocessing -> XGBoostTuning -> Package',
    ]);
  });

  it('finds none to an input that nothing makes', async () => {
    expect(await chains(['QualityCheck'], 'baseline_dataset')).toEqual([]);
  });

  it('ends where types need each other', async () => {
    const spec = (type: string, from: string) => `step_type: ${type}
sagemaker_step_type: Processing
node_type: internal
dependencies:
  from_${from}: { dependency_type: processing_output, compatible_sources: [${from}], semantic_keywords: [${from}] }
outputs:
  from_${type}: { output_type: processing_output, property_path: properties.A }
`;
    const circle = {
      'specs/a.spec.yaml': spec('Alpha', 'Beta'),
      'specs/b.spec.yaml': spec('Beta', 'Gamma'),
      'specs/c.spec.yaml': spec('Gamma', 'Beta'),
    };
    expect(await chains(['Alpha'], 'from_Beta', circle, {})).toEqual([]);
  });
});
