import { didYouMean } from '../../diagnostics/suggest.js';
import type { PropertyPathProblem } from '../../sagemaker/property-path.js';
import { stepTypeFacts, type SageMakerStepType } from '../../sagemaker/step-types.js';
import { withArticle } from '../nouns.js';
import type { Finding } from '../rule.js';
import { listed } from '../wording.js';

/** Says in words what is wrong with a property path; `path` is as after `properties.`, `written` as the file has it. */
export function propertyProblem(
  written: string,
  type: SageMakerStepType,
  path: string,
  problem: PropertyPathProblem,
): Finding {
  switch (problem.kind) {
    case 'no-properties':
      return {
        message: `"${written}" reads a property of ${withArticle(type)} step, which has none.`,
        help: 'Refer to a step that gives a value.',
      };
    case 'syntax':
      return {
        message: `"${written}" is no property path: ${problem.expected} is missing ${placeIn(path, problem.offset)}.`,
        help: "Members are joined by dots, keys stand in brackets and single quotes: Outputs['name'].S3Output.S3Uri.",
      };
    case 'missing-quotes':
      return {
        message: `"${written}" is no property path: the key "${problem.key}" is not in single quotes.`,
        help: `Write ['${problem.key}'].`,
      };
    case 'unknown-member':
      return {
        message: `"${written}" does not exist: ${owner(type, problem.parent)} has no member "${problem.name}".${didYouMean(problem.name, problem.members)}`,
        help: membersHelp(type, problem),
      };
    case 'index-on-non-list':
      return {
        message: `"${written}" does not exist: "${problem.parent}" is a ${problem.parentType} and takes no [...] after it.`,
        help:
          problem.parentType === 'map'
            ? "An entry of a map is chosen by its key in single quotes: ['key']."
            : `Remove the brackets after "${problem.parent}".`,
      };
    case 'member-on-non-structure':
      return {
        message: `"${written}" does not exist: "${problem.parent}" is a ${problem.parentType} and has no member "${problem.name}".`,
        help:
          problem.parentType === 'list' || problem.parentType === 'map'
            ? `Choose one of its entries first: ${problem.parent}['name'].${problem.name}.`
            : `End the path at "${problem.parent}".`,
      };
  }
}

/** A step has dozens of properties; they are better looked up. */
function membersHelp(
  type: SageMakerStepType,
  { parent, members }: Extract<PropertyPathProblem, { kind: 'unknown-member' }>,
): string {
  const [response] = stepTypeFacts(type).responses;
  return parent === '' && response !== undefined
    ? `The properties of ${withArticle(type)} step are the members of the response of ${response.replace(/Response$/, '')}.`
    : `The members of ${owner(type, parent)} are ${listed(members)}.`;
}

function owner(type: SageMakerStepType, parent: string): string {
  return parent === '' ? `${withArticle(type)} step` : `"${parent}" of ${withArticle(type)} step`;
}

function placeIn(path: string, offset: number): string {
  return offset >= path.length ? 'at its end' : `before "${path.slice(offset)}"`;
}
