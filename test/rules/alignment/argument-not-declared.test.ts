import { argumentNotDeclared } from '../../../src/rules/alignment/argument-not-declared.js';
import { PREPARE_SCRIPT, scriptProject } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(argumentNotDeclared);

const withScript = (body: string) =>
  scriptProject({
    script: `import argparse\n\nparser = argparse.ArgumentParser()\n${body}${PREPARE_SCRIPT}`,
  });

describe('argument-not-declared', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports each name once, at its first place', () =>
    expectErrors(
      withScript(`parser.add_argument("--max-depth", type=int)
args = parser.parse_args()
print(args.max_dpeth, args.seed)
print(args.max_dpeth)
`),
    ).toEqual([
      {
        message:
          'The script reads the argument "max_dpeth", which its parser does not declare. Did you mean "max_depth"?',
        at: 'scripts/prepare.py:6:7',
        help: 'Correct the name, or declare the argument with "add_argument".',
      },
      {
        message: 'The script reads the argument "seed", which its parser does not declare.',
        at: 'scripts/prepare.py:6:23',
        help: 'Correct the name, or declare the argument with "add_argument".',
      },
    ]));

  it('reports what a function reads that gets the arguments', () =>
    expectErrors(
      withScript(`parser.add_argument("--label", dest="column")
def run(options):
    print(options.label)
run(parser.parse_args())
`),
    ).toEqual([
      {
        message: 'The script reads the argument "label", which its parser does not declare.',
        at: 'scripts/prepare.py:6:11',
        help: 'Correct the name, or declare the argument with "add_argument".',
      },
    ]));

  it.each([
    ['its destination', 'parser.add_argument("--label", dest="column")\nprint(parser.parse_args().column)\n'],
    ['a positional one', 'parser.add_argument("rows", nargs="*")\nprint(parser.parse_args().rows)\n'],
    ['a default of the parser', 'parser.set_defaults(mode="fast")\nprint(parser.parse_args().mode)\n'],
    ['what the script adds', 'args = parser.parse_args()\nargs.device = "cpu"\nprint(args.device)\n'],
    [
      'what the script adds to the map of them',
      'args = parser.parse_args()\nvars(args)["device"] = "cpu"\nprint(args.device)\n',
    ],
    [
      'what may be there',
      'args = parser.parse_args()\nprint(getattr(args, "device", None), hasattr(args, "gpu"))\n',
    ],
    ['what is set by a name', 'args = parser.parse_args()\nsetattr(args, "a" + "b", 1)\nprint(args.ab)\n'],
    [
      'the own namespace of a script',
      'class Own: seed = 1\nargs = parser.parse_args(namespace=Own())\nprint(args.seed)\n',
    ],
    [
      'an argument of a sub-command',
      'commands = parser.add_subparsers(dest="command")\nfit = commands.add_parser("fit")\nfit.add_argument("--rows")\nargs = parser.parse_args()\nprint(args.command, args.rows)\n',
    ],
    [
      'an argument of a parser that is not known',
      'from shared import add\nadd(parser)\nprint(parser.parse_args().seed)\n',
    ],
    ['a name that a method has', 'args = parser.parse_args()\nprint(args.__dict__, args.__class__)\n'],
    ['code that may not run', 'args = parser.parse_args()\nif hasattr(args, "gpu"):\n    print(args.gpu)\n'],
  ])('accepts %s', (_, body) => expectValid(withScript(body)));
});
