import { environmentOf, unknownOf } from './facts-of.js';

type Case = readonly [what: string, script: string, facts: readonly string[]];

describe('an environment variable that a script reads', () => {
  it.each<Case>([
    ['required', 'import os\nX = os.environ["A"]\n', ['2:16 A required']],
    ['with a default', 'import os\nX = os.environ.get("A", "b")\n', ['2:20 A = "b"']],
    ['without one', 'import os\nX = os.getenv("A")\n', ['2:15 A']],
    ['with a default by name', 'import os\nX = os.getenv("A", default="b")\n', ['2:15 A = "b"']],
    ['with a number as default', 'import os\nX = int(os.getenv("A", 5))\n', ['2:19 A = "5"']],
    [
      'with a default of which the text is not known',
      'import os\nX = os.getenv("A", 1.0)\nY = os.getenv("B", f())\n',
      ['2:15 A', '3:15 B'],
    ],
    ['with a constant as default', 'import os\nD = "b"\nX = os.getenv("A", D)\n', ['3:15 A = "b"']],
    ['or something else', 'import os\nX = os.getenv("A") or "b"\n', ['2:15 A = "b"']],
    [
      'or something else if it is empty',
      'import os\nX = os.getenv("A", "") or "b"\nY = os.getenv("B", "c") or "d"\n',
      ['2:15 A = "b"', '3:15 B = "c"'],
    ],
    [
      'taken away',
      'import os\nX = os.environ.pop("A")\nY = os.environ.pop("B", None)\ndel os.environ["C"]\n',
      ['2:20 A required', '3:20 B', '4:16 C required'],
    ],
    ['only asked for', 'import os\nX = "A" in os.environ or "B" not in os.environ\n', ['2:5 A', '2:26 B?']],
    [
      'imported by its name',
      'from os import environ, getenv\nX = environ["A"], getenv("B")\n',
      ['2:13 A required', '2:26 B'],
    ],
    [
      'imported by another name',
      'from os import environ as e, getenv as g\nX = e["A"], g("B")\n',
      ['2:7 A required', '2:15 B'],
    ],
    ['of a module by another name', 'import os as o\nX = o.environ["A"]\n', ['2:15 A required']],
    [
      'by another name of the map',
      'import os\nenv = os.environ\nX = env["A"], env.get("B")\n',
      ['3:9 A required', '3:23 B'],
    ],
    [
      'by another name of the function',
      'import os\nget = os.environ.get\nX = get("A", "b")\n',
      ['3:9 A = "b"'],
    ],
    [
      'from a map that a function gets',
      'import os\ndef f(env):\n    return env["A"], env.get("B")\nf(os.environ)\n',
      ['3:16 A required', '3:30 B'],
    ],
    [
      'under a name that is put together',
      'import os\nP = "MY_"\nX = os.environ[P + "A"], os.environ[f"{P}B"]\n',
      ['3:16 MY_A required', '3:37 MY_B required'],
    ],
    ['in a formatted text', 'import os\nX = f"s3://{os.environ[\'A\']}/x"\n', ['2:24 A required']],
    [
      'as the default of an argument',
      'import os\nparser.add_argument("--a", default=os.environ["A"])\n',
      ['2:47 A required'],
    ],
    [
      'as the default of another one',
      'import os\nX = os.environ.get("A", os.environ["B"])\n',
      ['2:20 A', '2:36 B required'],
    ],
    [
      'with decouple',
      'from decouple import config\nX = config("A"), config("B", default="c", cast=int)\n',
      ['2:12 A', '2:25 B = "c"'],
    ],
    [
      'with environs',
      'from environs import Env\nenv = Env()\nX = env("A"), env.str("B"), env.int("C", 3)\n',
      ['3:9 A', '3:23 B', '3:37 C = "3"'],
    ],
  ])('%s', (_, script, facts) => {
    expect([...environmentOf(script), ...unknownOf(script)]).toEqual(facts);
  });
});

