import { didYouMean } from '../../diagnostics/suggest.js';
import { kindOf, scalarProblem, type ScalarShape } from '../../sagemaker/check-scalar.js';
import type { Json } from '../../source/traced.js';
import type { DefinitionFinding, DefinitionRule } from '../rule.js';
import { listed } from '../wording.js';
import { definitionFile, definitionOf, training } from './example.js';
import type { DefinitionParameter, ParameterType, ParameterValue } from './parameters.js';
import { argumentNoun, kindNoun, limitClause, quoted } from './words.js';

const example = (instanceType: string) =>
  definitionFile(() =>
    definitionOf(
      [
        training({
          ResourceConfig: {
            InstanceType: { Get: 'Parameters.InstanceType' },
            InstanceCount: 1,
            VolumeSizeInGB: 30,
          },
        }),
      ],
      [{ Name: 'InstanceType', Type: 'String', DefaultValue: instanceType }],
    ),
  );

export const badParameterValue: DefinitionRule = {
  scope: 'definition',
  code: 'SMP526',
  name: 'bad-parameter-value',
  severity: 'error',
  what: "A parameter's default and allowed values are of its type and fit every place where the parameter stands.",
  why: 'The definition is accepted, and the step that uses the parameter fails, after those before it have been paid for.',
  fix: 'Correct the value, or use the parameter elsewhere.',
  invalid: example('ml.m5.xxlarge'),
  valid: example('ml.m5.2xlarge'),
  check(context, report) {
    const ofWrongType = new Set<ParameterValue>();
    for (const parameter of context.parameters) {
      for (const value of parameter.values) {
        const finding = ownProblem(parameter, value);
        if (finding !== undefined) {
          ofWrongType.add(value);
          report(value.pointer, finding);
        }
      }
    }
    const said = new Set<string>();
    for (const { parameter, pointer, step, shape } of context.parameterUses) {
      for (const value of parameter.values) {
        // One shape has the same against a value wherever it is used.
        const key = `${value.pointer} ${shape.name}`;
        const problem = ofWrongType.has(value) || said.has(key) ? undefined : useProblem(value.value, shape);
        if (problem !== undefined) {
          said.add(key);
          const noun = argumentNoun(step, pointer);
          report(value.pointer, {
            message: `The ${value.role} of the parameter "${parameter.name}" ${problem.predicate}, which ${noun} does not take.${problem.suggestion}`,
            help: problem.help,
            related: [{ message: 'The parameter is used here.', pointer }],
          });
        }
      }
    }
  },
};

interface UseProblem {
  readonly predicate: string;
  readonly suggestion: string;
  readonly help: string;
}

function useProblem(value: Json, shape: ScalarShape): UseProblem | undefined {
  const problem = scalarProblem(value, shape);
  if (problem?.kind === 'not-in-enum') {
    const { allowed } = problem;
    return {
      predicate: `is ${quoted(problem.value)}`,
      suggestion: didYouMean(problem.value, allowed),
      help: `It takes ${listed(allowed)}.`,
    };
  }
  const clause = problem === undefined ? undefined : limitClause(problem);
  return clause === undefined
    ? undefined
    : {
        predicate: problem?.kind === 'pattern' ? `is ${quoted(problem.value)}` : clause.predicate,
        suggestion: '',
        help: clause.help,
      };
}

function ownProblem(
  { name, type, values }: DefinitionParameter,
  { value, role }: ParameterValue,
): DefinitionFinding | undefined {
  if (type === undefined) {
    return undefined;
  }
  if (!isOfType(value, type)) {
    return {
      message: `The ${role} of the parameter "${name}" is ${shown(value)}, but its type is ${type}.`,
      help: 'Correct the value or the type.',
    };
  }
  const allowed = values.flatMap((other) =>
    other.role === 'allowed value' && typeof other.value === 'string' ? [other.value] : [],
  );
  return role === 'default' && typeof value === 'string' && allowed.length > 0 && !allowed.includes(value)
    ? {
        message: `The default of the parameter "${name}" is ${quoted(value)}, which is none of its allowed values.${didYouMean(value, allowed)}`,
        help: `Write one of ${listed(allowed)}.`,
      }
    : undefined;
}

function shown(value: Json): string {
  if (typeof value === 'string') {
    return `the text ${quoted(value)}`;
  }
  return typeof value === 'object' && value !== null ? kindNoun(kindOf(value)) : String(value);
}

function isOfType(value: Json, type: ParameterType): boolean {
  switch (type) {
    case 'String':
      return typeof value === 'string';
    case 'Integer':
      return Number.isInteger(value);
    case 'Float':
      return typeof value === 'number';
    case 'Boolean':
      return typeof value === 'boolean';
  }
}
