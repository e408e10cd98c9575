import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canBeSilenced } from '../../src/diagnostics/suppress.js';
import { REPOSITORY, run } from '../support/run.js';
import { removeProjects, STOP, temporaryFolder, temporaryProject } from './support.js';

afterAll(removeProjects);

const BASELINE = 'pipectl-baseline.yaml';
const HEADER = `# Problems that pipectl knows and does not report: those that were there when this file was written, so that only new
# ones are. Commit it, and mend them bit by bit; \`pipectl validate --write-baseline\` writes it anew.
`;

/** A manifest with a warning at 4:37 and an error at 5:31. */
const OLD = `name: old
steps:
  stop: { type: Fail, message: Stopped }
  last: { type: Fail, needs: [stop, stop] }
  lost: { type: Fail, needs: [gone] }
`;
const KNOWN = `${HEADER}problems:
  old.pipeline.yaml:
    - code: DAG201
      message: 'Step "lost" needs "gone", which is not defined.'
    - code: DAG203
      message: 'Step "last" needs "stop" more than once.'
`;
const ERROR = (line: number, step = 'lost') =>
  `old.pipeline.yaml:${line}:31: error[DAG201] Step "${step}" needs "gone", which is not defined.\n`;

const concise = async (folder: string, ...argv: readonly string[]) => {
  const { code, stdout, stderr } = await run([...argv, '--format', 'concise'], folder);
  return [code, stdout, stderr];
};
const write = (folder: string, text: string, path = 'old.pipeline.yaml') => {
  writeFileSync(join(folder, path), text);
};
const baselineOf = (folder: string, path = BASELINE) => readFileSync(join(folder, path), 'utf8');

