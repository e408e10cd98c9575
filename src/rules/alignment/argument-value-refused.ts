import { didYouMean } from '../../diagnostics/suggest.js';
import type { ArgumentUse } from '../../scripts/facts.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { ScriptRule } from '../rule.js';
import { listed } from '../wording.js';
import { argumentOf, choiceTexts } from './script-arguments.js';
import { contracted } from './script-facts.js';
import { plainText } from './argument-values.js';
import { commandLineValues } from './script-values.js';

const contract = `${SCRIPT_CONTRACT}expected_arguments: { rows: { flag: --rows } }\n`;
const manifest = (rows: string) =>
  `steps:\n  prepare: { type: Prepare, config: { arguments: { rows: ${rows} } } }\n`;
const script = `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--rows", type=int)
print(parser.parse_args().rows)
${PREPARE_SCRIPT}`;

export const argumentValueRefused: ScriptRule = {
  scope: 'script',
  code: 'ALN473',
  name: 'argument-value-refused',
  severity: 'error',
  level: 4,
  what: 'The values that a step gives to the arguments of its script are of the type, and among the choices, of the script.',
  why: 'Python ends the script with exit code 2, when the instances are already paid for.',
  fix: 'Correct the value, or what the script takes.',
  invalid: scriptProject({ contract, script, manifest: manifest('many') }),
  valid: scriptProject({ contract, script, manifest: manifest('100') }),
  check(context, report) {
    const { jobs } = context;
    const promised = new Map(
      contracted(context).flatMap(({ contract: { document } }) =>
        Object.values(document.value.expected_arguments ?? {}).map(
          ({ flag, choices }) => [flag, choices] as const,
        ),
      ),
    );
    for (const { job } of jobs) {
      for (const { flag, value } of commandLineValues(job)) {
        const use = argumentOf(context, flag);
        const text = plainText(value.value);
        if (use?.certainty !== 'certain' || text === undefined) {
          continue;
        }
        const related = [{ message: 'The argument of the script.', at: use.at }];
        const choices = choiceTexts(use);
        if (!isOfType(use, text)) {
          report(value.at, {
            message: `Step "${job.name}" gives "${text}" to "${flag}", but the script takes ${TYPES[use.type ?? ''] ?? 'another type'}.`,
            help: 'Correct the value, or the type in the script.',
            related,
          });
        } else if (
          choices?.some((choice) => isChosen(choice, text)) === false &&
          promised.get(flag) === undefined
        ) {
          // Choices of the contract are compared with the value and with the script by other rules.
          report(value.at, {
            message: `Step "${job.name}" gives "${text}" to "${flag}", which is none of the script's choices.${didYouMean(text, choices)}`,
            help: `The script takes ${listed(choices)}.`,
            related,
          });
        }
      }
    }
  },
};

const TYPES: Readonly<Record<string, string>> = { int: 'a whole number', float: 'a number' };

/** What Python's int and float read (Python documentation, page library/functions). */
function isOfType({ type, action }: ArgumentUse, text: string): boolean {
  if (action !== 'store') {
    return true;
  }
  switch (type) {
    case 'int':
      return /^\s*[+-]?\d+(_\d+)*\s*$/.test(text);
    case 'float':
      return (
        /^\s*[+-]?((\d[\d_]*)?\.?\d[\d_]*|\d[\d_]*\.)(e[+-]?\d+)?\s*$/i.test(text) ||
        /^\s*[+-]?(inf(inity)?|nan)\s*$/i.test(text)
      );
    default:
      return true;
  }
}

function isChosen(choice: string, text: string): boolean {
  return choice === text || (text.trim() !== '' && Number(choice) === Number(text));
}
