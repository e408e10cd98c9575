import { didYouMean } from '../../diagnostics/suggest.js';
import { jobsOf } from '../../graph/model.js';
import { child } from '../../source/location.js';
import { PREPARE_CONTRACT, project } from '../example.js';
import { respelledText } from '../fixes.js';
import type { PipelineRule } from '../rule.js';
import { listed } from '../wording.js';
import { givenArguments, plainText } from './argument-values.js';

const contract = `${PREPARE_CONTRACT}expected_arguments: { format: { flag: --format, choices: [csv, parquet] } }\n`;
const manifest = (format: string) =>
  `steps:\n  prepare: { type: Prepare, config: { arguments: { format: ${format} } } }\n`;

export const argumentChoice: PipelineRule = {
  scope: 'pipeline',
  code: 'ALN436',
  name: 'argument-choice',
  severity: 'error',
  level: 4,
  what: "Where a script's argument takes one of a few values, the step gives one of them.",
  why: 'The script stops with a usage message, when the instances are already paid for.',
  fix: 'Give one of the choices that the contract lists.',
  invalid: project({ contract, manifest: manifest('cvs') }),
  valid: project({ contract, manifest: manifest('csv') }),
  check({ graph }, report) {
    for (const job of jobsOf(graph)) {
      for (const { name, argument, at, value } of givenArguments(job)) {
        const { choices } = argument;
        const text = plainText(value?.value);
        if (choices !== undefined && value !== undefined && text !== undefined && !choices.includes(text)) {
          report(value.at, {
            message: `The argument "${name}" of step "${job.name}" is "${text}", which is none of its choices.${didYouMean(text, choices)}`,
            help: `The script takes ${listed(choices)}.`,
            related: [{ message: 'The choices.', at: child(at, 'choices') }],
            fix: respelledText(value.at, text, choices),
          });
        }
      }
    }
  },
};
