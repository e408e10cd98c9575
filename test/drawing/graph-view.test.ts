import { detailsOf } from '../../src/drawing/details.js';
import { graphView } from '../../src/drawing/graph-view.js';
import { configTable } from '../../src/compiler/config-table.js';
import { compilePipeline } from '../../src/compiler/compile.js';
import { explainWiring } from '../../src/resolver/explain.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';
import { EMPTY_LIBRARY } from '../support/pipeline.js';

const SPECS = {
  'specs/load.spec.yaml': `step_type: Load
sagemaker_step_type: Lambda
node_type: source
outputs:
  rows: { output_type: custom_property, data_type: String, property_path: "properties.OutputParameters['rows']" }
`,
  'specs/use.spec.yaml': `step_type: Use
sagemaker_step_type: Lambda
node_type: sink
dependencies:
  rows: { dependency_type: custom_property, data_type: String }
  count: { dependency_type: custom_property, data_type: String, required: false }
`,
};
const FUNCTION = 'arn:aws:lambda:us-east-1:123456789012:function:note';

/** What is drawn of a manifest whose step types are Load and Use, and what was found. */
async function drawn(manifest: string) {
  const files = memoryFiles({
    ...SPECS,
    'pipectl.yaml': '{}\n',
    'demo.pipeline.yaml': `name: demo\nconfig: { function_arn: "${FUNCTION}" }\n${manifest}`,
  });
  const { graph, wiring, linked, code, diagnostics } = await compilePipeline(`${ROOT}/demo.pipeline.yaml`, {
    files,
    library: EMPTY_LIBRARY,
    variables: {},
  });
  if (graph === undefined || wiring === undefined || linked === undefined || code === undefined) {
    throw new Error('The manifest is of no use.');
  }
  const showPath = (file: string): string => file.replace(`${ROOT}/`, '');
  const view = graphView({ graph, wiring, diagnostics, showPath });
  const details = detailsOf(
    {
      graph,
      showPath,
      explain: () => explainWiring(linked),
      configTable: (job) =>
        configTable(job, code.get(job.name), graph.manifest.value.parameters, graph.loaded),
    },
    view.nodes,
  );
  return { ...view, details };
}

/** Edges as `from -> to: kind labels`. */
function edgesIn({ edges }: Awaited<ReturnType<typeof drawn>>): readonly string[] {
  return edges.map(({ from, to, kind, labels }) => [`${from} -> ${to}:`, kind, ...labels].join(' '));
}

const GATED = `description: Loads, and uses.
parameters:
  least: { type: Integer, default: 3, description: How many there must be. }
  stage: { type: String }
steps:
  load: { type: Load, config: { output_parameters: { rows: String } } }
  enough:
    type: Condition
    when:
      - any:
          - { left: "\${steps.load.outputs.rows}", op: ">", right: "\${params.least}" }
          - all: [{ left: 1, op: "==", right: 1 }, { not: { left: "\${params.stage}", op: in, right: [a, b] } }]
      - { left: 2, op: "<", right: 3 }
    then: [use, after]
    else: [stop]
  use: { type: Use, needs: [load] }
  after: { type: Use, needs: [load, use], inputs: { count: load.rows, rows: "5" } }
  stop: { type: Fail, message: "Only \${steps.load.outputs.rows}" }
`;

describe('what is drawn of a pipeline', () => {
  it('are its steps in an order in which each comes after those before it', async () => {
    const { nodes, description, parameters, problems } = await drawn(GATED);
    expect(problems).toEqual([]);
    expect(description).toEqual('Loads, and uses.');
    expect(parameters).toEqual([
      { name: 'least', type: 'Integer', default: '3', description: 'How many there must be.' },
      { name: 'stage', type: 'String' },
    ]);
    expect(nodes).toEqual([
      { name: 'load', stepType: 'Load', sagemakerType: 'Lambda' },
      {
        name: 'enough',
        stepType: 'Condition',
        sagemakerType: 'Condition',
        text: '(load.properties.OutputParameters[\'rows\'] > params.least or (1 == 1 and not (params.stage in ["a","b"]))) and 2 < 3',
      },
      {
        name: 'stop',
        stepType: 'Fail',
        sagemakerType: 'Fail',
        text: "Only ${steps.load.properties.OutputParameters['rows']}",
      },
      { name: 'use', stepType: 'Use', sagemakerType: 'Lambda' },
      { name: 'after', stepType: 'Use', sagemakerType: 'Lambda' },
    ]);
  });

  it('are data by ports, values by what they refer to, plain needs, and what branches begin with', async () => {
    const view = await drawn(GATED);
    expect(edgesIn(view)).toEqual([
      'load -> enough: reference rows',
      'load -> stop: reference rows',
      'enough -> stop: branch false',
      'load -> use: data rows',
      'enough -> use: branch true',
      'load -> after: data rows → count',
      'use -> after: need',
    ]);
    expect(view.groups).toEqual([
      { condition: 'enough', side: false, steps: ['stop'] },
      { condition: 'enough', side: true, steps: ['use', 'after'] },
    ]);
  });

  it('is the same whatever the order of keys', async () => {
    const lines = (names: readonly string[]): string =>
      names
        .map((name) => `  ${name}: { type: Load, config: { output_parameters: { rows: String } } }\n`)
        .join('');
    expect(await drawn(`steps:\n${lines(['a', 'b'])}`)).toMatchObject({
      nodes: [{ name: 'a' }, { name: 'b' }],
    });
    expect(await drawn(`steps:\n${lines(['b', 'a'])}`)).toMatchObject({
      nodes: [{ name: 'a' }, { name: 'b' }],
    });
  });

  it('are the inputs, outputs and config of steps, with their places', async () => {
    const { details } = await drawn(GATED);
    expect(details[0]).toEqual({
      place: 'demo.pipeline.yaml:8:3',
      branches: [],
      inputs: [],
      outputs: [{ name: 'rows', type: 'custom_property', property: "OutputParameters['rows']" }],
      config: [
        {
          key: 'function_arn',
          value: FUNCTION,
          tier: 'essential',
          origin: 'demo.pipeline.yaml:2:25 (pipeline)',
        },
        {
          key: 'output_parameters.rows',
          value: 'String',
          tier: 'system',
          origin: 'demo.pipeline.yaml:8:60 (step)',
        },
        { key: 'step_name', value: 'load', tier: 'derived', origin: 'derived' },
      ],
    });
    expect(details[3]).toMatchObject({
      branches: [{ condition: 'enough', side: true }],
      inputs: [
        { name: 'count', required: false, outcome: 'open', candidates: [{ verdict: 'lost' }] },
        {
          name: 'rows',
          required: true,
          outcome: 'resolved',
          source: { step: 'load', output: 'rows' },
          candidates: [{ step: 'load', output: 'rows', verdict: 'chosen' }],
          hidden: 0,
        },
      ],
    });
    expect(details[4]).toMatchObject({
      inputs: [
        { name: 'count', outcome: 'explicit', source: { step: 'load', output: 'rows' } },
        { name: 'rows', outcome: 'explicit', source: { value: '5' } },
      ],
    });
  });
});

