import { didYouMean } from '../../diagnostics/suggest.js';
import { resolvePropertyPath, type PropertyKey } from '../../sagemaker/property-path.js';
import type { DefinitionFinding, DefinitionRule } from '../rule.js';
import { propertyProblem } from '../sagemaker/property-problem.js';
import { listed } from '../wording.js';
import { declaredCount, declaredNames } from './declared-names.js';
import { definitionFile, definitionOf, fail, training } from './example.js';
import type { DefinitionStep } from './steps.js';

const example = (path: string) =>
  definitionFile(() => definitionOf([training(), fail('stop', { Get: `Steps.train.${path}` })]));

/** Properties are the members of the responses that sagemaker/step-types.ts names (botocore 1.44). */
export const unknownStepProperty: DefinitionRule = {
  scope: 'definition',
  code: 'SMP533',
  name: 'unknown-step-property',
  severity: 'error',
  what: "Every property that is read is a member of what SageMaker says of the step's job, and a name in it is one that the step declares.",
  why: 'SageMaker finds out only when the step runs that reads it, after those before it have been paid for.',
  fix: 'Correct the path; it follows the response of the Describe call of the job.',
  invalid: example('ModelArtifacts.S3ModelArtifact'),
  valid: example('ModelArtifacts.S3ModelArtifacts'),
  check({ references, stepByName }, report) {
    for (const { reference, pointer } of references) {
      const step = reference.kind === 'property' ? stepByName.get(reference.step) : undefined;
      if (reference.kind === 'property' && step?.type !== undefined) {
        const finding = problemOf(step, step.type, reference.path);
        if (finding !== undefined) {
          report(pointer, finding);
        }
      }
    }
  },
};

function problemOf(
  step: DefinitionStep,
  type: NonNullable<DefinitionStep['type']>,
  path: string,
): DefinitionFinding | undefined {
  const written = `Steps.${step.name ?? ''}.${path}`;
  const result = resolvePropertyPath(type, path);
  if (!result.ok) {
    const { message, help } = propertyProblem(written, type, path, result.problem);
    return { message, help };
  }
  for (const chosen of result.keys) {
    const finding = keyProblem(written, step, chosen);
    if (finding !== undefined) {
      return finding;
    }
  }
  return undefined;
}

function keyProblem(
  written: string,
  step: DefinitionStep,
  chosen: PropertyKey,
): DefinitionFinding | undefined {
  const { key, collection } = chosen;
  const name = step.name ?? '';
  if (typeof key === 'number') {
    const count = declaredCount(step, chosen);
    return count === undefined || key < count
      ? undefined
      : {
          message: `"${written}" does not exist: "${collection}" of step "${name}" has ${count === 1 ? '1 item' : `${count} items`}, counted from 0.`,
          help: count === 0 ? 'Refer to another property.' : `Use an index from 0 to ${count - 1}.`,
        };
  }
  const known = declaredNames(step, chosen);
  return known === undefined || known.names.includes(key)
    ? undefined
    : {
        message: `"${written}" does not exist: step "${name}" has no ${known.noun} "${key}".${didYouMean(key, known.names)}`,
        help: `The ${known.noun}s of "${name}" are ${listed(known.names)}.`,
      };
}
