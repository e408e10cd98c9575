import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { ArgumentUse } from '../../src/scripts/facts.js';
import { factsOf, placeOf } from './facts-of.js';

const IMPORT = 'import argparse\n';

/** What is known of the command line of a script, one line for each fact; the text begins after `import argparse`, on line 2. */
function facts(text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  const found = factsOf(IMPORT + text, others);
  return [
    ...(found.arguments?.map(argumentLine) ?? ['no argparse']),
    ...(found.tolerant ? ['tolerant'] : []),
    ...found.unknown.filter(isOfArguments).map((use) => `${placeOf(use)} ? ${use.reason}`),
  ];
}

/** `3:21 --lr: learning_rate store float default 0.1 choices [0.1,0.2] read 5:7` */
function argumentLine(argument: ArgumentUse): string {
  const { flags, dest, action, type, required, hasDefault, defaultValue, choices } = argument;
  return [
    `${placeOf(argument)} ${flags.join(' ')}${flags.length === 0 ? '(positional)' : ''}:`,
    ...(argument.certainty === 'possible' ? ['possibly'] : []),
    dest,
    action,
    ...(type === undefined ? [] : [type]),
    ...(required ? ['required'] : []),
    ...(hasDefault
      ? [`default ${defaultValue === undefined ? 'unknown' : JSON.stringify(defaultValue)}`]
      : []),
    ...(choices === undefined ? [] : [`choices ${JSON.stringify(choices)}`]),
    ...(argument.subcommand === undefined ? [] : [`of ${argument.subcommand}`]),
    ...(argument.reads.length === 0 ? [] : [`read ${argument.reads.map((at) => placeOf({ at })).join(' ')}`]),
  ].join(' ');
}

const isOfArguments = ({ kind }: { readonly kind: string }): boolean => kind === 'argument';

/** A parser with one declaration, on line 3, and its parsing. */
const declared = (declaration: string): readonly string[] =>
  facts(`p = argparse.ArgumentParser()\np.add_argument(${declaration})\nargs = p.parse_args()\n`);

describe('declarations', () => {
  it.each([
    ['"--lr"', '--lr: lr store'],
    ['"--learning-rate", type=float, default=0.1', '--learning-rate: learning_rate store float default 0.1'],
    ['"-l", "--learning-rate", "--lr"', '-l --learning-rate --lr: learning_rate store'],
    ['"-l"', '-l: l store'],
    ['"-n_jobs"', '-n_jobs: n_jobs store'],
    ['"--a-b", dest="c"', '--a-b: c store'],
    ['"--job_type", required=True', '--job_type: job_type store required'],
    ['"--x", required=False', '--x: x store'],
    ['"--x", default=None', '--x: x store default null'],
    ['"--x", type=int, default=-1', '--x: x store int default -1'],
    ['"--x", type=int, default=10 * 1024', '--x: x store int default 10240'],
    ['"--x", default="a" "b"', '--x: x store default "ab"'],
    ['"--x", default=["a"]', '--x: x store default unknown'],
    ['"--x", default=argparse.SUPPRESS', '--x: x store default unknown'],
    ['"--x", choices=["a", "b"]', '--x: x store choices ["a","b"]'],
    ['"--x", type=int, choices=(1, 2)', '--x: x store int choices [1,2]'],
    ['"--x", type=int, choices=range(3)', '--x: x store int choices [0,1,2]'],
    ['"--x", choices={"a": f, "b": g}', '--x: x store choices ["a","b"]'],
    ['"--x", choices={"a": f}.keys()', '--x: x store choices ["a"]'],
    ['"--x", choices=list({"a": f})', '--x: x store choices ["a"]'],
    ['"--x", choices=os.listdir(".")', '--x: x store'],
    ['"--x", action="store_true"', '--x: x store_true default false'],
    ['"--x", action="store_false"', '--x: x store_false default true'],
    ['"--x", action="store_true", default=None', '--x: x store_true default null'],
    ['"--x", action="append"', '--x: x append'],
    ['"--x", action="count", default=0', '--x: x count default 0'],
    ['"--x", action="store_const", const=1', '--x: x store_const'],
    ['"--x", action=argparse.BooleanOptionalAction', '--x --no-x: x BooleanOptionalAction'],
    ['"--x", action=Own', '--x: x unknown'],
    ['"--x", type=json.loads', '--x: x store json.loads'],
    ['"--x", type=lambda text: text == "true"', '--x: x store lambda'],
    ['"--x", type=partial(int, base=2)', '--x: x store unknown'],
    ['"name"', '(positional): name store required'],
    ['"in-file"', '(positional): in-file store required'],
    ['"name", nargs="?"', '(positional): name store'],
    ['"names", nargs="*", default=[]', '(positional): names store default unknown'],
    ['"names", nargs="+"', '(positional): names store required'],
    ['"pair", nargs=2', '(positional): pair store required'],
    ['dest="name"', '(positional): name store required'],
    ['*["-a", "--b"]', '-a --b: b store'],
    ['"--%s" % "x"', '--x: x store'],
    ['"--%s" % x', undefined],
    ['f"--{x}"', undefined],
    ['dest=x', undefined],
  ])('reads add_argument(%s)', (declaration, line) => {
    expect(declared(declaration)).toEqual(
      line === undefined
        ? ['3:1 ? declares an argument whose name is computed']
        : [line.startsWith('-') || line.startsWith('(') ? `3:16 ${line}` : line].map((one) =>
            declaration.startsWith('dest') ? one.replace('3:16', '3:1') : one,
          ),
    );
  });

  it('takes a rest of the command line for tolerance', () => {
    expect(declared('"rest", nargs=argparse.REMAINDER')).toEqual([
      '3:16 (positional): rest store',
      'tolerant',
    ]);
  });

  it('knows no default that depends on the machine, but that there is one', () => {
    expect(declared('"--model-dir", type=str, default=os.environ.get("SM_MODEL_DIR")')).toEqual([
      '3:16 --model-dir: model_dir store str default unknown',
    ]);
  });

  it('follows constants', () => {
    expect(
      facts(`
FLAG, PREFIX = "--mode", "--opt-"
MODES = ["train", "test"]
DEFAULT = MODES[0]
p = argparse.ArgumentParser()
p.add_argument(FLAG, choices=MODES)
p.add_argument(PREFIX + "a", default=PREFIX)
p.add_argument(f"{PREFIX}b")
p.parse_args()
`),
    ).toEqual([
      '7:16 --mode: mode store choices ["train","test"]',
      '8:16 --opt-a: opt_a store default "--opt-"',
      '9:16 --opt-b: opt_b store',
    ]);
  });

  it('says that settings from elsewhere are not known', () => {
    expect(declared('"--x", **SETTINGS')).toEqual([
      '3:16 --x: x unknown default unknown',
      '3:1 ? declares the argument "x" with settings that are computed',
    ]);
  });
});

