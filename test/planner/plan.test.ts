import fc from 'fast-check';
import { planSteps, type Goal, type Plan, type PlanRequest } from '../../src/planner/plan.js';
import { loadRegistry } from '../../src/registry/load.js';
import type { Registry } from '../../src/registry/registry.js';
import { EMPTY_LIBRARY } from '../support/pipeline.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';
import { shippedLibrary } from '../support/run.js';

const NOWHERE = { specs: [], contracts: [], scripts: [] };
const library = await loadRegistry(memoryFiles({}), shippedLibrary(), NOWHERE);

/** Only these specifications: by step type, what is between its type and its ports. */
async function registryOf(specs: Readonly<Record<string, string>>): Promise<Registry> {
  const files = Object.entries(specs).map(([type, rest]): [string, string] => [
    `specs/${type}.spec.yaml`,
    `step_type: ${type}\nsagemaker_step_type: Transform\nnode_type: internal\n${rest}`,
  ]);
  const registry = await loadRegistry(memoryFiles(Object.fromEntries(files)), EMPTY_LIBRARY, {
    ...NOWHERE,
    specs: [`${ROOT}/specs`],
  });
  expect(registry.diagnostics).toEqual([]);
  return registry;
}

const goals = (...types: readonly string[]): readonly Goal[] => types.map((type) => ({ type }));

/** A plan in lines: `name: Type <- input from step`. */
function lines({ steps }: Plan): readonly string[] {
  return steps.map(({ name, type, inputs }) => {
    const fed = [...inputs].map(([input, { step, output }]) => `${input} from ${step}.${output}`);
    return `${name}: ${type}${fed.length === 0 ? '' : ` <- ${fed.join(', ')}`}`;
  });
}

const plan = (types: readonly string[], data: readonly string[], more: Partial<PlanRequest> = {}): Plan =>
  planSteps(library, goals(...types), { data, ...more });

