import type { LinkedCondition, LinkedConditionTerm } from '../graph/model.js';
import { Traced } from '../source/traced.js';
import type { Draft } from './draft.js';
import type { StepBody } from './step.js';

/** SageMaker's condition types by operator of the manifest (SDK 2.257, workflow/conditions.py `ConditionTypeEnum`). */
const CONDITION_TYPES: Readonly<Record<string, string>> = {
  '==': 'Equals',
  '>': 'GreaterThan',
  '>=': 'GreaterThanOrEqualTo',
  '<': 'LessThan',
  '<=': 'LessThanOrEqualTo',
  in: 'In',
};

/** Operators that are the negation of another one: SageMaker has no condition types for them. */
const NEGATIONS: ReadonlyMap<string, string> = new Map([
  ['!=', '=='],
  ['not in', 'in'],
]);

/** Arguments of a Condition step with its branches' steps (SDK 2.257, workflow/condition_step.py). */
export function buildCondition(
  step: LinkedCondition,
  thenSteps: readonly Draft[],
  elseSteps: readonly Draft[],
): StepBody {
  return {
    Arguments: {
      Conditions: step.when.flatMap(conjuncts).map(term),
      IfSteps: thenSteps,
      ElseSteps: elseSteps,
    },
  };
}

/** The list of conditions is a conjunction itself. */
function conjuncts(condition: LinkedConditionTerm): readonly LinkedConditionTerm[] {
  return condition.kind === 'all' ? condition.terms.flatMap(conjuncts) : [condition];
}

function term(condition: LinkedConditionTerm): Draft {
  switch (condition.kind) {
    case 'not':
      return condition.term.kind === 'all' ? opposite(condition.term) : not(term(condition.term));
    case 'any':
      return { Type: 'Or', Conditions: condition.terms.map(term) };
    case 'all':
      return not(opposite(condition));
    case 'comparison': {
      const positive = NEGATIONS.get(condition.op);
      return positive === undefined
        ? comparison(condition, condition.op)
        : not(comparison(condition, positive));
    }
  }
}

/** SageMaker has a conjunction only as the list of a step's conditions: elsewhere it is that no opposite holds. */
function opposite(condition: LinkedConditionTerm): Draft {
  switch (condition.kind) {
    case 'all':
      return { Type: 'Or', Conditions: condition.terms.map(opposite) };
    case 'not':
      return term(condition.term);
    default:
      return not(term(condition));
  }
}

function not(condition: Draft): Draft {
  return { Type: 'Not', Condition: condition };
}

function comparison({ left, right }: Comparison, op: string): Draft {
  const at = { ...left.at, path: [...left.at.path.slice(0, -1), 'op'] };
  const type = new Traced(CONDITION_TYPES[op] ?? op, at);
  return op === 'in'
    ? { Type: type, QueryValue: left, Values: right }
    : { Type: type, LeftValue: left, RightValue: right };
}

type Comparison = Extract<LinkedConditionTerm, { readonly kind: 'comparison' }>;
