import { suggestions } from '../../diagnostics/suggest.js';
import { PREPARE_SCRIPT, SCRIPT_CONTRACT, scriptProject } from '../example.js';
import type { Report, ScriptJob, ScriptRule } from '../rule.js';
import { listed } from '../wording.js';
import { givenArguments } from './argument-values.js';
import {
  argumentOf,
  argumentPairs,
  declaredArguments,
  scriptArguments,
  takesFlag,
  type DeclaredArgument,
} from './script-arguments.js';
import { contracted, knowsAll, type ContractedScript } from './script-facts.js';

const contract = `${SCRIPT_CONTRACT}expected_arguments: { label: { flag: --label } }\n`;
const script = (flag: string) => `import argparse

parser = argparse.ArgumentParser()
parser.add_argument("${flag}", dest="label")
print(parser.parse_args().label)
${PREPARE_SCRIPT}`;

export const argumentNotTaken: ScriptRule = {
  scope: 'script',
  code: 'ALN453',
  name: 'argument-not-taken',
  severity: 'error',
  level: 1,
  what: 'A script takes the arguments that its contract declares, under their flags.',
  why: 'Python ends the script with a usage message and exit code 2, when the instances are already paid for.',
  fix: 'Declare the argument in the script, or correct the flag, or remove it from the contract.',
  invalid: scriptProject({ contract, script: script('--lable') }),
  valid: scriptProject({ contract, script: script('--label') }),
  check(context, report) {
    const { facts } = context;
    if (facts.arguments === undefined || facts.tolerant || !knowsAll(context, 'argument')) {
      return;
    }
    for (const found of contracted(context)) {
      const isOwn = found.contract.origin === 'project';
      const refused = declaredArguments(found).filter(
        ({ name, argument }) => !takesFlag(found, argument.flag) && (isOwn || isGiven(found, name)),
      );
      const spelt = refused.filter((each) => reportSpelling(found, each, report));
      const others = refused.filter((each) => !spelt.includes(each));
      if (isOwn) {
        others.forEach((each) => {
          reportAbsent(found, each, report);
        });
      } else if (others.length > 0) {
        // The script is what can be changed, and it lacks them all together.
        report(flagsAt(found), {
          message: `The script does not take ${listed(others.map(({ argument }) => argument.flag))}, which its contract gives it.`,
          help: 'Declare the arguments in the script, or take what is not known with parse_known_args.',
          related: others.slice(0, 1).map(({ at }) => ({ message: 'The contract.', at })),
        });
      }
    }
  },
};

/** Reports a flag that the script spells with `-` for `_`, or the other way round. Whether it does. */
function reportSpelling(
  script: ContractedScript,
  { name, argument, at }: DeclaredArgument,
  report: Report,
): boolean {
  const spelling = argumentOf(script, argument.flag);
  if (spelling !== undefined) {
    report(spelling.at, {
      message: `The script takes the argument "${name}" as "${spelling.flags[0] ?? ''}", but its contract gives it as "${argument.flag}".`,
      help: 'Write the flag the same in both: to argparse "-" and "_" are different.',
      related: [{ message: 'The argument of the contract.', at }],
    });
  }
  return spelling !== undefined;
}

/** Reports an argument that the script does not take, at the one that is meant if the contract has none for that. */
function reportAbsent(
  script: ContractedScript,
  { name, argument, at }: DeclaredArgument,
  report: Report,
): void {
  const paired = new Set(argumentPairs(script).map(({ use }) => use));
  const free = scriptArguments(script).filter((use) => !paired.has(use));
  const [near] = suggestions(
    argument.flag,
    free.flatMap(({ flags }) => flags),
  );
  const meant = free.find(({ flags }) => near !== undefined && flags.includes(near));
  report(meant?.at ?? at, {
    message: `The script does not take the argument "${argument.flag}" of its contract.${near === undefined ? '' : ` Did you mean "${near}"?`}`,
    help: `Declare it in the script, or remove "${name}" from the contract.`,
    related: [
      meant === undefined
        ? { message: 'The script.', at: flagsAt(script) }
        : { message: 'The argument of the contract.', at },
    ],
  });
}

/** Where the script declares its arguments. */
function flagsAt({ facts }: ContractedScript) {
  return facts.arguments?.[0]?.at ?? facts.at;
}

/** An argument of a library's contract need not be taken until a step gives it a value. */
function isGiven({ jobs }: ContractedScript, name: string): boolean {
  const isValued = ({ job }: ScriptJob) =>
    givenArguments(job).some((given) => given.name === name && given.value !== undefined);
  return jobs.some(isValued);
}
