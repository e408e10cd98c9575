import { didYouMean } from '../diagnostics/suggest.js';
import type { Goal } from '../planner/plan.js';
import type { Registry } from '../registry/registry.js';
import { builderKeys } from '../project/config-keys.js';
import { problemOfPipelineName } from './names.js';
import type { Parsed } from './parsed.js';

/** What `pipectl new pipeline` is asked for, as the command line has it. */
export interface PipelineRequest {
  readonly name: string;
  /** `StepType` or `StepType:job_type`. */
  readonly goals: readonly string[];
  /** An s3:// URI, or one for a job type: `calibration=s3://…`. */
  readonly data: readonly string[];
  readonly using: readonly string[];
  /** `step.input=value`. */
  readonly inputs: readonly string[];
  /** `200GB`. */
  readonly dataSize?: string | undefined;
  readonly region?: string | undefined;
  readonly role?: string | undefined;
}

/** The same, understood. */
export interface PipelineWish {
  readonly name: string;
  readonly goals: readonly Goal[];
  /** Where the data are, by job type. */
  readonly places: Readonly<Record<string, string>>;
  readonly using: readonly string[];
  /** Values of inputs that are given by hand, by `step.input`. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly gigabytes?: number;
  readonly region?: string;
  readonly role?: string;
}

/** A bucket as S3 lets it be named, and what is below it. */
const S3_URI = /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/\S*)?$/;

/** Gigabytes in a unit, 2^30 bytes as SageMaker's volumes count them. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ['MB', 1 / 1024],
  ['GB', 1],
  ['TB', 1024],
]);

/** Types of steps that manifests have of themselves. */
const OF_MANIFESTS = ['Condition', 'Fail'];

/** What the command line asks for, or the first thing in it that makes no sense. */
export function parsePipelineRequest(request: PipelineRequest, registry: Registry): Parsed<PipelineWish> {
  const goals = request.goals.map((text): Goal => {
    const [type = '', jobType] = text.split(':');
    return jobType === undefined ? { type } : { type, jobType };
  });
  const [firstGoal] = goals;
  if (firstGoal === undefined) {
    return { problem: 'The goal is not said: pass --goal STEPTYPE, such as --goal XGBoostModel.' };
  }
  if (request.data.length === 0) {
    return { problem: 'Where the data are is not said: pass --data s3://<bucket>/<prefix>.' };
  }
  const usual = goals.every(({ jobType }) => jobType === firstGoal.jobType) ? firstGoal.jobType : undefined;
  const places = placesOf(request.data, usual ?? 'training');
  const inputs = inputsOf(request.inputs);
  const size = /^(\d+(?:\.\d+)?)\s*([A-Za-z]{2})$/.exec(request.dataSize ?? '0GB');
  const unit = UNITS.get(size?.[2]?.toUpperCase() ?? '');
  const problem =
    problemOfPipelineName(request.name) ??
    firstOf([...goals.map(({ type }) => type), ...request.using], (type) => problemOfType(type, registry)) ??
    firstOf(goals, (goal) => problemOfJobType(goal, registry)) ??
    (typeof places === 'string' ? places : undefined) ??
    (typeof inputs === 'string' ? inputs : undefined) ??
    (unit === undefined
      ? `"${request.dataSize ?? ''}" is no size: write it with its unit, MB, GB or TB, such as 200GB.`
      : undefined) ??
    problemOfKey('region', request.region) ??
    problemOfKey('role', request.role);
  if (problem !== undefined || typeof places === 'string' || typeof inputs === 'string') {
    return { problem: problem ?? '' };
  }
  return {
    name: request.name,
    goals,
    places,
    using: request.using,
    inputs,
    ...(request.dataSize === undefined ? {} : { gigabytes: Number(size?.[1]) * (unit ?? 1) }),
    ...(request.region === undefined ? {} : { region: request.region }),
    ...(request.role === undefined ? {} : { role: request.role }),
  };
}

function firstOf<T>(items: readonly T[], problemOf: (item: T) => string | undefined): string | undefined {
  return items.map(problemOf).find((problem) => problem !== undefined);
}

function problemOfType(type: string, { specs, broken }: Registry): string | undefined {
  if (OF_MANIFESTS.includes(type)) {
    return `A ${type} step is no goal: write it into the manifest, under its steps.`;
  }
  if (broken.has(type)) {
    return `The specification of "${type}" has errors: pipectl align-check shows them.`;
  }
  return specs.has(type)
    ? undefined
    : `There is no step type "${type}".${didYouMean(type, specs.keys())} pipectl new step writes a new one.`;
}

function problemOfJobType({ type, jobType }: Goal, { specs }: Registry): string | undefined {
  const known = Object.keys(specs.get(type)?.document.value.job_types ?? {});
  return jobType === undefined || known.includes(jobType)
    ? undefined
    : known.length === 0
      ? `Steps of the type "${type}" have no job type: leave ":${jobType}" out.`
      : `"${type}" has no job type "${jobType}": it has ${known.join(', ')}.`;
}

function placesOf(data: readonly string[], usual: string): Readonly<Record<string, string>> | string {
  const places = new Map<string, string>();
  for (const text of data) {
    const [, jobType = usual, uri = text] = /^([A-Za-z][\w-]*)=(.*)$/.exec(text) ?? [];
    if (!S3_URI.test(uri)) {
      return `"${uri}" is no place of data: it must be an s3:// URI, such as --data s3://my-ml-bucket/churn/.`;
    }
    if (places.has(jobType)) {
      return `There are two places of ${jobType} data: say what each is for, such as --data calibration=${uri}.`;
    }
    places.set(jobType, uri);
  }
  return Object.fromEntries(places);
}

function inputsOf(inputs: readonly string[]): ReadonlyMap<string, string> | string {
  const values = new Map<string, string>();
  for (const text of inputs) {
    const [, input, value] = /^([\w-]+\.[\w-]+)=(.+)$/.exec(text) ?? [];
    if (input === undefined || value === undefined) {
      return `"${text}" feeds no input: write --input STEP.INPUT=VALUE.`;
    }
    values.set(input, value);
  }
  return values;
}

/** What is wrong with the value of a config key that jobs take. */
function problemOfKey(name: 'role' | 'region', value: string | undefined): string | undefined {
  const key = builderKeys('Training').get(name);
  const pattern = key?.['pattern'];
  return value === undefined || typeof pattern !== 'string' || new RegExp(pattern, 'u').test(value)
    ? undefined
    : `"${value}" is no ${name}: it ${String(key?.['patternErrorMessage'])}.`;
}
