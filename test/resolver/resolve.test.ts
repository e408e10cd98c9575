import fc from 'fast-check';
import type { LinkedJob, PipelineGraph } from '../../src/graph/model.js';
import { resolving } from '../../src/resolver/candidates.js';
import { resolveConsumer } from '../../src/resolver/consumer.js';
import { resolvePipeline } from '../../src/resolver/resolve.js';
import { createScorer } from '../../src/resolver/score.js';
import { linkedPipeline, type LinkOptions } from '../support/pipeline.js';
import { SPECS, wiringLines } from './support.js';

async function graphOf(
  steps: string,
  specs: Readonly<Record<string, string>> = SPECS,
  options: LinkOptions = {},
): Promise<PipelineGraph> {
  const manifest = `name: demo\nparameters: { uri: { type: String } }\nsteps:\n${steps}`;
  return linkedPipeline({ 'demo.pipeline.yaml': manifest, ...specs }, options);
}

async function wiringOf(...args: Parameters<typeof graphOf>): Promise<readonly string[]> {
  return wiringLines(resolvePipeline(await graphOf(...args)));
}

function outcomesOf(graph: PipelineGraph, step: string) {
  return resolveConsumer(resolving(graph, createScorer()), jobOf(graph, step));
}

function jobOf(graph: PipelineGraph, name: string): LinkedJob {
  const step = graph.steps.get(name);
  if (step?.kind !== 'job') {
    throw new Error(`${name} is no job`);
  }
  return step;
}

const LOADS = `  load_training: { type: Load, job_type: training }
  load_calibration: { type: Load, job_type: calibration }
  prepare_training: { type: Prepare, job_type: training, needs: [load_training] }
  prepare_calibration: { type: Prepare, job_type: calibration, needs: [load_calibration] }
`;

const PREPARED = [
  'prepare_calibration.DATA <- load_calibration.DATA (1.00)',
  'prepare_calibration.SIGNATURE <- load_calibration.SIGNATURE (0.95)',
  'prepare_training.DATA <- load_training.DATA (1.00)',
  'prepare_training.SIGNATURE <- load_training.SIGNATURE (0.95)',
];

