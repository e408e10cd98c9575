import { pathsOf, unknownOf } from './facts-of.js';

type Case = readonly [what: string, script: string, facts: readonly string[]];

/** The uses of a script's paths, each read with `open` so that the whole text shows. */
function opened(expression: string, before = ''): readonly string[] {
  const lines = before.split('\n').length;
  return pathsOf(`${before}${before === '' ? '' : '\n'}open(${expression})\n`)
    .filter((use) => use.startsWith(`${before === '' ? 1 : lines + 1}:`))
    .map((use) => use.slice(use.indexOf(' ') + 1));
}

describe('a path that a script names', () => {
  it.each<Case>([
    ['alone', 'X = "/opt/ml/model"\n', ['1:5 unknown /opt/ml/model']],
    ['that is not normal', 'X = "/opt/ml//model/./x/../"\n', ['1:5 unknown /opt/ml/model']],
    ['in two pieces', 'X = "/opt/ml/" "model"\n', ['1:5 unknown /opt/ml/model']],
    ['in a list', 'X = ["/opt/ml/a", "/opt/ml/b"]\n', ['1:6 unknown /opt/ml/a', '1:19 unknown /opt/ml/b']],
    ['with a wildcard', 'X = "/opt/ml/input/data/*.csv"\n', ['1:5 unknown /opt/ml/input/data/*']],
    ['with a field', 'X = "/opt/ml/input/{}/x"\n', ['1:5 unknown /opt/ml/input/*']],
    ['with a percent field', 'X = "/opt/ml/input/data_%s"\n', ['1:5 unknown /opt/ml/input/*']],
    ['as a default', 'def f(x="/opt/ml/model"): pass\n', ['1:9 unknown? /opt/ml/model']],
    ['under a condition', 'if x:\n    X = "/opt/ml/model"\n', ['2:9 unknown? /opt/ml/model']],
    [
      'in a function that nothing calls',
      'def f():\n    return "/opt/ml/model"\n',
      ['2:12 unknown? /opt/ml/model'],
    ],
    [
      'in a function that is called',
      'def f():\n    x = "/opt/ml/model"\nf()\n',
      ['2:9 unknown /opt/ml/model'],
    ],
  ])('%s', (_, script, facts) => {
    expect(pathsOf(script)).toEqual(facts);
  });

  it.each<Case>([
    ['another folder', 'X = "/opt/mlflow"; Y = "/opt"; Z = "opt/ml"\n', []],
    ['a docstring', '"""/opt/ml/model"""\ndef f():\n    "/opt/ml/model"\n', []],
    ['a comment', '# /opt/ml/model\n', []],
    ['a message', 'X = "/opt/ml/model is missing"\nraise E(f"{a}: /opt/ml/x")\n', []],
    ['bytes', 'X = b"/opt/ml/model"\n', []],
    ['code that never runs', 'if False:\n    X = "/opt/ml/model"\nwhile 0:\n    X = "/opt/ml/b"\n', []],
    ['types', 'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    X = "/opt/ml/model"\n', []],
    ['after a return', 'def f():\n    return 1\n    X = "/opt/ml/model"\nf()\n', []],
    ['after an exit', 'import sys\nsys.exit(0)\nX = "/opt/ml/model"\n', []],
    ['something that leaves it', 'open(f"/opt/ml/{a}/../../../etc/x")\n', []],
  ])('is not %s', (_, script, facts) => {
    expect(pathsOf(script)).toEqual(facts);
  });
});

