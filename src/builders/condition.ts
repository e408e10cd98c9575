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

/** Arguments of a Condition step with its branches' steps (SDK 2.257, workflow/condition_step.py). */
export function buildCondition(
  step: LinkedCondition,
  thenSteps: readonly Draft[],
  elseSteps: readonly Draft[],
): StepBody {
  return { Arguments: { Conditions: step.when.map(term), IfSteps: thenSteps, ElseSteps: elseSteps } };
}

function term(condition: LinkedConditionTerm): Draft {
  switch (condition.kind) {
    case 'not':
      return { Type: 'Not', Condition: term(condition.term) };
    case 'any':
      return { Type: 'Or', Conditions: condition.terms.map(term) };
    case 'comparison': {
      const { left, op, right } = condition;
      const at = { ...left.at, path: [...left.at.path.slice(0, -1), 'op'] };
      const type = new Traced(CONDITION_TYPES[op] ?? op, at);
      return op === 'in'
        ? { Type: type, QueryValue: left, Values: right }
        : { Type: type, LeftValue: left, RightValue: right };
    }
  }
}