describe('resolvePipeline', () => {
  it('wires a pipeline from its edges', async () => {
    expect(
      await wiringOf(`${LOADS}  train: { type: Train, needs: [prepare_training] }
  evaluate: { type: Evaluate, needs: [train, prepare_calibration] }
  package: { type: Package, needs: [train] }
  register: { type: Register, needs: [package, evaluate] }
`),
    ).toEqual([
      ...PREPARED,
      'train.train_data <- prepare_training.processed_data (0.80)',
      'evaluate.model_input <- train.model_artifacts (0.95)',
      'evaluate.processed_data <- prepare_calibration.processed_data (0.95)',
      'package.model_input <- train.model_artifacts (0.95)',
      'register.PackagedModel <- package.packaged_model (0.95)',
      'register.model_metrics <- evaluate.metrics_output (0.86)',
    ]);
  });

  it('keeps of each wire why it was chosen and the need that brought it in', async () => {
    const graph = await graphOf(`${LOADS}  train: { type: Train, needs: [prepare_training] }\n`);
    const wire = resolvePipeline(graph).wires.get('train')?.get('train_data');
    expect(wire).toEqual({
      dependency: jobOf(graph, 'train').ports.dependencies.get('train_data'),
      source: {
        kind: 'output',
        step: 'prepare_training',
        output: jobOf(graph, 'prepare_training').ports.outputs.get('processed_data'),
      },
      chosen: 'resolved',
      score: 0.8,
      factors: [
        { name: 'dependency_type', points: 20, reason: 'training_data accepts processing_output' },
        { name: 'data_type', points: 20, reason: 'both are S3Uri' },
        { name: 'name', points: 25, reason: 'the alias "training_data" means the same as "train_data"' },
        { name: 'compatible_source', points: 10, reason: 'Prepare is a declared source' },
        { name: 'keywords', points: 5, reason: '2 of 2 keywords found: train, processed' },
        { name: 'job_type', points: 0, reason: 'the input is about training, the job type of the step' },
      ],
      at: jobOf(graph, 'train').needs[0]?.at,
    });
  });

  it('has an entry for every job, also one without wires', async () => {
    const { wires } = resolvePipeline(await graphOf('  load: { type: Load }\n  stop: { type: Fail }\n'));
    expect([...wires]).toEqual([['load', new Map()]]);
  });

  it('chooses among steps by the job type that the input is about', async () => {
    expect(
      (
        await wiringOf(`${LOADS}  train: { type: Train, needs: [prepare_calibration, prepare_training] }\n`)
      ).slice(4),
    ).toEqual(['train.train_data <- prepare_training.processed_data (0.80)']);
  });

  it('fills an optional input about another job type from the step that has it', async () => {
    expect(
      (
        await wiringOf(`${LOADS}  load_validation: { type: Load, job_type: validation }
  prepare_validation: { type: Prepare, job_type: validation, needs: [load_validation] }
  train: { type: Train, needs: [prepare_training, prepare_validation] }
`)
      ).filter((line) => line.startsWith('train')),
    ).toEqual([
      'train.train_data <- prepare_training.processed_data (0.80)',
      'train.validation_data <- prepare_validation.processed_data (0.52)',
    ]);
  });

  it('does not feed calibration data to training', async () => {
    const graph = await graphOf(`${LOADS}  train: { type: Train, needs: [prepare_calibration] }\n`);
    const { unmet } = resolvePipeline(graph);
    expect(
      unmet.map(({ step, dependency, rejected }) => [
        step,
        dependency.name,
        rejected.map(({ output, score, reason }) => [output.name, score, reason]),
      ]),
    ).toEqual([
      [
        'train',
        'train_data',
        [
          ['processed_data', 0.4, 'its score is below 0.50'],
          ['DATA', 0.04, 'its score is below 0.50'],
          ['METADATA', 0.02, 'its score is below 0.50'],
          ['SIGNATURE', 0, 'its score is below 0.50'],
        ],
      ],
    ]);
  });

  it('does not feed data of one job type to a step of another', async () => {
    const graph = await graphOf(`  load: { type: Load, job_type: training }
  prepare: { type: Prepare, job_type: calibration, needs: [load] }
`);
    const wiring = resolvePipeline(graph);
    expect(wiringLines(wiring)).toEqual(['prepare.DATA is unmet']);
    expect(wiring.unmet[0]?.rejected.map(({ output, reason }) => [output.name, reason])).toEqual(
      ['DATA', 'METADATA', 'SIGNATURE'].map((name) => [
        name,
        'data of the job type training does not feed a step of the job type calibration',
      ]),
    );
    expect(wiring.unmet[0]?.rejected[0]?.score).toBe(1);
  });

  it('takes nothing for which only its types speak', async () => {
    expect(
      await wiringOf(
        `  train: { type: Train, inputs: { train_data: "s3://in/train" } }
  judge: { type: Judge, needs: [train] }
`,
        {
          ...SPECS,
          'specs/judge.spec.yaml': `step_type: Judge
sagemaker_step_type: Processing
node_type: sink
dependencies:
  processed_data: { dependency_type: processing_output }
`,
        },
      ),
    ).toEqual(['train.train_data <- a value (explicit)', 'judge.processed_data is unmet']);
  });

  it('is not sure of a poor fit when another job type has a far better one', async () => {
    const specs = {
      ...SPECS,
      'specs/split.spec.yaml': `step_type: Split
sagemaker_step_type: Processing
node_type: source
outputs:
  processed_data: { output_type: processing_output, property_path: properties.A }
job_types: { training: {} }
`,
      'specs/score.spec.yaml': `step_type: Score
sagemaker_step_type: Processing
node_type: sink
dependencies:
  model_input: { dependency_type: model_artifacts }
  processed_data: { dependency_type: processing_output, compatible_sources: [Train] }
job_types: { testing: {} }
`,
    };
    expect(
      await wiringOf(
        `  split: { type: Split, job_type: training }
  train: { type: Train, inputs: { train_data: split.processed_data } }
  score: { type: Score, job_type: testing, needs: [split, train] }
`,
        specs,
      ),
    ).toEqual([
      'train.train_data <- split.processed_data (explicit)',
      'score.model_input <- train.model_artifacts (0.85)',
      'score.processed_data is one of split.processed_data, train.training_metrics',
    ]);
  });

  it('leaves an optional input open rather than fill it with what is at hand', async () => {
    const lines = await wiringOf('  load: { type: Load }\n  prepare: { type: Prepare, needs: [load] }\n');
    expect(lines).toEqual(['prepare.DATA <- load.DATA (1.00)', 'prepare.SIGNATURE <- load.SIGNATURE (0.95)']);
  });

  it('says what an input without any candidate lacks', async () => {
    expect(
      await wiringOf('  prepare: { type: Prepare }\n  train: { type: Train, needs: [prepare] }\n'),
    ).toEqual(['train.train_data <- prepare.processed_data (0.80)', 'prepare.DATA is unmet']);
  });

  it('looks only at the steps that are needed directly', async () => {
    const steps = `  load: { type: Load }
  prepare: { type: Prepare, needs: [load] }
  train: { type: Train, needs: [prepare] }
  package: { type: Package, needs: [prepare] }
`;
    expect((await wiringOf(steps)).slice(3)).toEqual(['package.model_input is unmet']);
  });

  it('does not choose between two steps that fit alike', async () => {
    const steps = `  a: { type: Load }
  b: { type: Load }
  prepare: { type: Prepare, needs: [b, a] }
`;
    expect(await wiringOf(steps)).toEqual([
      'prepare.DATA is one of a.DATA, b.DATA',
      'prepare.SIGNATURE is one of a.SIGNATURE, b.SIGNATURE',
    ]);
  });

  it('takes two consumers of one output for no conflict', async () => {
    const steps = `  load: { type: Load }
  one: { type: Prepare, needs: [load] }
  two: { type: Prepare, needs: [load] }
`;
    expect(await wiringOf(steps)).toEqual(
      ['one', 'two'].flatMap((step) => [
        `${step}.DATA <- load.DATA (1.00)`,
        `${step}.SIGNATURE <- load.SIGNATURE (0.95)`,
      ]),
    );
  });

  it('gives one output to one input of a step, unless the specification shares it', async () => {
    const merge = (shared: boolean): Readonly<Record<string, string>> => ({
      ...SPECS,
      'specs/merge.spec.yaml': `step_type: Merge
sagemaker_step_type: Processing
node_type: sink
dependencies:
  left: { dependency_type: processing_output, compatible_sources: [Prepare] }
  right: { dependency_type: processing_output, compatible_sources: [Prepare], shared: ${shared} }
`,
    });
    const steps = `  prepare: { type: Prepare, inputs: { DATA: "s3://bucket/data" } }
  merge: { type: Merge, needs: [prepare] }
`;
    expect((await wiringOf(steps, merge(false))).slice(1)).toEqual([
      'merge.left <- prepare.processed_data (0.70)',
      'merge.right is unmet',
    ]);
    expect((await wiringOf(steps, merge(true))).slice(1)).toEqual([
      'merge.left <- prepare.processed_data (0.70)',
      'merge.right <- prepare.processed_data (0.70)',
    ]);
  });
});

