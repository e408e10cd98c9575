import type { PlannedStep } from './plan.js';

/** The keys that a planned step has in a manifest, but for its config; inputs by hand win over what would feed them. */
export interface ManifestStep {
  readonly type: string;
  readonly job_type?: string;
  readonly needs?: readonly string[];
  readonly inputs?: Readonly<Record<string, string>>;
}

/** A planned step as a manifest has it. What feeds its inputs is not said: the resolver finds it in the steps it needs. */
export function manifestStep(
  { type, jobType, needs }: PlannedStep,
  inputs: Readonly<Record<string, string>> = {},
): ManifestStep {
  return {
    type,
    ...(jobType === undefined ? {} : { job_type: jobType }),
    ...(needs.length === 0 ? {} : { needs }),
    ...(Object.keys(inputs).length === 0 ? {} : { inputs }),
  };
}
