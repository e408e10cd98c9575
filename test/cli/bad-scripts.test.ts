import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../support/run.js';
import { removeProjects, STOP, temporaryFolder, temporaryProject } from './support.js';

afterAll(removeProjects);

const IN = '/opt/ml/processing/input';
const OUT = '/opt/ml/processing/output';
/** A script that does all that its contract says. */
const GOOD = `open("${IN}/rows.csv").read()\nopen("${OUT}/rows.csv", "w").write("")\n`;

const contract = (entryPoint: string): string =>
  `entry_point: ${JSON.stringify(entryPoint)}\n` +
  `expected_input_paths: { rows: ${IN} }\nexpected_output_paths: { rows: ${OUT} }\n`;

const spec = (name: string): string => `step_type: ${name}
sagemaker_step_type: Processing
node_type: internal
contract: ${name.toLowerCase()}
dependencies:
  rows: { dependency_type: processing_output }
outputs:
  rows: { output_type: processing_output, property_path: "properties.ProcessingOutputConfig.Outputs['rows'].S3Output.S3Uri" }
`;

/** What is wrong with the script of another contract in every project: it must never be lost. */
const OTHER = 'scripts/other.py:1:8: error[SRC014] The bracket "(" that opens here is not closed.\n';

/** Puts something in a project (its folder absolute). */
type Made = (folder: string) => void;