describe('explicit inputs', () => {
  it('win over any score, by name or alias, and keep their output from other inputs', async () => {
    const steps = `  load: { type: Load }
  prepare: { type: Prepare, needs: [load], inputs: { DATA: load.SIGNATURE } }
  train: { type: Train, inputs: { train_data: prepare.input_path } }
`;
    const graph = await graphOf(steps);
    const wiring = resolvePipeline(graph);
    expect(wiringLines(wiring)).toEqual([
      'prepare.DATA <- load.SIGNATURE (explicit)',
      'train.train_data <- prepare.processed_data (explicit)',
    ]);
    expect(wiring.wires.get('prepare')?.get('DATA')).toEqual({
      dependency: jobOf(graph, 'prepare').ports.dependencies.get('DATA'),
      source: { kind: 'output', step: 'load', output: jobOf(graph, 'load').ports.outputs.get('SIGNATURE') },
      chosen: 'explicit',
      score: 1,
      factors: [],
      at: jobOf(graph, 'prepare').inputs.get('DATA')?.at,
    });
    const signature = outcomesOf(graph, 'prepare').find(({ dependency }) => dependency.name === 'SIGNATURE');
    expect(signature?.rejected[0]?.reason).toBe('it feeds "DATA"');
  });

  it.each([
    's3://bucket/prefix',
    '${params.uri}',
    's3://${params.uri}/data',
    '${steps.load.outputs.DATA}',
    '${env.URI}',
  ])('take the URI %s', async (value) => {
    const steps = `  load: { type: Load }\n  prepare: { type: Prepare, inputs: { DATA: "${value}" } }\n`;
    expect(await wiringOf(steps, SPECS, { variables: { URI: 's3://from/the/environment' } })).toEqual([
      'prepare.DATA <- a value (explicit)',
    ]);
  });

  it.each(['not a URI', 's3://', 's3:///key', 'https://bucket/key', '${env.URI}'])(
    'refuse %s for a URI',
    async (value) => {
      const steps = `  prepare: { type: Prepare, inputs: { DATA: "${value}" } }\n`;
      expect(await wiringOf(steps, SPECS, { variables: { URI: 'bucket/key' } })).toEqual([
        'prepare.DATA at 4:45 has a bad text',
      ]);
    },
  );

  it('say nothing of an expression that is reported for itself', async () => {
    const steps = '  prepare: { type: Prepare, inputs: { DATA: "${params.urj}" } }\n';
    const graph = await graphOf(steps);
    expect(graph.referenceProblems.map(({ kind }) => kind)).toEqual(['parameter']);
    expect(wiringLines(resolvePipeline(graph))).toEqual(['prepare.DATA <- a value (explicit)']);
  });

  it.each([
    ['String', 'anything', true],
    ['Integer', '12', true],
    ['Integer', 'twelve', false],
    ['Float', '1.5e-3', true],
    ['Float', 'much', false],
    ['Boolean', 'true', true],
    ['Boolean', 'yes', false],
  ])('take for %s the text %s: %s', async (dataType, text, fits) => {
    const specs = {
      'specs/a.spec.yaml': `step_type: A\nsagemaker_step_type: Processing\nnode_type: sink\ndependencies:\n  x: { dependency_type: custom_property, data_type: ${dataType} }\n`,
    };
    expect(await wiringOf(`  a: { type: A, inputs: { x: "${text}" } }\n`, specs)).toEqual([
      fits ? 'a.x <- a value (explicit)' : 'a.x at 4:30 has a bad text',
    ]);
  });

  it('name what does not exist, with what does', async () => {
    const steps = `  load: { type: Load }
  stop: { type: Fail }
  prepare: { type: Prepare, inputs: { DATE: load.DATA } }
  two: { type: Prepare, inputs: { DATA: laod.DATA } }
  three: { type: Prepare, inputs: { DATA: load.DATE } }
  four: { type: Prepare, inputs: { DATA: stop.DATA } }
`;
    const { bad, unmet } = resolvePipeline(await graphOf(steps));
    expect(unmet).toEqual([]);
    expect(bad.map(({ step, name, problem }) => [step, name, problem])).toEqual([
      [
        'two',
        'DATA',
        {
          kind: 'step',
          producer: 'laod',
          output: 'DATA',
          options: ['four', 'load', 'prepare', 'stop', 'three'],
        },
      ],
      ['four', 'DATA', { kind: 'output', producer: 'stop', output: 'DATA', options: [] }],
      ['prepare', 'DATE', { kind: 'dependency', options: ['DATA', 'DATA_SECONDARY', 'SIGNATURE'] }],
      [
        'three',
        'DATA',
        { kind: 'output', producer: 'load', output: 'DATE', options: ['DATA', 'METADATA', 'SIGNATURE'] },
      ],
    ]);
  });

  it('point at the key of an unknown input and at the value of a wrong one', async () => {
    const steps = `  load: { type: Load }
  one: { type: Prepare, inputs: { DATE: load.DATA } }
  two: { type: Prepare, inputs: { DATA: laod.DATA } }
`;
    expect(await wiringOf(steps)).toEqual([
      'two.DATA at 6:41 has a bad step',
      'one.DATE at 5:35 has a bad dependency',
    ]);
  });

  it('cannot join types that do not fit', async () => {
    const steps = `  load: { type: Load }
  package: { type: Package, inputs: { model_input: load.DATA } }
`;
    const { bad } = resolvePipeline(await graphOf(steps));
    expect(bad.map(({ problem }) => problem)).toMatchObject([
      { kind: 'type', producer: 'load', output: { name: 'DATA' }, dependency: { name: 'model_input' } },
    ]);
  });
});

