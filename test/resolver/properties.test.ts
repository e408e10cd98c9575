import fc from 'fast-check';
import { analyseDag } from '../../src/graph/dag.js';
import { explainWiring } from '../../src/resolver/explain.js';
import { wirePipeline } from '../../src/resolver/resolve.js';
import { linkedPipeline } from '../support/pipeline.js';
import { wiringLines } from './support.js';

/** A step type. */
interface Type {
  readonly dependencies: readonly {
    readonly name: string;
    readonly type: string;
    readonly required: boolean;
  }[];
  readonly outputs: readonly { readonly name: string; readonly type: string; readonly alias?: string }[];
}

interface Pipeline {
  readonly types: readonly Type[];
  /** By step name, the index of its type, and the steps before it that it needs; without needs they are inferred. */
  readonly steps: Readonly<Record<string, { readonly type: number; readonly needs?: readonly string[] }>>;
}

const WORDS = ['train', 'val', 'test', 'raw', 'clean', 'features', 'labels', 'model', 'metrics', 'data'];
const anyName = fc
  .uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 2 })
  .map((words) => words.join('_'));
const anyType = fc.constantFrom('processing_output', 'processing_output', 'training_data', 'model_artifacts');
const anyPorts = <T>(port: fc.Arbitrary<T & { readonly name: string }>, minLength: number) =>
  fc.uniqueArray(port, { minLength, maxLength: 3, selector: ({ name }) => name });
const anyStepType: fc.Arbitrary<Type> = fc.record({
  dependencies: anyPorts(fc.record({ name: anyName, type: anyType, required: fc.boolean() }), 0),
  outputs: anyPorts(
    fc.record({ name: anyName, type: anyType, alias: anyName }, { requiredKeys: ['name', 'type'] }),
    1,
  ),
});
const anyPipeline: fc.Arbitrary<Pipeline> = fc
  .record({
    types: fc.array(anyStepType, { minLength: 2, maxLength: 4 }),
    steps: fc.array(
      fc.record({
        line: fc.constantFrom('us', 'eu', 'all'),
        type: fc.nat(3),
        needs: fc.option(fc.array(fc.nat(6), { maxLength: 3 }), { nil: undefined }),
      }),
      { minLength: 2, maxLength: 7 },
    ),
  })
  .map(({ types, steps }) => {
    const names = steps.map(({ line }, index) => `s${index}_${line}`);
    return {
      types,
      steps: Object.fromEntries(
        steps.map(({ type, needs }, index) => {
          const before = [
            ...new Set(needs?.filter((other) => other < index).map((other) => names[other] ?? '')),
          ];
          return [
            names[index] ?? '',
            { type: type % types.length, ...(needs === undefined ? {} : { needs: before }) },
          ];
        }),
      ),
    };
  });

type Order = <T>(entries: readonly T[]) => readonly T[];

function filesOf(
  { types, steps }: Pipeline,
  order: Order = (entries) => entries,
): Readonly<Record<string, string>> {
  const stepLines = order(Object.entries(steps)).map(([name, { type, needs }]) => {
    const list = needs === undefined ? '' : `, needs: [${order(needs).join(', ')}]`;
    return `  ${name}: { type: T${type}${list} }\n`;
  });
  const specs = types.map(({ dependencies, outputs }, index): [string, string] => [
    `specs/t${index}.spec.yaml`,
    [
      `step_type: T${index}`,
      'sagemaker_step_type: Lambda',
      `node_type: ${dependencies.length === 0 ? 'source' : 'internal'}`,
      ...(dependencies.length === 0 ? [] : ['dependencies:']),
      ...order(dependencies).map(
        ({ name, type, required }) => `  ${name}: { dependency_type: ${type}, required: ${required} }`,
      ),
      'outputs:',
      ...order(outputs).map(
        ({ name, type, alias }) =>
          `  ${name}: { output_type: ${type}, property_path: properties.A${alias === undefined ? '' : `, aliases: [${alias}]`} }`,
      ),
      '',
    ].join('\n'),
  ]);
  return Object.fromEntries(
    order([['demo.pipeline.yaml', `name: demo\nsteps:\n${stepLines.join('')}`] as const, ...specs]),
  );
}

