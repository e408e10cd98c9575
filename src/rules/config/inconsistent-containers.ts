import { buildInputOf } from '../../builders/build-input.js';
import { unusedArchives } from '../../builders/containers.js';
import { CONTAINER_KEYS, partsOf } from '../../builders/job-parts.js';
import { entriesOf, listAt, valueAt } from '../../builders/values.js';
import { didYouMean } from '../../diagnostics/suggest.js';
import { jobsOf, type LinkedJob } from '../../graph/model.js';
import { builderKeys } from '../../project/config-keys.js';
import { isTemplate } from '../../project/interpolation.js';
import { keyOf } from '../../source/location.js';
import type { Traced } from '../../source/traced.js';
import type { PipelineContext, PipelineRule, Report } from '../rule.js';
import { pipelineWithModel } from '../sagemaker/model-example.js';
import { listed } from '../wording.js';
import { takersOf } from './takers.js';

const containers = (...each: readonly string[]) =>
  pipelineWithModel(`config: { containers: [${each.join(', ')}] }`);

/**
 * Host names are what containers are told apart by, and either all containers of a model have one or none (API
 * reference, ContainerDefinition: ContainerHostname). The rest is about what the builder takes from the config.
 */
export const inconsistentContainers: PipelineRule = {
  scope: 'pipeline',
  code: 'CFG610',
  name: 'inconsistent-containers',
  severity: 'error',
  what: 'The containers of a model have host names of their own, serve archives that the step gets, and together serve all of them.',
  why: 'SageMaker rejects two containers of one name; a model that no container serves, or a key that has no effect, would go unnoticed.',
  fix: 'Correct the containers; the message says which.',
  invalid: containers('{ model_data: model, container_hostname: a }', '{ container_hostname: a }'),
  valid: containers('{ model_data: model, container_hostname: a }', '{ container_hostname: b }'),
  check(context, report) {
    const jobs = jobsOf(context.graph).filter(
      ({ configComplete, spec }) =>
        configComplete && ['Model', 'RegisterModel'].includes(spec.document.value.sagemaker_step_type),
    );
    for (const job of jobs) {
      const knowsArchives = checkArchiveNames(job, report);
      if (listAt(job.config, 'containers') === undefined) {
        continue;
      }
      checkKeys(context, job, report);
      checkHostNames(job, report);
      if (knowsArchives) {
        checkUnserved(context, job, report);
      }
    }
  },
};

/** Whether each `model_data` is a URI, a pipeline variable or the name of a dependency; reports those that are not. */
function checkArchiveNames(job: LinkedJob, report: Report): boolean {
  const { dependencies } = job.ports;
  const given = new Set(partsOf(job).map((part) => valueAt(part.job.config, 'model_data')));
  const unknown = [...given].flatMap((traced) => {
    const name = traced?.value;
    const isName = typeof name === 'string' && !isTemplate(name) && !URI.test(name);
    return traced !== undefined && isName && !dependencies.has(name) ? [{ name, at: traced.at }] : [];
  });
  for (const { name, at } of unknown) {
    report(at, {
      message: `Step "${job.name}" has no dependency "${name}".${didYouMean(name, [...dependencies.keys()])}`,
      help: `Its dependencies are ${listed(dependencies.keys())}; an S3 URI may stand here too.`,
    });
  }
  return unknown.length === 0;
}

/** What the API takes for a model's data (botocore 1.43 sagemaker 2017-07-24 Url, S3ModelUri: their pattern). */
const URI = /^(https|s3):\/\//;

/** Keys that have no effect: in a container those that the step does not take, beside the containers those of one. */
function checkKeys({ graph }: PipelineContext, { name, spec, config }: LinkedJob, report: Report): void {
  const type = spec.document.value.sagemaker_step_type;
  const taken = builderKeys(type);
  for (const container of listAt(config, 'containers') ?? []) {
    for (const [key, { at }] of entriesOf(container)) {
      const takers = taken.has(key) ? undefined : takersOf(key, graph.registry);
      if (takers !== undefined) {
        report(keyOf(at), {
          message: `A container of step "${name}", which is a ${type} step, does not take the config key "${key}".`,
          help: takers,
        });
      }
    }
  }
  for (const key of CONTAINER_KEYS) {
    const given = config.get(key);
    if (given?.layer === 'step') {
      report(keyOf(given.traced.at), {
        message: `The config key "${key}" has no effect beside "containers".`,
        help: 'Write it into the container that it is for.',
      });
    }
  }
}

function checkHostNames(job: LinkedJob, report: Report): void {
  const parts = partsOf(job).map(({ part, job: own }) => ({
    number: part?.name ?? '',
    at: part?.at ?? job.at,
    host: valueAt(own.config, 'container_hostname'),
  }));
  const first = new Map<string, Traced>();
  for (const { host } of parts) {
    if (typeof host?.value !== 'string' || isTemplate(host.value)) {
      continue;
    }
    const other = first.get(host.value);
    if (other === undefined) {
      first.set(host.value, host);
    } else {
      report(host.at, {
        message: `Two containers of step "${job.name}" have the host name "${host.value}".`,
        help: 'Give each container a name of its own.',
        related: [{ message: 'The other one.', at: other.at }],
      });
    }
  }
  const isModel = job.spec.document.value.sagemaker_step_type === 'Model';
  const nameless = isModel ? parts.filter(({ host }) => host === undefined) : [];
  for (const { number, at } of nameless.length < parts.length ? nameless : []) {
    report(at, {
      message: `Container ${number} of step "${job.name}" has no "container_hostname", but others have one.`,
      help: 'Give a host name to all containers, or to none.',
    });
  }
}

function checkUnserved(context: PipelineContext, job: LinkedJob, report: Report): void {
  const containers = valueAt(job.config, 'containers');
  if (containers === undefined) {
    return;
  }
  for (const dependency of unusedArchives(buildInputOf(context, job))) {
    report(keyOf(containers.at), {
      message: `No container of step "${job.name}" serves the model that its input "${dependency}" brings.`,
      help: `Add "model_data: ${dependency}" to the container that serves it.`,
    });
  }
}
