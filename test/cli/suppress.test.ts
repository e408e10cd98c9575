import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { canBeSilenced } from '../../src/diagnostics/suppress.js';
import { DEFINITION_RULES } from '../../src/rules/definition/index.js';
import { diskFiles } from '../../src/source/files.js';
import { REPOSITORY, run } from '../support/run.js';
import { removeProjects, temporaryProject } from './support.js';

afterAll(removeProjects);

/** A manifest with a warning at 5:31 and an error at 6:31. */
const manifest = (warned = '', broken = '', head = '') => `${head}name: demo
steps:
  stop: { type: Fail, message: Stopped }
  # The rest needs it.
  last: { type: Fail, needs: [stop, stop] }${warned}
  lost: { type: Fail, needs: [stpo] }${broken}
`;
const WARNING = 'demo.pipeline.yaml:5:37: warning[DAG203] Step "last" needs "stop" more than once.\n';
const ERROR =
  'demo.pipeline.yaml:6:31: error[DAG201] Step "lost" needs "stpo", which is not defined. Did you mean "stop"?\n';

const check = async (files: Readonly<Record<string, string>>, ...argv: readonly string[]) => {
  const [command = 'validate', ...rest] = argv;
  const { code, stdout, stderr } = await run(
    [command, ...rest, '--format', 'concise'],
    temporaryProject(files),
  );
  return [code, stdout + stderr];
};

describe('a suppression comment', () => {
  it.each([
    ['behind the line', manifest(' # pipectl-ignore DAG203: both branches need it')],
    ['by name', manifest(' # pipectl-ignore duplicate-need: both branches need it')],
    ['above the line', manifest().replace('The rest needs it.', 'pipectl-ignore DAG203: both need it')],
    ["in Python's form", manifest(' # pipectl: ignore[DAG203] both branches need it')],
    ['for the file', manifest('', '', '# pipectl-ignore-file DAG203: generated\n')],
  ])('%s suppresses what it names, and nothing else', async (_, text) => {
    const shift = text.startsWith('#') ? ERROR.replace(':6:', ':7:') : ERROR;
    expect(await check({ 'demo.pipeline.yaml': text })).toEqual([1, shift]);
  });

  it('makes a pipeline compile whose errors it suppresses', async () => {
    const folder = temporaryProject({
      'demo.pipeline.yaml': manifest(
        ' # pipectl-ignore DAG203: both need it',
        ' # pipectl-ignore DAG201: not yet',
      ),
    });
    const { code, stdout, stderr } = await run(['compile', 'demo.pipeline.yaml', '--compact'], folder);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('"Name":"lost"');
    const { stdout: report } = await run(['validate'], folder);
    expect(report).toEqual('No problems in 2 files (2 suppressed).\n');
    const { stdout: document } = await run(['validate', '--format', 'json'], folder);
    expect(JSON.parse(document)).toMatchObject({
      diagnostics: [],
      summary: { errors: 0, warnings: 0, files: 2, suppressed: 2, baselined: 0, unchanged: 0 },
    });
  });

  it('without a reason is reported, and suppresses nothing', async () => {
    expect(await check({ 'demo.pipeline.yaml': manifest(' # pipectl-ignore DAG203') })).toEqual([
      1,
      `${WARNING}demo.pipeline.yaml:5:45: error[SUP902] The suppression of "DAG203" has no effect: it gives no reason.\n${ERROR}`,
    ]);
  });

  it('is none inside a text', async () => {
    const text = manifest().replace('Stopped', '"# pipectl-ignore-file DAG203: no"');
    expect(await check({ 'demo.pipeline.yaml': text })).toEqual([1, WARNING + ERROR]);
  });

  it('cannot suppress what broken texts, schemas and cycles are', async () => {
    const files = {
      'demo.pipeline.yaml':
        'name: demo\nsteps:\n  a: { type: Fail, needs: [a] } # pipectl-ignore DAG204: it is so\nstep: {} # pipectl-ignore unknown-key: no\n',
    };
    const [, output] = await check(files);
    expect(
      String(output)
        .match(/\[\w+\] .*/g)
        ?.filter((line) => line.startsWith('[SUP')),
    ).toEqual([
      '[SUP903] "DAG204" cannot be suppressed: what depends on it cannot be checked.',
      '[SUP903] "unknown-key" cannot be suppressed: what depends on it cannot be checked.',
    ]);
  });

  it('has the severities of the project before it, and for what is wrong with it', async () => {
    const text = manifest(' # pipectl-ignore DAG203: both', ' # pipectl-ignore DAG201');
    expect(
      await check({
        'demo.pipeline.yaml': text,
        'pipectl.yaml': 'rules: { DAG203: off, DAG201: warning, suppression-without-reason: info }\n',
      }),
    ).toEqual([
      0,
      ERROR.replace('error', 'warning') +
        'demo.pipeline.yaml:6:39: info[SUP902] The suppression of "DAG201" has no effect: it gives no reason.\n',
    ]);
  });
});

