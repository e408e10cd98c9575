import { fillPlan } from '../planner/fill.js';
import { manifestStep } from '../planner/manifest-step.js';
import { planSteps, type OpenQuestion, type PlannedStep } from '../planner/plan.js';
import { servingConfig } from '../planner/serving.js';
import { libraryRegistry } from '../registry/load.js';
import type { CallSite } from './call-site.js';
import { library } from './library.js';
import { PipelineError } from './errors.js';
import type { AutoTrainOptions, DataPlaces } from './method-options.js';
import type { LooseConfig } from './options.js';
import { withGate } from './gate.js';
import {
  isData,
  mergedConfig,
  withChangedStep,
  withKey,
  withParameter,
  withStep,
  type PipelineState,
} from './state.js';

/** Adds the steps from data to a judged and, if asked for, registered XGBoost model: the planner's, with values for all they need. */
export function withXgboost(
  state: PipelineState,
  data: DataPlaces,
  options: AutoTrainOptions,
  site: CallSite | undefined,
): PipelineState {
  const places = placesOf(data);
  const { tuning, min_auc, register, include = [] } = options;
  const training = tuning === undefined || tuning === false ? 'XGBoostTraining' : 'XGBoostTuning';
  const registration =
    register === undefined || register === false ? [] : ['Package', ...include, 'ModelRegistration'];
  const types = [training, 'XGBoostModelEval', ...(registration.length === 0 ? include : registration)];
  const goals = types.map((type) => ({ type }));
  const plan = planSteps(libraryRegistry(library()), goals, {
    data: Object.keys(places),
    using: [training, ...include],
  });
  plan.open.forEach(refuse);
  const given = (step: PlannedStep) => configOf(step, options);
  const filling = fillPlan(plan, {
    name: state.name,
    data: places,
    isGiven: (step, key) =>
      hasKey(state.keys['config'], key) || hasKey(given(step), key) || changes(options, step.name, key),
  });
  let next = withShared(state, filling.config, site);
  for (const [name, parameter] of filling.parameters) {
    next = withParameter(next, name, parameter, site);
  }
  const add = (from: PipelineState, step: PlannedStep): PipelineState => {
    const inputs =
      step.type === 'Package' && options.inference_code !== undefined
        ? { inference_scripts_input: options.inference_code }
        : {};
    const { type, ...keys } = manifestStep(step, inputs);
    return withStep(
      from,
      type,
      {
        name: step.name,
        ...keys,
        config: { ...filling.steps.get(step.name), ...given(step) },
      },
      site,
    );
  };
  const judged = min_auc === undefined ? new Set<string>() : neededFor(plan.steps, 'XGBoostModelEval');
  next = plan.steps.filter(({ name }) => min_auc === undefined || judged.has(name)).reduce(add, next);
  if (min_auc !== undefined) {
    next = withGate(next, { metric: 'auc', min: min_auc }, site);
    next = plan.steps.filter(({ name }) => !judged.has(name)).reduce(add, next);
  }
  return Object.entries(options.steps ?? {}).reduce(
    (all, [name, more]) => withChangedStep(all, name, more, site),
    next,
  );
}

/** Throws what a plan leaves open, but for inputs that nothing feeds: compiling says what would. */
function refuse(question: OpenQuestion): void {
  if (question.kind === 'choice') {
    const { step, input, options } = question;
    throw new PipelineError(`Several step types would feed the input "${input}" of step "${step}".`, [], {
      help: `Name one of them in "include": ${options.join(', ')}.`,
    });
  }
  if (question.kind !== 'input') {
    throw new PipelineError(`The step type "${question.goal}" cannot be planned.`, [], {
      help: 'Name step types of the library in "include", and add others with addStep().',
    });
  }
}

/** Names of the steps of a type and of all that they need. */
function neededFor(steps: readonly PlannedStep[], type: string): ReadonlySet<string> {
  const needed = new Set(steps.filter((step) => step.type === type).map(({ name }) => name));
  // Steps come after those they need.
  for (const { name, needs } of [...steps].reverse()) {
    needs.filter(() => needed.has(name)).forEach((need) => needed.add(need));
  }
  return needed;
}

/** Where data are, by job type; one place alone holds training data. */
export function placesOf(data: DataPlaces): Readonly<Record<string, string>> {
  return typeof data === 'string' ? { training: data } : Object.fromEntries(Object.entries(data));
}

function configOf({ type }: PlannedStep, options: AutoTrainOptions): LooseConfig {
  const { label_field, tuning, register } = options;
  switch (type) {
    case 'TabularPreprocessing':
      return label_field === undefined ? {} : { label_field };
    case 'XGBoostTuning':
      return isData(tuning) ? tuning : {};
    case 'ModelRegistration':
      return { ...servingConfig(type, 'xgboost'), ...(isData(register) ? register : {}) };
    default:
      return servingConfig(type, 'xgboost');
  }
}

/** Whether config sources give a key. What a config file gives cannot be told here: it is taken to give what all steps share. */
function hasKey(sources: unknown, key: string): boolean {
  const parts: readonly unknown[] = Array.isArray(sources) ? sources : [sources];
  return parts.some((part) => typeof part === 'string' || (isData(part) && Object.hasOwn(part, key)));
}

function changes({ steps }: AutoTrainOptions, step: string, key: string): boolean {
  const more: unknown = new Map(Object.entries(steps ?? {})).get(step);
  return isData(more) && (Object.hasOwn(more, key) || hasKey(more['config'] ?? {}, key));
}

function withShared(state: PipelineState, config: LooseConfig, site: CallSite | undefined): PipelineState {
  if (Object.keys(config).length === 0) {
    return state;
  }
  const before = state.keys['config'];
  // What stands there already keeps the place of the call that wrote it.
  return withKey(state, 'config', mergedConfig([before, config]), before === undefined ? site : undefined);
}