describe('where a parser is made', () => {
  it.each([
    [
      'at the top',
      `
p = argparse.ArgumentParser()
p.add_argument("--a")
print(p.parse_args().a)
`,
      ['4:16 --a: a store read 5:7'],
    ],
    [
      'in a function that returns the arguments',
      `
def parse_args():
    parser = argparse.ArgumentParser(description="x")
    parser.add_argument("--a")
    return parser.parse_args()

if __name__ == "__main__":
    args = parse_args()
    print(args.a)
`,
      ['5:25 --a: a store read 10:11'],
    ],
    [
      'in a function that returns the parser',
      `
def build():
    parser = argparse.ArgumentParser()
    parser.add_argument("--a")
    return parser

def main(argv=None):
    args = build().parse_args(argv)
    return args.a

main()
`,
      ['5:25 --a: a store read 10:12'],
    ],
    [
      'and given to functions',
      `
def add_common(parser, default):
    parser.add_argument("--a", default=default)

def add_more(*, to):
    to.add_argument("--b")

p = argparse.ArgumentParser()
add_common(p, 1)
add_more(to=p)
args = p.parse_args()
`,
      ['4:25 --a: a store default 1', '7:21 --b: b store'],
    ],
    [
      'under another name',
      `
import argparse as ap
from argparse import ArgumentParser as P
p = P()
p.add_argument("--a")
p.parse_args()
q = ap.ArgumentParser()
q.add_argument("--b")
q.parse_args()
`,
      ['6:16 --a: a store', '9:16 --b: b store'],
    ],
    [
      'with groups',
      `
p = argparse.ArgumentParser()
g = p.add_argument_group("data")
g.add_argument("--a")
m = g.add_mutually_exclusive_group(required=True)
m.add_argument("--b")
p.add_argument_group("more").add_argument("--c")
p.parse_args()
`,
      ['5:16 --a: a store', '7:16 --b: b store', '8:43 --c: c store'],
    ],
    [
      'with parents',
      `
common = argparse.ArgumentParser(add_help=False)
common.add_argument("--a")
p = argparse.ArgumentParser(parents=[common])
p.add_argument("--b")
args = p.parse_args()
args.a
`,
      ['4:21 --a: a store read 8:1', '6:16 --b: b store'],
    ],
    [
      'with sub-commands',
      `
p = argparse.ArgumentParser()
p.add_argument("--a")
s = p.add_subparsers(dest="command")
train = s.add_parser("train")
train.add_argument("--lr", type=float)
s.add_parser("test").add_argument("--n")
args = p.parse_args()
if args.command == "train":
    print(args.lr)
`,
      [
        '4:16 --a: a store',
        '5:27 (positional): command parsers choices ["train","test"] read 10:4',
        '7:20 --lr: lr store float of train read 11:11',
        '8:35 --n: n store of test',
      ],
    ],
    [
      'as an attribute of an object',
      `
class App:
    def __init__(self):
        self.parser = argparse.ArgumentParser()
        self.declare()
        self.args = self.parser.parse_args()
    def declare(self):
        self.parser.add_argument("--a")
    def run(self):
        return self.args.a
App().run()
`,
      ['9:34 --a: a store read 11:16'],
    ],
    [
      'in another module',
      `
from common import parser
from helpers.options import declare
declare(parser)
args = parser.parse_args()
`,
      ['common.py:3:21 --a: a store', 'helpers/options.py:2:21 --b: b store'],
    ],
    [
      'and never used',
      `
def parse():
    p = argparse.ArgumentParser()
    p.add_argument("--a")
    return p.parse_args()
`,
      ['5:20 --a: possibly a store', '6:12 ? gives all its arguments away as one value'],
    ],
    [
      'on some ways only',
      `
p = argparse.ArgumentParser()
if EXTRA:
    p.add_argument("--a")
try:
    p.add_argument("--b")
except Exception:
    p.add_argument("--c")
with x:
    p.add_argument("--d")
p.parse_args()
`,
      ['5:20 --a: possibly a store', '7:20 --b: b store', '9:20 --c: possibly c store', '11:20 --d: d store'],
    ],
    [
      'and not for the command line',
      `
p = argparse.ArgumentParser()
p.add_argument("--a")
args = p.parse_args([])
q = argparse.ArgumentParser()
q.add_argument("--b")
q.parse_args()
`,
      ['7:16 --b: b store'],
    ],
    [
      'with defaults that are set afterwards',
      `
p = argparse.ArgumentParser()
p.add_argument("--a")
p.add_argument("--b", default=1)
p.set_defaults(a="x", b=load())
p.parse_args()
`,
      ['4:16 --a: a store default "x"', '5:16 --b: b store default unknown'],
    ],
    [
      'with other prefixes',
      `
p = argparse.ArgumentParser(prefix_chars="+-")
p.add_argument("++a-b")
p.parse_args()
`,
      ['4:16 ++a-b: a_b store'],
    ],
  ])('%s', (_, text, expected) => {
    const others = text.includes('from common')
      ? {
          'src/common.py':
            'import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("--a")\n',
          'src/helpers/options.py': 'def declare(to):\n    to.add_argument("--b")\n',
        }
      : {};
    expect(facts(text, others)).toEqual(expected);
  });

  it('passes over what only runs when another module is started itself', () => {
    expect(
      facts('import other\n', {
        'src/other.py': `
import argparse
if __name__ == "__main__":
    p = argparse.ArgumentParser()
    p.add_argument("--a")
    p.parse_args()
`,
      }),
    ).toEqual(['no argparse']);
  });
});

