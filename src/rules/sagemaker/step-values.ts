import type { LinkedConditionTerm, LinkedStep } from '../../graph/model.js';
import type { Traced } from '../../source/traced.js';

/** A value of a step in which a ${...} may stand. */
export interface StepValue {
  readonly value: Traced;
  /** Whether SageMaker takes only a single value there: a text, a number or a boolean. */
  readonly single: boolean;
}

/** Every value of a step that was resolved: its config, explicit inputs, conditions or message. */
export function valuesOf(step: LinkedStep): readonly StepValue[] {
  switch (step.kind) {
    case 'opaque':
      return [];
    case 'fail':
      return [{ value: step.message, single: true }];
    case 'condition':
      return step.when.flatMap(operandsOf).map((value) => ({ value, single: true }));
    case 'job':
      return [
        ...[...step.config.values()].map(({ traced }) => ({ value: traced, single: false })),
        ...[...step.inputs.values()].flatMap((input) =>
          input.kind === 'value' ? [{ value: input.value, single: true }] : [],
        ),
      ];
  }
}

function operandsOf(term: LinkedConditionTerm): readonly Traced[] {
  switch (term.kind) {
    case 'comparison':
      return [term.left, term.right];
    case 'not':
      return operandsOf(term.term);
    case 'any':
    case 'all':
      return term.terms.flatMap(operandsOf);
  }
}