describe('a path that is put together', () => {
  it.each<readonly [string, string, readonly string[]]>([
    ['"/opt/ml" + "/model"', '', ['read /opt/ml/model']],
    ['"/opt/ml/%s/%s" % ("a", "b")', '', ['read /opt/ml/a/b']],
    ['"/opt/ml/%s" % "a"', '', ['read /opt/ml/a']],
    ['"/opt/ml/%s" % a', '', ['read /opt/ml/*']],
    ['"/opt/ml/%(a)s/b" % a', '', ['read /opt/ml/*']],
    ['"/opt/ml/{}/{}".format("a", "b")', '', ['read /opt/ml/a/b']],
    ['"/opt/ml/{1}/{0}/{x}".format("a", "b", x="c")', '', ['read /opt/ml/b/a/c']],
    ['"/opt/ml/{a.b}/c".format(a=a)', '', ['read /opt/ml/*']],
    ['"/opt/ml/{{a}}/{}".format("b")', '', ['read /opt/ml/*']],
    ['f"/opt/ml/{x}/y"', 'x = "a"', ['read /opt/ml/a/y']],
    ['f"/opt/ml/{x!r}/y"', 'x = "a"', ['read /opt/ml/*']],
    ['f"/opt/ml/{3}"', '', ['read /opt/ml/3']],
    ['f"{x}/y"', 'x = "/opt/ml/a"', ['read /opt/ml/a/y']],
    ['os.path.join("/opt/ml", "a", "b")', 'import os', ['read /opt/ml/a/b']],
    ['join("/opt/ml", "a")', 'from os.path import join', ['read /opt/ml/a']],
    ['p.join("/opt/ml", "a")', 'import os.path as p', ['read /opt/ml/a']],
    ['os.path.join("/tmp", "/opt/ml/a")', 'import os', ['read /opt/ml/a']],
    ['os.path.join("/opt/ml/a", "/tmp")', 'import os', ['unknown /opt/ml/a']],
    ['os.path.join("/opt/ml/a", x)', 'import os', ['read? /opt/ml/a/*']],
    ['os.path.join(*["/opt/ml", "a"])', 'import os', ['read /opt/ml/a']],
    ['os.sep.join(["/opt", "ml", "a"])', 'import os', ['read /opt/ml/a']],
    ['"/".join(["/opt/ml", "a"])', '', ['read /opt/ml/a']],
    ['os.path.dirname("/opt/ml/a/b")', 'import os', ['read? /opt/ml/a']],
    ['os.path.abspath("/opt/ml/a")', 'import os', ['read /opt/ml/a']],
    ['os.path.normpath("/opt/ml/a/../b")', 'import os', ['read /opt/ml/b']],
    ['os.path.expanduser("/opt/ml/b")', 'import os', ['read /opt/ml/b']],
    ['os.fspath("/opt/ml/b")', 'import os', ['read /opt/ml/b']],
    ['str(Path("/opt/ml/b"))', 'from pathlib import Path', ['read /opt/ml/b']],
    ['Path("/opt/ml", "b", "c")', 'from pathlib import Path', ['read /opt/ml/b/c']],
    ['Path("/opt/ml") / "b" / "c"', 'from pathlib import Path', ['read /opt/ml/b/c']],
    ['Path("/opt/ml").joinpath("b", "c")', 'from pathlib import Path', ['read /opt/ml/b/c']],
    ['Path("/opt/ml/b/c").parent', 'from pathlib import Path', ['read? /opt/ml/b']],
    ['Path("/opt/ml/b/c").with_name("d")', 'from pathlib import Path', ['read /opt/ml/b/d']],
    ['Path("/opt/ml/b/c.x").with_suffix(".y")', 'from pathlib import Path', ['read? /opt/ml/b/c.y']],
    ['Path("/opt/ml/b").resolve()', 'from pathlib import Path', ['read /opt/ml/b']],
    ['Path("/opt/ml/b").expanduser().absolute()', 'from pathlib import Path', ['read /opt/ml/b']],
    ['pathlib.PurePosixPath("/opt/ml/b").as_posix()', 'import pathlib', ['read /opt/ml/b']],
    ['"/opt/ml/b/".rstrip("/")', '', ['read /opt/ml/b']],
    ['"/opt/ml/abb".rstrip("b")', '', ['read? /opt/ml/a']],
    ['"/opt/ml/A".lower()', '', ['read? /opt/ml/a']],
    ['"/opt/ml/X/c".replace("X", "a")', '', ['read? /opt/ml/a/c']],
    ['"/opt/ml/a"[:-1]', '', ['unknown /opt/ml/a']],
  ])('%s', (expression, before, uses) => {
    expect(opened(expression, before)).toEqual(uses);
  });

  it('is one fact, not one for each of its parts', () => {
    expect(pathsOf('from pathlib import Path\nX = Path("/opt/ml") / "a" / ("b" + "c")\n')).toEqual([
      '2:5 unknown /opt/ml/a/bc',
    ]);
  });

  it('is a fact beside the one of a name that it is put onto', () => {
    expect(pathsOf('BASE = "/opt/ml/a"\nopen(BASE + "/b", "w")\n')).toEqual([
      '1:8 write /opt/ml/a',
      '2:6 write /opt/ml/a/b',
    ]);
  });
});

