import { suggestions } from '../../diagnostics/suggest.js';
import { jobsOf, type LinkedJob } from '../../graph/model.js';
import type { ConfigKey } from '../../project/config-key.js';
import { builderKeys, ownKeys, type OwnKey } from '../../project/config-keys.js';
import { PREPARE_CONTRACT, PREPARE_SPEC, project } from '../example.js';
import { configPlace, pipelineConfigPlace } from '../places.js';
import type { PipelineRule } from '../rule.js';
import { listed } from '../wording.js';

const spec = `${PREPARE_SPEC}config:
  properties:
    label: { description: Name of the label column., type: string, env: LABEL }
`;
const contract = `${PREPARE_CONTRACT}required_env_vars: [LABEL]\n`;
const manifest = (config: string) => `steps:\n  prepare: { type: Prepare${config} }\n`;

export const missingConfigKey: PipelineRule = {
  scope: 'pipeline',
  code: 'CFG602',
  name: 'missing-config-key',
  severity: 'error',
  what: 'The essential config keys of every step have values.',
  why: 'Nothing can be put in their place: the step cannot be built, or fails when it runs.',
  fix: "Add the key to the step's config, or to the pipeline's if all steps share the value.",
  invalid: project({ spec, contract, manifest: manifest('') }),
  valid: project({ spec, contract, manifest: manifest(', config: { label: fraud }') }),
  check({ graph }, report) {
    const jobs = jobsOf(graph).filter(({ configComplete }) => configComplete);
    const shared = keysThatAllLack(jobs);
    for (const [key, lacking] of shared) {
      report(pipelineConfigPlace(graph), {
        message: `The config key "${key}" is missing: the steps ${listed(lacking.map(({ name }) => name))} need it.`,
        help: helpFor(key, builderKey(lacking[0], key)),
      });
    }
    for (const job of jobs) {
      const { value } = job.spec.document;
      const check = (facts: ConfigKey | OwnKey, key: string): void => {
        if (facts.tier === 'essential' && !job.config.has(key) && !isMisspelt(job, key)) {
          report(configPlace(job), {
            message: `The config of step "${job.name}" has no "${key}".`,
            help: helpFor(key, facts),
          });
        }
      };
      builderKeys(value.sagemaker_step_type).forEach((facts, key) => {
        if (!shared.has(key)) {
          check(facts, key);
        }
      });
      ownKeys(value).forEach(check);
    }
  },
};

/** Keys of the builders that several jobs need and every one of them lacks: one mistake, not many. */
function keysThatAllLack(jobs: readonly LinkedJob[]): ReadonlyMap<string, readonly LinkedJob[]> {
  const needing = new Map<string, LinkedJob[]>();
  for (const job of jobs) {
    for (const [key, { tier }] of builderKeys(job.spec.document.value.sagemaker_step_type)) {
      if (tier === 'essential') {
        const others = needing.get(key);
        if (others === undefined) {
          needing.set(key, [job]);
        } else {
          others.push(job);
        }
      }
    }
  }
  return new Map(
    [...needing].filter(
      ([key, all]) => all.length > 1 && all.every((job) => !job.config.has(key) && !isMisspelt(job, key)),
    ),
  );
}

/** Whether the config has a key that is not known but close to one: CFG601 says so, and proposes it. */
function isMisspelt({ config, spec }: LinkedJob, key: string): boolean {
  const { value } = spec.document;
  const keys = builderKeys(value.sagemaker_step_type);
  const own = ownKeys(value);
  return [...config.keys()].some(
    (name) => !keys.has(name) && !own.has(name) && suggestions(name, [key]).length > 0,
  );
}

function builderKey(job: LinkedJob | undefined, key: string): ConfigKey | undefined {
  return job === undefined ? undefined : builderKeys(job.spec.document.value.sagemaker_step_type).get(key);
}

function helpFor(key: string, facts: ConfigKey | OwnKey | undefined): string {
  const example: unknown = Array.isArray(facts?.examples) ? facts.examples[0] : undefined;
  const line = example === undefined ? '' : ` For example "${key}: ${plain(example)}".`;
  return `Add "${key}": ${facts?.description ?? ''}${line}`;
}

function plain(example: unknown): string {
  return typeof example === 'string' ? example : JSON.stringify(example);
}
