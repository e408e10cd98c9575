import { scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { isAtOrBelow, normalPath } from './container-paths.js';
import { pathEntries } from './logical-names.js';
import { contracted } from './script-facts.js';
import { declaredPaths } from './script-paths.js';

const script = (path: string) => `import argparse


def main(input_paths, output_paths, environ_vars, job_args):
    with open(output_paths["table"] + "/table.csv", "w") as table:
        table.write("a,b")


if __name__ == "__main__":
    main({}, {"table": "${path}"}, {}, argparse.Namespace())
`;

export const pathOfOtherName: ScriptRule = {
  scope: 'script',
  code: 'ALN446',
  name: 'path-of-other-name',
  severity: 'error',
  level: 1,
  what: 'A script finds each of its inputs and outputs where its contract says.',
  why: "SageMaker fills and uploads the contract's path: the script reads another one, or writes what is never uploaded.",
  fix: 'Use the same path in the script and in the contract.',
  invalid: scriptProject({ script: script('/opt/ml/processing/table') }),
  valid: scriptProject({ script: script('/opt/ml/processing/output') }),
  check(context, report) {
    for (const found of contracted(context)) {
      const declared = declaredPaths(found);
      for (const { kind, entry } of pathEntries(found)) {
        const { name, text, at } = entry;
        const wanted = declared.find((each) => each.use === kind && each.name === name);
        if (wanted === undefined || text?.startsWith('/') !== true) {
          continue;
        }
        const path = normalPath(text);
        if (!isAtOrBelow(path, wanted.path)) {
          const other = declared.find((each) => each.path === path);
          const written = found.facts.paths.find((each) => each.path === path && !each.below);
          report(written?.at ?? at, {
            message: `The script has the ${kind} "${name}" at "${text}"${other === undefined ? '' : `, the path of the ${other.use} "${other.name}"`}, but the contract at "${wanted.path}".`,
            help: `Write "${wanted.path}", or correct the contract.`,
            related: [
              { message: `The path of the ${kind} "${name}".`, at: wanted.at },
              ...(written === undefined
                ? []
                : [{ message: 'The script gives it to its main function.', at }]),
            ],
          });
        }
      }
    }
  },
};
