import type { JsonKind, ValueProblem } from '../../sagemaker/check-scalar.js';
import type { ExpressionType } from '../../sagemaker/check-shape.js';
import { isJsonObject, memberOf, pointerKeys } from '../../sagemaker/json-data.js';
import type { ShapeType } from '../../sagemaker/service-model.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionStep } from './steps.js';

/** Most characters of a value that a message quotes. */
const MAX_QUOTED = 80;

/** A step in words: `step "train"`, or by its place if it has no name. */
export function stepNoun({ name, pointer }: DefinitionStep): string {
  return name === undefined ? `the step at "${pointer}"` : `step "${name}"`;
}

/**
 * The path of an argument as AWS writes it, from the step's Arguments on: `ProcessingInputs[0].S3Input`; '' for all of
 * them, and for the step itself. What a step has beside its arguments is named from the step on: `OutputParameters[0]`.
 */
export function argumentPath(step: DefinitionStep, pointer: string): string {
  const [first, ...rest] = pointerKeys(pointer.slice(step.pointer.length));
  const keys = first === undefined || first === 'Arguments' ? rest : [first, ...rest];
  return keys.reduce(
    (path, key) => (/^\d+$/.test(key) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`),
    '',
  );
}

/** An argument in words: `"ResourceConfig.InstanceType" of step "train"`. */
export function argumentNoun(step: DefinitionStep, pointer: string): string {
  const path = argumentPath(step, pointer);
  return path === '' ? `"Arguments" of ${stepNoun(step)}` : `"${path}" of ${stepNoun(step)}`;
}

/** A sentence with a capital letter, unless it begins with a quote. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** How an expression becomes a text. */
export const JOIN_HELP =
  'Make it a text: {"Std:Join": {"On": "", "Values": [...]}}, as to_string() of the SDK does; or declare the parameter as a String.';

/** A text in double quotes, cut if it is long. */
export function quoted(text: string): string {
  const characters = Array.from(text.slice(0, 4 * MAX_QUOTED));
  return characters.length > MAX_QUOTED ? `"${characters.slice(0, MAX_QUOTED).join('')}..."` : `"${text}"`;
}

/** An expression in double quotes: what it gets, or the name of its function. */
export function quotedExpression(expression: Json): string {
  const text = memberOf(expression, 'Get');
  return quoted(
    typeof text === 'string' ? text : isJsonObject(expression) ? Object.keys(expression).join() : '',
  );
}

const SHAPE_NOUNS: Readonly<Record<ShapeType, string>> = {
  structure: 'an object',
  list: 'a list',
  map: 'an object',
  string: 'a text',
  integer: 'a whole number',
  float: 'a number',
  boolean: 'true or false',
  timestamp: 'a point in time',
};

const KIND_NOUNS: Readonly<Record<JsonKind, string>> = {
  string: 'a text',
  integer: 'a number',
  float: 'a number with a fraction',
  boolean: 'true or false',
  list: 'a list',
  object: 'an object',
  null: 'null',
};

const EXPRESSION_NOUNS: Readonly<Record<ExpressionType, string>> = {
  string: 'a text',
  integer: 'an Integer',
  float: 'a Float',
  boolean: 'a Boolean',
  scalar: 'a single value',
  structure: 'a structure',
  list: 'a list',
  map: 'a map',
  unknown: 'unknown',
};

/** What values of a shape are, with an article. */
export function shapeNoun(type: ShapeType): string {
  return SHAPE_NOUNS[type];
}

/** What a JSON value is, with an article. */
export function kindNoun(kind: JsonKind): string {
  return KIND_NOUNS[kind];
}

/** What an expression gives, with an article. */
export function expressionNoun(type: ExpressionType): string {
  return EXPRESSION_NOUNS[type];
}

/** What is wrong with a value, as the end of a sentence that begins with its name; undefined for problems of its type or enum. */
export function limitClause(problem: ValueProblem): { predicate: string; help: string } | undefined {
  switch (problem.kind) {
    case 'pattern':
      return {
        predicate: `is ${quoted(problem.value)}, which is not of the form that SageMaker takes`,
        help: `The whole text has to match the expression ${problem.pattern} of the service model.`,
      };
    case 'length': {
      const { unit, actual, min, max } = problem;
      return {
        predicate: `has ${counted(actual, unit)}`,
        help: `SageMaker takes ${between(min, max, unit)}.`,
      };
    }
    case 'range': {
      const { value, min, max } = problem;
      return { predicate: `is ${value}`, help: `SageMaker takes ${between(min, max)}.` };
    }
    default:
      return undefined;
  }
}

function counted(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit.replace(/y$/, 'ie')}s`;
}

function between(min: number | undefined, max: number | undefined, unit?: string): string {
  const last = (count: number): string => (unit === undefined ? String(count) : counted(count, unit));
  if (min === undefined || min === 0 || max === undefined) {
    return max === undefined ? `at least ${last(min ?? 0)}` : `at most ${last(max)}`;
  }
  return `${min} to ${last(max)}`;
}

/** Where an expression stands, to follow its name: ` in step "train"`; '' outside of all steps. */
export function inStep(step: DefinitionStep | undefined): string {
  return step === undefined ? '' : ` in ${stepNoun(step)}`;
}
