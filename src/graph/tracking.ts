import type { Document } from '../project/document.js';
import type { Manifest } from '../project/types.generated.js';
import { child, locationOf, type Location } from '../source/location.js';
import { trace, type Traced } from '../source/traced.js';
import type { LinkedTracking } from './model.js';
import {
  resolveReferences,
  type ReferenceFindings,
  type ReferenceProblem,
  type Scope,
} from './references.js';

/** SageMaker's usual names (SDK 2.257, workflow/pipeline.py `Pipeline.__init__`, `pipeline_experiment_config`). */
const EXPERIMENT_DEFAULTS = {
  name: '${execution.PipelineName}',
  trial: '${execution.PipelineExecutionId}',
} as const;

/** The experiment and the MLflow tracking of a pipeline, their ${...} resolved; what cannot be is added to the problems. */
export function linkTracking(
  { source, value: manifest }: Document<Manifest>,
  scope: Scope,
  problems: ReferenceProblem[],
): LinkedTracking {
  const linked = (
    given: Readonly<Record<string, string>>,
    key: 'experiment' | 'mlflow',
  ): ReadonlyMap<string, Traced> => {
    const at = locationOf(source, key);
    const written = Object.keys(manifest[key] ?? {});
    return new Map(
      Object.entries(given).map(([name, text]) => [
        name,
        resolved(text, written.includes(name) ? child(at, name) : at, scope, problems),
      ]),
    );
  };
  const { experiment, mlflow } = manifest;
  return {
    ...(experiment === undefined
      ? {}
      : { experiment: linked({ ...EXPERIMENT_DEFAULTS, ...experiment }, 'experiment') }),
    ...(mlflow === undefined ? {} : { mlflow: linked({ ...mlflow }, 'mlflow') }),
  };
}

/** Both are made when an execution starts: nothing of its steps is known then. */
function resolved(text: string, at: Location, scope: Scope, problems: ReferenceProblem[]): Traced {
  const findings: ReferenceFindings = { problems, steps: [] };
  const traced = resolveReferences(trace(text, at), { ...scope, hasExperiment: false }, findings);
  for (const { step } of findings.steps) {
    problems.push({ kind: 'before-steps', at, text, name: step, options: [] });
  }
  return traced;
}