describe('what is drawn of a pipeline with problems', () => {
  it('are the steps that are broken or unknown, too, with what needs them', async () => {
    const view = await drawn(`steps:
  load: { type: Laod }
  odd: { type: Load, nedes: [load] }
  use: { type: Use, needs: [load, odd, gone], inputs: { rows: s3://a/b } }
`);
    expect(view.nodes).toEqual([
      { name: 'load', stepType: 'Laod', severity: 'error' },
      { name: 'use', stepType: 'Use', sagemakerType: 'Lambda', severity: 'error' },
      { name: 'odd', severity: 'error' },
    ]);
    expect(edgesIn(view)).toEqual(['load -> use: need', 'odd -> use: need']);
    expect(view.problems.map(({ code, place, steps }) => [code, place, steps])).toEqual([
      ['DAG205', 'demo.pipeline.yaml:4:17', ['load']],
      ['SCH103', 'demo.pipeline.yaml:5:22', ['odd']],
      ['DAG201', 'demo.pipeline.yaml:6:40', ['use']],
    ]);
  });

  it('are both ways of a cycle', async () => {
    const view = await drawn(`steps:
  a: { type: Fail, message: x, needs: [b] }
  b: { type: Fail, message: x, needs: [a] }
`);
    expect(edgesIn(view)).toEqual(['b -> a: need', 'a -> b: need']);
    expect(view.problems.map(({ code }) => code)).toContain('DAG204');
  });

  it('are problems outside all steps, which belong to none', async () => {
    const view = await drawn(`parameters: { unused: { type: String } }
steps:
  a: { type: Fail, message: x }
tags: { a: "b" }
`);
    expect(view.problems).toMatchObject([
      { severity: 'warning', place: 'demo.pipeline.yaml:3:15', steps: [] },
    ]);
    expect(view.nodes).toMatchObject([{ name: 'a' }]);
  });

  it('are no secrets, wherever they stand', async () => {
    // In two parts, so that no scanner takes this file for a leak.
    const key = ['AKIA', 'QWERTYUIOPASDFGH'].join('');
    const view = await drawn(`description: uses ${key}
parameters: { p: { type: String, default: ${key}, description: not ${key} } }
steps:
  load:
    type: Load
    description: ${key}
    config: { inputs: { k: "${key}", p: "\${params.p}" }, output_parameters: { rows: String } }
  gate: { type: Condition, when: [{ left: "${key}", op: "==", right: "\${steps.load.outputs.rows}" }] }
  use: { type: Use, inputs: { rows: "${key}" } }
  stop: { type: Fail, message: ${key} }
`);
    expect(JSON.stringify(view)).not.toContain(key);
    expect(view.details[0]?.config.find((row) => row.key === 'inputs.k')?.value).toEqual(
      '(not shown: it holds an AWS access key)',
    );
  });

  it('is nothing of a private key, whose lines have no form of their own', async () => {
    const key = ['-----BEGIN PRIVATE', 'KEY-----\\nMIIsecret'].join(' ');
    const view = await drawn(`parameters: { p: { type: String, default: "${key}" } }
steps:
  load: { type: Load, description: "${key}", config: { inputs: { k: "${key}", p: "\${params.p}" } } }
  stop: { type: Fail, message: "${key}" }
`);
    expect(JSON.stringify(view)).not.toContain('MIIsecret');
    expect(view.parameters).toEqual([
      { name: 'p', type: 'String', default: '(not shown: it holds a private key)' },
    ]);
  });
});