describe('what is done with a path', () => {
  it.each<readonly [string, string]>([
    ['open(P)', 'read'],
    ['open(P, "rb")', 'read'],
    ['open(P, mode="w")', 'write'],
    ['open(file=P, mode="ab")', 'write'],
    ['open(P, "r+")', 'write'],
    ['open(P, mode)', 'unknown'],
    ['gzip.open(P, "wt")', 'write'],
    ['Path(P).open("x")', 'write'],
    ['Path(P).read_text()', 'read'],
    ['Path(P).write_bytes(b"")', 'write'],
    ['Path(P).mkdir()', 'write'],
    ['Path(P).exists()', 'read'],
    ['Path(P).rename("/tmp/x")', 'unknown'],
    ['os.listdir(P)', 'read'],
    ['os.makedirs(P, exist_ok=True)', 'write'],
    ['list(os.walk(P))', 'read'],
    ['os.path.isdir(P)', 'read'],
    ['shutil.copy(P, "/tmp")', 'read'],
    ['shutil.copy("/tmp", P)', 'write'],
    ['shutil.copytree(src="/tmp", dst=P)', 'write'],
    ['pd.read_csv(P)', 'read'],
    ['pd.read_parquet(path=P)', 'read'],
    ['frame.to_csv(P)', 'write'],
    ['frame.to_parquet(path=P)', 'write'],
    ['np.load(P)', 'read'],
    ['np.save(P, x)', 'write'],
    ['joblib.dump(model, P)', 'write'],
    ['joblib.load(P)', 'read'],
    ['torch.save(model, P)', 'write'],
    ['torch.load(P)', 'read'],
    ['json.dump(x, open(P, "w"))', 'write'],
    ['pickle.load(open(P, "rb"))', 'read'],
    ['model.save_model(P)', 'write'],
    ['model.load_model(P)', 'read'],
    ['model.save(P)', 'write'],
    ['xgb.DMatrix(P)', 'read'],
    ['tarfile.open(P)', 'read'],
    ['tarfile.open(P, "w:gz")', 'write'],
    ['archive.extractall(P)', 'write'],
    ['archive.extractall(path=P)', 'write'],
    ['spark.read.csv(P, header=True)', 'read'],
    ['spark.read.option("a", 1).parquet(P)', 'read'],
    ['frame.write.mode("overwrite").parquet(P)', 'write'],
    ['pq.write_table(table, P)', 'write'],
    ['glob.glob(P)', 'read'],
    ['print(P)', 'unknown'],
    ['something(P)', 'unknown'],
    ['P == x', 'unknown'],
  ])('%s: %s', (statement, access) => {
    const imports =
      'import glob, gzip, joblib, json, os, pickle, shutil, tarfile, torch\nimport numpy as np, pandas as pd, xgboost as xgb\n' +
      'import pyarrow.parquet as pq\nfrom pathlib import Path\n';
    expect(pathsOf(`${imports}P = "/opt/ml/x"\n${statement}\n`)).toEqual([`5:5 ${access} /opt/ml/x`]);
  });

  it.each<Case>([
    [
      'is read and written: it is written',
      'P = "/opt/ml/x"\nopen(P)\nopen(P, "w")\n',
      ['1:5 write /opt/ml/x'],
    ],
    [
      'is made if it is not there: it is written',
      'import os\nP = "/opt/ml/x"\nif not os.path.exists(P):\n    os.makedirs(P)\n',
      ['2:5 write /opt/ml/x'],
    ],
    [
      'is made and then read: it is read',
      'import os\nP = "/opt/ml/x"\nos.makedirs(P, exist_ok=True)\nopen(P)\n',
      ['2:5 read /opt/ml/x'],
    ],
    [
      'is looked at and given to something that is not known: nobody knows',
      'import os\nP = "/opt/ml/x"\nif os.path.exists(P):\n    trainer(P)\n',
      ['2:5 unknown /opt/ml/x'],
    ],
    [
      'is looked at where something is written below: nobody knows',
      'import os\nif os.path.exists("/opt/ml/x"):\n    pass\nopen("/opt/ml/x/y", "w")\n',
      ['2:19 unknown /opt/ml/x', '4:6 write /opt/ml/x/y'],
    ],
    [
      'has parts that are read and parts that are written: nobody knows',
      'P = "/opt/ml"\nopen(P + "/a")\nopen(P + "/b", "w")\n',
      ['1:5 unknown /opt/ml', '2:6 read /opt/ml/a', '3:6 write /opt/ml/b'],
    ],
    [
      'is gone through: what is found there is read',
      'import os\nimport pandas as pd\nP = "/opt/ml/x"\nfor name in os.listdir(P):\n    pd.read_csv(os.path.join(P, name))\n',
      ['3:5 read /opt/ml/x', '5:17 read? /opt/ml/x/*'],
    ],
    [
      'is gone through with glob',
      'import pandas as pd\nfrom pathlib import Path\nfor path in sorted(Path("/opt/ml/x").glob("*.csv")):\n    pd.read_csv(path)\n',
      ['3:25 read /opt/ml/x'],
    ],
  ])('%s', (_, script, facts) => {
    expect(pathsOf(script)).toEqual(facts);
  });
});