describe('an unused suppression', () => {
  const OK = `name: demo
config: base.config.yaml
steps:
  stop: { type: Fail, message: Stopped } # pipectl-ignore DAG203: old
`;
  const UNUSED =
    'demo.pipeline.yaml:4:59: warning[SUP901] The suppression of "DAG203" is not used: there is no such problem at this line.\n';
  const CONFIG = '# pipectl-ignore CFG606: old\ntags: { a: b }\n';
  const UNUSED_IN_CONFIG =
    'base.config.yaml:1:18: warning[SUP901] The suppression of "CFG606" is not used: there is no such problem at this line.\n';
  const files = { 'demo.pipeline.yaml': OK, 'base.config.yaml': CONFIG };
  const other = (text: string) => ({ ...files, 'other.pipeline.yaml': text });

  it('is reported in a manifest, and in a file that pipelines share if all of them were checked', async () => {
    expect(await check(files)).toEqual([0, UNUSED_IN_CONFIG + UNUSED]);
    const second = OK.replace('demo', 'other').replace(/ #.*/, '');
    expect(await check(other(second))).toEqual([0, UNUSED_IN_CONFIG + UNUSED]);
    expect(await check(other(second), 'validate', 'demo.pipeline.yaml')).toEqual([0, UNUSED]);
    const [, output] = await check(other(second), 'compile', 'demo.pipeline.yaml', '-o', 'demo.json');
    expect(output).toEqual(`${UNUSED}Wrote demo.json (205 bytes).\n`);
  });

  it.each<[string, Readonly<Record<string, string>>, string[], string]>([
    [
      'there is an error that may hide the problem',
      { 'demo.pipeline.yaml': `${OK}  x: { type: Fial }\n` },
      [],
      '',
    ],
    ['the run does not look for its code', {}, ['align-check'], ''],
    ['the rule is off', { 'pipectl.yaml': 'rules: { DAG203: off, CFG606: "off" }\n' }, [], ''],
    [
      'another environment may need it',
      { 'pipectl.yaml': 'environments: { prod: { config: {} } }\n' },
      [],
      '',
    ],
    ['the region may matter', {}, ['validate', '--region', 'us-west-2'], ''],
    ['an environment variable may matter', { 'base.config.yaml': `${CONFIG}kms: "\${env.KMS}"\n` }, [], ''],
    ['only a config is checked', {}, ['validate', 'base.config.yaml'], ''],
    [
      'an error in the baseline may hide the problem',
      {
        'demo.pipeline.yaml': `${OK}  x: { type: Fail, needs: [y] }\n`,
        'pipectl-baseline.yaml':
          'problems: { demo.pipeline.yaml: [{ code: DAG201, message: "Step \\"x\\" needs \\"y\\", which is not defined." }] }\n',
      },
      [],
      '',
    ],
  ])('is not called so when %s', async (_, changed, argv, expected) => {
    const [, output] = await check({ ...files, ...changed }, ...argv);
    expect(
      String(output)
        .match(/.*SUP901.*\n/g)
        ?.join('') ?? '',
    ).toEqual(expected);
  });

  it('is not called so in a shared file when another pipeline is broken', async () => {
    const [, output] = await check(other('name: other\nsteps: [\n'));
    expect(output).toEqual(
      `${UNUSED}other.pipeline.yaml:2:8: error[SRC001] The bracket [ that opens here is not closed.\n`,
    );
  });

  it('is used if one of several pipelines needs it', async () => {
    const config = '# pipectl-ignore CFG601: only one needs it\ninstance_tipe: ml.m5.large\n';
    const [, output] = await check({
      'base.config.yaml': config,
      'demo.pipeline.yaml': OK.replace(/ #.*/, ''),
      'other.pipeline.yaml': OK.replace('demo', 'other').replace(/ #.*/, ''),
    });
    expect(output).toEqual('');
  });
});

describe('in the projects with mistakes', () => {
  const ERR = join(REPOSITORY, 'test/fixtures/err');
  const LINE = /^(.*?):(\d+):(\d+): \w+\[(\w+)\] .*$/;
  const inDefinition = new Set(DEFINITION_RULES.map(({ code }) => code));

  const findings = readdirSync(ERR).flatMap((name) =>
    readFileSync(join(ERR, name, 'expected.txt'), 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, file = '', row = '', , code = ''] = LINE.exec(line) ?? [];
        return code === '' || !canBeSilenced(code) || !/\.yaml$/.test(file) || file.startsWith('..')
          ? []
          : [{ name, file, row: Number(row), code }];
      }),
  );

  it('a comment suppresses exactly the findings of its code at its line', async () => {
    expect(findings.length).toBeGreaterThan(120);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...findings),
        fc.constantFrom('above', 'behind', 'head'),
        async ({ name, file, row, code }, form) => {
          const folder = join(ERR, name);
          const files = Object.fromEntries(
            diskFiles
              .list(folder)
              .map((path) => [relative(folder, path), readFileSync(path, 'utf8')] as const)
              .filter(([path]) => path !== 'expected.txt'),
          );
          const text = files[file] ?? '';
          const [lineEnd = '\n'] = /\r\n|\n|\r/.exec(text) ?? [];
          const lines = text.split(/\r\n|\n|\r/);
          const line = lines[row - 1] ?? '';
          const isOpen = /["'|>]|&|\*/.test(line);
          const place = form === 'behind' && isOpen ? 'above' : form;
          if (place === 'behind') {
            lines[row - 1] = `${line} # pipectl-ignore ${code}: tested`;
          } else if (place === 'above') {
            lines.splice(row - 1, 0, `${/^\s*/.exec(line)?.[0] ?? ''}# pipectl-ignore ${code}: tested`);
          } else {
            lines.unshift(`# pipectl-ignore-file ${code}: tested`);
          }
          const from = place === 'behind' ? Infinity : place === 'above' ? row : 1;
          const shifted = (found: string): string =>
            found.replace(LINE, (whole, other: string, at: string) =>
              other === file && Number(at) >= from
                ? whole.replace(`${other}:${at}:`, `${other}:${Number(at) + 1}:`)
                : whole,
            );
          const expected = readFileSync(join(folder, 'expected.txt'), 'utf8')
            .split('\n')
            .filter((text) => {
              const [, other, at, , its] = LINE.exec(text) ?? [];
              return !(other === file && its === code && (place === 'head' || Number(at) === row));
            })
            .map(shifted);
          const project = temporaryProject({ ...files, [file]: lines.join(lineEnd) });
          const { stdout, stderr } = await run(['validate', '.', '--format', 'concise'], project);
          // Without errors, the definition is checked too.
          const found = stdout
            .split('\n')
            .filter((text) => !inDefinition.has(LINE.exec(text)?.[4] ?? '') || expected.includes(text));
          expect([found, stderr]).toEqual([expected, '']);
        },
      ),
      { numRuns: 100 },
    );
  }, 60_000);

  it.each([...new Set(findings.map(({ name }) => name))])(
    '%s: no comment that is needed is called unused, whatever part of the project is checked',
    async (name) => {
      const folder = join(ERR, name);
      const files = Object.fromEntries(
        diskFiles.list(folder).map((path) => {
          const file = relative(folder, path);
          const codes = findings.filter((found) => found.name === name && found.file === file);
          const heads = codes.map(({ code }) => `# pipectl-ignore-file ${code}: tested\n`);
          return [file, heads.join('') + readFileSync(path, 'utf8')];
        }),
      );
      const project = temporaryProject(files);
      const named = Object.keys(files).filter((file) => /\.(pipeline|spec|contract)\.yaml$/.test(file));
      for (const argv of [['validate'], ['align-check'], ...named.map((file) => ['validate', file])]) {
        const { stdout } = await run([...argv, '--format', 'concise'], project);
        expect([argv, stdout.match(/.*\[SUP.*/g)]).toEqual([argv, null]);
      }
    },
  );
});
