import type { ScalarShape } from '../../sagemaker/check-scalar.js';
import {
  checkShape,
  type ExpressionType,
  type ShapeFinding,
  type ShapeProblem,
} from '../../sagemaker/check-shape.js';
import { memberOf, pointerTo, type JsonObject } from '../../sagemaker/json-data.js';
import { resolvePropertyPath } from '../../sagemaker/property-path.js';
import { stepTypeFacts } from '../../sagemaker/step-types.js';
import type { Json } from '../../source/traced.js';
import { parameterGives, parametersOf, type DefinitionParameter } from './parameters.js';
import { expressionsOf, referenceOf, type PlacedExpression, type PlacedReference } from './references.js';
import { namesInUnknownSteps, stepsOf, textOf, type DefinitionStep } from './steps.js';

/** A problem of a step's arguments, or of what its type has beside them. */
export interface ArgumentFinding<P extends ShapeProblem = ShapeProblem> extends Omit<
  ShapeFinding,
  'problem'
> {
  readonly step: DefinitionStep;
  readonly problem: P;
}

/** A place where a parameter alone stands for a single value. */
export interface ParameterUse {
  readonly parameter: DefinitionParameter;
  readonly pointer: string;
  readonly step: DefinitionStep;
  /** What the value has to fit. */
  readonly shape: ScalarShape;
}

/** One definition, taken apart once for all rules. */
export interface DefinitionContext {
  readonly definition: Json;
  readonly parameters: readonly DefinitionParameter[];
  readonly parameterByName: ReadonlyMap<string, DefinitionParameter>;
  readonly steps: readonly DefinitionStep[];
  /** The first step of each name. */
  readonly stepByName: ReadonlyMap<string, DefinitionStep>;
  /** Names in steps of unknown types, which may be those of steps too. */
  readonly possibleSteps: ReadonlySet<string>;
  readonly references: readonly PlacedReference[];
  /** Every expression that is no reference. */
  readonly otherExpressions: readonly PlacedExpression[];
  /** What an expression gives. */
  readonly typeOf: (expression: Json) => ExpressionType;
  /** What the service model has against the steps, in their order: first against their arguments. */
  readonly findings: readonly ArgumentFinding[];
  readonly parameterUses: readonly ParameterUse[];
}

/** Takes a definition apart. Whatever the JSON, it never throws; what is not of the definition's form is left out. */
export function definitionContext(definition: Json): DefinitionContext {
  const parameters = parametersOf(definition);
  const steps = stepsOf(definition);
  const parameterByName = firstByName(parameters);
  const stepByName = firstByName(steps);
  const findings: ArgumentFinding[] = [];
  const parameterUses: ParameterUse[] = [];
  const typeOf = (expression: Json): ExpressionType =>
    expressionType(expression, parameterByName, stepByName);

  for (const step of steps) {
    const facts = step.type === undefined ? undefined : stepTypeFacts(step.type);
    const check = (value: Json, shape: string, pointer: string, optional: readonly string[]): void => {
      const found = checkShape(value, shape, pointer, {
        typeOf,
        optional,
        onUse: (expression, place, expected) => {
          const reference = referenceOf(textOf(memberOf(expression, 'Get')) ?? '');
          const parameter = reference?.kind === 'parameter' ? parameterByName.get(reference.name) : undefined;
          if (parameter !== undefined) {
            parameterUses.push({ parameter, pointer: place, step, shape: expected });
          }
        },
      });
      findings.push(...found.map((finding) => ({ ...finding, step })));
    };
    const given = memberOf(step.value, 'Arguments');
    if (facts?.request !== undefined && given !== undefined) {
      const optional = facts.generatedName === undefined ? [] : [facts.generatedName];
      check(given, facts.request, pointerTo(step.pointer, 'Arguments'), optional);
    }
    if (facts?.members !== undefined) {
      check(membersOf(step, facts.extraKeys), facts.members, step.pointer, []);
    }
  }
  const { references, others } = expressionsOf(definition, steps);
  return {
    definition,
    parameters,
    parameterByName,
    steps,
    stepByName,
    possibleSteps: namesInUnknownSteps(steps),
    references,
    otherExpressions: others,
    typeOf,
    findings,
    parameterUses,
  };
}

/** The members of a step with these keys. */
function membersOf({ value }: DefinitionStep, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}

/** The findings of some kinds. */
export function findingsOf<K extends ShapeProblem['kind']>(
  { findings }: DefinitionContext,
  ...kinds: readonly K[]
): readonly ArgumentFinding<Extract<ShapeProblem, { readonly kind: K }>>[] {
  return findings.flatMap((finding) => {
    const { problem } = finding;
    return isOfKind(problem, kinds) ? [{ ...finding, problem }] : [];
  });
}

function isOfKind<K extends ShapeProblem['kind']>(
  problem: ShapeProblem,
  kinds: readonly K[],
): problem is Extract<ShapeProblem, { readonly kind: K }> {
  return kinds.some((kind) => kind === problem.kind);
}

function firstByName<T extends { readonly name: string | undefined }>(
  named: readonly T[],
): ReadonlyMap<string, T> {
  const first = new Map<string, T>();
  for (const entry of named) {
    if (entry.name !== undefined && !first.has(entry.name)) {
      first.set(entry.name, entry);
    }
  }
  return first;
}

function expressionType(
  expression: Json,
  parameters: ReadonlyMap<string, DefinitionParameter>,
  steps: ReadonlyMap<string, DefinitionStep>,
): ExpressionType {
  const text = textOf(memberOf(expression, 'Get'));
  if (text === undefined) {
    return memberOf(expression, 'Std:Join') === undefined ? 'unknown' : 'string';
  }
  const reference = referenceOf(text);
  switch (reference?.kind) {
    case 'parameter':
      return parameterGives(parameters.get(reference.name));
    case 'property':
      return propertyType(steps.get(reference.step), reference.path);
    case 'property-file':
      return 'unknown';
    case undefined:
      return /^Execution\.Pipeline|^PipelineExperimentConfig\./.test(text) ? 'string' : 'unknown';
  }
}

/** Which type a single value has is left open: how the service converts those of a response is not documented. */
function propertyType(step: DefinitionStep | undefined, path: string): ExpressionType {
  if (step?.type === undefined) {
    return 'unknown';
  }
  const result = resolvePropertyPath(step.type, path);
  if (!result.ok) {
    return 'unknown';
  }
  switch (result.type) {
    case 'structure':
    case 'list':
    case 'map':
      return result.type;
    default:
      return 'scalar';
  }
}
