import type { SageMakerFacts } from './facts.js';
import { frameworkOf } from './framework.js';
import { isStepKind, kindFacts, type InputDesign, type OutputDesign, type StepKind } from './kinds.js';
import { moduleName, snakeCase } from './names.js';
import { isProblem, type Parsed } from './parsed.js';
import { inputsOf, outputsOf } from './ports.js';
import {
  problemOfKind,
  problemOfName,
  problemOfOptions,
  usesFramework,
  type StepRequest,
} from './request.js';
import { settingsOf, type SettingDesign } from './settings.js';
import { trains, type StepDesign } from './step-design.js';

/** The design of a step type that is asked for, or why there is none. */
export function designStep(request: StepRequest, facts: SageMakerFacts): Parsed<StepDesign> {
  const { stepType, kind } = request;
  const nameProblem = problemOfName(stepType);
  if (nameProblem !== undefined) {
    return { problem: nameProblem };
  }
  if (kind === undefined || !isStepKind(kind)) {
    return { problem: problemOfKind(stepType, kind) };
  }
  const optionProblem = problemOfOptions(kind, request);
  if (optionProblem !== undefined) {
    return { problem: optionProblem };
  }
  const name = snakeCase(stepType);
  const { sagemakerType, script } = kindFacts(kind);
  const inputs = inputsOf(kind, request.inputs);
  const outputs = outputsOf(kind, request.outputs);
  const settings = settingsOf(
    sagemakerType,
    name,
    facts,
    request.variables ?? [],
    request.arguments ?? (trains(kind) ? [SMOOTHING] : []),
  );
  const framework = usesFramework(kind)
    ? frameworkOf(kind, facts, request.framework, request.frameworkVersion)
    : undefined;
  if (isProblem(inputs)) {
    return inputs;
  }
  if (isProblem(outputs)) {
    return outputs;
  }
  if (isProblem(settings)) {
    return settings;
  }
  if (framework !== undefined && isProblem(framework)) {
    return framework;
  }
  const searched = kind === 'tuning' ? searchedHyperparameter(settings) : undefined;
  if (kind === 'tuning' && searched === undefined) {
    return {
      problem: 'A Tuning step searches a hyperparameter that is a number: give --argument NAME=NUMBER.',
    };
  }
  // PyTorch's serving image takes its code from the model's archive only (SDK 2.257, pytorch/model.py `prepare_container_def`).
  const servesArchive = script === 'inference' && framework?.framework === 'pytorch';
  return {
    kind,
    stepType,
    name,
    description: request.description ?? describe(inputs, outputs, kind),
    inputs,
    outputs,
    settings,
    ...(searched === undefined ? {} : { searched }),
    jobTypes: request.jobTypes ?? [],
    ...(framework === undefined ? {} : { framework }),
    ...(script === 'none' || servesArchive
      ? {}
      : { module: moduleName(script === 'inference' ? `${name}_inference` : name) }),
  };
}

/** The hyperparameter of the model that training scripts learn at first. */
const SMOOTHING = 'smoothing=0.5';

/** The first hyperparameter that is a number, with a range around the value that it has when nothing else is said. */
function searchedHyperparameter(settings: readonly SettingDesign[]): StepDesign['searched'] {
  for (const { from, name, type, fallback } of settings) {
    if (from === 'argument' && typeof fallback === 'number') {
      const isInteger = type === 'integer';
      const ends =
        fallback === 0
          ? [0, 1]
          : isInteger
            ? [Math.ceil(fallback / 2), fallback * 2]
            : [fallback / 10, fallback * 10];
      const range = {
        type: isInteger ? 'integer' : 'continuous',
        min: Math.min(...ends),
        max: Math.max(...ends),
      } as const;
      return { name, range };
    }
  }
  return undefined;
}

/** What a step does, as far as its ports say. */
function describe(inputs: readonly InputDesign[], outputs: readonly OutputDesign[], kind: StepKind): string {
  const list = (ports: readonly { readonly name: string }[]) => enumeration(ports.map(({ name }) => name));
  const from = inputs.length === 0 ? '' : ` from ${list(inputs)}`;
  switch (kind) {
    case 'processing':
      return outputs.length === 0
        ? `Processes ${list(inputs) || 'nothing'}.`
        : `Makes ${list(outputs)}${from}.`;
    case 'training':
      return `Learns a model${from}.`;
    case 'tuning':
      return `Searches the hyperparameters of a model that is learnt${from}.`;
    case 'model':
      return `Makes a SageMaker model${from}.`;
    case 'transform':
      return `Scores data${from}.`;
    case 'register-model':
      return `Registers a version${from}.`;
    case 'lambda':
      return `Calls a Lambda function${inputs.length === 0 ? '' : ` with ${list(inputs)}`}.`;
    case 'callback':
      return `Sends a message${inputs.length === 0 ? '' : ` with ${list(inputs)}`} and waits for the answer.`;
  }
}

/** Names as a sentence lists them: a, b and c. */
function enumeration(names: readonly string[]): string {
  return names.join(', ').replace(/, ([^,]*)$/, ' and $1');
}
