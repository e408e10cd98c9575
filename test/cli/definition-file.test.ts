import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { definitionOf, fail, training } from '../../src/rules/definition/example.js';
import type { Json } from '../../src/source/traced.js';
import { checkInMemory } from '../support/definition-tester.js';
import { REPOSITORY, run } from '../support/run.js';
import { removeProjects, temporaryFolder } from './support.js';

afterAll(removeProjects);

const WRONG = definitionOf([training(), fail('stop', { Get: 'Steps.trian.TrainingJobName' })]);
const MESSAGE =
  'error[SMP531] The definition has no step "trian", whose value is read here. Did you mean "train"?';

/** What `pipectl validate definition.json` says of a text, one line a problem. */
async function validate(text: string) {
  const folder = temporaryFolder({ 'definition.json': text });
  const { code, stdout, stderr } = await run(['validate', 'definition.json', '--format', 'concise'], folder);
  return { code, lines: stdout.split('\n').filter((line) => line !== ''), stderr };
}

/** The place of the wrong reference in a text that holds it once. */
function placeOf(text: string, written: string): string {
  const offset = text.indexOf(written);
  const before = text.slice(0, offset).split('\n');
  return `definition.json:${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

const compact = JSON.stringify(WRONG);
const pretty = JSON.stringify(WRONG, null, 2);
const response = { PipelineName: 'demo', PipelineArn: 'arn', CreationTime: 1.5 };
const REFERENCE = '"Steps.trian.TrainingJobName"';

describe('pipectl validate of a definition file', () => {
  it.each([
    ['compact', compact, REFERENCE],
    ['pretty', pretty, REFERENCE],
    ['with a byte order mark and CRLF', `${pretty.replaceAll('\n', '\r\n')}\r\n`, REFERENCE],
    [
      'in a response of DescribePipeline, as a text',
      JSON.stringify({ ...response, PipelineDefinition: compact }, null, 2),
      JSON.stringify(REFERENCE).slice(1, -1),
    ],
    [
      'in a response of DescribePipeline, as a pretty text',
      JSON.stringify({ ...response, PipelineDefinition: pretty }, null, 4),
      JSON.stringify(REFERENCE).slice(1, -1),
    ],
    [
      'in a response of DescribePipeline, as an object',
      JSON.stringify({ ...response, PipelineDefinition: WRONG }, null, 2),
      REFERENCE,
    ],
    ['in a JSON text', JSON.stringify(compact), JSON.stringify(REFERENCE).slice(1, -1)],
    [
      'in a JSON text in a JSON text',
      JSON.stringify(JSON.stringify(compact)),
      JSON.stringify(JSON.stringify(REFERENCE).slice(1, -1)).slice(1, -1),
    ],
  ])('finds the place in one that is %s', async (_, text, written) => {
    expect(await validate(text)).toEqual({
      code: 1,
      lines: [`${placeOf(text, written)}: ${MESSAGE}`],
      stderr: '',
    });
  });

  it('is silent and exits with 0 when nothing is wrong', async () => {
    expect(await validate(JSON.stringify(definitionOf([training()])))).toMatchObject({ code: 0, lines: [] });
  });

  it.each([
    ['{}', 'SMP559', '1:1'],
    ['{"name": "package", "version": "1.0.0"}', 'SMP559', '1:1'],
    ['[1, 2]', 'SMP559', '1:1'],
    ['null', 'SMP559', '1:1'],
    ['{"PipelineDefinition": {"Steps": {}}}', 'SMP559', '1:24'],
    ['{"PipelineDefinition": "no JSON"}', 'SRC013', '1:25'],
    ['{"Steps": [}', 'SRC013', '1:12'],
    ['', 'SRC013', '1:1'],
  ])('has one thing to say of %s', async (text, code, place) => {
    const { lines } = await validate(text);
    expect(lines.map((line) => line.replace(/\].*/, ']'))).toEqual([
      `definition.json:${place}: error[${code}]`,
    ]);
  });

  it('is not done to JSON files that are only in a folder that is named', async () => {
    const folder = temporaryFolder({
      'definition.json': compact,
      'stop.pipeline.yaml': 'name: stop\nsteps:\n  stop: { type: Fail, message: Stopped }\n',
    });
    expect(await run(['validate', '.', '--format', 'concise'], folder)).toMatchObject({
      code: 0,
      stdout: '',
    });
  });

  it('takes severities from the project that the file is in', async () => {
    const folder = temporaryFolder({
      'definition.json': compact,
      'pipectl.yaml': 'rules: { unknown-step-reference: off }\n',
    });
    expect(await run(['validate', 'definition.json', '--format', 'concise'], folder)).toMatchObject({
      code: 0,
      stdout: '',
    });
  });
});

describe('what pipectl compiles', () => {
  const manifests = ['manifests', 'test/oracle/cases'].flatMap((folder) =>
    readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.pipeline.yaml'))
      .map((path) => join(folder, path)),
  );

  it.each(manifests)('is a definition file without a problem: %s', async (manifest) => {
    const { stdout } = await run(['compile', manifest]);
    expect(await checkInMemory({ 'definition.json': stdout })).toEqual([]);
  });

  it('is reported at the line of the manifest that is wrong, and is not compiled', async () => {
    const folder = temporaryFolder({
      'demo.pipeline.yaml': [
        'name: demo',
        'config:',
        '  role: arn:aws:iam::123456789012:role/PipelineRole',
        '  s3_root: s3://my-ml-bucket/pipelines',
        '  image_uri: 123456789012.dkr.ecr.us-east-1.amazonaws.com/load:1',
        '  instance_type: ${params.size}',
        'parameters:',
        '  size: { type: String, default: ml.m5.xxlarge }',
        'steps:',
        '  load: { type: CradleDataLoading, job_type: training, config: { data_path: "s3://my-ml-bucket/a/" } }',
        '',
      ].join('\n'),
    });
    const { code, stdout, stderr } = await run(
      ['compile', 'demo.pipeline.yaml', '--format', 'concise'],
      folder,
    );
    expect(stdout).toBe('');
    expect(stderr.replace(/ Did you mean .*/, '')).toBe(
      'demo.pipeline.yaml:8:34: error[SMP526] The default of the parameter "size" is "ml.m5.xxlarge", which "ProcessingResources.ClusterConfig.InstanceType" of step "load" does not take.\n',
    );
    expect(code).toBe(1);
  });
});

describe('checking a definition', () => {
  const keys = [
    'Steps',
    'Name',
    'Type',
    'Arguments',
    'IfSteps',
    'ElseSteps',
    'DependsOn',
    'Get',
    'Std:Join',
    'Std:JsonGet',
    'Parameters',
    'DefaultValue',
    'EnumValues',
    'RetryPolicies',
    'PropertyFiles',
    'ResourceConfig',
    'ClusterConfig',
    'Actions',
    'Associations',
    'Source',
    'OutputParameters',
    'OutputName',
    'CheckType',
    '__proto__',
  ];
  const texts = [
    'train',
    'Training',
    'Condition',
    'Processing',
    'String',
    'Parameters.train',
    'Steps.train.',
    'Steps.train.PropertyFiles.a',
    'Steps..',
    'Lambda',
    'EMR',
    'Lineage',
    'ClarifyCheck',
    'Action',
    '',
  ];
  const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'medium', maxDepth: 9 },
      fc.constantFrom<Json>(...texts),
      fc.constantFrom<Json>(null, 0, 1.5, true),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc
        .array(fc.tuple(fc.constantFrom(...keys), tie('tree')), { maxLength: 6 })
        .map((entries) => Object.fromEntries(entries)),
    ),
  }));

  it('never throws, whatever the JSON', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { maxLength: 4 }), tree, async (Steps, Parameters) => {
        const text = JSON.stringify({ Steps, Parameters });
        expect(Array.isArray(await checkInMemory({ 'definition.json': text }))).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect((await checkInMemory({ 'definition.json': text })).length).toBeGreaterThan(0);
      }),
    );
  });
});