describe('pipectl validate --write-baseline', () => {
  it('writes what is wrong, which is not reported from then on', async () => {
    const folder = temporaryProject({ 'old.pipeline.yaml': OLD });
    expect(await run(['validate', '--write-baseline'], folder)).toEqual({
      code: 0,
      stdout: 'No problems in 2 files (2 in the baseline).\n',
      stderr: 'Wrote pipectl-baseline.yaml (2 known problems).\n',
    });
    expect(baselineOf(folder)).toEqual(KNOWN);
    expect(await concise(folder, 'validate')).toEqual([0, '', '']);
    const compiled = await run(['compile', 'old.pipeline.yaml', '--compact'], folder);
    expect([compiled.code, compiled.stderr]).toEqual([0, '']);
    expect(compiled.stdout).toContain('"Name":"lost"');
    const { stdout } = await run(['validate', '--format', 'json'], folder);
    expect(JSON.parse(stdout)).toMatchObject({ diagnostics: [], summary: { errors: 0, baselined: 2 } });
  });

  it('is reported in full with --no-baseline', async () => {
    const folder = temporaryProject({ 'old.pipeline.yaml': OLD, [BASELINE]: KNOWN });
    const [code, stdout] = await concise(folder, 'validate', '--no-baseline');
    expect([code, stdout]).toEqual([
      1,
      `old.pipeline.yaml:4:37: warning[DAG203] Step "last" needs "stop" more than once.\n${ERROR(5)}`,
    ]);
  });

  it('does not mind when lines move, and reports what is new', async () => {
    const folder = temporaryProject({ 'old.pipeline.yaml': `# moved\n\n${OLD}`, [BASELINE]: KNOWN });
    expect(await concise(folder, 'validate')).toEqual([0, '', '']);
    write(folder, `${OLD}  more: { type: Fail, needs: [gone] }\n`);
    expect(await concise(folder, 'validate')).toEqual([1, ERROR(6, 'more'), '']);
    write(folder, `${OLD}  gane: { type: Fail }\n`);
    expect(await concise(folder, 'validate')).toEqual([0, '', '']);
  });

  it('counts: of problems that are alike, the first ones are known', async () => {
    const steps = (count: number) =>
      Array.from({ length: count }, (_, at) => `  s${at}: { type: Fail, message: "\${params.gone}" }\n`);
    const manifest = (count: number) => `name: old\nsteps:\n${steps(count).join('')}`;
    const folder = temporaryProject({ 'old.pipeline.yaml': manifest(2) });
    await run(['validate', '--write-baseline'], folder);
    expect(baselineOf(folder)).toEqual(`${HEADER}problems:
  old.pipeline.yaml:
    - code: DAG211
      message: '"\${params.gone}" refers to the parameter "gone", which is not declared.'
      count: 2
`);
    write(folder, manifest(3));
    expect(await concise(folder, 'validate')).toEqual([
      1,
      'old.pipeline.yaml:5:30: error[DAG211] "${params.gone}" refers to the parameter "gone", which is not declared.\n',
      '',
    ]);
  });

  it('does not take what others depend on, and says so by reporting it', async () => {
    const folder = temporaryProject({
      'old.pipeline.yaml': OLD,
      'cyclic.pipeline.yaml':
        'name: cyclic\nsteps:\n  a: { type: Fail, needs: [b] }\n  b: { type: Fail, needs: [a] }\n',
      'odd.pipeline.yaml': `${STOP}key: 1\n`,
      'text.pipeline.yaml': 'name: [\n',
    });
    const [code, stdout, stderr] = await concise(folder, 'validate', '--write-baseline');
    expect([code, String(stdout).match(/\w+(?=\] )/g), stderr]).toEqual([
      1,
      ['DAG204', 'SCH103', 'SRC001'],
      'Wrote pipectl-baseline.yaml (2 known problems).\n',
    ]);
    expect(baselineOf(folder)).toEqual(KNOWN);
  });

  it('takes no problems of suppressions', async () => {
    const folder = temporaryProject({ 'old.pipeline.yaml': `${OLD}# pipectl-ignore DAG203\n` });
    const [code, stdout] = await concise(folder, 'validate', '--write-baseline');
    expect([code, String(stdout).match(/\w+(?=\] )/g)]).toEqual([1, ['SUP902']]);
    expect(baselineOf(folder)).toEqual(KNOWN);
  });

  it('keeps what the run has not looked for, and drops what is mended or gone', async () => {
    const folder = temporaryProject({ 'old.pipeline.yaml': OLD, 'b.pipeline.yaml': OLD.replace('old', 'b') });
    await run(['validate', '--write-baseline'], folder);
    const both = baselineOf(folder);
    expect(both.match(/- code/g)).toHaveLength(4);
    write(folder, STOP, 'b.pipeline.yaml');
    await run(['validate', 'old.pipeline.yaml', '--write-baseline'], folder);
    expect(baselineOf(folder)).toEqual(both);
    write(folder, `${OLD}odd: 1\n`);
    await run(['validate', '--write-baseline'], folder);
    expect(baselineOf(folder)).toEqual(KNOWN);
    rmSync(join(folder, 'old.pipeline.yaml'));
    await run(['validate', '--write-baseline'], folder);
    expect(baselineOf(folder)).toEqual(`${HEADER}problems: {}\n`);
  });

  it('starts anew with --no-baseline', async () => {
    const folder = temporaryProject({
      'pipectl.yaml': 'environments: { prod: { config: {} } }\n',
      'old.pipeline.yaml': OLD,
    });
    await run(['validate', '--write-baseline'], folder);
    write(folder, STOP);
    await run(['validate', '--write-baseline'], folder);
    expect(baselineOf(folder)).toEqual(KNOWN);
    await run(['validate', '--write-baseline', '--no-baseline'], folder);
    expect(baselineOf(folder)).toEqual(`${HEADER}problems: {}\n`);
  });

  it('writes one for each project, or one by another name', async () => {
    const folder = temporaryFolder({
      'a/pipectl.yaml': '{}\n',
      'a/old.pipeline.yaml': OLD,
      'b/pipectl.yaml': '{}\n',
      'b/stop.pipeline.yaml': STOP,
    });
    const { stderr } = await run(['validate', '--write-baseline'], folder);
    expect(stderr).toEqual(
      'Wrote a/pipectl-baseline.yaml (2 known problems).\nWrote b/pipectl-baseline.yaml (0 known problems).\n',
    );
    expect(baselineOf(folder, `a/${BASELINE}`)).toEqual(KNOWN);
    rmSync(join(folder, 'a', BASELINE));
    await run(['validate', 'a', '--write-baseline', 'ci/known.yaml'], folder);
    expect(baselineOf(folder, 'ci/known.yaml')).toEqual(KNOWN);
    expect(await concise(folder, 'validate', 'a', '--baseline', 'ci/known.yaml')).toEqual([0, '', '']);
    expect(await concise(folder, 'validate', '--baseline', 'ci/known.yaml')).toEqual([0, '', '']);
    expect((await concise(folder, 'validate', 'a'))[0]).toEqual(1);
    expect((await run(['validate', '--write-baseline', 'ci/known.yaml'], folder)).stderr).toMatch(
      /^pipectl: One baseline is for one project, but 2 are checked\./,
    );
  });

  it('never writes over another file', async () => {
    const folder = temporaryProject({
      'old.pipeline.yaml': OLD,
      'pipelines/a.pipeline.yaml': OLD,
      'x.yaml': 'a: 1\n',
    });
    for (const [target, message] of [
      ['pipelines', '"pipelines" is a folder, not a file for the baseline.'],
      ['old.pipeline.yaml', '"old.pipeline.yaml" is no name for a baseline'],
      ['pipectl.yaml', '"pipectl.yaml" is no name for a baseline'],
      ['known.txt', '"known.txt" is no name for a baseline'],
      ['x.yaml', '"x.yaml" is no baseline, or a broken one.'],
    ] as const) {
      const { code, stdout, stderr } = await run(['validate', '--write-baseline', target], folder);
      expect([code, stdout, stderr.slice(0, message.length + 9)]).toEqual([2, '', `pipectl: ${message}`]);
    }
    expect(baselineOf(folder, 'old.pipeline.yaml')).toEqual(OLD);
    expect(baselineOf(folder, 'x.yaml')).toEqual('a: 1\n');
    expect(existsSync(join(folder, 'known.txt'))).toEqual(false);
  });

  it('is 3 when it cannot be written', async () => {
    const folder = temporaryProject({ 'old.pipeline.yaml': OLD, file: '' });
    const { code, stderr } = await run(['validate', '--write-baseline', 'file/known.yaml'], folder);
    expect([code, stderr]).toEqual([
      3,
      'pipectl: "file/known.yaml" cannot be written: a part of its path is a file.\n',
    ]);
  });
});