async function linesOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return [...wiringLines(wirePipeline(await linkedPipeline(files)).wiring)].sort();
}

describe('every pipeline', () => {
  it('is wired the same in any order of its files, steps, needs and ports', () =>
    fc.assert(
      fc.asyncProperty(anyPipeline, fc.infiniteStream(fc.integer()), async (pipeline, ranks) => {
        const shuffle: Order = (entries) =>
          entries
            .map((entry) => ({ entry, rank: Number(ranks.next().value) }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ entry }) => entry);
        expect(await linesOf(filesOf(pipeline, shuffle))).toEqual(await linesOf(filesOf(pipeline)));
      }),
      { numRuns: 60 },
    ));

  it('has no cycle in what feeds what', () =>
    fc.assert(
      fc.asyncProperty(anyPipeline, async (pipeline) => {
        const { graph, wiring } = wirePipeline(await linkedPipeline(filesOf(pipeline)));
        const wires = [...wiring.wires].flatMap(([to, inputs]) =>
          [...inputs.values()].flatMap(({ source }) =>
            source.kind === 'output' ? [{ from: source.step, to }] : [],
          ),
        );
        const { cycles } = analyseDag([...graph.steps.keys()], [...graph.edges, ...wires]);
        expect(cycles).toEqual([]);
      }),
      { numRuns: 100 },
    ));

  it('is explained by factors that add up to each score', () =>
    fc.assert(
      fc.asyncProperty(anyPipeline, async (pipeline) => {
        for (const { candidates } of explainWiring(await linkedPipeline(filesOf(pipeline)))) {
          for (const { score, factors } of candidates) {
            expect(factors.reduce((sum, { points }) => sum + points, 0) / 100).toBe(score);
          }
        }
      }),
      { numRuns: 60 },
    ));

  it('never says of one input both that it is wired and that it is undecided', () =>
    fc.assert(
      fc.asyncProperty(anyPipeline, async (pipeline) => {
        const { wiring } = wirePipeline(await linkedPipeline(filesOf(pipeline)));
        for (const { step, dependency } of [...wiring.ambiguous, ...wiring.undecided, ...wiring.unmet]) {
          expect(wiring.wires.get(step)?.get(dependency.name)).toBeUndefined();
        }
      }),
      { numRuns: 100 },
    ));
});

describe('an input of a step with needs', () => {
  /** Steps that make one thing each, and one that takes one of them. */
  const anyChoice = fc
    .record({
      wanted: anyName,
      given: fc.uniqueArray(anyName, { minLength: 2, maxLength: 5 }),
    })
    .map(({ wanted, given }): Pipeline => ({
      types: [
        {
          dependencies: [{ name: wanted, type: 'processing_output', required: true }],
          outputs: [{ name: 'end', type: 'custom_property' }],
        },
        ...given.map((name) => ({ dependencies: [], outputs: [{ name, type: 'processing_output' }] })),
      ],
      steps: {
        ...Object.fromEntries(given.map((_, index) => [`p${index}`, { type: index + 1 }])),
        taker: { type: 0, needs: given.map((_, index) => `p${index}`) },
      },
    }));

  it('takes what explain calls the next best once the step that won is gone', () =>
    fc.assert(
      fc.asyncProperty(anyChoice, async (pipeline) => {
        const explain = async (one: Pipeline) =>
          explainWiring(await linkedPipeline(filesOf(one))).find(({ step }) => step === 'taker');
        const before = await explain(pipeline);
        if (before?.source?.kind !== 'output') {
          return;
        }
        const winner = before.source.step;
        const next = before.candidates.find(({ reason }) => reason === 'another output fits better');
        const { taker, ...others } = pipeline.steps;
        const after = await explain({
          ...pipeline,
          steps: {
            ...Object.fromEntries(Object.entries(others).filter(([name]) => name !== winner)),
            taker: { type: 0, needs: (taker?.needs ?? []).filter((name) => name !== winner) },
          },
        });
        const leading = after?.candidates.filter(({ verdict }) => verdict !== 'lost').map(({ step }) => step);
        if (next !== undefined) {
          expect(leading).toContain(next.step);
        }
      }),
      { numRuns: 80 },
    ));
});
