import { didYouMean } from '../diagnostics/suggest.js';
import type { SageMakerFacts, Scope } from './facts.js';
import { kindFacts, type StepKind } from './kinds.js';
import type { Parsed } from './parsed.js';

/** The framework whose SageMaker image a step runs. */
export interface FrameworkDesign {
  readonly framework: string;
  readonly version: string;
  /** Where the version has images for several Python versions. */
  readonly pyVersion?: string;
}

/** Versions that a message lists at most. */
const SHOWN = 6;

/** The framework of a step; sklearn unless another is asked for, and its newest version unless one is. */
export function frameworkOf(
  kind: StepKind,
  facts: SageMakerFacts,
  framework = 'sklearn',
  version?: string,
): Parsed<FrameworkDesign> {
  const known = facts.frameworks;
  if (!known.includes(framework)) {
    return {
      problem: `No image is known for the framework "${framework}".${didYouMean(framework, known)} Known: ${known.join(', ')}. For any other image, write image_uri in the config.`,
    };
  }
  const scope = scopeOf(kind);
  const versions = facts.versions(framework, scope);
  const newest = versions.filter((name) => /^\d/.test(name)).slice(-SHOWN);
  const chosen = version ?? newest.at(-1) ?? '';
  if (!versions.includes(chosen)) {
    return {
      problem: `No ${scope} image is known for ${framework} "${chosen}". The newest are ${newest.join(', ')}.`,
    };
  }
  const pyVersion = facts.pyVersion(framework, chosen, scope);
  return { framework, version: chosen, ...(pyVersion === undefined ? {} : { pyVersion }) };
}

function scopeOf(kind: StepKind): Scope {
  if (kind === 'processing') {
    return 'processing';
  }
  return kindFacts(kind).script === 'job' ? 'training' : 'inference';
}
