import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { factsOf, placeOf } from './facts-of.js';

type Modules = Readonly<Record<string, string>>;

/** `2:8 pandas third-party`, with `?` for what is only possible, and where and whether it is optional unless it is at the top and needed. */
function importsOf(script: string, modules: Modules = {}): readonly string[] {
  return factsOf(script, modules).imports.map((use) =>
    [
      placeOf(use),
      use.module,
      `${use.origin}${use.certainty === 'certain' ? '' : '?'}`,
      ...(use.where === 'top' ? [] : [use.where]),
      ...(use.optional ? ['optional'] : []),
    ].join(' '),
  );
}

function installsOf(script: string): readonly string[] {
  const { installs, unknown } = factsOf(script);
  return [
    ...installs.map((use) => `${placeOf(use)} ${use.requirement}${use.certainty === 'certain' ? '' : '?'}`),
    ...unknown.filter(({ kind }) => kind === 'import').map((use) => `${placeOf(use)} ? ${use.reason}`),
  ];
}

const unknownOf = (script: string): readonly string[] =>
  factsOf(script)
    .unknown.filter(({ kind }) => kind === 'import')
    .map((use) => `${placeOf(use)} ${use.reason}`);

describe('imports', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['of whole modules', 'import os, pandas as pd\n', ['1:8 os standard', '1:12 pandas third-party']],
    ['of dotted modules', 'import os.path, a.b.c as d\n', ['1:8 os.path standard', '1:17 a.b.c third-party']],
    ['of names', 'from sklearn.svm import (\n    SVC,\n    SVR,\n)\n', ['1:1 sklearn.svm third-party']],
    ['of everything', 'from torch import *\n', ['1:1 torch third-party']],
    [
      'in a function, a method and a lambda',
      'def f():\n    import a\n    if x:\n        import b\nclass C:\n    import c\n    def m(self):\n        import d\n',
      [
        '2:12 a third-party? function',
        '4:16 b third-party? function',
        '6:12 c third-party',
        '8:16 d third-party? function',
      ],
    ],
    [
      'in branches',
      'if x:\n    import a\nelse:\n    import b\nwhile y:\n    import c\nmatch z:\n    case 1:\n        import d\n',
      [
        '2:12 a third-party? conditional',
        '4:12 b third-party? conditional',
        '6:12 c third-party? conditional',
        '9:16 d third-party? conditional',
      ],
    ],
    ['where the script starts', 'if __name__ == "__main__":\n    import a\n', ['2:12 a third-party']],
    [
      'for type checkers',
      'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import a\n',
      ['1:1 typing standard'],
    ],
    ['in with', 'with x:\n    import a\n', ['2:12 a third-party']],
    [
      'that may fail',
      'try:\n    import a\nexcept ImportError:\n    a = None\n',
      ['2:12 a third-party optional'],
    ],
    [
      'that may fail, with another in its place',
      'try:\n    import ujson as json\nexcept (AttributeError, ModuleNotFoundError):\n    import json\n',
      ['2:12 ujson third-party optional', '4:12 json standard? conditional'],
    ],
    ['that may fail in any way', 'try:\n    import a\nexcept:\n    pass\n', ['2:12 a third-party optional']],
    [
      'that may fail quietly',
      'with contextlib.suppress(ImportError):\n    import a\n',
      ['2:12 a third-party optional'],
    ],
    [
      'that may not fail: the handler ends the script',
      'try:\n    import a\nexcept ImportError as e:\n    raise SystemExit(1)\ntry:\n    import b\nexcept ImportError:\n    sys.exit(1)\n',
      ['2:12 a third-party', '6:12 b third-party'],
    ],
    [
      'that may not fail: the handler is for something else',
      'try:\n    import a\nexcept ValueError:\n    pass\nfinally:\n    import b\n',
      ['2:12 a third-party', '6:12 b third-party'],
    ],
    [
      'by name',
      'import importlib\nm = importlib.import_module("a.b")\nn = __import__("c")\n',
      ['1:8 importlib standard', '2:5 a.b third-party', '3:5 c third-party'],
    ],
    [
      'by names in a list',
      'from importlib import import_module\nfor name in ["a", "b"]:\n    import_module(name)\n',
      ['1:1 importlib standard', '3:5 a third-party? conditional', '3:5 b third-party? conditional'],
    ],
    [
      'of modules that Python had once',
      'import imp, distutils.core, cgi, parser, asyncore\n',
      [
        '1:8 imp standard',
        '1:13 distutils.core standard',
        '1:29 cgi standard',
        '1:34 parser standard',
        '1:42 asyncore standard',
      ],
    ],
    [
      'of modules that Python has since lately',
      'import tomllib, zoneinfo, graphlib\n',
      ['1:8 tomllib standard', '1:17 zoneinfo standard', '1:27 graphlib standard'],
    ],
  ])('%s', (_, script, facts) => {
    expect(importsOf(script)).toEqual(facts);
  });

  it('of the source folder are local, whatever else has their name', () => {
    expect(
      importsOf(
        'import helpers\nimport data.load\nimport docs\nimport yaml\nfrom . import near\nimport json\n',
        {
          'src/helpers.py': 'import pandas\nif __name__ == "__main__":\n    import never\n',
          'src/data/__init__.py': 'from .load import x\nfrom .. import up\n',
          'src/data/load.py': 'import numpy\n',
          'src/docs/readme.md': '',
          'src/yaml/own.py': '',
          'src/near.py': '',
          'src/json.py': '',
        },
      ),
    ).toEqual([
      '1:8 helpers local',
      '2:8 data.load local',
      '3:8 docs third-party',
      '4:8 yaml local',
      '5:1 near local',
      '6:8 json local',
      'helpers.py:1:8 pandas third-party',
      'data/__init__.py:1:1 data.load local',
      'data/__init__.py:2:1 up local',
      'data/load.py:1:8 numpy third-party',
    ]);
  });

  it('of a module that may not be loaded are only possible', () => {
    expect(importsOf('def f():\n    import helpers\n', { 'src/helpers.py': 'import pandas\n' })).toEqual([
      '2:12 helpers local? function',
      'helpers.py:1:8 pandas third-party?',
    ]);
  });

  it.each<readonly [string, readonly string[]]>([
    ['import importlib\nimportlib.import_module(x)\n', ['2:1 imports a module whose name is computed']],
    ['import sys\nsys.path.append("lib")\n', ['2:1 changes the folders in which Python looks for modules']],
    ['import sys\nsys.path.insert(0, x)\n', ['2:1 changes the folders in which Python looks for modules']],
    ['import importlib.util\nimportlib.util.find_spec("x")\n', []],
  ])('may not be known: %j', (script, expected) => {
    expect(unknownOf(script)).toEqual(expected);
  });
});