describe('a path that is passed on is one fact where it is written', () => {
  it.each<Case>([
    ['by a name', 'P = "/opt/ml/x"\nQ = P\nopen(Q)\n', ['1:5 read /opt/ml/x']],
    [
      'to a function, by position and by name',
      'def f(a, b):\n    open(a)\n    open(b, "w")\nf("/opt/ml/x", b="/opt/ml/y")\n',
      ['4:3 read /opt/ml/x', '4:18 write /opt/ml/y'],
    ],
    [
      'to a function with a default',
      'def f(a="/opt/ml/x"):\n    open(a)\nf()\nf("/opt/ml/y")\n',
      ['1:9 read? /opt/ml/x', '4:3 read /opt/ml/y'],
    ],
    [
      'through `*` and `**`',
      'def f(a, b):\n    open(a)\n    open(b, "w")\nf(*["/opt/ml/x"], **{"b": "/opt/ml/y"})\n',
      ['4:5 read /opt/ml/x', '4:27 write /opt/ml/y'],
    ],
    [
      'through the parameters of a function that calls another',
      'def run(call, *arguments):\n    call(*arguments)\ndef main(a):\n    open(a["x"])\nrun(main, {"x": "/opt/ml/x"})\n',
      ['5:17 read /opt/ml/x'],
    ],
    [
      'by what a function returns',
      'def f(name):\n    return "/opt/ml/" + name\nopen(f("a"))\nopen(f("b"), "w")\n',
      ['2:12 read? /opt/ml/a', '2:12 write? /opt/ml/b'],
    ],
    [
      'by a lambda',
      'f = lambda name: "/opt/ml/" + name\nopen(f("a"))\n',
      ['1:18 unknown? /opt/ml/*', '1:18 read? /opt/ml/a'],
    ],
    [
      'in a dict',
      'D = {"a": "/opt/ml/x"}\nopen(D["a"])\nopen(D.get("b", "/opt/ml/y"))\n',
      ['1:11 read /opt/ml/x', '3:17 read? /opt/ml/y'],
    ],
    ['in a dict of dicts', 'D = {"a": {"b": "/opt/ml/x"}}\nopen(D["a"]["b"])\n', ['1:17 read /opt/ml/x']],
    ['in dict()', 'D = dict(a="/opt/ml/x")\nopen(D["a"])\n', ['1:12 read /opt/ml/x']],
    [
      'in a list',
      'L = ["/opt/ml/x", "/opt/ml/y"]\nopen(L[0])\nopen(L[-1], "w")\n',
      ['1:6 read /opt/ml/x', '1:19 write /opt/ml/y'],
    ],
    [
      'in a loop',
      'for p in ["/opt/ml/x", "/opt/ml/y"]:\n    open(p)\n',
      ['1:11 read /opt/ml/x', '1:24 read /opt/ml/y'],
    ],
    [
      'in a loop over the entries of a dict',
      'for name, p in {"a": "/opt/ml/x"}.items():\n    open(p)\n',
      ['1:22 read /opt/ml/x'],
    ],
    [
      'unpacked',
      'a, (b, c) = "/opt/ml/x", ("/opt/ml/y", 1)\nopen(a)\nopen(b)\n',
      ['1:13 read /opt/ml/x', '1:27 read /opt/ml/y'],
    ],
    ['in a class', 'class C:\n    A = "/opt/ml/x"\nopen(C.A)\n', ['2:9 read /opt/ml/x']],
    [
      'in a base class',
      'class B:\n    A = "/opt/ml/x"\nclass C(B):\n    pass\nopen(C().A)\n',
      ['2:9 read /opt/ml/x'],
    ],
    [
      'in an attribute that __init__ sets',
      'class C:\n    def __init__(self, a):\n        self.a = a\n    def run(self):\n        open(self.a)\nC("/opt/ml/x").run()\n',
      ['6:3 read /opt/ml/x'],
    ],
    [
      'in the attribute of one of two objects',
      'class C:\n    def __init__(self, a):\n        self.a = a\none, two = C("/opt/ml/x"), C("/opt/ml/y")\nopen(one.a)\nopen(two.a, "w")\n',
      ['4:14 read /opt/ml/x', '4:30 write /opt/ml/y'],
    ],
    [
      'in a dataclass',
      'from dataclasses import dataclass\n@dataclass\nclass C:\n    a: str\n    b: str = "/opt/ml/y"\nc = C("/opt/ml/x")\nopen(c.a)\nopen(c.b)\n',
      ['5:14 read /opt/ml/y', '6:7 read /opt/ml/x'],
    ],
    [
      'in an enumeration',
      'import enum\nclass E(enum.Enum):\n    A = "/opt/ml/x"\nopen(E.A.value)\n',
      ['3:9 read /opt/ml/x'],
    ],
    [
      'in a property',
      'class C:\n    @property\n    def a(self):\n        return "/opt/ml/x"\nopen(C().a)\n',
      ['4:16 read? /opt/ml/x'],
    ],
    [
      'as the default of an argument',
      'import argparse\np = argparse.ArgumentParser()\np.add_argument("--in-dir", default="/opt/ml/x")\nargs = p.parse_args()\nopen(args.in_dir)\n',
      ['3:36 read? /opt/ml/x'],
    ],
    [
      'as the default of an argument, through functions',
      'import argparse\ndef parse():\n    p = argparse.ArgumentParser()\n    p.add_argument("--x", type=str, default="/opt/ml/x")\n    args, _ = p.parse_known_args()\n    return args\ndef main(args):\n    open(args.x)\nmain(parse())\n',
      ['4:45 read? /opt/ml/x'],
    ],
    [
      'or another one',
      'P = "/opt/ml/x" if a else "/opt/ml/y"\nopen(P)\n',
      ['1:5 read? /opt/ml/x', '1:27 read? /opt/ml/y'],
    ],
    ['or instead of nothing', 'P = a or "/opt/ml/x"\nopen(P)\n', ['1:10 read? /opt/ml/x']],
    ['with :=', 'if (p := "/opt/ml/x"):\n    open(p)\n', ['1:10 read /opt/ml/x']],
    ['+=', 'p = "/opt/ml"\np += "/x"\nopen(p)\n', ['1:5 read /opt/ml', '2:6 read? /opt/ml/x']],
    [
      'a global one',
      'p = None\ndef f():\n    global p\n    p = "/opt/ml/x"\nf()\nopen(p)\n',
      ['4:9 read /opt/ml/x'],
    ],
  ])('%s', (_, script, facts) => {
    expect(pathsOf(script)).toEqual(facts);
  });
});

