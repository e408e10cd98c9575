import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../support/run.js';
import { BROKEN, BROKEN_LINE, removeProjects, STOP, temporaryProject } from './support.js';

afterAll(removeProjects);

const DEFINITION = `{
  "Version": "2020-12-01",
  "Metadata": {},
  "Parameters": [],
  "Steps": [
    {
      "Name": "stop",
      "Type": "Fail",
      "Arguments": {
        "ErrorMessage": "Stopped"
      }
    }
  ]
}
`;
const COMPACT =
  '{"Version":"2020-12-01","Metadata":{},"Parameters":[],"Steps":[{"Name":"stop","Type":"Fail","Arguments":{"ErrorMessage":"Stopped"}}]}';

describe('pipectl compile', () => {
  const folder = temporaryProject({
    'stop.pipeline.yaml': STOP,
    'broken.pipeline.yaml': BROKEN,
    'warned.pipeline.yaml': `${STOP}  last: { type: Fail, needs: [stop, stop] }\n`,
  });
  const compile = (...argv: readonly string[]) => run(['compile', ...argv], folder);

  it('writes the definition to stdout, and nothing else', async () => {
    expect(await compile('stop.pipeline.yaml')).toEqual({ code: 0, stdout: DEFINITION, stderr: '' });
  });

  it('writes it in one line', async () => {
    expect(await compile('stop.pipeline.yaml', '--compact')).toEqual({
      code: 0,
      stdout: COMPACT,
      stderr: '',
    });
  });

  it('writes nothing when there are errors, which go to stderr', async () => {
    expect(await compile('broken.pipeline.yaml', '--format', 'concise')).toEqual({
      code: 1,
      stdout: '',
      stderr: `broken.pipeline.yaml:${BROKEN_LINE}\n`,
    });
    expect(await compile('broken.pipeline.yaml', '-o', 'broken.json', '--format', 'concise')).toEqual({
      code: 1,
      stdout: '',
      stderr: `broken.pipeline.yaml:${BROKEN_LINE}\n`,
    });
    expect(readdirSync(folder)).not.toContain('broken.json');
  });

  it('writes the definition beside warnings', async () => {
    const { code, stdout, stderr } = await compile('warned.pipeline.yaml', '--format', 'concise');
    expect([code, stderr]).toEqual([
      0,
      'warned.pipeline.yaml:4:37: warning[DAG203] Step "last" needs "stop" more than once.\n',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({
      Steps: [{ Name: 'stop' }, { Name: 'last', DependsOn: ['stop'] }],
    });
  });

  it('says on stderr what it has written to a file, and makes the folders to it', async () => {
    expect(await compile('stop.pipeline.yaml', '-o', 'build/new/stop.json')).toEqual({
      code: 0,
      stdout: '',
      stderr: `Wrote build/new/stop.json (${DEFINITION.length} bytes).\n`,
    });
    expect(readFileSync(join(folder, 'build/new/stop.json'), 'utf8')).toEqual(DEFINITION);
    expect(readdirSync(join(folder, 'build/new'))).toEqual(['stop.json']);
  });

  it('replaces a file whole, and what a symbolic link leads to', async () => {
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/old.json'), 'x'.repeat(10_000));
    symlinkSync('old.json', join(folder, 'out/link.json'));
    await compile('stop.pipeline.yaml', '--output', 'out/link.json');
    expect(readFileSync(join(folder, 'out/old.json'), 'utf8')).toEqual(DEFINITION);
    expect(lstatSync(join(folder, 'out/link.json')).isSymbolicLink()).toEqual(true);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['link.json', 'old.json']);
  });

  it('writes to a device without replacing it', async () => {
    expect((await compile('stop.pipeline.yaml', '-o', '/dev/null')).code).toEqual(0);
    expect(lstatSync('/dev/null').isCharacterDevice()).toEqual(true);
  });

  it.each([
    ['out', 'it is a folder'],
    ['stop.pipeline.yaml/x.json', 'a part of its path is a file'],
    ['/dev/full', 'the disk is full'],
  ])('says why it cannot write to %s', async (path, reason) => {
    mkdirSync(join(folder, 'out'), { recursive: true });
    expect(await compile('stop.pipeline.yaml', '-o', path)).toEqual({
      code: 3,
      stdout: '',
      stderr: `pipectl: "${path}" cannot be written: ${reason}.\n`,
    });
    expect(readFileSync(join(folder, 'stop.pipeline.yaml'), 'utf8')).toEqual(STOP);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
