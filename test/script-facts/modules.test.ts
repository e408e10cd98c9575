import { resolve } from 'node:path';
import { readScript } from '../../src/scripts/script.js';
import type { Files } from '../../src/source/files.js';
import { loadPythonParser } from '../../src/source/python.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';
import { environmentOf, factsOf, pathsOf, unknownOf } from './facts-of.js';

const parse = await loadPythonParser();

/** The files that are read, below the folder of the script. */
function filesOf(script: string, modules: Readonly<Record<string, string>>): readonly string[] {
  return factsOf(script, modules).files.map((file) => file.slice(`${ROOT}/src/`.length));
}

describe('the modules of the source folder', () => {
  it.each<readonly [string, string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'one by its name',
      'import paths\nopen(paths.DATA)\n',
      { 'src/paths.py': 'DATA = "/opt/ml/x"\n' },
      ['paths.py:1:8 read /opt/ml/x'],
    ],
    [
      'by another name',
      'import paths as p\nopen(p.DATA)\n',
      { 'src/paths.py': 'DATA = "/opt/ml/x"\n' },
      ['paths.py:1:8 read /opt/ml/x'],
    ],
    [
      'a name of it',
      'from paths import DATA as D\nopen(D)\n',
      { 'src/paths.py': 'DATA = "/opt/ml/x"\n' },
      ['paths.py:1:8 read /opt/ml/x'],
    ],
    [
      'all its names',
      'from paths import *\nopen(DATA)\n',
      { 'src/paths.py': 'DATA = "/opt/ml/x"\n' },
      ['paths.py:1:8 read /opt/ml/x'],
    ],
    [
      'a function of it',
      'from tools import load\nload("/opt/ml/x")\n',
      { 'src/tools.py': 'def load(path):\n    open(path)\n' },
      ['2:6 read /opt/ml/x'],
    ],
    [
      'of a package',
      'import pkg.paths\nfrom pkg import paths as p, BASE\nopen(pkg.paths.DATA)\nopen(p.DATA + "/y")\nopen(BASE)\n',
      { 'src/pkg/__init__.py': 'BASE = "/opt/ml/b"\n', 'src/pkg/paths.py': 'DATA = "/opt/ml/x"\n' },
      ['4:6 read /opt/ml/x/y', '__init__.py:1:8 read /opt/ml/b', 'paths.py:1:8 read /opt/ml/x'],
    ],
    [
      'of a folder without __init__.py',
      'from pkg import paths\nopen(paths.DATA)\n',
      { 'src/pkg/paths.py': 'DATA = "/opt/ml/x"\n' },
      ['paths.py:1:8 read /opt/ml/x'],
    ],
    [
      'relative ones',
      'from pkg.a import run\nrun()\n',
      {
        'src/pkg/__init__.py': '',
        'src/pkg/a.py':
          'from . import b\nfrom .c import D\nfrom ..top import E\ndef run():\n    open(b.B)\n    open(D)\n    open(E)\n',
        'src/pkg/b.py': 'B = "/opt/ml/b"\n',
        'src/pkg/c.py': 'D = "/opt/ml/d"\n',
        'src/top.py': 'E = "/opt/ml/e"\n',
      },
      ['b.py:1:5 read /opt/ml/b', 'c.py:1:5 read /opt/ml/d', 'top.py:1:5 read /opt/ml/e'],
    ],
    [
      'that import each other',
      'import a\nopen(a.A)\n',
      {
        'src/a.py': 'import b\nA = "/opt/ml/a"\nB = b.B\n',
        'src/b.py': 'import a\nfrom a import B as C\nB = "/opt/ml/b"\n',
      },
      ['a.py:2:5 read /opt/ml/a', 'b.py:3:5 unknown /opt/ml/b'],
    ],
    [
      'of which the value is changed',
      'import paths\npaths.DATA = f()\nopen(paths.DATA + "/y")\n',
      { 'src/paths.py': 'DATA = "/opt/ml/x"\n' },
      ['3:6 read? /opt/ml/x/y', 'paths.py:1:8 read /opt/ml/x'],
    ],
    [
      'that may be absent',
      'try:\n    from paths import DATA\nexcept ImportError:\n    DATA = "/opt/ml/y"\nopen(DATA + "/z")\n',
      { 'src/paths.py': 'DATA = "/opt/ml/x"\n' },
      [
        '4:12 read? /opt/ml/y',
        '5:6 read? /opt/ml/x/z',
        '5:6 read? /opt/ml/y/z',
        'paths.py:1:8 read /opt/ml/x',
      ],
    ],
  ])('%s', (_, script, modules, facts) => {
    const short = pathsOf(script, modules).map((use) => use.replace(/^pkg\//, ''));
    expect(short).toEqual(facts);
  });

  it('are read each once, as they are imported, and nothing else is', () => {
    const modules = {
      'src/a.py': 'import b, script\n',
      'src/b.py': 'import a\n',
      'src/c.py': 'import d\n',
      'src/d.py': '',
      'src/unused.py': '',
      'outside.py': '',
    };
    expect(
      filesOf('import os, a, outside\nif False:\n    import unused\ndef f():\n    import c\n', modules),
    ).toEqual(['script.py', 'a.py', 'c.py', 'b.py', 'd.py']);
  });

  it('are not looked for where there is no source folder', () => {
    const files = memoryFiles({ 'src/script.py': 'import a\n', 'src/a.py': '' });
    const entryPoint = resolve(ROOT, 'src/script.py');
    expect(readScript(files, parse, entryPoint, undefined).files).toEqual([entryPoint]);
  });

  it('are found from the folder of the script first', () => {
    const files = memoryFiles({
      'src/jobs/script.py': 'import a, b\n',
      'src/jobs/a.py': '',
      'src/a.py': '',
      'src/b.py': '',
    });
    const entryPoint = resolve(ROOT, 'src/jobs/script.py');
    expect(readScript(files, parse, entryPoint, resolve(ROOT, 'src')).files).toEqual([
      entryPoint,
      resolve(ROOT, 'src/jobs/a.py'),
      resolve(ROOT, 'src/b.py'),
    ]);
  });

  it('are not followed out of the folder, nor in circles, by symbolic links', () => {
    const inside = memoryFiles({
      'src/script.py': 'import a, b, c\n',
      'src/a.py': '',
      'src/b.py': '',
      'src/c.py': '',
    });
    const files: Files = {
      ...inside,
      realPath: (path) => path.replace(/b\.py$/, 'a.py').replace(/src\/c\.py$/, 'elsewhere/c.py'),
    };
    const entryPoint = resolve(ROOT, 'src/script.py');
    expect(readScript(files, parse, entryPoint, resolve(ROOT, 'src')).files).toEqual([
      entryPoint,
      resolve(ROOT, 'src/a.py'),
    ]);
  });

  it('say what runs only if they are imported whenever the script runs', () => {
    const modules = {
      'src/a.py': 'import os\nos.environ["A"]\n',
      'src/b.py': 'import os\nos.environ["B"]\n',
    };
    expect(environmentOf('import a\nif x:\n    import b\n', modules)).toEqual([
      'a.py:2:12 A required',
      'b.py:2:12 B? required',
    ]);
  });

  it('are not the script: what they do when they are run does not count', () => {
    const modules = {
      'src/a.py': 'import os\nif __name__ == "__main__":\n    os.environ["A"]\nelse:\n    os.environ["B"]\n',
    };
    expect(environmentOf('import a\n', modules)).toEqual(['a.py:5:16 B required']);
  });
});