describe('packages that a script installs', () => {
  it.each<readonly [string, readonly string[]]>([
    [
      'import subprocess, sys\nsubprocess.check_call([sys.executable, "-m", "pip", "install", "pandas==1.3"])\n',
      ['2:1 pandas==1.3'],
    ],
    [
      'import os\nos.system("pip install -q pandas \'scipy>1\' && echo done")\n',
      ['2:1 pandas', '2:1 scipy>1'],
    ],
    ['import subprocess\nsubprocess.run("pip3 install --upgrade -i https://x.y z", shell=True)\n', ['2:1 z']],
    ['import subprocess, shlex\nsubprocess.run(shlex.split("pip install a b"))\n', ['2:1 a', '2:1 b']],
    ['import pip\npip.main(["install", "a[b]"])\n', ['2:1 a[b]']],
    [
      'import subprocess, sys\ndef install(name):\n    subprocess.call([sys.executable, "-m", "pip", "install", name])\ninstall("a")\ninstall("b")\n',
      ['3:5 a', '3:5 b'],
    ],
    [
      'import subprocess\nfor p in ["a", "b"]:\n    subprocess.run(["pip", "install", p])\n',
      ['3:5 ? installs packages whose names are computed'],
    ],
    [
      'import os\nos.system(f"pip install {x} a")\n',
      ['2:1 a', '2:1 ? installs packages whose names are computed'],
    ],
    [
      'import subprocess\nsubprocess.run(["pip", "install", "-r", "/opt/ml/code/requirements.txt"])\n',
      ['2:1 ? installs packages whose names are computed'],
    ],
    [
      'import os\nos.system("pip install ./wheels/own.whl")\n',
      ['2:1 ? installs packages whose names are computed'],
    ],
    ['import os\nif x:\n    os.system("pip install a")\n', ['3:5 a?']],
    ['import os\nos.system("pip list")\nos.system("apt-get install gcc")\nos.system(x)\n', []],
  ])('%j', (script, expected) => {
    expect(installsOf(script)).toEqual(expected);
  });
});

it('are those of the scripts of the library', () => {
  const folder = new URL('../../scripts/', import.meta.url);
  const found = Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.py'))
      .map((name) => [
        name,
        factsOf(readFileSync(new URL(name, folder), 'utf8'))
          .imports.filter(({ origin }) => origin !== 'standard')
          .map(({ module, where }) => (where === 'top' ? module : `${module} (${where})`)),
      ]),
  );
  expect(found).toEqual({
    'load_data.py': [
      'pandas',
      'boto3 (function)',
      'boto3.exceptions (function)',
      'botocore.exceptions (function)',
      'pipectl_runtime',
    ],
    'package.py': ['pipectl_runtime'],
    'payload.py': ['pipectl_runtime'],
    'pytorch_inference.py': ['torch (function)', 'torch (function)'],
    'pytorch_train.py': ['pandas', 'torch (function)', 'torch (function)', 'pipectl_runtime'],
    'tabular_preprocess.py': ['numpy', 'pandas', 'sklearn.model_selection', 'pipectl_runtime'],
    'xgboost_inference.py': ['numpy', 'pandas', 'xgboost'],
    'xgboost_model_eval.py': ['numpy', 'pandas', 'xgboost', 'sklearn', 'pipectl_runtime'],
    'xgboost_train.py': ['numpy', 'pandas', 'xgboost', 'pipectl_runtime'],
  });
});

it('are found in any program', () => {
  const fragment = fc.constantFrom(
    'import a.b as c',
    'from . import a',
    'from ... import a',
    'from .a.b import *',
    'try:\n    import a\nexcept (A, ImportError): raise',
    'if TYPE_CHECKING: import b\nelse: import c',
    'import importlib; importlib.import_module(*a, **b)',
    '__import__(".." + a)',
    'import subprocess; subprocess.run()',
    'subprocess.run(["pip", "install"])',
    'subprocess.run(args=subprocess.run)',
    'import os; os.system(f"pip install {a}{b}")',
    'def f(a): return f(a), __import__(a)',
    'f("x"); f(f)',
    'import sys; sys.path.append(sys.path)',
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 12 }), (lines) => {
      const { imports, installs } = factsOf(lines.join('\n'));
      expect(
        imports.every(({ module, topLevel }) => module === topLevel || module.startsWith(`${topLevel}.`)),
      ).toBe(true);
      expect(Array.isArray(installs)).toBe(true);
    }),
    { numRuns: 200 },
  );
});
