import { chmodSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../support/run.js';
import { removeProjects, temporaryFolder, temporaryProject } from './support.js';

afterAll(removeProjects);

const MISSPELT = 'name: stop\nsteps:\n  stop: { type: Fail, mesage: Stopped } # for ever\n';
const MENDED = MISSPELT.replace('mesage', 'message');
const MENDED_LINE = 'stop.pipeline.yaml:3: Rename "mesage" to "message" (SCH103).\n';
const HOPELESS = 'name: lost\nsteps:\n  stop: { type: Fail, message: x, needs: [nothing] }\n';

const read = (folder: string, path = 'stop.pipeline.yaml') => readFileSync(join(folder, path), 'utf8');

describe('--fix', () => {
  it('mends what can be mended, says what, and ends well if nothing is left', async () => {
    const folder = temporaryProject({ 'stop.pipeline.yaml': MISSPELT });
    expect(await run(['validate', '--fix'], folder)).toEqual({
      code: 0,
      stdout: 'No problems in 2 files.\n',
      stderr: `Mended 1 problem in 1 file:\n  ${MENDED_LINE}`,
    });
    expect(read(folder)).toEqual(MENDED);
    expect(await run(['validate', '--fix'], folder)).toEqual({
      code: 0,
      stdout: 'No problems in 2 files.\n',
      stderr: '',
    });
  });

  it('reports what is left, and ends with 1 if that has errors', async () => {
    const folder = temporaryProject({ 'stop.pipeline.yaml': MISSPELT, 'lost.pipeline.yaml': HOPELESS });
    expect(await run(['validate', '--fix', '--format', 'concise'], folder)).toEqual({
      code: 1,
      stdout: 'lost.pipeline.yaml:3:43: error[DAG201] Step "stop" needs "nothing", which is not defined.\n',
      stderr: `Mended 1 problem in 1 file:\n  ${MENDED_LINE}`,
    });
  });

  it('keeps stdout one JSON document', async () => {
    const folder = temporaryProject({ 'stop.pipeline.yaml': MISSPELT });
    const { stdout } = await run(['validate', '--fix', '--format', 'json'], folder);
    expect(JSON.parse(stdout)).toEqual({
      formatVersion: 1,
      diagnostics: [],
      summary: { errors: 0, warnings: 0, infos: 0, files: 2, suppressed: 0, baselined: 0, unchanged: 0 },
    });
  });

  it('mends only what align-check is about, when align-check is asked', async () => {
    const folder = temporaryProject({
      'stop.pipeline.yaml': MISSPELT.replace('mesage', 'message: x, needs: [rset]').replace(': Stopped', ''),
      'specs/a.spec.yaml':
        'step_type: Aa\nsagemaker_step_type: Processing\nnode_type: source\ncontract: aa\noutputs:\n' +
        '  t: { output_type: processing_output, property_path: "properties.ProcessingOutputConfig.Outputs[\'t\'].S3Output.S3Uri" }\n',
      'contracts/aa.contract.yaml': 'entry_point: a.py # first\nscript_location: image\n',
    });
    const { code, stderr } = await run(['align-check', '--fix'], folder);
    expect([code, stderr]).toEqual([
      0,
      'Mended 1 problem in 1 file:\n  contracts/aa.contract.yaml:2: Add "t: /opt/ml/processing/output/t" under "expected_output_paths" of the contract (ALN404).\n',
    ]);
    expect(read(folder, 'contracts/aa.contract.yaml')).toEqual(
      'entry_point: a.py # first\nscript_location: image\nexpected_output_paths:\n  t: /opt/ml/processing/output/t\n',
    );
    expect(read(folder)).toMatch('rset');
  });

  it('mends configs that several manifests name once, and pipectl.yaml', async () => {
    const folder = temporaryFolder({
      'pipectl.yaml': 'rules: { duplicate-needs: error } # strict\n',
      'a.pipeline.yaml': `${MENDED}config: base.config.yaml\n`,
      'b.pipeline.yaml': `${MENDED}config: base.config.yaml\n`,
      'base.config.yaml': 'tags: { team: 7 }\n',
    });
    const { code, stderr } = await run(['validate', '--fix'], folder);
    expect([code, stderr]).toEqual([
      0,
      'Mended 1 problem in 1 file:\n  pipectl.yaml:1: Rename "duplicate-needs" to "duplicate-need" (CFG611).\n',
    ]);
    expect(read(folder, 'pipectl.yaml')).toEqual('rules: { duplicate-need: error } # strict\n');
  });

  it('keeps the mode of a file', async () => {
    const folder = temporaryProject({ 'stop.pipeline.yaml': MISSPELT });
    chmodSync(join(folder, 'stop.pipeline.yaml'), 0o640);
    await run(['validate', '--fix'], folder);
    expect(statSync(join(folder, 'stop.pipeline.yaml')).mode & 0o777).toEqual(0o640);
  });
});

describe('--fix --dry-run', () => {
  const folder = temporaryProject({ 'a/stop.pipeline.yaml': MISSPELT });
  const diff =
    '--- a/a/stop.pipeline.yaml\n+++ b/a/stop.pipeline.yaml\n@@ -1,3 +1,3 @@\n name: stop\n steps:\n' +
    '-  stop: { type: Fail, mesage: Stopped } # for ever\n+  stop: { type: Fail, message: Stopped } # for ever\n';

  it('prints a diff, changes nothing, and ends as the files are', async () => {
    expect(await run(['validate', '--fix', '--dry-run'], folder)).toEqual({
      code: 1,
      stdout: diff,
      stderr: `Would mend 1 problem in 1 file:\n  a/${MENDED_LINE}`,
    });
    expect(read(folder, 'a/stop.pipeline.yaml')).toEqual(MISSPELT);
  });

  it('prints nothing where nothing can be mended', async () => {
    const lost = temporaryProject({ 'lost.pipeline.yaml': HOPELESS });
    expect(await run(['validate', '--fix', '--dry-run'], lost)).toEqual({ code: 1, stdout: '', stderr: '' });
  });

  it('is no option without --fix', async () => {
    for (const command of ['validate', 'align-check']) {
      expect(await run([command, '--dry-run'], folder)).toEqual({
        code: 2,
        stdout: '',
        stderr: 'pipectl: "--dry-run" goes with "--fix".\n',
      });
    }
  });
});

describe('files that are not mended', () => {
  it('are those that nobody may write, which is said', async () => {
    const folder = temporaryProject({ 'stop.pipeline.yaml': MISSPELT });
    chmodSync(join(folder, 'stop.pipeline.yaml'), 0o444);
    const { code, stdout, stderr } = await run(['validate', '--fix', '--format', 'concise'], folder);
    expect([code, stderr]).toEqual([
      1,
      'pipectl: "stop.pipeline.yaml" is read-only, so nothing in it is mended.\n',
    ]);
    expect(stdout).toMatch(/^stop\.pipeline\.yaml:3:23: error\[SCH103\] .*\n$/);
    expect(read(folder)).toEqual(MISSPELT);
  });

  it('are those that cannot be written, which ends with 3; the others are mended', async () => {
    const folder = temporaryProject({ 'a.pipeline.yaml': MISSPELT, 'stop.pipeline.yaml': MISSPELT });
    symlinkSync('/dev/full', join(folder, `a.pipeline.yaml.${process.pid}.tmp`));
    const { code, stdout, stderr } = await run(['validate', '--fix', '--format', 'concise'], folder);
    expect([code, stderr]).toEqual([
      3,
      `Mended 1 problem in 1 file:\n  ${MENDED_LINE}pipectl: "a.pipeline.yaml" cannot be written: the disk is full.\n`,
    ]);
    expect(stdout).toMatch(/^a\.pipeline\.yaml:3:23: error\[SCH103\] .*\n$/);
    expect([read(folder, 'a.pipeline.yaml'), read(folder)]).toEqual([MISSPELT, MENDED]);
  });

  it('are links that lead out of the project; those inside stay links', async () => {
    const outer = temporaryFolder({ 'real.pipeline.yaml': MISSPELT });
    const folder = temporaryProject({ 'inner/real.txt': MISSPELT });
    symlinkSync(join(outer, 'real.pipeline.yaml'), join(folder, 'out.pipeline.yaml'));
    symlinkSync('inner/real.txt', join(folder, 'in.pipeline.yaml'));
    const { code, stdout, stderr } = await run(['validate', '--fix', '--format', 'concise'], folder);
    expect([code, stderr]).toEqual([
      1,
      'Mended 1 problem in 1 file:\n  in.pipeline.yaml:3: Rename "mesage" to "message" (SCH103).\n',
    ]);
    expect(stdout).toMatch(/^out\.pipeline\.yaml:3:23: error\[SCH103\] .*\n$/);
    expect(read(outer, 'real.pipeline.yaml')).toEqual(MISSPELT);
    expect(read(folder, 'inner/real.txt')).toEqual(MENDED);
  });

  it('are those of packages, of which it is not said that they can be mended', async () => {
    const folder = temporaryProject({ 'node_modules/p/stop.pipeline.yaml': MISSPELT });
    const path = 'node_modules/p/stop.pipeline.yaml';
    const plain = await run(['validate', path, '--format', 'concise'], folder);
    expect(plain.stdout).not.toMatch('mended');
    expect(await run(['validate', path, '--fix', '--format', 'concise'], folder)).toEqual(plain);
    expect(read(folder, path)).toEqual(MISSPELT);
  });
});

describe('what can be mended', () => {
  const folder = temporaryProject({ 'stop.pipeline.yaml': MISSPELT, 'lost.pipeline.yaml': HOPELESS });

  it('is said for people: of each problem, and how many there are', async () => {
    expect((await run(['validate', 'stop.pipeline.yaml'], folder)).stdout)
      .toEqual(`error[SCH103]: The key "mesage" is not known in "steps.stop". Did you mean "message"?
 --> stop.pipeline.yaml:3:23
  |
2 | steps:
3 |   stop: { type: Fail, mesage: Stopped } # for ever
  |                       ^^^^^^
fix: Rename "mesage" to "message".

1 error in 2 files.
1 of these can be mended with --fix.
`);
  });

  it('is said with the name of the command where that has no --fix', async () => {
    const { stderr } = await run(['compile', 'stop.pipeline.yaml'], folder);
    expect(stderr).toMatch(/\n1 of these can be mended with pipectl validate --fix\.\n$/);
  });

  it('is said to programs with its edits', async () => {
    const { stdout } = await run(['validate', '--format', 'json'], folder);
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: { fix: unknown }[] };
    expect(diagnostics.map(({ fix }) => fix)).toEqual([
      null,
      {
        title: 'Rename "mesage" to "message"',
        edits: [
          { text: 'message', file: 'stop.pipeline.yaml', line: 3, column: 23, endLine: 3, endColumn: 29 },
        ],
      },
    ]);
  });
});