describe('planSteps with the library', () => {
  it('goes back from a model to its data', () => {
    const found = plan(['XGBoostModel'], ['training']);
    expect(lines(found)).toEqual([
      'load_training: CradleDataLoading',
      'preprocess_training: TabularPreprocessing <- DATA from load_training.DATA, METADATA from load_training.METADATA, SIGNATURE from load_training.SIGNATURE',
      'train: XGBoostTraining <- train_data from preprocess_training.processed_data',
      'package: Package <- model_input from train.model_artifacts',
      'model: XGBoostModel <- model_data from package.packaged_model',
    ]);
    expect({ open: found.open, unused: found.unused }).toEqual({ open: [], unused: [] });
  });

  it('says what would have done as well', () => {
    expect(plan(['XGBoostTraining', 'XGBoostModelEval'], ['training']).alternatives).toEqual([
      {
        step: 'evaluate',
        input: 'model_input',
        chosen: 'XGBoostTraining',
        others: ['XGBoostTuning', 'Package', 'PyTorchTraining', 'Tuning'],
      },
    ]);
  });

  it('takes the data of the job type that an input is about, and optional inputs from what is there anyway', () => {
    const types = ['XGBoostTraining', 'XGBoostModelEval', 'Package', 'Payload', 'ModelRegistration'];
    const found = plan(types, ['training', 'calibration']);
    expect(found.steps.map(({ name, needs }) => `${name}: ${needs.join(', ')}`)).toEqual([
      'load_training: ',
      'preprocess_training: load_training',
      'train: preprocess_training',
      'load_calibration: ',
      'preprocess_calibration: load_calibration',
      'evaluate: preprocess_calibration, train',
      'package: train',
      'payload: train',
      'register: evaluate, package, payload',
    ]);
    expect(found.open).toEqual([]);
  });

  it('judges on the training data if there are no others', () => {
    const { steps } = plan(['XGBoostTraining', 'XGBoostModelEval'], ['training']);
    expect(steps.at(-1)?.needs).toEqual(['preprocess_training', 'train']);
  });

  it('leaves to the user what fits equally well', () => {
    const found = plan(['ModelRegistration'], ['training']);
    expect(lines(found)).toEqual([
      'package: Package',
      'register: ModelRegistration <- PackagedModel from package.packaged_model',
    ]);
    expect(found.open).toEqual([
      {
        kind: 'choice',
        step: 'package',
        input: 'model_input',
        options: ['PyTorchTraining', 'XGBoostTraining'],
      },
    ]);
    expect(found.unused).toEqual(['training']);
  });

  it('takes what the user names', () => {
    const found = plan(['ModelRegistration'], ['training'], { using: ['XGBoostTuning'] });
    expect(found.open).toEqual([]);
    expect(found.steps.map(({ name }) => name)).toEqual([
      'load_training',
      'preprocess_training',
      'tune',
      'package',
      'register',
    ]);
  });

  it('plans a goal with job types for all data, or for those that are named', () => {
    const names = (found: Plan) => found.steps.map(({ name }) => name);
    expect(names(plan(['TabularPreprocessing'], ['testing', 'training']))).toEqual([
      'load_testing',
      'preprocess_testing',
      'load_training',
      'preprocess_training',
    ]);
    const one = planSteps(library, [{ type: 'TabularPreprocessing', jobType: 'testing' }], {
      data: ['training', 'testing'],
    });
    expect(names(one)).toEqual(['load_testing', 'preprocess_testing']);
    expect(one.unused).toEqual(['training']);
  });

  it('connects goals that need nothing of each other', () => {
    const { steps } = plan(['XGBoostModel', 'EndpointConfig', 'Endpoint'], ['training']);
    expect(steps.slice(-2).map(({ name, needs }) => [name, needs])).toEqual([
      ['endpoint_config', ['model']],
      ['endpoint', ['endpoint_config']],
    ]);
  });

  it('lists the config keys that somebody has to give', () => {
    const [load, preprocess] = plan(['TabularPreprocessing'], ['training']).steps;
    const shown = (step: typeof load) =>
      step?.essential.map(({ name, parameter, data }) => ({ name, parameter, data }));
    expect(shown(load)).toEqual([
      { name: 'role', parameter: 'String', data: false },
      { name: 's3_root', parameter: undefined, data: false },
      { name: 'data_path', parameter: 'String', data: true },
    ]);
    expect(shown(preprocess)?.at(-1)).toEqual({ name: 'label_field', parameter: 'String', data: false });
  });

  it('says which goals cannot be planned', () => {
    expect(plan(['Nothing', 'TabularPreprocessing'], ['monthly']).open).toEqual([
      { kind: 'goal', goal: 'Nothing' },
      {
        kind: 'job_type',
        goal: 'TabularPreprocessing',
        jobTypes: ['training', 'validation', 'testing', 'calibration'],
      },
    ]);
  });

  it('plans everything there is in the same way every time, each step after those it needs', () => {
    const type = fc.constantFrom(...library.specs.keys());
    const jobType = fc.constantFrom('training', 'validation', 'testing', 'calibration');
    fc.assert(
      fc.property(
        fc.uniqueArray(type, { minLength: 1, maxLength: 5 }),
        fc.uniqueArray(jobType, { minLength: 1 }),
        fc.uniqueArray(type, { maxLength: 3 }),
        (types, data, using) => {
          const found = plan(types, data, { using });
          const names = found.steps.map(({ name }) => name);
          expect(new Set(names).size).toBe(names.length);
          found.steps.forEach(({ needs }, place) => {
            expect(needs.every((need) => names.indexOf(need) < place)).toBe(true);
          });
          const missing = types.filter((wanted) => !found.steps.some((step) => step.type === wanted));
          expect(missing).toEqual(
            found.open.flatMap((question) => (question.kind === 'job_type' ? [question.goal] : [])),
          );
          expect(plan(types, data, { using })).toEqual(found);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('planSteps with specifications of its own', () => {
  const port = (type: string, more = '') => `{ dependency_type: ${type}, data_type: S3Uri${more} }`;
  const output = (type: string) =>
    `{ output_type: ${type}, property_path: properties.TransformOutput.S3OutputPath }`;

  it('asks for what no step type makes', async () => {
    const registry = await registryOf({ Score: `dependencies: { table: ${port('processing_output')} }\n` });
    const { steps, open } = planSteps(registry, goals('Score'), { data: ['training'] });
    expect(steps.map(({ name }) => name)).toEqual(['score']);
    expect(open).toMatchObject([{ kind: 'input', step: 'score', dependency: { name: 'table' } }]);
  });

  it('does not go round in a circle', async () => {
    const registry = await registryOf({
      Hen: `dependencies: { egg: ${port('processing_output')} }\noutputs: { hen: ${output('model_artifacts')} }\n`,
      Egg: `dependencies: { hen: ${port('model_artifacts')} }\noutputs: { egg: ${output('processing_output')} }\n`,
    });
    const { steps, open } = planSteps(registry, goals('Hen'), { data: ['training'] });
    expect(steps.map(({ name }) => name)).toEqual(['hen']);
    expect(open).toMatchObject([{ kind: 'input', step: 'hen', dependency: { name: 'egg' } }]);
  });

  it('finds the way out of a circle', async () => {
    const registry = await registryOf({
      Hen: `dependencies: { egg: ${port('processing_output')} }\noutputs: { hen: ${output('model_artifacts')} }\n`,
      Egg: `dependencies: { hen: ${port('model_artifacts')} }\noutputs: { egg: ${output('processing_output')} }\n`,
      Shop: `outputs: { hen: ${output('model_artifacts')} }\n`,
    });
    const { steps, open } = planSteps(registry, goals('Egg'), { data: ['training'] });
    expect(steps.map(({ name, needs }) => [name, needs])).toEqual([
      ['shop', []],
      ['egg', ['shop']],
    ]);
    expect(open).toEqual([]);
  });

  it('gives one output to one input of a step, and steps of the same name a number', async () => {
    const registry = await registryOf({
      PyTorchModel: `outputs: { model: ${output('model_artifacts')} }\n`,
      XGBoostModel: `outputs: { model: ${output('model_artifacts')} }\n`,
      Compare: `dependencies:\n  model: ${port('model_artifacts', ', compatible_sources: [PyTorchModel]')}\n  other_model: ${port('model_artifacts', ', compatible_sources: [XGBoostModel]')}\n`,
    });
    const found = planSteps(registry, goals('Compare'), { data: ['training'] });
    expect(lines(found)).toEqual([
      'model: PyTorchModel',
      'model_2: XGBoostModel',
      'compare: Compare <- model from model.model, other_model from model_2.model',
    ]);
  });
});