describe('names that are not written out', () => {
  it.each([
    [
      'a loop over a list',
      `
p = argparse.ArgumentParser()
for name in ["a", "b"]:
    p.add_argument("--" + name)
for flag, kind in (("--c", int), ("--d", str)):
    p.add_argument(flag, type=kind)
for i, name in enumerate(NAMES):
    p.add_argument(f"--{name}-{i}")
p.parse_args()
`,
      [
        '5:20 --a: a store',
        '5:20 --b: b store',
        '7:20 --c: c store unknown',
        '7:20 --d: d store unknown',
        '9:5 ? declares an argument whose name is computed',
      ],
    ],
    [
      'a comprehension',
      `
p = argparse.ArgumentParser()
[p.add_argument(f"--{n}") for n in ("a", "b")]
p.parse_args()
`,
      ['4:17 --a: a store', '4:17 --b: b store'],
    ],
    [
      'a function that declares',
      `
p = argparse.ArgumentParser()
def add(name, default=None, **kw):
    p.add_argument("--" + name, default=default)
add("a")
add("b", 2)
add(name="c", default="x")
p.parse_args()
`,
      ['5:20 --a: a store default null', '5:20 --b: b store default 2', '5:20 --c: c store default "x"'],
    ],
    [
      'the method under another name',
      `
p = argparse.ArgumentParser()
add = p.add_argument
add("--a")
p.parse_args()
`,
      ['5:5 --a: a store'],
    ],
    [
      'a file',
      `
p = argparse.ArgumentParser()
for name in open("names"):
    p.add_argument("--" + name)
p.parse_args()
`,
      ['5:5 ? declares an argument whose name is computed'],
    ],
  ])('%s', (_, text, expected) => {
    expect(facts(text)).toEqual(expected);
  });
});

