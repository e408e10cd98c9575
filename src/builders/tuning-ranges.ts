import { compareNames } from '../graph/dag.js';
import { keyOf } from '../source/location.js';
import { isTracedList, Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import { jsonText } from './python-text.js';
import type { BuildInput } from './step.js';
import { asHyperparameter } from './text.js';
import { entriesOf, mapAt, textAt } from './values.js';

/** SDK classes by framework: those whose hyperparameters are JSON, with the module that a tuning job is attached to again by. */
const FRAMEWORK_CLASSES: Readonly<Record<string, readonly [name: string, module: string]>> = {
  pytorch: ['PyTorch', 'sagemaker.pytorch.estimator'],
  sklearn: ['SKLearn', 'sagemaker.sklearn.estimator'],
  xgboost: ['XGBoost', 'sagemaker.xgboost.estimator'],
};

/** The hyperparameters that a tuning job searches, by name, sorted. */
export function rangesOf({ job }: BuildInput): readonly (readonly [string, ReadonlyMap<string, Traced>])[] {
  return [...mapAt(job.config, 'hyperparameter_ranges')]
    .sort(([a], [b]) => compareNames(a, b))
    .map(([name, range]) => [name, entriesOf(range)]);
}

/**
 * The ParameterRanges of a tuning job, all three lists of them, bounds as text (SDK 2.257, parameter.py
 * `as_tuning_range`, tuner.py `_prepare_parameter_ranges_for_tuning`); undefined if nothing is searched. `auto` are the
 * hyperparameters for which SageMaker chooses the range itself, with the value that hints at it.
 */
export function parameterRanges(
  input: BuildInput,
  auto: readonly (readonly [string, Draft])[] = [],
): Draft | undefined {
  const all = rangesOf(input);
  const ofType = (type: string) => all.filter(([, range]) => range.get('type')?.value === type);
  const lists =
    all.length === 0
      ? {}
      : {
          ContinuousParameterRanges: ofType('continuous').map(([name, range]) => interval(name, range)),
          CategoricalParameterRanges: ofType('categorical').map(([name, range]) => ({
            Name: nameOf(name, range),
            Values: choices(input, range),
          })),
          IntegerParameterRanges: ofType('integer').map(([name, range]) => interval(name, range)),
        };
  return all.length === 0 && auto.length === 0
    ? undefined
    : {
        ...lists,
        AutoParameters:
          auto.length === 0 ? undefined : auto.map(([name, hint]) => ({ Name: name, ValueHint: hint })),
      };
}

/** What the SDK's frameworks add to the hyperparameters, so that its tuner can be attached to the job later (SDK 2.257, tuner.py `_prepare_static_hyperparameters`). */
export function frameworkClass(input: BuildInput): readonly (readonly [string, Draft])[] {
  const found = frameworkOf(input);
  return found === undefined
    ? []
    : [
        ['sagemaker_estimator_class_name', jsonText(found[0])],
        ['sagemaker_estimator_module', jsonText(found[1])],
      ];
}

function frameworkOf({ job, code }: BuildInput) {
  const framework = textAt(job.config, 'framework') ?? '';
  return code !== undefined && Object.hasOwn(FRAMEWORK_CLASSES, framework)
    ? FRAMEWORK_CLASSES[framework]
    : undefined;
}

function interval(name: string, range: ReadonlyMap<string, Traced>): Draft {
  return {
    Name: nameOf(name, range),
    MinValue: plain(range.get('min')),
    MaxValue: plain(range.get('max')),
    ScalingType: range.get('scaling') ?? 'Auto',
  };
}

/** The values as text; framework containers read theirs as JSON (SDK 2.257, parameter.py `as_json_range`). */
function choices(input: BuildInput, range: ReadonlyMap<string, Traced>): readonly Draft[] {
  const values = range.get('values')?.value;
  const isJson = frameworkOf(input) !== undefined;
  return (values !== undefined && isTracedList(values) ? values : []).flatMap((value): readonly Draft[] => {
    const text = plain(value);
    if (text === undefined) {
      return [];
    }
    return isJson && typeof text.value === 'string' ? [new Traced(jsonText(text.value), text.at)] : [text];
  });
}

function plain(traced: Traced | undefined): Traced | undefined {
  return traced === undefined ? undefined : asHyperparameter(traced, 'plain');
}

function nameOf(name: string, range: ReadonlyMap<string, Traced>): Draft {
  const at = range.get('type')?.at;
  return at === undefined
    ? name
    : new Traced(name, keyOf({ ...at, path: at.path.slice(0, -1), target: 'value' }));
}