/** What align-check, and validate, say of a project whose contract names a script. */
async function said(script: string | Uint8Array | Made, entryPoint = 'script.py'): Promise<string> {
  const folder = temporaryProject({
    'stop.pipeline.yaml': STOP,
    'specs/script.spec.yaml': spec('Script'),
    'specs/other.spec.yaml': spec('Other'),
    'contracts/script.contract.yaml': contract(entryPoint),
    'contracts/other.contract.yaml': contract('other.py'),
    'scripts/other.py': 'print(a(\n',
  });
  if (typeof script === 'function') {
    script(folder);
  } else {
    writeFileSync(join(folder, 'scripts', entryPoint), script);
  }
  const before = process.cpuUsage();
  const checked = await run(['align-check', '--format', 'concise'], folder);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(typeof script === 'string' && script.length > 1e6 ? 20 : 5);
  if (script.length < 1e6) {
    // What a manifest leads to is checked by `validate` too; a script that is nowhere only when a step runs it.
    expect((await run(['validate', '--format', 'concise'], folder)).stdout).toBe(
      checked.stdout.replace(/^.*\[ALN464\].*\n/m, ''),
    );
  }
  expect([checked.code, checked.stderr]).toEqual([1, '']);
  const said = checked.stdout.split(/(?<=\n)/);
  expect(said).toContain(OTHER);
  return said
    .filter((line) => line !== OTHER)
    .join('')
    .trimEnd();
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');
const blocks = (head: string, count: number): string =>
  `${lines(count, (index) => `${' '.repeat(index)}${head}\n`)}${' '.repeat(count)}pass\n`;

const TOO_DEEP = 'The script is nested more than 3000 deep here, or too deeply to be parsed.';
const BRACKETS = 'More than 200 brackets stand inside each other here, which Python refuses.';
const BLOCKS = 'More than 99 blocks stand inside each other here, which Python refuses.';
const MIXED = 'The indentation of this line mixes tabs and spaces differently from the lines around it.';

describe('a script that Python takes is not complained about', () => {
  it.each<[string, string | Uint8Array]>([
    ['with a byte order mark', `\uFEFF${GOOD}`],
    ['in Latin-1 that says so', latin1(`# -*- coding: latin-1 -*-\n${GOOD}x = "caf\xE9"\n`)],
    ['with the line ends of Windows', GOOD.replaceAll('\n', '\r\n')],
    ['with the line ends of old Macs', GOOD.replaceAll('\n', '\r')],
    ['with several kinds of line ends', GOOD.replace('\n', '\r\n')],
    ['with form feeds', `\f${GOOD.replace('\n', '\n\f\n')}x =\f1\n`],
    ['with tabs alone', `if True:\n\tx = 1\n\tif x:\n\t\tx = 2\n${GOOD}`],
    ['with 190 brackets inside each other', `${GOOD}x = ${'['.repeat(190)}${']'.repeat(190)}\n`],
    ['with 99 blocks inside each other', GOOD + blocks('if True:', 99)],
    ['with a sum of 2900 terms', `${GOOD}x = ${'1 + '.repeat(2900)}1\n`],
    ['with a chain of 2900 attributes', `${GOOD}import os\nx = os${'.a'.repeat(2900)}\n`],
    ['with 1000 branches', `${GOOD}x = 1\nif x:\n  pass\n${'elif x:\n  pass\n'.repeat(1000)}`],
    ['with 5000 texts after one another', `${GOOD}x = (${'"a" '.repeat(5000)})\n`],
    ['with 200000 comments', `${GOOD}${'# nothing\n'.repeat(200_000)}`],
    [
      'of 5 MB in a list',
      `${GOOD}x = [\n${lines(50_000, (index) => `    "${'text '.repeat(18)}${index}",\n`)}]\n`,
    ],
    ['of 5 MB in a line', `${GOOD}x = "${'a'.repeat(5_000_000)}"\n`],
    [
      'of 5 MB in thousands of functions',
      GOOD +
        lines(
          2000,
          (index) =>
            `def f${index}(a, b=1):\n    """${'What it does. '.repeat(175)}"""\n    return [a + b, "v${index}"]\n\n`,
        ),
    ],
    ['that binds names of JavaScript', `${GOOD}__proto__ = 1\nconstructor = __proto__\n`],
  ])('%s', async (_, script) => {
    expect(await said(script)).toBe('');
  });
});

describe('a script that Python refuses has one problem, at its place', () => {
  it.each<[what: string, script: string | Uint8Array, place: string, problem: string]>([
    [
      'a null byte',
      `x = 1\n\0\n${GOOD}`,
      '2:1',
      'SRC003] The script holds a null byte, which Python refuses.',
    ],
    [
      'UTF-16',
      utf16(`\uFEFF${GOOD}`),
      '1:1',
      'SRC003] The script is UTF-16 text, which Python does not read.',
    ],
    [
      'UTF-16 without a mark',
      utf16(GOOD),
      '1:2',
      'SRC003] The script holds a null byte, which Python refuses.',
    ],
    [
      'Latin-1 that does not say so',
      latin1(`${GOOD}x = "caf\xE9"\n`),
      '3:9',
      'SRC003] The script is not UTF-8: the byte 0xE9 stands here.',
    ],
    [
      'an encoding that nobody knows',
      `# -*- coding: klingon -*-\n${GOOD}`,
      '1:15',
      'SRC003] The script says that its encoding is "klingon", which is none that can be read here.',
    ],
    [
      'a mark of UTF-8 and another encoding',
      `\uFEFF# -*- coding: latin-1 -*-\n${GOOD}`,
      '1:15',
      'SRC003] The script begins with the byte order mark of UTF-8, and says that its encoding is "latin-1", which Python refuses.',
    ],
    [
      'a control character',
      `${GOOD}\x1A`,
      '3:1',
      'SRC003] The control character U+001A stands here, which Python refuses.',
    ],
    [
      'an invisible character',
      `${GOOD}x\u00A0= 1\n`,
      '3:2',
      'SRC014] The invisible character U+00A0 means nothing in Python outside of a text.',
    ],
    [
      'more than 5 MB',
      `${GOOD}${'#'.repeat(6_000_000)}`,
      '1:1',
      'SRC004] "script.py" has 5.7 MB; a script of at most 5 MB is looked at.',
    ],
    [
      '10000 brackets',
      `${GOOD}x = ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`,
      '3:205',
      `SRC011] ${BRACKETS}`,
    ],
    ['10000 brackets that stay open', `${GOOD}x = ${'('.repeat(10_000)}`, '3:205', `SRC011] ${BRACKETS}`],
    ['201 brackets', `${GOOD}x = ${'['.repeat(201)}${']'.repeat(201)}\n`, '3:205', `SRC011] ${BRACKETS}`],
    ['2000 nested ifs', GOOD + blocks('if True:', 2000), '103:101', `SRC011] ${BLOCKS}`],
    ['2000 nested functions', GOOD + blocks('def f():', 2000), '103:101', `SRC011] ${BLOCKS}`],
    ['100 nested classes', GOOD + blocks('class A:', 100), '103:101', `SRC011] ${BLOCKS}`],
    ['a sum of 5000 terms', `${GOOD}x = ${'1 + '.repeat(5000)}1\n`, '3:5', `SRC011] ${TOO_DEEP}`],
    ['5000 attributes', `${GOOD}x = a${'.b'.repeat(5000)}\n`, '3:5', `SRC011] ${TOO_DEEP}`],
    ['5000 calls', `${GOOD}x = a${'.b()'.repeat(5000)}\n`, '3:5', `SRC011] ${TOO_DEEP}`],
    ['5000 lambdas', `${GOOD}\nx = ${'lambda: '.repeat(5000)}1\n`, '4:1', `SRC011] ${TOO_DEEP}`],
    ['tabs after spaces', `${GOOD}if x:\n        x = 1\n\tx = 2\n`, '5:1', `SRC014] ${MIXED}`],
    ['spaces after tabs', `${GOOD}if x:\n\tx = 1\n        x = 2\n`, '5:1', `SRC014] ${MIXED}`],
    [
      'a text that is not closed',
      `${GOOD}x = "abc\n`,
      '3:5',
      'SRC014] The text that begins here is not closed: its " is missing.',
    ],
    [
      'a text of many lines that is not closed',
      `${GOOD}x = """abc\n${'and on\n'.repeat(10_000)}`,
      '3:5',
      'SRC014] The text that begins here is not closed: its """ is missing.',
    ],
    [
      'Python 2',
      `${GOOD}print "done"\n`,
      '3:7',
      'SRC014] This is not Python 3: "print" without brackets is Python 2.',
    ],
  ])('%s', async (_, script, place, problem) => {
    expect(await said(script)).toBe(`scripts/script.py:${place}: error[${problem}`);
  });

  it('nothing at all', async () => {
    const nothing = `contracts/script.contract.yaml:2:31: warning[ALN441] The script never uses the path "${IN}" of the input "rows".
contracts/script.contract.yaml:3:32: error[ALN442] The script never uses the path "${OUT}" of the output "rows".
scripts/script.py:1:1: error[ALN463] The script only defines things: running it does nothing.`;
    expect(await said('')).toBe(nothing);
    expect(await said('\n  \n# to be written\n')).toBe(nothing);
  });
});

describe('what stands at the path of a script', () => {
  const link =
    (to: string, name = 'script.py'): Made =>
    (root) => {
      symlinkSync(to, join(root, 'scripts', name));
    };
  const file =
    (path: string, text: string): Made =>
    (root) => {
      writeFileSync(join(root, path), text);
    };
  const folder =
    (path: string): Made =>
    (root) => {
      mkdirSync(join(root, path), { recursive: true });
    };
  const pipe: Made = (root) => {
    expect(spawnSync('mkfifo', [join(root, 'scripts/script.py')]).status).toBe(0);
  };
  const elsewhere = temporaryFolder({ 'secret.py': 'password = (\n' });
  const outside = join(elsewhere, 'secret.py');
  const AT = 'contracts/script.contract.yaml:1:14: error';
  const IS = `${AT}[ALN464] The script "script.py" of the contract is in "scripts", but`;
  const LEADS_OUT = `${AT}[SRC009] The script "scripts/script.py" is a symbolic link that leads out of the project.`;

  it.each<[what: string, made: readonly Made[], problem: string]>([
    ['a folder', [folder('scripts/script.py')], `${IS} it is a folder.`],
    ['a link to itself', [link('script.py')], `${IS} its symbolic links form a loop.`],
    [
      'two links to each other',
      [link('b.py'), link('script.py', 'b.py')],
      `${IS} its symbolic links form a loop.`,
    ],
    ['a link to nothing', [link('gone.py')], `${IS} it is a symbolic link that leads nowhere.`],
    ['a link out of the project', [link(outside)], LEADS_OUT],
    ['a link to a device', [link('/dev/zero')], LEADS_OUT],
    ['a link to a file of the project', [file('scripts/real.py', GOOD), link('real.py')], ''],
    [
      'a pipe',
      [pipe],
      'scripts/script.py:1:1: error[SRC008] "script.py" cannot be read: it is not a regular file.',
    ],
    [
      'nothing',
      [],
      `${AT}[ALN464] The script "script.py" of the contract does not exist in "scripts", nor anywhere else in the project.`,
    ],
    ['nothing, but another folder has it', [folder('code'), file('code/script.py', 'x = (\n')], ''],
    [
      'a script with a link to the folder above',
      [link('..', 'up'), file('scripts/script.py', `import up.scripts.script\n${GOOD}`)],
      '',
    ],
    [
      'a script whose modules import each other',
      [
        file('scripts/script.py', `import a\n${GOOD}`),
        file('scripts/a.py', 'import a, b\nfrom script import *\n'),
        file('scripts/b.py', 'from a import b\nimport script\n'),
      ],
      '',
    ],
    [
      'a script with modules that cannot be parsed',
      [
        file('scripts/script.py', `import a, b\n${GOOD}`),
        file('scripts/a.py', 'x = (\n'),
        file('scripts/b.py', '\0'),
      ],
      'scripts/a.py:1:5: error[SRC014] The bracket "(" that opens here is not closed.\n' +
        'scripts/b.py:1:1: error[SRC003] The script holds a null byte, which Python refuses.',
    ],
    [
      'a script with a folder and a foreign file in the place of modules',
      [
        file('scripts/script.py', `import json, secret\n${GOOD}`),
        folder('scripts/json.py'),
        link(outside, 'secret.py'),
      ],
      '',
    ],
    [
      'a script among 10000 others that import each other',
      [
        (root) => {
          for (let index = 0; index < 10_000; index += 1) {
            file(`scripts/m${index}.py`, `import m${(index + 1) % 10_000}\n`)(root);
          }
        },
        file('scripts/script.py', `import m0\n${GOOD}`),
      ],
      '',
    ],
  ])('%s', async (_, made, problem) => {
    const makeAll: Made = (root) => {
      made.forEach((make) => {
        make(root);
      });
    };
    expect(await said(makeAll)).toBe(problem);
  });

  it.each([
    'a script.py',
    '-script.py',
    'übung.py',
    '脚本.py',
    '%s.py',
    '$(x).py',
    'a"b.py',
    '..py',
    './a.py',
  ])('under the name %s', async (name) => {
    const shown = `scripts/${name.replace('./', '')}`;
    expect(await said('x = (\n', name)).toBe(
      `${shown}:1:5: error[SRC014] The bracket "(" that opens here is not closed.`,
    );
  });

  it.each(['../script.py', '/etc/passwd', 'a/../../script.py', ''])(
    'a path that may not be: "%s"',
    async (name) => {
      expect(await said(() => undefined, name)).toBe(
        `${AT}[SCH105] "entry_point" is "${name}", but it must be a relative path without "..".`,
      );
    },
  );

  it.each<[what: string, name: string, shown: string]>([
    ['a URI', 's3://bucket/script.py', 's3://bucket/script.py'],
    ['a long one', `${'x'.repeat(300)}.py`, `${'x'.repeat(300)}.py`],
    ['one below the home folder of a shell', '~/script.py', '~/script.py'],
    ['one with a null byte', '\0.py', '␀.py'],
    ['one that would colour a terminal', '\x1B[31m.py', '␛[31m.py'],
  ])('a path at which nothing can be: %s', async (_, name, shown) => {
    expect(await said(() => undefined, name)).toBe(
      `${AT}[ALN464] The script "${shown}" of the contract does not exist in "scripts", nor anywhere else in the project.`,
    );
  });
});