describe('a path in the environment', () => {
  it.each<Case>([
    [
      'of a channel',
      'import os\nopen(os.environ["SM_CHANNEL_TRAIN"] + "/x")\n',
      ['2:6 read? /opt/ml/input/data/train/x'],
    ],
    [
      'of the model',
      'import os\nP = os.environ.get("SM_MODEL_DIR")\nopen(P, "w")\n',
      ['2:5 write? /opt/ml/model'],
    ],
    [
      'is that of the default that says the same',
      'import os\nP = os.environ.get("SM_MODEL_DIR", "/opt/ml/model")\nopen(P, "w")\n',
      ['2:36 write? /opt/ml/model'],
    ],
    [
      'or of another default',
      'import os\nP = os.getenv("SM_OUTPUT_DATA_DIR", "/opt/ml/out")\nopen(P, "w")\n',
      ['2:5 write? /opt/ml/output/data', '2:37 write? /opt/ml/out'],
    ],
    ['of any other variable is not known', 'import os\nopen(os.environ["DIR"])\n', []],
  ])('%s', (_, script, facts) => {
    expect(pathsOf(script)).toEqual(facts);
  });
});

describe('what is not sure is never said to be', () => {
  it.each<Case>([
    [
      'of two values of a name',
      'if a:\n    p = "/opt/ml/x"\nelse:\n    p = "/opt/ml/y"\nopen(p + "/z")\n',
      ['2:9 read? /opt/ml/x', '4:9 read? /opt/ml/y', '5:6 read? /opt/ml/x/z', '5:6 read? /opt/ml/y/z'],
    ],
    [
      'but the last of two values that follow each other is',
      'p = "/opt/ml/x"\np = "/opt/ml/y"\nopen(p + "/z")\n',
      ['1:5 unknown /opt/ml/x', '2:5 read /opt/ml/y', '3:6 read /opt/ml/y/z'],
    ],
    [
      'a value that a loop changes after it was used',
      'p = "/opt/ml/x"\nfor i in r:\n    open(p + "/z")\n    p = "/opt/ml/y"\n',
      ['1:5 read /opt/ml/x', '3:10 read? /opt/ml/x/z', '3:10 read? /opt/ml/y/z', '4:9 read? /opt/ml/y'],
    ],
    [
      'a dict that gets the key again',
      'D = {"a": "/opt/ml/x"}\nD["a"] = f()\nopen(D["a"] + "/z")\n',
      ['1:11 read /opt/ml/x', '3:6 read? /opt/ml/x/z'],
    ],
    [
      'a dict that is updated',
      'D = {"a": "/opt/ml/x"}\nD.update(f())\nopen(D["a"] + "/z")\n',
      ['1:11 read /opt/ml/x', '3:6 read? /opt/ml/x/z'],
    ],
    [
      'a dict that a function updates',
      'def load(d):\n    d.update(f())\nD = {"a": "/opt/ml/x"}\nload(D)\nopen(D["a"] + "/z")\n',
      ['3:11 read /opt/ml/x', '5:6 read? /opt/ml/x/z'],
    ],
    [
      'an attribute that something else sets',
      'class C:\n    A = "/opt/ml/x"\nC.A = f()\nopen(C.A + "/z")\n',
      ['2:9 read /opt/ml/x', '4:6 read? /opt/ml/x/z'],
    ],
    [
      'an attribute that setattr sets',
      'class C:\n    A = "/opt/ml/x"\nsetattr(C, name, 1)\nopen(C.A + "/z")\n',
      ['2:9 read /opt/ml/x', '4:6 read? /opt/ml/x/z'],
    ],
    [
      'a parameter of a function that others may call',
      'def f(p):\n    open(p + "/z")\nf("/opt/ml/x")\nserve(f)\n',
      ['2:10 read? /opt/ml/x/z', '3:3 read /opt/ml/x'],
    ],
    [
      'a parameter of a decorated function',
      '@app.command()\ndef f(p):\n    open(p + "/z")\nf("/opt/ml/x")\n',
      ['3:10 read? /opt/ml/x/z', '4:3 read /opt/ml/x'],
    ],
    ['a name that is deleted', 'p = "/opt/ml/x"\ndel p\nopen(p + "/z")\n', ['1:5 unknown /opt/ml/x']],
    [
      'a global that a function may change',
      'p = "/opt/ml/x"\ndef f():\n    global p\n    p = g()\nopen(p + "/z")\n',
      ['1:5 read /opt/ml/x', '5:6 read? /opt/ml/x/z'],
    ],
    [
      'what follows a way out',
      'def f():\n    if a:\n        return\n    open("/opt/ml/x")\nf()\n',
      ['4:10 read? /opt/ml/x'],
    ],
    [
      'but what follows a check that fails is',
      'def f():\n    if a:\n        raise E()\n    open("/opt/ml/x")\nf()\n',
      ['4:10 read /opt/ml/x'],
    ],
    [
      'what an exception that is caught may skip',
      'try:\n    a()\n    open("/opt/ml/x")\nexcept OSError:\n    pass\nopen("/opt/ml/y")\n',
      ['3:10 read? /opt/ml/x', '6:6 read /opt/ml/y'],
    ],
    [
      'what an exception that is caught around the function may skip',
      'def f():\n    if a:\n        raise E()\n    open("/opt/ml/x")\ntry:\n    f()\nexcept E:\n    pass\n',
      ['4:10 read? /opt/ml/x'],
    ],
    [
      'but what one around it may skip that makes the script fail is',
      'def f():\n    if a:\n        raise E()\n    open("/opt/ml/x")\ndef run():\n    try:\n        f()\n    except E:\n        return 1\n    return 0\nrun()\n',
      ['4:10 read /opt/ml/x'],
    ],
    [
      'but what an exception that ends the script may skip is',
      'import sys\ntry:\n    a()\n    open("/opt/ml/x")\nexcept OSError:\n    sys.exit(1)\n',
      ['4:10 read /opt/ml/x'],
    ],
  ])('%s', (_, script, facts) => {
    expect(pathsOf(script)).toEqual(facts);
  });
});

describe('a path that is not known', () => {
  it.each<Case>([
    ['is said to be read', 'open(x)\n', ['1:1 path: reads a path that is computed']],
    ['or written', 'open(x, "w")\n', ['1:1 path: writes to a path that is computed']],
    ['also as a method', 'x.read_text()\n', ['1:1 path: reads a path that is computed']],
    [
      'also beside one that is known',
      'open(x or "/opt/ml/x")\n',
      ['1:1 path: reads a path that is computed'],
    ],
    ['unless its beginning is', 'open(f"/opt/ml/{x}")\nopen("/tmp/" + x)\nopen("here.txt")\n', []],
    [
      'unless it is where nothing is mounted',
      'import os, tempfile\nopen(os.path.join(os.path.dirname(__file__), x))\nwith tempfile.TemporaryDirectory() as d:\n    open(d + "/" + x)\nopen(os.getcwd() + x)\n',
      [],
    ],
    [
      'unless it is no path',
      'import xgboost as xgb\nxgb.DMatrix(frame)\nmodel.save()\nx.replace("a", "b")\n',
      [],
    ],
  ])('%s', (_, script, facts) => {
    expect(unknownOf(script)).toEqual(facts);
  });
});
