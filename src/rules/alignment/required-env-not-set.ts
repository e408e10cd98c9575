import { ownValues } from '../../builders/own-values.js';
import { mapAt, valueAt } from '../../builders/values.js';
import { jobsOf, type LinkedJob } from '../../graph/model.js';
import { ownKeys } from '../../project/config-keys.js';
import type { ScriptContract } from '../../project/types.generated.js';
import { requiredVariables } from '../../registry/required-variables.js';
import { locationOf } from '../../source/location.js';
import { isTracedMap } from '../../source/traced.js';
import { PREPARE_CONTRACT, project } from '../example.js';
import { configPlace } from '../places.js';
import type { PipelineRule } from '../rule.js';
import { runsScript } from './agreement.js';
import { runsTraining } from './container-paths.js';
import { isAlwaysSet } from './system-variables.js';

const contract = `${PREPARE_CONTRACT}required_env_vars: [LABEL]\n`;
const manifest = (config: string) => `steps:\n  prepare: { type: Prepare${config} }\n`;

export const requiredEnvNotSet: PipelineRule = {
  scope: 'pipeline',
  code: 'ALN432',
  name: 'required-env-not-set',
  severity: 'error',
  level: 4,
  what: "The environment variables that a step's script requires have values.",
  why: 'The script fails as soon as it looks for the variable, when the instances are already paid for.',
  fix: "Set the variable under environment in the config, or the step type's config key that carries it.",
  invalid: project({ contract, manifest: manifest('') }),
  valid: project({ contract, manifest: manifest(', config: { environment: { LABEL: y } }') }),
  check({ graph }, report) {
    for (const job of jobsOf(graph)) {
      const contract = job.contract?.document;
      const type = job.spec.document.value.sagemaker_step_type;
      const given = contract === undefined || !runsScript(job.spec) ? undefined : variablesOf(job);
      if (
        contract === undefined ||
        given === undefined ||
        !job.configComplete ||
        misdirects(job, contract.value)
      ) {
        continue;
      }
      for (const [index, name] of requiredVariables(contract.value, type).entries()) {
        if (given.has(name) || isAlwaysSet(name, runsTraining(type))) {
          continue;
        }
        const carrier = carrierOf(job, name);
        // A key that must be given is missed by CFG602.
        if (carrier?.tier !== 'essential') {
          report(configPlace(job), {
            message: `Step "${job.name}" does not set "${name}", which its script requires.`,
            help:
              carrier === undefined
                ? `Add "${name}" under "environment" in its config.`
                : `Add "${carrier.key}" to its config: ${carrier.description}`,
            related: [
              {
                message: 'The contract requires it.',
                at: locationOf(contract.source, 'required_env_vars', index),
              },
            ],
          });
        }
      }
    }
  },
};

/** Whether one of the step type's own keys goes to a variable that the contract does not know: ALN414 says so, and this is its echo. */
function misdirects(job: LinkedJob, contract: ScriptContract): boolean {
  const known = [...(contract.required_env_vars ?? []), ...Object.keys(contract.optional_env_vars ?? {})];
  return [...ownKeys(job.spec.document.value).values()].some(
    ({ env }) => env !== undefined && !known.includes(env),
  );
}

/** The variables that a job's config sets; undefined if that cannot be told. */
export function variablesOf(job: LinkedJob): ReadonlySet<string> | undefined {
  const environment = valueAt(job.config, 'environment')?.value;
  return environment === undefined || isTracedMap(environment)
    ? new Set([...ownValues(job, 'env').keys(), ...mapAt(job.config, 'environment').keys()])
    : undefined;
}

function carrierOf(job: LinkedJob, variable: string) {
  for (const [key, { env, tier, description }] of ownKeys(job.spec.document.value)) {
    if (env === variable) {
      return { key, tier, description };
    }
  }
  return undefined;
}