describe('what cannot be known', () => {
  it('is not held against a step that needs one of an unknown type', async () => {
    const steps = `  load: { type: Unknown }
  prepare: { type: Prepare, needs: [load] }
  train: { type: Train, inputs: { train_data: load.DATA } }
`;
    expect(await wiringOf(steps)).toEqual([]);
  });

  it('is not held against a step that needs a broken one', async () => {
    const steps = `  load: { type: Load, nonsense: [] , cache: 1 }
  prepare: { type: Prepare, needs: [load] }
`;
    const graph = await graphOf(steps, SPECS, { broken: true });
    expect([...graph.steps.keys()]).toEqual(['prepare']);
    expect(wiringLines(resolvePipeline(graph))).toEqual([]);
  });

  it('is not held against a step that needs one which does not exist', async () => {
    expect(await wiringOf('  prepare: { type: Prepare, needs: [laod] }\n')).toEqual([]);
  });
});

describe('resolveConsumer', () => {
  it('lists every output that was weighed, with all factors and why it lost', async () => {
    const graph = await graphOf(
      `${LOADS}  train: { type: Train, needs: [prepare_calibration, prepare_training] }\n`,
    );
    const [config, trainData, validation] = outcomesOf(graph, 'train');
    expect(trainData?.result.kind).toBe('wired');
    expect(trainData?.rejected.map(({ step, score, reason }) => [step, score, reason])).toEqual([
      ['prepare_calibration', 0.4, 'its score is below 0.50'],
    ]);
    expect(trainData?.rejected[0]?.factors.map(({ name, points }) => [name, points])).toEqual([
      ['dependency_type', 20],
      ['data_type', 20],
      ['name', 25],
      ['compatible_source', 10],
      ['keywords', 5],
      ['job_type', -40],
    ]);
    expect(validation?.result).toEqual({ kind: 'open' });
    expect(config?.rejected.map(({ score, reason }) => [score, reason])).toEqual([
      [0, 'config_file does not accept processing_output'],
      [0, 'config_file does not accept processing_output'],
    ]);
  });

  it('says that an optional input asks for more', async () => {
    const graph = await graphOf('  load: { type: Load }\n  prepare: { type: Prepare, needs: [load] }\n');
    const [, secondary] = outcomesOf(graph, 'prepare');
    expect(secondary?.rejected.map(({ output, reason }) => [output.name, reason])).toEqual(
      ['DATA', 'METADATA', 'SIGNATURE'].map((name) => [
        name,
        'an optional input takes an output only by the same name or alias, or from a declared source',
      ]),
    );
  });

  it('says what the manifest or a better output decided', async () => {
    const graph = await graphOf(`  load: { type: Load }
  prepare: { type: Prepare, needs: [load] }
  other: { type: Prepare, needs: [load], inputs: { DATA: "s3://bucket/data" } }
`);
    const reasons = (step: string) =>
      outcomesOf(graph, step)[0]?.rejected.map(({ output, reason }) => [output.name, reason]);
    expect(reasons('prepare')).toEqual([
      ['METADATA', 'another output fits better'],
      ['SIGNATURE', 'it feeds "SIGNATURE"'],
    ]);
    expect(reasons('other')).toEqual([
      ['DATA', 'the manifest wires the input'],
      ['METADATA', 'the manifest wires the input'],
      ['SIGNATURE', 'it feeds "SIGNATURE"'],
    ]);
  });
});

