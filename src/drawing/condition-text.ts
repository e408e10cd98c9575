import type { LinkedConditionTerm } from '../graph/model.js';
import { expressionText } from '../sagemaker/expression.js';
import { toJson, type Traced } from '../source/traced.js';

/** What a condition asks, as people write it: terms of a list joined by "and", inner lists in brackets. */
export function conditionText(terms: readonly LinkedConditionTerm[]): string {
  return joined(terms, ' and ', false);
}

function joined(terms: readonly LinkedConditionTerm[], word: string, isInner: boolean): string {
  const text = terms.map((term) => termText(term, terms.length > 1)).join(word);
  return isInner && terms.length > 1 ? `(${text})` : text;
}

function termText(term: LinkedConditionTerm, isInner: boolean): string {
  switch (term.kind) {
    case 'comparison':
      return `${valueText(term.left)} ${term.op} ${valueText(term.right)}`;
    case 'not':
      return `not (${termText(term.term, false)})`;
    case 'any':
      return joined(term.terms, ' or ', isInner);
    case 'all':
      return joined(term.terms, ' and ', isInner);
  }
}

/** A value that is one expression stands without its brackets: `evaluate.files.metrics#auc`. */
function valueText(traced: Traced): string {
  return expressionText(toJson(traced)).replace(/^\$\{(?:steps\.)?([^{}]*)\}$/, '$1');
}
