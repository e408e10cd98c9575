import { didYouMean, suggestions } from '../../diagnostics/suggest.js';
import { EXECUTION_VARIABLES } from '../../sagemaker/expression.js';
import { memberOf, pointerTo } from '../../sagemaker/json-data.js';
import { stepTypeFacts } from '../../sagemaker/step-types.js';
import type { DefinitionFinding, DefinitionRule } from '../rule.js';
import { listed } from '../wording.js';
import { definitionFile, definitionOf, fail } from './example.js';
import { textOf, type DefinitionStep } from './steps.js';
import { inStep, quoted } from './words.js';

const example = (name: string) => definitionFile(() => definitionOf([fail('stop', { Get: name })]));

/** What stands before the first dot (SDK 2.257, workflow/: the `expr` of each class of variables). */
const SCOPES = ['Execution', 'Parameters', 'PipelineExperimentConfig', 'Steps'];

/** What may follow the scopes whose names are all known (workflow/pipeline_experiment_config.py). */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  Execution: EXECUTION_VARIABLES,
  PipelineExperimentConfig: ['ExperimentName', 'TrialName'],
};

export const unknownVariable: DefinitionRule = {
  scope: 'definition',
  code: 'SMP551',
  name: 'unknown-variable',
  severity: 'error',
  what: 'Every {"Get": ...} names a parameter, an execution variable, a member of the experiment configuration, or a property or file of a step.',
  why: 'SageMaker refuses the definition.',
  fix: 'Correct the name.',
  invalid: example('Execution.PipelineRunId'),
  valid: example('Execution.PipelineExecutionId'),
  check({ otherExpressions }, report) {
    for (const { value, pointer, from } of otherExpressions) {
      const name = memberOf(value, 'Get');
      const finding = 'Get' in value ? problemOf(textOf(name), from) : undefined;
      if (finding !== undefined) {
        report(pointerTo(pointer, 'Get'), finding);
      }
    }
  },
};

function problemOf(
  name: string | undefined,
  from: DefinitionStep | undefined,
): DefinitionFinding | undefined {
  if (name === undefined) {
    return isFreeForm(from)
      ? undefined
      : { message: `A "Get"${inStep(from)} is no text.`, help: 'Write the name of a variable.' };
  }
  const dot = name.indexOf('.');
  const scope = dot === -1 ? name : name.slice(0, dot);
  const rest = dot === -1 ? '' : name.slice(dot + 1);
  if (!SCOPES.includes(scope)) {
    return isFreeForm(from) && suggestions(scope, SCOPES).length === 0
      ? undefined
      : {
          message: `SageMaker knows no variable ${quoted(name)}.${didYouMean(scope, SCOPES)}`,
          help: 'A variable begins with "Parameters.", "Execution.", "Steps." or "PipelineExperimentConfig.".',
        };
  }
  const known = NAMES[scope];
  if (known === undefined) {
    return {
      message: `${quoted(name)}${inStep(from)} names no ${scope === 'Steps' ? 'step' : 'parameter'}.`,
      help: `Write ${scope === 'Steps' ? '"Steps.<step>.<property>"' : '"Parameters.<name>"'}.`,
    };
  }
  return known.includes(rest)
    ? undefined
    : {
        message: `SageMaker knows no variable ${quoted(name)}.${didYouMean(rest, known)}`,
        help: `After "${scope}." it knows ${listed(known)}.`,
      };
}

/** Whether a step's arguments are not SageMaker's, so that "Get" may be a key in them like any other. */
function isFreeForm(step: DefinitionStep | undefined): boolean {
  return (
    step !== undefined &&
    (step.type === undefined ||
      (stepTypeFacts(step.type).request === undefined && step.type !== 'Condition' && step.type !== 'Fail'))
  );
}
