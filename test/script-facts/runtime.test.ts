import { runtimeOf, unknownOf } from './facts-of.js';

type Case = readonly [what: string, script: string, facts: readonly string[]];
const HEAD = 'from pipectl_runtime import ScriptRuntime\nruntime = ScriptRuntime.load()\n';

describe('a name that a script asks the runtime for', () => {
  it.each<Case>([
    ['an input', `${HEAD}open(runtime.get_input_path("DATA"))\n`, ['3:29 input DATA']],
    ['an output', `${HEAD}x = runtime.get_output_path(name="x")\n`, ['3:34 output x']],
    ['a variable', `${HEAD}x = runtime.env("LABEL")\n`, ['3:17 env LABEL']],
    [
      'an argument',
      `${HEAD}args = runtime.arguments()\nx = args.job_type, getattr(args, "seed")\n`,
      ['4:5 argument job_type', '4:34 argument seed'],
    ],
    [
      'of a map',
      `${HEAD}x = runtime.input_paths["DATA"], runtime.environ.get("A"), "y" in runtime.output_paths\n`,
      ['3:25 input DATA', '3:54 env A', '3:60 output y'],
    ],
    [
      'of a runtime that is made otherwise',
      'import pipectl_runtime as p\nr = p.ScriptRuntime({"a": 1})\nx = r.env("A")\n',
      ['3:11 env A'],
    ],
    [
      'of a parameter',
      'from pipectl_runtime import ScriptRuntime\ndef main(r):\n    return r.env("A")\nmain(ScriptRuntime.load())\n',
      ['3:18 env A'],
    ],
    [
      'of an attribute',
      'from pipectl_runtime import ScriptRuntime\nclass Job:\n    def __init__(self, r):\n        self.r = r\n    def run(self):\n        return self.r.env("A")\nJob(ScriptRuntime.load()).run()\n',
      ['6:27 env A'],
    ],
    [
      'of the maps that a main function gets',
      `from pipectl_runtime import ScriptRuntime
def main(input_paths, output_paths, environ_vars, job_args):
    frame = read(input_paths["DATA"], environ_vars.get("LABEL"))
    if job_args.job_type == "training":
        write(frame, output_paths["out"])
def run(script_main, *arguments):
    try:
        script_main(*arguments)
    except ValueError as error:
        return 1
    return 0
if __name__ == "__main__":
    runtime = ScriptRuntime.load()
    run(main, runtime.input_paths, runtime.output_paths, runtime.environ, runtime.arguments())
`,
      ['3:30 input DATA', '3:56 env LABEL', '4:8 argument job_type', '5:35 output? out'],
    ],
    [
      'one of several',
      `${HEAD}for name in ["A", "B"]:\n    runtime.env(name)\n`,
      ['3:14 env? A', '3:19 env? B'],
    ],
    ['under a condition', `${HEAD}if x:\n    runtime.env("A")\n`, ['4:17 env? A']],
    ['unless it is another runtime', 'runtime.env("A")\nruntime.input_paths["B"]\n', []],
  ])('%s', (_, script, facts) => {
    expect([...runtimeOf(script), ...unknownOf(script).filter((each) => !each.includes(' path: '))]).toEqual(
      facts,
    );
  });

  it.each<Case>([
    [
      'a name that is computed',
      `${HEAD}runtime.env(x)\n`,
      ['3:1 runtime: asks the runtime for a name that is computed'],
    ],
    [
      'a whole map',
      `${HEAD}for name in runtime.input_paths.items():\n    pass\nserve(runtime.environ)\n`,
      [
        '3:13 runtime: uses all names of the contract together',
        '5:7 runtime: uses all names of the contract together',
      ],
    ],
    [
      'all arguments',
      `${HEAD}args = runtime.arguments()\nprint(args)\nx = vars(args), getattr(args, x)\n`,
      [
        '5:10 argument: uses all names of the contract together',
        '5:17 argument: asks the runtime for a name that is computed',
      ],
    ],
    [
      'but no path of the contract',
      `${HEAD}open(runtime.get_input_path("DATA") + "/x")\nopen(runtime.input_paths["DATA"])\n`,
      [],
    ],
  ])('is not known: %s', (_, script, facts) => {
    expect(unknownOf(script)).toEqual(facts);
  });
});