describe('pipectl align-check --write-baseline', () => {
  const SPEC = `step_type: Drift
sagemaker_step_type: Processing
node_type: sink
contract: drift
dependencies:
  current: { dependency_type: processing_output }
`;
  const CONTRACT =
    'entry_point: drift.py\nscript_location: image\nexpected_input_paths: { curent: /opt/ml/processing/input }\n';

  it('adds what it finds, and keeps what it does not look for', async () => {
    const folder = temporaryProject({
      'old.pipeline.yaml': OLD,
      'specs/drift.spec.yaml': SPEC,
      'contracts/drift.contract.yaml': CONTRACT,
      [BASELINE]: KNOWN,
    });
    const { code, stdout } = await run(['align-check', '--write-baseline'], folder);
    expect([code, stdout]).toEqual([0, 'No problems in 4 files (1 in the baseline).\n']);
    expect(baselineOf(folder)).toEqual(`${KNOWN}  specs/drift.spec.yaml:
    - code: ALN403
      message: 'The contract "drift" has no path for the dependency "current", but one for "curent".'
`);
    expect(await concise(folder, 'align-check')).toEqual([0, '', '']);
    expect(await concise(folder, 'validate')).toEqual([0, '', '']);
  });
});

describe('a baseline', () => {
  const entry = (line: number, text: string) =>
    `${BASELINE}:${line}:7: info[SUP904] The entry for ${text}.\n`;

  it('has its entries reported that are not needed any more, if the run has looked for them', async () => {
    const folder = temporaryProject({ 'old.pipeline.yaml': STOP, [BASELINE]: KNOWN });
    const both =
      entry(5, '"DAG201" in "old.pipeline.yaml" is not needed any more') +
      entry(7, '"DAG203" in "old.pipeline.yaml" is not needed any more');
    expect(await concise(folder, 'validate')).toEqual([0, both, '']);
    expect(await concise(folder, 'align-check')).toEqual([0, '', '']);
    write(folder, `${STOP}  x: { type: Fail, needs: [y] }\n`);
    expect((await concise(folder, 'validate'))[1]).not.toContain('SUP904');
    write(folder, OLD.replace('[stop, stop]', '[stop]'));
    expect((await concise(folder, 'validate'))[1]).toEqual(
      entry(7, '"DAG203" in "old.pipeline.yaml" is not needed any more'),
    );
    rmSync(join(folder, 'old.pipeline.yaml'));
    write(folder, STOP, 'new.pipeline.yaml');
    expect((await concise(folder, 'validate'))[1]).toEqual(both);
  });

  it('has a count that is too high reported', async () => {
    const folder = temporaryProject({
      'old.pipeline.yaml': OLD,
      [BASELINE]: KNOWN.replace("more than once.'\n", "more than once.'\n      count: 3\n"),
    });
    expect(await concise(folder, 'validate')).toEqual([
      0,
      entry(7, '"DAG203" in "old.pipeline.yaml" is not needed any more: only 1 of 3 such problems are left'),
      '',
    ]);
  });

  it.each([
    ['problems: [', `${BASELINE}:1:11: error[SRC001] The bracket [ that opens here is not closed.`],
    [
      'problem: {}\n',
      `${BASELINE}:1:1: error[SCH103] The key "problem" is not known in the file. Did you mean "problems"?`,
    ],
    [
      KNOWN.replace('DAG203', 'DAG299'),
      `${BASELINE}:7:13: error[SUP905] No rule has the code "DAG299". Did you mean "DAG219", "DAG201", "DAG202", "DAG203" or "DAG204"?`,
    ],
    [
      KNOWN.replace('DAG203', 'SCH103'),
      `${BASELINE}:7:13: error[SUP905] The problem "SCH103" cannot be in a baseline.`,
    ],
  ])('that is malformed is reported at its place: %j', async (text, expected) => {
    const folder = temporaryProject({ 'old.pipeline.yaml': OLD, 'b.pipeline.yaml': STOP, [BASELINE]: text });
    const [code, stdout] = await concise(folder, 'validate');
    expect([
      code,
      String(stdout)
        .split('\n')
        .filter((line) => line.startsWith(BASELINE)),
    ]).toEqual([1, [expected]]);
  });

  it('is used wherever the command runs, and also for definitions', async () => {
    const folder = temporaryProject({
      'old.pipeline.yaml': OLD,
      [BASELINE]: KNOWN,
      'd.json':
        '{ "Version": "2020-12-01", "Steps": [{ "Name": "a", "Type": "Fail", "DependsOn": ["b"], "Arguments": {} }] }',
    });
    mkdirSync(join(folder, 'deep'));
    expect(await concise(join(folder, 'deep'), 'validate', '..')).toEqual([0, '', '']);
    const before = await concise(folder, 'validate', 'd.json');
    expect(before[0]).toEqual(1);
    await run(['validate', 'd.json', '--write-baseline'], folder);
    expect(await concise(folder, 'validate', 'd.json')).toEqual([0, '', '']);
    expect(await concise(folder, 'validate')).toEqual([0, '', '']);
  });

  it('must be there if it is named', async () => {
    const folder = temporaryProject({ 'old.pipeline.yaml': OLD });
    expect(await concise(folder, 'validate', '--baseline', 'known.yaml')).toEqual([
      2,
      '',
      'pipectl: There is no baseline "known.yaml". --write-baseline writes one.\n',
    ]);
  });
});

describe('the projects with mistakes', () => {
  const ERR = join(REPOSITORY, 'test/fixtures/err');

  it.each(readdirSync(ERR))(
    '%s is silent once its baseline is written, but for what cannot be in one',
    async (name) => {
      const folder = temporaryFolder({});
      // One of them has a link to a file of another.
      cpSync(join(ERR, name), join(folder, name), { recursive: true, verbatimSymlinks: true });
      cpSync(join(ERR, 'yaml-tab-indentation'), join(folder, 'yaml-tab-indentation'), { recursive: true });
      const project = join(folder, name);
      const lasting = readFileSync(join(project, 'expected.txt'), 'utf8')
        .split('\n')
        .filter((line) => !canBeSilenced(/: \w+\[(\w+)\] /.exec(line)?.[1] ?? 'SRC001'))
        .join('\n');
      const [first, stdout] = await concise(project, 'validate', '.', '--write-baseline');
      expect([first, stdout]).toEqual([lasting === '' ? 0 : 1, lasting]);
      expect(await concise(project, 'validate', '.')).toEqual([first, lasting, '']);
    },
  );
});
