import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeProjects, temporaryProject } from '../cli/support.js';
import { REPOSITORY } from '../support/run.js';
import { compiledByCommand } from './support.js';

afterAll(removeProjects);

const OPTIONS = {
  target: 'ES2022',
  module: 'NodeNext',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  types: ['node'],
};

/** A program that uses what the package ships. Lines with an expected mistake say so. */
const PROGRAM = `
import { IncompatibleSteps, Pipeline, PipelineError, type Compiled, type PipelineDiagnostic } from 'pipectl';

const config = { role: 'arn:aws:iam::123456789012:role/R', s3_root: 's3://my-ml-bucket/p', region: 'us-east-1' };

const pipeline = new Pipeline<{ CheckData: { min_rows: number } }>('demo', { config })
  .loadData('s3://my-ml-bucket/data/')
  .preprocessTabular({ config: { label_field: 'is_fraud' } })
  .trainXgboost({ max_depth: 8, learning_rate: '\${params.rate}' })
  .parameter('rate', { type: 'Float', default: 0.1 });

const compiled: Compiled = await pipeline.compile();
const problems: readonly PipelineDiagnostic[] = await pipeline.validate();
let fix: string | undefined;
try {
  await new Pipeline('demo', { config }).loadData('s3://my-ml-bucket/data/').trainXgboost().compile();
} catch (error) {
  if (error instanceof IncompatibleSteps && error instanceof PipelineError) {
    fix = error.suggestedFix;
  }
}
const example = await Pipeline.fromManifest(process.argv[2] ?? '').compile({ variables: {} });
process.stdout.write(JSON.stringify({ name: compiled.name, problems, fix, json: example.json }));

export const wrong = [
  // @ts-expect-error a misspelt config key
  () => pipeline.trainXgboost({ max_dept: 8 }),
  // @ts-expect-error a text for a number
  () => pipeline.trainXgboost({ max_depth: 'deep' }),
  // @ts-expect-error a job type that does not exist
  () => pipeline.loadData('s3://my-ml-bucket/data/', { job_type: 'monthly' }),
  // @ts-expect-error a misspelt key of a step type of one's own
  () => pipeline.addStep('CheckData', { min_row: 3 }),
  // @ts-expect-error no conditions
  () => pipeline.addStep('Condition', { then: [] }),
];
export const right = [
  () => pipeline.addStep('CheckData', { min_rows: 3, cache: { enabled: true, expire_after: 'P1D' } }),
  () => pipeline.addStep('Anything', { whatever: [1, 2] }),
  () => Pipeline.fromConfigs([{ type: 'Payload', payload_content_types: 'text/csv' }], { name: 'x', autoResolve: true }),
];
`;

/** The examples of the documentation, and what those print that are to be run. */
const EXAMPLES = [
  ...readFileSync(join(REPOSITORY, 'docs/api.md'), 'utf8').matchAll(
    /```ts\n([^]*?)```\n(?:```text\n([^]*?)```\n)?/g,
  ),
].map(([, program = '', output], index) => ({ name: `example-${index}`, program, output }));

it('is typed and runs from a packed tarball, and so do the examples of the documentation', async () => {
  const folder = temporaryProject({
    'package.json': '{ "type": "module" }',
    'tsconfig.json': JSON.stringify({ compilerOptions: OPTIONS, include: ['*.ts'] }),
    'program.ts': PROGRAM,
    ...Object.fromEntries(EXAMPLES.map(({ name, program }) => [`${name}.ts`, program])),
  });
  const run = (command: string, argv: readonly string[]): string =>
    execFileSync(command, argv, {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 24,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const packed = run('npm', ['pack', REPOSITORY, '--ignore-scripts', '--pack-destination', folder]);
  const place = join(folder, 'node_modules', 'pipectl');
  mkdirSync(place, { recursive: true });
  run('tar', [
    '-xzf',
    join(folder, packed.trim().split('\n').at(-1) ?? ''),
    '-C',
    place,
    '--strip-components=1',
  ]);
  mkdirSync(join(folder, 'node_modules', '@types'));
  symlinkSync(join(REPOSITORY, 'node_modules/@types/node'), join(folder, 'node_modules/@types/node'));
  symlinkSync(join(REPOSITORY, 'node_modules/undici-types'), join(folder, 'node_modules/undici-types'));
  run(process.execPath, [join(REPOSITORY, 'node_modules/typescript/bin/tsc'), '-p', '.']);

  const manifest = join(REPOSITORY, 'manifests/fraud-xgboost/fraud-xgboost.pipeline.yaml');
  expect(JSON.parse(run(process.execPath, ['program.js', manifest]))).toEqual({
    name: 'demo',
    problems: [],
    fix: 'Add a TabularPreprocessing step between "load_training" and "train".',
    json: await compiledByCommand(manifest),
  });
  const toRun = EXAMPLES.filter(({ output }) => output !== undefined);
  expect(toRun).toHaveLength(5);
  for (const { name, output } of toRun) {
    expect(`${run(process.execPath, [`${name}.js`]).trimEnd()}\n`).toBe(output);
  }
  // The older way to load modules gives the same.
  writeFileSync(join(folder, 'old.cjs'), "process.stdout.write(typeof require('pipectl').Pipeline);");
  expect(run(process.execPath, ['old.cjs'])).toBe('function');
}, 240_000);