describe('an environment variable that a script reads in several places at once', () => {
  it.each<Case>([
    [
      'through a function, each with its own default',
      'import os\ndef env(name, default=None):\n    return os.environ.get(name, default)\nX = env("A", "b")\nY = env("C")\nZ = env(name="D", default="e")\n',
      ['4:9 A = "b"', '5:9 C', '6:14 D = "e"'],
    ],
    [
      'through a function that needs it',
      'import os\ndef need(name):\n    if name not in os.environ:\n        raise SystemExit(name)\n    return os.environ[name]\nX = need("A")\n',
      ['6:10 A required'],
    ],
    [
      'through two functions',
      'import os\ndef get(name, default):\n    return os.environ.get(name, default)\ndef number(name, default):\n    return int(get("MY_" + name, default))\nX = number("A", "1")\nY = number("B", "2")\n',
      ['6:5 MY_A = "1"', '7:5 MY_B = "2"'],
    ],
    [
      'through a method',
      'import os\nclass Settings:\n    def get(self, name):\n        return os.environ[name]\nX = Settings().get("A")\n',
      ['5:20 A required'],
    ],
    [
      'in a comprehension',
      'import os\nX = {k: os.environ[k] for k in ["A", "B"]}\n',
      ['2:33 A required', '2:38 B required'],
    ],
    [
      'in a loop over a list with a name',
      'import os\nNEEDED = ("A", "B")\nfor name in NEEDED:\n    print(os.environ[name])\n',
      ['2:11 A required', '2:16 B required'],
    ],
    [
      'in a loop over the defaults',
      'import os\nDEFAULTS = {"A": "1", "B": "2"}\nX = {k: os.environ.get(k, v) for k, v in DEFAULTS.items()}\n',
      ['2:13 A?', '2:23 B?'],
    ],
    [
      'in a loop that may end before',
      'import os\nfor name in ["A", "B"]:\n    if name in os.environ:\n        break\n',
      ['2:14 A?', '2:19 B?'],
    ],
    [
      'in a loop inside a function that is called',
      'import os\ndef check():\n    for name in ["A", "B"]:\n        os.environ[name]\ncheck()\n',
      ['3:18 A required', '3:23 B required'],
    ],
  ])('%s', (_, script, facts) => {
    expect([...environmentOf(script), ...unknownOf(script)]).toEqual(facts);
  });
});

describe('what a script does not need', () => {
  it.each<Case>([
    ['what it sets itself', 'import os\nos.environ["A"] = "b"\nX = os.environ["A"]\n', ['3:16 A']],
    [
      'what it sets if it is not set',
      'import os\nos.environ.setdefault("A", "b")\nX = os.environ["A"]\n',
      ['2:23 A = "b"', '3:16 A'],
    ],
    ['what it may set', 'import os\nos.environ.update(f())\nX = os.environ["A"]\n', ['3:16 A']],
    [
      'what a settings file may hold',
      'import os\nfrom dotenv import load_dotenv\nload_dotenv()\nX = os.environ["A"]\n',
      ['4:16 A'],
    ],
    [
      'what it does without',
      'import os\ntry:\n    X = os.environ["A"]\nexcept KeyError:\n    X = "b"\n',
      ['3:20 A'],
    ],
    [
      'what is dropped on the way out',
      'import os\ndef f():\n    try:\n        return os.environ["A"]\n    finally:\n        return 1\nf()\n',
      ['4:27 A'],
    ],
    [
      'but not what ends it',
      'import os, sys\ntry:\n    X = os.environ["A"]\nexcept KeyError:\n    sys.exit("A is not set")\n',
      ['3:20 A required'],
    ],
    [
      'nor what an exception of another kind does not catch',
      'import os\ntry:\n    X = int(os.environ["A"])\nexcept ValueError:\n    X = 1\n',
      ['3:24 A required'],
    ],
    [
      'what is caught around a function',
      'import os\ndef f():\n    return os.environ["A"]\ntry:\n    f()\nexcept Exception:\n    pass\n',
      ['3:23 A'],
    ],
    [
      'what is suppressed',
      'import os\nfrom contextlib import suppress\nwith suppress(KeyError):\n    X = os.environ["A"]\n',
      ['4:20 A'],
    ],
  ])('%s', (_, script, facts) => {
    expect(environmentOf(script)).toEqual(facts);
  });
});

