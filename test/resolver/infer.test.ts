import fc from 'fast-check';
import { analyseDag } from '../../src/graph/dag.js';
import { wirePipeline } from '../../src/resolver/resolve.js';
import { linkedPipeline } from '../support/pipeline.js';
import { SPECS, wiringLines } from './support.js';

type Steps = Readonly<Record<string, string>>;

async function wired(steps: Steps, specs: Readonly<Record<string, string>> = SPECS) {
  const lines = Object.entries(steps).map(([name, body]) => `  ${name}: ${body}\n`);
  const manifest = `name: demo\nsteps:\n${lines.join('')}`;
  return wirePipeline(await linkedPipeline({ 'demo.pipeline.yaml': manifest, ...specs }));
}

/** Every wire, open and ambiguous input as a line, sorted. */
async function linesOf(...args: Parameters<typeof wired>): Promise<readonly string[]> {
  const { wiring } = await wired(...args);
  const undecided = wiring.undecided.map(
    ({ step, dependency, candidates }) =>
      `${step}.${dependency.name} stays open: ${candidates.map((entry) => `${entry.step}.${entry.output.name}`).join(', ')}`,
  );
  return [...wiringLines(wiring), ...undecided].sort();
}

const PIPELINE: Steps = {
  load_training: '{ type: Load, job_type: training }',
  load_calibration: '{ type: Load, job_type: calibration }',
  prepare_training: '{ type: Prepare, job_type: training }',
  prepare_calibration: '{ type: Prepare, job_type: calibration }',
  train: '{ type: Train }',
  package: '{ type: Package }',
  register: '{ type: Register }',
};

const WIRED = [
  'package.model_input <- train.model_artifacts (0.95)',
  'prepare_calibration.DATA <- load_calibration.DATA (1.00)',
  'prepare_calibration.SIGNATURE <- load_calibration.SIGNATURE (0.95)',
  'prepare_training.DATA <- load_training.DATA (1.00)',
  'prepare_training.SIGNATURE <- load_training.SIGNATURE (0.95)',
  'register.PackagedModel <- package.packaged_model (0.95)',
  'train.train_data <- prepare_training.processed_data (0.80)',
];

describe('steps that state no needs', () => {
  it('are wired from their specifications, and come after what feeds them', async () => {
    expect(await linesOf(PIPELINE)).toEqual(WIRED);
    const { graph } = await wired(PIPELINE);
    expect([...graph.steps.keys()]).toEqual([
      'load_calibration',
      'load_training',
      'prepare_calibration',
      'prepare_training',
      'train',
      'package',
      'register',
    ]);
  });

  it('get the definition that the same pipeline with its needs gets', async () => {
    const needs: Steps = {
      prepare_training: 'load_training',
      prepare_calibration: 'load_calibration',
      train: 'prepare_training',
      package: 'train',
      register: 'package',
    };
    const stated = Object.fromEntries(
      Object.entries(PIPELINE).map(([name, body]) => [
        name,
        needs[name] === undefined ? body : body.replace(' }', `, needs: [${needs[name]}] }`),
      ]),
    );
    expect(await linesOf(stated)).toEqual(WIRED);
  });

  it('take nothing where two outputs fit as well', async () => {
    expect(await linesOf({ a: '{ type: Load }', b: '{ type: Load }', prepare: '{ type: Prepare }' })).toEqual(
      ['prepare.DATA is one of a.DATA, b.DATA', 'prepare.SIGNATURE stays open: a.SIGNATURE, b.SIGNATURE'],
    );
  });

  it('take nothing from declared sources that are outside the pipeline', async () => {
    const specs = {
      ...SPECS,
      'specs/load.spec.yaml': (SPECS['specs/load.spec.yaml'] ?? '')
        .replace('node_type: source', 'node_type: internal')
        .replace(
          'outputs:',
          'dependencies:\n  DATA: { dependency_type: processing_output, compatible_sources: [Warehouse] }\noutputs:',
        ),
    };
    expect(await linesOf({ load: '{ type: Load }', prepare: '{ type: Prepare }' }, specs)).toEqual([
      'load.DATA is unmet',
      'prepare.DATA <- load.DATA (1.00)',
      'prepare.SIGNATURE <- load.SIGNATURE (0.95)',
    ]);
  });

  it('take optional inputs only along with required ones, and none beside inputs that are wired by hand', async () => {
    const load = '{ type: Load, job_type: training }';
    expect(await linesOf({ load, prepare: '{ type: Prepare, job_type: training }' })).toContain(
      'prepare.SIGNATURE <- load.SIGNATURE (0.95)',
    );
    expect(
      await linesOf({
        load,
        prepare: '{ type: Prepare, job_type: training, inputs: { DATA: "s3://bucket/data" } }',
      }),
    ).toEqual(['prepare.DATA <- a value (explicit)']);
  });

  it('are left alone when they say that they need nothing', async () => {
    expect(await linesOf({ load: '{ type: Load }', prepare: '{ type: Prepare, needs: [] }' })).toEqual([
      'prepare.DATA is unmet',
    ]);
  });

  it('take nothing from a branch that they are not in', async () => {
    const gate = '{ type: Condition, when: [{ left: 1, op: "==", right: 1 }], then: [load, inside] }';
    expect(
      await linesOf({
        gate,
        load: '{ type: Load }',
        inside: '{ type: Prepare }',
        outside: '{ type: Prepare }',
      }),
    ).toEqual([
      'inside.DATA <- load.DATA (1.00)',
      'inside.SIGNATURE <- load.SIGNATURE (0.95)',
      'outside.DATA is unmet',
    ]);
  });

  it('take nothing from a step that comes after them', async () => {
    const specs = {
      ...SPECS,
      'specs/refine.spec.yaml': `step_type: Refine
sagemaker_step_type: Processing
node_type: internal
dependencies:
  DATA: { dependency_type: processing_output }
outputs:
  DATA: { output_type: processing_output, property_path: properties.A }
`,
    };
    expect(
      await linesOf({ first: '{ type: Refine }', second: '{ type: Refine, needs: [first] }' }, specs),
    ).toEqual(['first.DATA is unmet', 'second.DATA <- first.DATA (0.85)']);
    // Either could come first, so neither is taken.
    expect(await linesOf({ first: '{ type: Refine }', second: '{ type: Refine }' }, specs)).toEqual([
      'first.DATA is unmet',
      'second.DATA is unmet',
    ]);
  });
});

