import type { Parameter } from '../project/types.generated.js';
import { isTemplate, parseTemplate, type Reference } from '../project/interpolation.js';
import { findOutput, outputValue, type Ports } from '../registry/ports.js';
import {
  EXECUTION_VARIABLES,
  executionVariable,
  EXPERIMENT_VARIABLES,
  experimentVariable,
  join,
  jsonGet,
  jsonGetFromS3,
  parameter,
  stepProperty,
} from '../sagemaker/expression.js';
import type { Location } from '../source/location.js';
import {
  isExpressionValue,
  isTracedList,
  isTracedMap,
  Traced,
  type ExpressionValue,
  type Json,
  type ValueType,
} from '../source/traced.js';

/** A ${...} that cannot be resolved. `options` are the names that would have been known. */
export interface ReferenceProblem {
  readonly kind:
    | 'syntax'
    | 'parameter'
    | 'execution'
    | 'experiment'
    | 'environment'
    | 'step'
    | 'output'
    | 'property-of-step-without-properties'
    | 'file'
    /** A step's value where no step has run yet. */
    | 'before-steps';
  readonly at: Location;
  /** The expression as written, or for a syntax problem the sentence that says what is wrong. */
  readonly text: string;
  readonly name: string;
  readonly step?: string;
  readonly options: readonly string[] | ReadonlySet<string>;
  readonly help?: string;
}

/** What a reference can refer to. */
export interface Scope {
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly declaredParameters: ReadonlySet<string>;
  readonly declaredSteps: ReadonlySet<string>;
  /** Ports and property files of the steps that have some; a declared step that is missing here is broken. */
  readonly steps: ReadonlyMap<string, ReferableStep>;
  /** Whether the pipeline has an experiment. */
  readonly hasExperiment: boolean;
  /** What ${env.X} reads. */
  readonly variables: ReadonlyMap<string, string | undefined>;
}

/** What other steps can refer to in a step. */
export interface ReferableStep {
  readonly ports: Ports;
  readonly propertyFiles: ReadonlySet<string>;
  /** Whether the step has properties at all: Fail has none. */
  readonly hasProperties: boolean;
}

/** A step that a value refers to. */
export interface StepReferenceFound {
  readonly step: string;
  readonly at: Location;
  /** Whether it only leads to a JSON file in S3, for which SageMaker does not wait by itself. */
  readonly leadsToFile: boolean;
}

/** What resolving found besides the values. */
export interface ReferenceFindings {
  readonly problems: ReferenceProblem[];
  /** Steps referred to, with the place. */
  readonly steps: StepReferenceFound[];
}

/** The same value with every ${...} in it resolved; one that cannot be is left as it is written and added to the findings. A value without any is returned itself. */
export function resolveReferences(traced: Traced, scope: Scope, findings: ReferenceFindings): Traced {
  const { value } = traced;
  if (typeof value === 'string') {
    return isTemplate(value) ? new Traced(resolveText(value, traced.at, scope, findings), traced.at) : traced;
  }
  if (isTracedMap(value)) {
    const entries = [...value].map(([key, entry]): [string, Traced] => [
      key,
      resolveReferences(entry, scope, findings),
    ]);
    return entries.every(([key, entry]) => entry === value.get(key))
      ? traced
      : new Traced(new Map(entries), traced.at);
  }
  if (isTracedList(value)) {
    const items = value.map((item) => resolveReferences(item, scope, findings));
    return items.every((item, index) => item === value[index]) ? traced : new Traced(items, traced.at);
  }
  return traced;
}

function resolveText(
  text: string,
  at: Location,
  scope: Scope,
  findings: ReferenceFindings,
): string | ExpressionValue {
  const template = parseTemplate(text);
  if (!template.ok) {
    findings.problems.push({
      kind: 'syntax',
      at,
      text: template.problem,
      name: '',
      options: [],
      help: template.help,
    });
    return text;
  }
  const parts: (string | ExpressionValue)[] = [];
  for (const part of template.parts) {
    const resolved =
      part.kind === 'text' ? part.text : resolveReference(part.reference, part.text, at, scope, findings);
    if (resolved === undefined) {
      return text;
    }
    const last = parts.at(-1);
    if (typeof resolved === 'string' && typeof last === 'string') {
      parts[parts.length - 1] = last + resolved;
    } else {
      parts.push(resolved);
    }
  }
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) {
    return first;
  }
  return { expression: join('', parts.map(jsonOf)), type: 'String' };
}

/** Undefined when the reference cannot be resolved. */
type Resolved = string | ExpressionValue | undefined;

