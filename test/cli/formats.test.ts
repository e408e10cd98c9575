import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../support/run.js';
import { BROKEN, BROKEN_LINE, LOAD, LOAD_CONFIG, removeProjects, STOP, temporaryProject } from './support.js';

afterAll(removeProjects);

const HINT = '(pipectl --help shows the commands and options)\n';
const LINE = `broken.pipeline.yaml:${BROKEN_LINE}\n`;

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: object };
      readonly originalUriBaseIds: object;
      readonly results: readonly {
        readonly ruleId: string;
        readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: object } }];
        readonly relatedLocations?: Log['runs'][0]['results'][0]['locations'];
      }[];
    },
  ];
}

/** The only run of a SARIF log. */
function runIn(text: string): Log['runs'][0] {
  return (JSON.parse(text) as Log).runs[0];
}

describe('--format', () => {
  const folder = temporaryProject({ 'broken.pipeline.yaml': BROKEN });
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');

  it('writes reports to files beside the one that is printed, the same as if they were printed', async () => {
    const formats = ['sarif', 'github', 'junit', 'markdown', 'json'];
    const options = formats.flatMap((format) => ['--format', `${format}=${format}.out`]);
    expect(await run(['validate', '--format', 'concise', ...options], folder)).toEqual({
      code: 1,
      stdout: LINE,
      stderr: '',
    });
    for (const format of formats) {
      const { code, stdout, stderr } = await run(['validate', '--format', format], folder);
      expect([code, stdout, stderr]).toEqual([1, read(`${format}.out`), '']);
    }
  });

  it('prints the pretty report where files are asked for only', async () => {
    const plain = await run(['validate'], folder);
    expect(await run(['validate', '--format=sarif=a=b.sarif'], folder)).toEqual(plain);
    expect(existsSync(join(folder, 'a=b.sarif'))).toBe(true);
  });

  it('writes no colours to a file', async () => {
    const options = ['--color', 'always', '--format', 'pretty=pretty.txt'];
    const { stdout } = await run(['validate', ...options], folder);
    expect(stdout).toContain('\u001B[');
    expect(read('pretty.txt')).toBe((await run(['validate'], folder)).stdout);
  });

  it('makes the folders of a file, replaces what was there, and leaves nothing else behind', async () => {
    mkdirSync(join(folder, 'old'));
    writeFileSync(join(folder, 'old/report.xml'), 'x'.repeat(100_000));
    await run(['validate', '--format', 'junit=old/report.xml', '--format', 'json=new/er/r.json'], folder);
    expect([readdirSync(join(folder, 'old')), readdirSync(join(folder, 'new/er'))]).toEqual([
      ['report.xml'],
      ['r.json'],
    ]);
    expect(read('old/report.xml')).toMatch(/^<\?xml .*<\/testsuites>\n$/s);
  });

  it('fails when a file cannot be written, and says which; the others are', async () => {
    const bad = ['--format', 'sarif=old', '--format', 'junit=pipectl.yaml/a.xml'];
    const options = ['--format', 'concise', ...bad, '--format', 'json=good.json'];
    expect(await run(['validate', ...options], folder)).toEqual({
      code: 3,
      stdout: LINE,
      stderr:
        'pipectl: The report "old" cannot be written: it is a folder.\n' +
        'pipectl: The report "pipectl.yaml/a.xml" cannot be written: a part of its path is a file.\n',
    });
    expect(JSON.parse(read('good.json'))).toMatchObject({ summary: { errors: 1 } });
  });

  it.each([
    [
      ['--format', 'json', '--format', 'concise'],
      'concise',
      '"json" is printed already: give one of the two a file, as in concise=FILE.',
    ],
    [
      ['--format', 'json=a', '--format', 'sarif=a'],
      'sarif=a',
      'The report in "json" goes to this file already.',
    ],
    [['--format', 'sarif='], 'sarif=', 'After "=" comes a file, as in sarif=FILE.'],
    [
      ['--format', 'sarf=a'],
      'sarf=a',
      'Allowed choices are pretty, concise, json, sarif, github, junit, markdown.',
    ],
  ])('refuses %j', async (options, argument, reason) => {
    expect(await run(['validate', ...options], folder)).toEqual({
      code: 2,
      stdout: '',
      stderr: `error: option '--format <format>' argument '${argument}' is invalid. ${reason}\n${HINT}`,
    });
  });
});