describe('a required input that the needed steps do not feed', () => {
  it('takes the output of a step before them, on strong evidence', async () => {
    expect(
      await linesOf({
        ...PIPELINE,
        evaluate: '{ type: Evaluate, needs: [register, prepare_calibration] }',
      }),
    ).toContain('evaluate.model_input <- train.model_artifacts (0.95)');
  });

  it('is not sure of a poor fit when a step before has a far better one', async () => {
    expect(
      await linesOf({
        ...PIPELINE,
        evaluate: '{ type: Evaluate, needs: [package, prepare_calibration] }',
      }),
    ).toContain('evaluate.model_input is one of train.model_artifacts, package.packaged_model');
  });

  it('takes none where two fit as well', async () => {
    expect(
      await linesOf({
        a: '{ type: Train, inputs: { train_data: "s3://bucket/a" } }',
        b: '{ type: Train, inputs: { train_data: "s3://bucket/b" } }',
        gate: '{ type: Condition, needs: [a, b], when: [{ left: 1, op: "==", right: 1 }], then: [package] }',
        package: '{ type: Package, needs: [gate] }',
      }),
    ).toContain('package.model_input is one of a.model_artifacts, b.model_artifacts');
  });
});

describe('inference', () => {
  const kinds = [
    'Load, job_type: training',
    'Load, job_type: calibration',
    'Prepare, job_type: training',
    'Prepare, job_type: calibration',
    'Train',
    'Evaluate',
    'Package',
    'Register',
  ];
  const anySteps = fc
    .array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 10 })
    .map((types) => Object.fromEntries(types.map((type, index) => [`s${index}`, `{ type: ${type} }`])));

  it('never makes a cycle', () =>
    fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        const { graph, wiring } = await wired(steps);
        const edges = [...wiring.wires].flatMap(([to, inputs]) =>
          [...inputs.values()].flatMap(({ source }) =>
            source.kind === 'output' ? [{ from: source.step, to }] : [],
          ),
        );
        expect(analyseDag([...graph.steps.keys()], edges).cycles).toEqual([]);
        expect(graph.cycles).toEqual([]);
      }),
      { numRuns: 60 },
    ));

  it('does not depend on the order of the steps', () =>
    fc.assert(
      fc.asyncProperty(anySteps, fc.func(fc.integer()), async (steps, rank) => {
        const shuffled = Object.entries(steps).sort(([a], [b]) => rank(a) - rank(b));
        expect(await linesOf(Object.fromEntries(shuffled))).toEqual(await linesOf(steps));
      }),
      { numRuns: 40 },
    ));

  it('wires the same whatever step is added that has nothing to do with it', () =>
    fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        const specs = {
          ...SPECS,
          'specs/notify.spec.yaml': `step_type: Notify
sagemaker_step_type: Lambda
node_type: source
outputs:
  receipt: { output_type: custom_property, data_type: String, property_path: "properties.OutputParameters['receipt']" }
`,
        };
        expect(await linesOf({ ...steps, notify: '{ type: Notify }' }, specs)).toEqual(
          await linesOf(steps, specs),
        );
      }),
      { numRuns: 40 },
    ));
});