describe('what may not be read', () => {
  it.each<Case>([
    ['under a condition', 'import os\nif x:\n    os.environ["A"]\n', ['3:16 A? required']],
    ['as the second of two', 'import os\nX = a or os.environ["A"]\n', ['2:21 A? required']],
    ['in a function that nothing calls', 'import os\ndef f():\n    os.environ["A"]\n', ['3:16 A? required']],
    [
      'in a function that is called under a condition',
      'import os\ndef f():\n    os.environ["A"]\nif x:\n    f()\n',
      ['3:16 A? required'],
    ],
    [
      'in a function that is given away',
      'import os\ndef f():\n    os.environ["A"]\nserve(f)\n',
      ['3:16 A? required'],
    ],
    ['in a generator', 'import os\ndef f():\n    yield os.environ["A"]\nf()\n', ['3:22 A? required']],
    ['in a coroutine', 'import os\nasync def f():\n    os.environ["A"]\nf()\n', ['3:16 A? required']],
    ['from one of two maps', 'import os\nenv = os.environ if x else {}\nenv["A"]\n', ['3:5 A? required']],
    [
      'but the script itself is run',
      'import os\ndef main():\n    os.environ["A"]\nif __name__ == "__main__":\n    main()\n',
      ['3:16 A required'],
    ],
    ['and its other side is not', 'import os\nif __name__ != "__main__":\n    os.environ["A"]\n', []],
  ])('%s', (_, script, facts) => {
    expect(environmentOf(script)).toEqual(facts);
  });
});

describe('what is not known', () => {
  it.each<Case>([
    [
      'a name that is computed',
      'import os\nos.environ[x]\n',
      ['2:1 environment: reads an environment variable whose name is computed'],
    ],
    [
      'a name that others give',
      'import os\ndef env(name):\n    return os.environ[name]\nX = env("A")\nserve(env)\n',
      ['3:12 environment: reads an environment variable whose name is computed'],
    ],
    [
      'all of them',
      'import os, subprocess\nsubprocess.run(["x"], env=os.environ)\n',
      [
        '2:1 path: starts another program',
        '2:1 environment: starts another program',
        '2:1 code: starts another program',
        '2:27 environment: uses all environment variables together',
      ],
    ],
    [
      'a copy',
      'import os\nX = dict(os.environ)\nY = os.environ.copy()\nZ = {**os.environ}\n',
      [
        '2:10 environment: uses all environment variables together',
        '3:5 environment: uses all environment variables together',
        '4:8 environment: uses all environment variables together',
      ],
    ],
    [
      'each of them',
      'import os\nfor k in os.environ:\n    pass\n',
      ['2:10 environment: uses all environment variables together'],
    ],
    [
      'by another name',
      'from os import environ\ndef f(env):\n    serve(env)\nf(environ)\n',
      ['3:11 environment: uses all environment variables together'],
    ],
    [
      'a class of settings',
      'from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n    a: str\n',
      ['2:1 environment: reads environment variables through a settings class'],
    ],
    ['but to show them is nothing', 'import os, logging\nprint(os.environ)\nlogging.info(os.environ)\n', []],
    ['and other maps are nothing', 'X = environ["A"], settings.environ.get("B"), "C" in env\n', []],
    [
      'nor are maps that a main function gets',
      'def main(environ_vars):\n    environ_vars.get("A")\nmain({"A": "b"})\n',
      [],
    ],
  ])('%s', (_, script, facts) => {
    expect(unknownOf(script)).toEqual(facts);
  });
});