describe('the result', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const anySteps = fc.tuple(
    ...names.map((_, index) =>
      fc.record({
        type: fc.constantFrom('Load', 'Prepare', 'Train', 'Evaluate', 'Package', 'Register'),
        jobType: fc.constantFrom(undefined, 'training', 'calibration'),
        needs: fc.subarray(names.slice(0, index)),
      }),
    ),
  );
  type Steps = readonly { type: string; jobType: string | undefined; needs: readonly string[] }[];
  const yaml = (steps: Steps): readonly string[] =>
    steps.map(({ type, jobType, needs }, index) => {
      const job =
        jobType === undefined || !['Load', 'Prepare'].includes(type) ? '' : `, job_type: ${jobType}`;
      return `  ${names[index] ?? ''}: { type: ${type}${job}, needs: [${needs.join(', ')}] }\n`;
    });

  it('does not depend on the order of steps, needs and dependencies', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, async (steps) => {
        const straight = await wiringOf(yaml(steps).join(''));
        const turned = yaml(
          steps.map((step) => ({ ...step, needs: [...step.needs].reverse() })),
        ).toReversed();
        const specs = Object.fromEntries(
          Object.entries(SPECS)
            .reverse()
            .map(([path, text]) => [path, withDependenciesReversed(text)]),
        );
        expect([...(await wiringOf(turned.join(''), specs))].sort()).toEqual([...straight].sort());
      }),
      { numRuns: 40 },
    );
  });

  it('is not changed by a step that no other needs', async () => {
    await fc.assert(
      fc.asyncProperty(anySteps, fc.subarray(names), async (steps, needs) => {
        const before = await wiringOf(yaml(steps).join(''));
        const added = `${yaml(steps).join('')}  z: { type: Evaluate, needs: [${needs.join(', ')}] }\n`;
        expect((await wiringOf(added)).filter((line) => !line.startsWith('z.'))).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('takes well under two seconds for a chain of 10,000 steps', async () => {
    const chain = (length: number): string =>
      Array.from({ length }, (_, index) => {
        const needs = index === 0 ? 'inputs: { DATA: "s3://b/d" }' : `needs: [s${index - 1}], inputs: {}`;
        return `  s${index}: { type: ${index % 2 === 0 ? 'Prepare' : 'Clean'}, ${needs} }\n`;
      }).join('');
    const specs = {
      ...SPECS,
      'specs/clean.spec.yaml': `step_type: Clean
sagemaker_step_type: Processing
node_type: internal
dependencies:
  processed_data: { dependency_type: processing_output, compatible_sources: [Prepare] }
outputs:
  DATA: { output_type: processing_output, property_path: properties.A }
`,
    };
    const timed = async (length: number) => {
      const graph = await graphOf(chain(length), specs);
      const start = process.cpuUsage();
      const { wires, unmet } = resolvePipeline(graph);
      const { user, system } = process.cpuUsage(start);
      expect(unmet).toEqual([]);
      expect([...wires.values()].every((inputs) => inputs.size === 1)).toBe(true);
      return (user + system) / 1e6;
    };
    expect(await timed(10_000)).toBeLessThan(1.5);
  }, 60_000);
});

/** The text of a specification with its dependencies, one on each line, in reverse. */
function withDependenciesReversed(text: string): string {
  const [head = '', rest = ''] = text.split('dependencies:\n');
  if (rest === '') {
    return text;
  }
  const lines = rest.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('  '));
  return `${head}dependencies:\n${[...lines.slice(0, end).reverse(), ...lines.slice(end)].join('\n')}`;
}
