import type { CallSite } from './call-site.js';
import { PipelineError } from './errors.js';
import type { GateOptions } from './method-options.js';
import { lastOf, nameFor, withStep, type PipelineState } from './state.js';

/**
 * Adds a condition on a metric, with a step that ends the execution if it does not hold. Steps that are added later run
 * only if it does, unless `then` names those that do.
 */
export function withGate(
  state: PipelineState,
  options: GateOptions,
  site: CallSite | undefined,
): PipelineState {
  const { metric, min, max, then, file = 'metrics' } = options;
  const evaluation = options.step ?? lastOf(state, 'XGBoostModelEval')?.name;
  if (evaluation === undefined) {
    throw new PipelineError(`Nothing in the pipeline "${state.name}" measures "${metric}".`, [], {
      help: 'Call evaluatePerformance() first, or name the step that measures in "step".',
    });
  }
  const bounds = [
    ...(min === undefined ? [] : [{ op: '>=', bound: min, word: 'below' }]),
    ...(max === undefined ? [] : [{ op: '<=', bound: max, word: 'above' }]),
  ];
  if (bounds.length === 0) {
    const help = 'Give "min", "max" or both.';
    throw new PipelineError(`The quality gate on "${metric}" has no bound.`, [], { help });
  }
  const name = options.name ?? nameFor(state, 'quality_gate', undefined);
  const failing = options.otherwise ?? nameFor(state, 'too_weak', undefined);
  const left = `\${steps.${evaluation}.files.${file}#${metric}}`;
  const when = bounds.map(({ op, bound }) => ({ left, op, right: bound }));
  const misses = bounds.map(({ word, bound }) => `${word} ${bound}`).join(' or ');
  const message = options.message ?? `${metric} of ${evaluation} is ${misses}.`;
  const { gate: outer, ...gated } = withStep(state, 'Condition', { name, when, then, else: [failing] }, site);
  const whole = withStep(gated, 'Fail', { name: failing, message }, site);
  const open = then === undefined ? name : outer;
  return open === undefined ? whole : { ...whole, gate: open };
}
