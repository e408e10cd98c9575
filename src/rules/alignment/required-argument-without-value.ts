import { jobsOf, type LinkedJob } from '../../graph/model.js';
import { ownKeys } from '../../project/config-keys.js';
import { PREPARE_CONTRACT, project } from '../example.js';
import { configPlace } from '../places.js';
import type { PipelineRule } from '../rule.js';
import { givenArguments } from './argument-values.js';
import { runsTraining } from './container-paths.js';

const contract = `${PREPARE_CONTRACT}expected_arguments: { label: { flag: --label, required: true } }\n`;
const manifest = (config: string) => `steps:\n  prepare: { type: Prepare${config} }\n`;

export const requiredArgumentWithoutValue: PipelineRule = {
  scope: 'pipeline',
  code: 'ALN433',
  name: 'required-argument-without-value',
  severity: 'error',
  level: 4,
  what: "The arguments that a step's script requires have values.",
  why: 'The script stops with a usage message, when the instances are already paid for.',
  fix: "Give the value under arguments in the config, or to the step type's config key that carries it.",
  invalid: project({ contract, manifest: manifest('') }),
  valid: project({ contract, manifest: manifest(', config: { arguments: { label: y } }') }),
  check({ graph }, report) {
    for (const job of jobsOf(graph).filter(({ configComplete }) => configComplete)) {
      for (const { name, argument, at, value } of givenArguments(job)) {
        const isRequired = argument.required === true && argument.default === undefined;
        if (isRequired && value === undefined && !isReportedElsewhere(job, name)) {
          report(configPlace(job), {
            message: `Step "${job.name}" gives no value to the argument "${name}", which its script requires.`,
            help: helpFor(job, name),
            related: [{ message: 'The contract requires it.', at }],
          });
        }
      }
    }
  },
};

/** A missing or wrong job type is DAG206's, a missing essential key CFG602's. */
function isReportedElsewhere(job: LinkedJob, name: string): boolean {
  return (name === 'job_type' && !job.jobTypeFits) || carrierOf(job, name)?.tier === 'essential';
}

function helpFor(job: LinkedJob, name: string): string {
  const carrier = carrierOf(job, name);
  if (carrier !== undefined) {
    return `Add "${carrier.key}" to its config: ${carrier.description}`;
  }
  const isTraining = runsTraining(job.spec.document.value.sagemaker_step_type);
  return `Add "${name}" under "${isTraining ? 'hyperparameters' : 'arguments'}" in its config.`;
}

function carrierOf(job: LinkedJob, name: string) {
  for (const [key, { argument, hyperparameter, tier, description }] of ownKeys(job.spec.document.value)) {
    if (argument === name || hyperparameter === name) {
      return { key, tier, description };
    }
  }
  return undefined;
}
