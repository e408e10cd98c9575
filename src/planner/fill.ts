import type { Parameter } from '../project/types.generated.js';
import { uriParts } from '../sagemaker/s3-uri.js';
import { DEFAULTS_BY_TYPE, type Defaults } from './defaults.js';
import type { EssentialKey } from './essential-keys.js';
import type { Plan, PlannedStep } from './plan.js';

/** What is known beside a plan. */
export interface PlanFacts {
  /** Name of the pipeline. */
  readonly name: string;
  /** Where the data are, by job type: an s3:// URI or a ${...} expression. */
  readonly data: Readonly<Record<string, string>>;
  /** Whether a config key of a step is given, be it for all steps. */
  readonly isGiven: (step: PlannedStep, key: string) => boolean;
}

/** Values for the essential config keys of a plan. */
export interface Filling {
  /** For all steps. */
  readonly config: Defaults;
  /** By step. */
  readonly steps: ReadonlyMap<string, Defaults>;
  /** Parameters without a default: what only the user knows is given when an execution starts. */
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** Keys for which nobody knows a value and no parameter can stand. */
  readonly missing: readonly { readonly step: string; readonly key: string }[];
}

/** Keys that all steps share: a value for one is one for all. */
const SHARED_KEYS = ['role', 's3_root'];

/**
 * Values for the config keys that the steps of a plan cannot do without: the place of the data; what the plan's other
 * facts say (the prefix `pipelines` in the bucket of the data for code and outputs, the pipeline's name for the group of
 * a registered model); the defaults of the step type; and for everything else a parameter of the key's name.
 */
export function fillPlan({ steps }: Plan, facts: PlanFacts): Filling {
  const config = new Map<string, Defaults[string]>();
  const byStep = new Map<string, Defaults>();
  const parameters = new Map<string, Parameter>();
  const missing: Filling['missing'][number][] = [];
  for (const step of steps) {
    const own = new Map<string, Defaults[string]>();
    const defaults = Object.entries(DEFAULTS_BY_TYPE.get(step.type) ?? {});
    defaults.filter(([key]) => !facts.isGiven(step, key)).forEach(([key, value]) => own.set(key, value));
    for (const key of step.essential.filter(({ name }) => !own.has(name) && !facts.isGiven(step, name))) {
      const target = SHARED_KEYS.includes(key.name) ? config : own;
      const known = knownValue(step, key, facts);
      if (known !== undefined) {
        target.set(key.name, known);
      } else if (key.parameter !== undefined) {
        parameters.set(key.name, { type: key.parameter, description: key.description });
        target.set(key.name, `\${params.${key.name}}`);
      } else {
        missing.push({ step: step.name, key: key.name });
      }
    }
    byStep.set(step.name, Object.fromEntries(own));
  }
  return { config: Object.fromEntries(config), steps: byStep, parameters, missing };
}

function knownValue(
  { jobType }: PlannedStep,
  { name, data: isData }: EssentialKey,
  { name: pipeline, data }: PlanFacts,
): Defaults[string] | undefined {
  const [first] = Object.values(data);
  if (isData) {
    return jobType === undefined ? first : new Map(Object.entries(data)).get(jobType);
  }
  switch (name) {
    case 's3_root': {
      const bucket = first === undefined ? undefined : uriParts(first)?.[1];
      return bucket === undefined || bucket.includes('$') ? undefined : `s3://${bucket}/pipelines`;
    }
    case 'model_package_group_name':
      // A group's name has 63 characters at most (API_CreateModelPackageGroup), a pipeline's 256.
      return pipeline.slice(0, 63).replace(/-$/, '');
    default:
      return undefined;
  }
}
