import { didYouMean } from '../../diagnostics/suggest.js';
import type { LinkedStep } from '../../graph/model.js';
import { sagemakerTypeOf } from '../../graph/sagemaker-type.js';
import { outputParameterNames } from '../../builders/output-parameters.js';
import {
  resolvePropertyPath,
  type PropertyPathProblem,
  type PropertyPathResult,
} from '../../sagemaker/property-path.js';
import type { SageMakerStepType } from '../../sagemaker/step-types.js';
import { project, TRAIN } from '../example.js';
import { propertyProblem } from './property-problem.js';
import { onlySlip } from '../../diagnostics/slip.js';
import type { Mend } from '../../source/mend.js';
import type { Finding, PipelineRule } from '../rule.js';
import { listed } from '../wording.js';
import { propertyUses, type PropertyUse } from './step-references.js';

const steps = (path: string) => `
  steps:
    prepare: { type: Prepare }
    train: { type: Train, needs: [prepare] }
    stop: { type: Fail, message: "The model is \${steps.train.properties.${path}}" }
`;

/**
 * The properties of a step are the members of its job's Describe response (sagemaker-python-sdk 2.257,
 * workflow/properties.py; shapes of botocore 1.43 sagemaker 2017-07-24).
 */
export const unknownProperty: PipelineRule = {
  scope: 'pipeline',
  code: 'SMP509',
  name: 'unknown-property',
  severity: 'error',
  what: 'Every ${steps.<step>.properties.<path>} is a member of what SageMaker says of a job of that kind.',
  why: 'SageMaker finds out only when the step runs that reads it, after those before it have been paid for.',
  fix: 'Correct the path; it follows the response of the Describe call of the job.',
  invalid: project({ manifest: steps('ModelArtifact.S3ModelArtifacts') }, TRAIN),
  valid: project({ manifest: steps('ModelArtifacts.S3ModelArtifacts') }, TRAIN),
  check({ graph }, report) {
    for (const use of propertyUses(graph)) {
      const step = graph.steps.get(use.step);
      const type = step === undefined ? undefined : sagemakerType(step);
      if (step === undefined || type === undefined || isOutputPath(step, use.path)) {
        continue;
      }
      const written = `\${steps.${use.step}.properties.${use.path}}`;
      const result = resolvePropertyPath(type, use.path);
      const finding = result.ok
        ? misuse(written, step, use, result)
        : {
            ...propertyProblem(written, type, use.path, result.problem),
            fix: respelledMember(written, use, result.problem),
          };
      if (finding !== undefined) {
        report(use.at, finding);
      }
    }
  },
};

function sagemakerType(step: LinkedStep): SageMakerStepType | undefined {
  return step.kind === 'job' ? sagemakerTypeOf(step) : step.kind === 'condition' ? 'Condition' : undefined;
}

/** Paths of outputs come from the specification, where a rule of its own checks them. */
function isOutputPath(step: LinkedStep, path: string): boolean {
  return (
    step.kind === 'job' && [...step.ports.outputs.values()].some((output) => output.property_path === path)
  );
}

/** What a Lambda or Callback step says that it gives back; undefined if that cannot be told. */
function declaredParameters(step: LinkedStep): readonly string[] | undefined {
  const builds = step.kind === 'job' ? step.spec.document.value.sagemaker_step_type : undefined;
  return step.kind === 'job' && step.configComplete && (builds === 'Lambda' || builds === 'Callback')
    ? outputParameterNames(step)
    : undefined;
}

/** The outputs that a job's specification declares; undefined for a Raw step, whose request may name others. */
function declaredOutputs(step: LinkedStep): readonly string[] | undefined {
  return step.kind === 'job' && step.spec.document.value.sagemaker_step_type !== 'Raw'
    ? [...step.ports.outputs.keys()]
    : undefined;
}

function misuse(
  written: string,
  step: LinkedStep,
  use: PropertyUse,
  { type, keys }: Extract<PropertyPathResult, { ok: true }>,
): Finding | undefined {
  const parameter = keys.find(({ collection }) => collection === 'OutputParameters');
  const declared = parameter === undefined ? undefined : declaredParameters(step);
  if (parameter !== undefined && declared?.includes(String(parameter.key)) === false) {
    const name = String(parameter.key);
    return {
      message: `"${written}" does not exist: step "${step.name}" declares no output parameter "${name}".${didYouMean(name, declared)}`,
      help: `Add "${name}" to "output_parameters" in the config of "${step.name}", or correct the name.`,
      fix: respelled(use, written, `['${name}']`, name, declared),
    };
  }
  const outputs = declaredOutputs(step);
  const unknown = keys.find(
    ({ key, collectionShape }) =>
      collectionShape === 'ProcessingOutputs' && typeof key === 'string' && outputs?.includes(key) === false,
  );
  if (outputs !== undefined && unknown !== undefined) {
    const name = String(unknown.key);
    return {
      message: `"${written}" does not exist: step "${step.name}" has no output "${name}".${didYouMean(name, outputs)}`,
      help: `The outputs of "${step.name}" are ${listed(outputs)}.`,
      fix: respelled(use, written, `['${name}']`, name, outputs),
    };
  }
  return use.single && (type === 'structure' || type === 'list' || type === 'map')
    ? {
        message: `"${written}" is a ${type}, where a single value is wanted.`,
        help: 'Add the member, key or index of the value that is meant to the path.',
      }
    : undefined;
}

function respelledMember(written: string, use: PropertyUse, problem: PropertyPathProblem): Mend | undefined {
  return problem.kind === 'unknown-member'
    ? respelled(use, written, `.${problem.name}`, problem.name, problem.members)
    : undefined;
}

/** Writes the name that one can be a slip of; only where what is to be replaced, the name with what marks it, stands once. */
function respelled(
  { at }: PropertyUse,
  written: string,
  part: string,
  name: string,
  options: readonly string[],
): Mend | undefined {
  const meant = onlySlip(name, options);
  if (meant === undefined || written.split(part).length !== 2) {
    return undefined;
  }
  const by = written.replace(part, () => part.replace(name, () => meant));
  return {
    title: `Write "${meant}" for "${name}"`,
    changes: [{ at, change: { kind: 'replace', text: written, by } }],
  };
}
