import type { Registry } from '../registry/registry.js';
import { PYTORCH_SERVING, XGBOOST_SERVING, type Defaults } from './defaults.js';
import type { Plan, PlannedStep } from './plan.js';

/** A framework for which the library has code that serves its models. */
export type ServedFramework = 'xgboost' | 'pytorch';

const SERVING: Readonly<Record<ServedFramework, Defaults>> = {
  xgboost: XGBOOST_SERVING,
  pytorch: PYTORCH_SERVING,
};

/** The library's script that serves models of a framework, as Package calls it. */
export function inferenceScript(framework: ServedFramework): string {
  return `${framework}_inference.py`;
}

/** The framework that trains the model that a step gets, be it by other steps; undefined if none does, or one without code to serve it. */
export function servedFramework(
  { steps }: Pick<Plan, 'steps'>,
  registry: Registry,
  { needs, type }: PlannedStep,
): ServedFramework | undefined {
  const spec = registry.specs.get(type)?.document.value;
  const framework = spec?.config?.defaults?.['framework'];
  const trains = spec?.sagemaker_step_type === 'Training' || spec?.sagemaker_step_type === 'Tuning';
  if (trains) {
    return framework === 'xgboost' || framework === 'pytorch' ? framework : undefined;
  }
  for (const need of steps.filter(({ name }) => needs.includes(name))) {
    const found = servedFramework({ steps }, registry, need);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** The config by which a step packages, registers or scores with a model of a framework; empty for other steps. */
export function servingConfig(stepType: string, framework: ServedFramework): Defaults {
  switch (stepType) {
    case 'Package':
      return { inference_script: inferenceScript(framework) };
    case 'ModelRegistration':
      return SERVING[framework];
    default:
      return {};
  }
}