function resolveReference(
  reference: Reference,
  text: string,
  at: Location,
  scope: Scope,
  findings: ReferenceFindings,
): Resolved {
  const fail = (
    kind: ReferenceProblem['kind'],
    name: string,
    options: readonly string[] | ReadonlySet<string>,
    step?: string,
  ): Resolved => {
    findings.problems.push({
      kind,
      at,
      text,
      name,
      options,
      ...(step === undefined ? {} : { step }),
    });
    return undefined;
  };
  switch (reference.kind) {
    case 'parameter': {
      const found = scope.parameters.get(reference.name);
      if (found !== undefined) {
        return { expression: parameter(reference.name), type: found.type };
      }
      return scope.declaredParameters.has(reference.name)
        ? { expression: parameter(reference.name), type: 'Any' }
        : fail('parameter', reference.name, scope.declaredParameters);
    }
    case 'execution':
      return EXECUTION_VARIABLES.some((name) => name === reference.name)
        ? { expression: executionVariable(reference.name), type: 'String' }
        : fail('execution', reference.name, EXECUTION_VARIABLES);
    case 'experiment':
      return scope.hasExperiment && EXPERIMENT_VARIABLES.some((name) => name === reference.name)
        ? { expression: experimentVariable(reference.name), type: 'String' }
        : fail('experiment', reference.name, scope.hasExperiment ? EXPERIMENT_VARIABLES : []);
    case 'environment':
      return scope.variables.get(reference.name) ?? fail('environment', reference.name, []);
    case 'output':
    case 'property':
    case 'file':
      return resolveStepReference(reference, at, scope, findings, fail);
    case 'json':
      return resolveJson(reference, at, scope, findings);
  }
}

/** A value in a JSON file in S3. The steps that its place is read from are found, too. */
function resolveJson(
  { uri, path }: Extract<Reference, { readonly kind: 'json' }>,
  at: Location,
  scope: Scope,
  findings: ReferenceFindings,
): Resolved {
  const inside: ReferenceFindings = { problems: findings.problems, steps: [] };
  const parts = uri.map((part) =>
    part.kind === 'text' ? part.text : resolveReference(part.reference, part.text, at, scope, inside),
  );
  findings.steps.push(...inside.steps.map((found) => ({ ...found, leadsToFile: true })));
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length
    ? { expression: jsonGetFromS3(known.map(jsonOf), path), type: 'Any' }
    : undefined;
}

function jsonOf(part: string | ExpressionValue): Json {
  return typeof part === 'string' ? part : part.expression;
}

type StepReference = Extract<Reference, { readonly step: string }>;
type Fail = (
  kind: ReferenceProblem['kind'],
  name: string,
  options: readonly string[] | ReadonlySet<string>,
  step?: string,
) => Resolved;

function resolveStepReference(
  reference: StepReference,
  at: Location,
  scope: Scope,
  findings: ReferenceFindings,
  fail: Fail,
): Resolved {
  const { step } = reference;
  if (!scope.declaredSteps.has(step)) {
    return fail('step', step, scope.declaredSteps);
  }
  findings.steps.push({ step, at, leadsToFile: false });
  const target = scope.steps.get(step);
  if (target === undefined) {
    return { expression: stepProperty(step, 'Unknown'), type: 'Any' };
  }
  if (!target.hasProperties) {
    return fail('property-of-step-without-properties', step, [], step);
  }
  switch (reference.kind) {
    case 'output': {
      const output = findOutput(target.ports, reference.output);
      return output === undefined
        ? fail('output', reference.output, [...target.ports.outputs.keys()], step)
        : { expression: outputValue(step, output), type: typeOfData(output.data_type) };
    }
    case 'property':
      return { expression: stepProperty(step, reference.path), type: 'Any' };
    case 'file':
      return target.propertyFiles.has(reference.file)
        ? { expression: jsonGet(step, reference.file, reference.path), type: 'Any' }
        : fail('file', reference.file, target.propertyFiles, step);
  }
}

/** The type of an output's value as an expression. */
function typeOfData(dataType: string): ValueType {
  switch (dataType) {
    case 'Integer':
    case 'Float':
    case 'Boolean':
      return dataType;
    default:
      return 'String';
  }
}

/** An expression with its place. */
export interface PlacedExpression {
  readonly value: ExpressionValue;
  readonly at: Location;
}

const NO_EXPRESSIONS: readonly PlacedExpression[] = [];

/** The expressions in a value, each with its place. */
export function expressionsIn(traced: Traced): readonly PlacedExpression[] {
  // Every rule asks this of every value, and few hold any: a list is made only for those.
  let found: PlacedExpression[] | undefined;
  const collect = ({ value, at }: Traced): void => {
    if (isTracedMap(value) || isTracedList(value)) {
      value.forEach(collect);
    } else if (isExpressionValue(value)) {
      found ??= [];
      found.push({ value, at });
    }
  };
  collect(traced);
  return found ?? NO_EXPRESSIONS;
}
