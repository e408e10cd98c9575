import { explainWiring } from '../resolver/explain.js';
import type { PipelineGraph } from '../graph/model.js';
import { toJson } from '../source/traced.js';
import type { WiringExplanation } from './results.js';

/** Explains the inputs of a pipeline's steps: all of them, or those of one step, or one as `<step>.<input>`. */
export function explained(graph: PipelineGraph, target: string | undefined): readonly WiringExplanation[] {
  return explainWiring(graph)
    .filter(
      ({ step, dependency }) => target === undefined || [step, `${step}.${dependency.name}`].includes(target),
    )
    .map(({ step, dependency, outcome, source, candidates, changes }) => ({
      step,
      input: dependency.name,
      required: dependency.required,
      outcome,
      ...(source === undefined
        ? {}
        : {
            source: source.kind === 'output' ? `${source.step}.${source.output.name}` : toJson(source.value),
          }),
      candidates: candidates.map(({ output, ...candidate }) => ({ ...candidate, output: output.name })),
      changes,
    }));
}
