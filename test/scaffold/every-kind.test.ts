import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { STEP_KINDS } from '../../src/scaffold/kinds.js';
import { run } from '../support/run.js';
import { removeProjects, temporaryProject } from '../cli/support.js';

afterAll(removeProjects);

/** Command lines behind `pipectl new step`; each is checked by itself and all in one project. */
const COMMANDS: readonly string[] = [
  'Plain --kind processing',
  'Source --kind processing --no-input --env CLAIMS_TABLE --argument days=3',
  'Sink --kind processing --no-output --input a --input b',
  'Alone --kind processing --no-input --no-output',
  'Many --kind processing --input a --input b.c --input old_model --output x --output y-z --job-types training,testing --env REGION --framework pytorch',
  'Statistics --kind processing --framework xgboost --framework-version 1.7-1 --argument share=1.0 --argument name --env MODE=',
  'Learn --kind training',
  'LearnMore --kind training --framework xgboost --input claims --input claims_config --input val --output the_model --argument max_depth=6 --argument label --env NOTE=# --job-types training',
  'LearnText --kind training --framework pytorch --input texts --no-output',
  'Search --kind tuning',
  'SearchMore --kind tuning --framework xgboost --argument name --argument depth=6 --env LEVEL=info --job-types training',
  'Serve --kind model',
  'ServeMore --kind model --framework xgboost --env THRESHOLD=0.5 --env TABLE --output serving_name',
  'ServeText --kind model --framework pytorch --env THRESHOLD=0.5',
  'Score --kind transform',
  'ScoreMore --kind transform --input claims --output scores --job-types testing,training',
  'Register --kind register-model',
  'RegisterMore --kind register-model --framework xgboost --input packaged_model --input metrics --input payload --no-output',
  'Call --kind lambda',
  'CallMore --kind lambda --no-input --output approved --output reason',
  'Ask --kind callback',
  'AskMore --kind callback --input report --input model --input limit:custom_property --no-output',
];

const HEAD = `name: demo
config: { role: "arn:aws:iam::123456789012:role/Demo", s3_root: s3://my-ml-bucket/demo, region: us-east-1 }
steps:
`;

/** Writes a step type; gives the manifest's lines for a step of it. */
async function newStep(folder: string, command: string): Promise<string> {
  const { code, stdout, stderr } = await run(['new', 'step', ...command.split(' ')], folder);
  expect([code, stderr]).toEqual([0, '']);
  return /Lines for the "steps" of a manifest:\n\n([^]*?)\nNext:\n/.exec(stdout)?.[1] ?? '';
}

/** Expects that a check has nothing to say, also no warning. */
async function expectSilent(check: 'validate' | 'align-check', folder: string): Promise<void> {
  const { code, stdout, stderr } = await run([check], folder);
  expect([code, stdout.replace(/\d+/, 'n'), stderr]).toEqual([0, 'No problems in n files.\n', '']);
}

describe('a new step type', () => {
  it('can be of every kind', () => {
    const kinds = COMMANDS.map((command) => /--kind (\S+)/.exec(command)?.[1]);
    expect([...new Set(kinds)].sort()).toEqual(Object.keys(STEP_KINDS).sort());
  });

  it.each(COMMANDS)('passes every check as it stands: %s', async (command) => {
    const folder = temporaryProject({});
    const lines = await newStep(folder, command);
    await expectSilent('align-check', folder);
    writeFileSync(join(folder, 'demo.pipeline.yaml'), HEAD + lines);
    await expectSilent('validate', folder);
  });

  it('stands beside all others', async () => {
    const folder = temporaryProject({});
    const lines: string[] = [];
    for (const command of COMMANDS) {
      lines.push(await newStep(folder, command));
    }
    writeFileSync(join(folder, 'demo.pipeline.yaml'), HEAD + lines.join('\n'));
    await expectSilent('align-check', folder);
    await expectSilent('validate', folder);
    const { code, stdout } = await run(['compile', 'demo.pipeline.yaml'], folder);
    const definition: unknown = JSON.parse(stdout);
    expect(code).toEqual(0);
    expect(definition).toMatchObject({ Steps: { length: COMMANDS.length } });
  });

  it('finds its inputs among the outputs of other new step types', async () => {
    const folder = temporaryProject({});
    await newStep(folder, 'LoadClaims --kind processing --no-input --output claims');
    await newStep(folder, 'LearnClaims --kind training --input claims');
    await newStep(folder, 'ServeClaims --kind model');
    await newStep(folder, 'ScoreClaims --kind transform --input claims');
    const steps = `  load: { type: LoadClaims }
  learn: { type: LearnClaims, needs: [load] }
  serve: { type: ServeClaims, needs: [learn] }
  score: { type: ScoreClaims, needs: [serve, load] }
`;
    writeFileSync(join(folder, 'demo.pipeline.yaml'), HEAD + steps);
    await expectSilent('validate', folder);
  });
});