describe('reads', () => {
  /** Where the argument `a` of a script is read, and what is unknown; `args` are the parsed arguments, lines begin at 5. */
  const reads = (text: string): readonly string[] =>
    facts(`p = argparse.ArgumentParser()\np.add_argument("--a")\nargs = p.parse_args()\n${text}`).map(
      (line) => line.replace('3:16 --a: a store', 'a').replace('a read', 'read'),
    );
  it.each([
    ['x = args.a', ['read 5:5']],
    ['x = getattr(args, "a", None)', ['read 5:5']],
    ['x = vars(args)["a"]', ['read 5:5']],
    ['x = vars(args).get("a")', ['read 5:5']],
    ['d = vars(args)\nx = d["a"]', ['read 6:5']],
    ['x = args.__dict__["a"]', ['read 5:5']],
    ['if hasattr(args, "a"): pass', ['read 5:4']],
    ['if "a" in args: pass', ['read 5:4']],
    ['args.a.split(",")', ['read 5:1']],
    ['x = f"{args.a}"', ['read 5:8']],
    ['args.a = 1', ['a']],
    ['setattr(args, "a", 1)', ['a']],
    ['x = args.b', ['a']],
    ['def f(args):\n    return g(args)\ndef g(options):\n    return options.a\nf(args)', ['read 8:12']],
    ['def a(options):\n    return options.a\na(args)', ['read 6:12']],
    ['def f(n, o): return o.a if n else f(n - 1, o)\nf(9, args)', ['read 5:21']],
    ['@wrapped\ndef get(): return args\nget().a', ['a', '6:19 ? gives all its arguments away as one value']],
    ['def f(x, *rest): return rest[0].a\nf(1, args)', ['read 5:25']],
    ['def f(**kw): return kw["options"]\nf(options=args)', ['a']],
    ['f = lambda options: options.a\nf(args)', ['a', '6:3 ? gives all its arguments to f']],
    ['def f():\n    return args.a', ['read 6:12']],
    [
      'class T:\n    def __init__(self, c): self.c = c\n    def run(self): return self.c.a\nT(args).run()',
      ['read 7:27'],
    ],
    ['def run(f, *given): return f(*given)\ndef main(o): return o.a\nrun(main, args)', ['read 6:21']],
    ['import copy\nb = copy.deepcopy(args)\nb.a', ['read 7:1']],
    ['b = argparse.Namespace(**{**vars(args)})', ['a', '5:29 ? gives all its arguments away as one value']],
    ['b = argparse.Namespace(**vars(args))\nb.a', ['read 6:1']],
    ['print(args)', ['a']],
    ['logger.info("arguments: %s", args)', ['a']],
    ['log = f"{args}"', ['a']],
    ['for name in ["a", "b"]:\n    getattr(args, name)', ['read 6:5']],
    ['getattr(args, NAME)', ['a', '5:1 ? reads an argument whose name is computed']],
    ['train(**vars(args))', ['a', '5:9 ? gives all its arguments to train']],
    ['train(args)', ['a', '5:7 ? gives all its arguments to train']],
    ['model.fit(config=args)', ['a', '5:18 ? gives all its arguments to model.fit']],
    ['x = {"args": args}\nx["args"].a', ['read 6:1']],
    ['x = {"args": args}\ntrain(x)', ['a', '6:7 ? gives all its arguments to train']],
    ['spawn(train, args=(1, args))', ['a', '5:19 ? gives all its arguments to spawn']],
    ['config.args = args', ['a', '5:15 ? gives all its arguments away as one value']],
    ['config["args"] = vars(args)', ['a', '5:18 ? gives all its arguments away as one value']],
    ['for k, v in vars(args).items(): pass', ['a', '5:13 ? goes through all its arguments']],
    ['for k in vars(args): print(k)', ['a', '5:10 ? goes through all its arguments']],
    ['p.print_help()', ['a']],
    ['Trainer.add_args(p)', ['a', '5:18 ? gives its argument parser to Trainer.add_args']],
  ])('finds those of %j', (text, expected) => {
    expect(reads(text)).toEqual(expected);
  });

  it('are those of the parser that they come from', () => {
    expect(
      facts(`
def a():
    p = argparse.ArgumentParser()
    p.add_argument("--x")
    return p.parse_args()
def b():
    p = argparse.ArgumentParser()
    p.add_argument("--x")
    return p.parse_args()
one, two = a(), b()
one.x
`),
    ).toEqual(['5:20 --x: x store read 12:1', '9:20 --x: x store']);
  });
});

