import { didYouMean } from '../../diagnostics/suggest.js';
import { scriptProject } from '../example.js';
import type { ScriptContext, ScriptRule } from '../rule.js';
import { PATH_KEYS } from './script-paths.js';

const script = (name: string) => `import argparse


def main(input_paths, output_paths, environ_vars, job_args):
    with open(output_paths["${name}"] + "/table.csv", "w") as table:
        table.write("a,b")


if __name__ == "__main__":
    main({}, {"table": "/opt/ml/processing/output"}, {}, argparse.Namespace())
`;

/** The maps of a call, by the parameters that take them. */
const MAPS = { input_paths: 'inputPaths', output_paths: 'outputPaths', environ_vars: 'environVars' } as const;

export const nameNotGivenToMain: ScriptRule = {
  scope: 'script',
  code: 'ALN447',
  name: 'name-not-given-to-main',
  severity: 'error',
  level: 1,
  what: "What a script's main function looks up in its paths and variables is what the script gives it.",
  why: 'The script stops with a KeyError, when the instances are already paid for.',
  fix: 'Give the name in the call of the main function, or correct it where it is looked up.',
  invalid: scriptProject({ script: script('rows') }),
  valid: scriptProject({ script: script('table') }),
  check(context, report) {
    const { main } = context.facts;
    for (const { parameter, name, at, required } of main?.call === undefined ? [] : main.reads) {
      const given = main?.call?.[MAPS[parameter]];
      const names = given?.map((entry) => entry.name);
      // Where the function asks first whether the name is there, it can do without.
      const canDoWithout = main?.reads.some(
        (other) => other.parameter === parameter && other.name === name && !other.required,
      );
      if (
        required &&
        canDoWithout !== true &&
        names?.includes(name) === false &&
        !isMisnamed(context, parameter, name, names)
      ) {
        report(at, {
          message: `The main function looks up "${name}" in "${parameter}", where the script's call gives it none.${didYouMean(name, names)}`,
          help: `Add "${name}" to "${parameter}" in the call, or correct the name.`,
          related: [{ message: 'The call.', at: main?.call?.at ?? at }],
        });
      }
    }
  },
};

/** Whether the call gives a name of the contract under another one: that it is none of the contract's is reported there. */
function isMisnamed(
  context: ScriptContext,
  parameter: keyof typeof MAPS,
  name: string,
  given: readonly string[],
): boolean {
  const part = parameter === 'environ_vars' ? undefined : PARTS[parameter];
  const declared = part === undefined ? undefined : context.contract?.document.value[part];
  return (
    declared !== undefined &&
    Object.hasOwn(declared, name) &&
    given.some((each) => !Object.hasOwn(declared, each))
  );
}

const PARTS = { input_paths: PATH_KEYS.input, output_paths: PATH_KEYS.output } as const;
