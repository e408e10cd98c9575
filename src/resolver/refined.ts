import type { LinkedJob, PipelineGraph } from '../graph/model.js';
import type { DependencyPort } from '../registry/ports.js';
import { flawOf, type Weighed } from './candidates.js';

/**
 * Another output that is the same thing, refined: its step takes an output by the name of this one, and gives it a name that
 * is the dependency's but for what the step does ("resampled_masks" of a step that takes "masks"). Undefined if there is none.
 */
export function refined(
  graph: PipelineGraph,
  consumer: LinkedJob,
  dependency: DependencyPort,
  { candidate, score }: Weighed,
  entries: readonly Weighed[],
): Weighed | undefined {
  return !score.isCore && score.exactness === 0
    ? undefined
    : entries.find((other) => {
        const maker = graph.steps.get(other.candidate.step);
        return (
          other.candidate.step !== candidate.step &&
          other.score.isCore &&
          other.score.exactness === 0 &&
          maker?.kind === 'job' &&
          maker.step.type !== consumer.step.type &&
          maker.ports.dependencies.has(candidate.output.name) &&
          flawOf(dependency, other) === undefined
        );
      });
}
