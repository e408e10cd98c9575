import { onlySlip } from '../../diagnostics/slip.js';
import { didYouMean } from '../../diagnostics/suggest.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { firstCertain, knowsAll } from './script-facts.js';

const script = (name: string) => `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--label", default="y")
print(parser.parse_args().${name})
${PREPARE_SCRIPT}`;
const contract = `${SCRIPT_CONTRACT}expected_arguments: { label: { flag: --label, default: y } }\n`;

export const argumentNotDeclared: ScriptRule = {
  scope: 'script',
  code: 'ALN465',
  name: 'argument-not-declared',
  severity: 'error',
  level: 1,
  what: 'The attributes of the parsed arguments that a script reads are declared by its parser.',
  why: 'Any other attribute raises an AttributeError, as late as the place where it is read.',
  fix: 'Correct the name, or declare the argument with add_argument.',
  invalid: scriptProject({ script: script('labl'), contract }),
  valid: scriptProject({ script: script('label'), contract }),
  check(context, report) {
    const { missingArguments } = context.facts;
    const isWhole = knowsAll(context, 'argument');
    const missing = firstCertain(
      missingArguments.filter(({ name, known }) => isWhole || onlySlip(name, known) !== undefined),
      ({ name }) => name,
    );
    for (const { name, known, at } of missing) {
      report(at, {
        message: `The script reads the argument "${name}", which its parser does not declare.${didYouMean(name, known)}`,
        help: 'Correct the name, or declare the argument with "add_argument".',
      });
    }
  },
};