describe('a file that cannot be read', () => {
  const problemsOf = (script: string, modules: Readonly<Record<string, string>>): readonly string[] =>
    factsOf(script, modules).diagnostics.map(({ code, message }) => `${code} ${message}`);

  it('is a problem, and the others are read all the same', () => {
    const modules = { 'src/a.py': 'def f(:\n', 'src/b.py': 'X = "/opt/ml/x"\n' };
    expect(factsOf('import a, b\n', modules).diagnostics.map(({ code, span }) => [code, span?.file])).toEqual(
      [['SRC014', resolve(ROOT, 'src/a.py')]],
    );
    expect(pathsOf('import a, b\n', modules)).toEqual(['b.py:1:5 unknown /opt/ml/x']);
  });

  it('is also the script itself', () => {
    const files = memoryFiles({ 'src/a.py': '' });
    const facts = readScript(files, parse, resolve(ROOT, 'src/script.py'), undefined);
    expect(facts.diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'SRC007 The script "script.py" does not exist.',
    ]);
    expect([facts.paths, facts.environment, facts.runtime, facts.unknown]).toEqual([[], [], [], []]);
  });

  it('may be too large', () => {
    expect(problemsOf('import a\n', { 'src/a.py': `X = "${'x'.repeat(5 * 1024 * 1024)}"\n` })).toEqual([
      'SRC004 "a.py" has 5.0 MB; a script of at most 5 MB is looked at.',
    ]);
  });
});

describe('what is too large to be followed', () => {
  it('is said to be, for everything that may be in it', () => {
    const script = `x = ${'-'.repeat(300)}1\n`;
    expect(unknownOf(script).map((use) => use.replace(/^1:1 (\w+): .*/, '$1'))).toEqual([
      'path',
      'environment',
      'argument',
      'import',
      'runtime',
      'code',
    ]);
  });
});