describe('the command line', () => {
  it.each([
    ['args, rest = p.parse_known_args()\nargs.a', ['3:16 --a: a store read 5:1', 'tolerant']],
    ['args = p.parse_known_args()[0]\nargs.a', ['3:16 --a: a store read 5:1', 'tolerant']],
    ['args, _ = p.parse_known_args()\np.parse_args()', ['3:16 --a: a store']],
    ['p.parse_args(sys.argv[1:])', ['3:16 --a: a store']],
    ['def main(argv): p.parse_args(argv)\nmain(sys.argv[1:])', ['3:16 --a: a store']],
    ['p.parse_args()\nprint(sys.argv[0], len(sys.argv))', ['3:16 --a: a store']],
    ['p.parse_args()\npath = sys.argv[1]', ['3:16 --a: a store', '5:8 ? uses sys.argv']],
    ['p.parse_args()\nrun(sys.argv)', ['3:16 --a: a store', '5:5 ? uses sys.argv']],
    ['p.parse_args()\nif "--x" in sys.argv: pass', ['3:16 --a: a store', '5:4 ? uses sys.argv']],
  ])('is parsed by %j', (text, expected) => {
    expect(facts(`p = argparse.ArgumentParser()\np.add_argument("--a"); import sys\n${text}`)).toEqual(
      expected,
    );
  });

  it.each([
    ['import click', '2:1 ? parses its arguments with click'],
    ['from absl import flags', '2:1 ? parses its arguments with absl.flags'],
    ['import fire', '2:1 ? parses its arguments with fire'],
    ['from typer import Option', '2:1 ? parses its arguments with typer'],
    [
      'from transformers import HfArgumentParser',
      '2:1 ? parses its arguments with transformers.HfArgumentParser',
    ],
    ['import simple_parsing as sp', '2:1 ? parses its arguments with simple_parsing'],
    ['class P(argparse.ArgumentParser): pass', '2:1 ? parses its arguments with a class of its own, "P"'],
  ])('may be parsed by another library: %s', (text, expected) => {
    expect(facts(text)).toEqual(['no argparse', expected]);
  });

  it('is not parsed by a module of the same name in the source folder', () => {
    expect(facts('import tap\nfrom transformers import AutoModel\n', { 'src/tap.py': '' })).toEqual([
      'no argparse',
    ]);
  });
});

it.each([
  'load_data',
  'package',
  'payload',
  'pytorch_train',
  'tabular_preprocess',
  'xgboost_model_eval',
  'xgboost_train',
])('the script %s of the library leaves its arguments to the contract', (name) => {
  const found = factsOf(readFileSync(new URL(`../../scripts/${name}.py`, import.meta.url), 'utf8'));
  expect([found.arguments, found.tolerant]).toEqual([undefined, false]);
});

it('throws for no script', () => {
  const fragment = fc.constantFrom(
    'p = argparse.ArgumentParser()',
    'p = p.add_argument_group()',
    'p.add_argument("--a", **p)',
    'p.add_argument(*p, choices=p, default=p)',
    'p.add_argument()',
    's = p.add_subparsers(); q = s.add_parser(s)',
    'p = argparse.ArgumentParser(parents=[p])',
    'args = p.parse_args(args)',
    'args, p = p.parse_known_args()',
    'args = vars(args)',
    'def f(args, *p): return f(p, *args)',
    'args = f(args, p)',
    'class A(A):\n    def f(self): self.p = self; return super().f(self.p)',
    'args = A(args).f(p)',
    'f = lambda args: f(args)',
    'x = args.x[args["y"]].z',
    'for p in args: p.add_argument(p)',
    'getattr(args, args)',
    'args = (args, p, args)',
    'p = p = args = p.add_argument',
    'p("--b")',
    'import sys; sys.argv[args]',
  );
  fc.assert(
    fc.property(fc.array(fragment, { maxLength: 15 }), (lines) => {
      expect(Array.isArray(facts(lines.join('\n')))).toBe(true);
    }),
    { numRuns: 300 },
  );
});