describe('--format of a command with an output of its own', () => {
  const folder = temporaryProject({
    'stop.pipeline.yaml': STOP,
    'load.pipeline.yaml': LOAD,
    'base.config.yaml': LOAD_CONFIG,
    'warned.pipeline.yaml': `${STOP}  last: { type: Fail, needs: [stop, stop] }\n`,
  });

  it.each([
    ['compile', ['compile', 'stop.pipeline.yaml', '-o', 'stop.json']],
    ['config show', ['config', 'show', 'load.pipeline.yaml', 'load']],
  ])('%s writes a report of a clean run too, and prints none', async (_, argv) => {
    const plain = await run(argv, folder);
    expect(await run([...argv, '--format', 'sarif=clean.sarif'], folder)).toEqual(plain);
    expect(runIn(readFileSync(join(folder, 'clean.sarif'), 'utf8')).results).toEqual([]);
  });

  it('compile writes no definition when the report cannot be written', async () => {
    const argv = ['compile', 'warned.pipeline.yaml', '-o', 'warned.json', '--format', 'concise'];
    const { code, stdout, stderr } = await run([...argv, '--format', 'sarif=.'], folder);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^warned\..*\npipectl: The report "\." cannot be written: it is a folder\.\n$/);
    expect(readdirSync(folder)).not.toContain('warned.json');
  });
});

describe('reports for code hosts', () => {
  const files = {
    '.git/HEAD': 'ref: refs/heads/main\n',
    'ml ops/pipectl.yaml': '{}\n',
    'ml ops/broken.pipeline.yaml': BROKEN,
    'ml ops/specs/drift.spec.yaml':
      'step_type: Drift\nsagemaker_step_type: Processing\nnode_type: sink\ncontract: drift\n' +
      'dependencies:\n  current: { dependency_type: processing_output }\n',
    'ml ops/contracts/drift.contract.yaml':
      'entry_point: drift.py\nscript_location: image\nexpected_input_paths: { curent: /opt/ml/processing/input }\n',
  };
  const repository = temporaryProject(files);
  const project = join(repository, 'ml ops');

  it('name files from the root of the repository, wherever pipectl runs', async () => {
    const first = async (format: string): Promise<string> =>
      (await run(['validate', '--format', format], project)).stdout;
    expect(await first('concise')).toMatch(/^broken\.pipeline\.yaml:3:43: /);
    expect(await first('github')).toMatch(/^::error file=ml ops\/broken\.pipeline\.yaml,line=3,/);
    expect(await first('junit')).toContain(' file="ml ops/broken.pipeline.yaml" line="3"');
    expect(await first('markdown')).toContain('| ml ops/broken.pipeline.yaml:3:43 |');
    const { originalUriBaseIds, results } = runIn(await first('sarif'));
    expect(originalUriBaseIds).toEqual({ '%SRCROOT%': { uri: `file://${repository}/` } });
    expect(results[0]?.locations[0].physicalLocation.artifactLocation).toEqual({
      uri: 'ml%20ops/broken.pipeline.yaml',
      uriBaseId: '%SRCROOT%',
    });
  });

  it('show every file of an alignment problem', async () => {
    const { stdout } = await run(['align-check', '--format', 'sarif'], project);
    const files = runIn(stdout).results.map(({ ruleId, locations, relatedLocations = [] }) => [
      ruleId,
      ...[...locations, ...relatedLocations].map((place) => place.physicalLocation.artifactLocation),
    ]);
    const uriBaseId = '%SRCROOT%';
    expect(files).toEqual([
      [
        'ALN403',
        { uri: 'ml%20ops/specs/drift.spec.yaml', uriBaseId },
        { uri: 'ml%20ops/contracts/drift.contract.yaml', uriBaseId },
      ],
    ]);
  });
});
