import { compareNames } from '../graph/dag.js';
import { portsOf, type DependencyPort, type OutputPort } from '../registry/ports.js';
import type { Registry } from '../registry/registry.js';
import { createScorer, THRESHOLD_POINTS, type Score, type StepKind } from './score.js';

/** An output that is there, and the kind of step that produces it. */
export interface AvailableOutput {
  readonly producer: StepKind;
  readonly output: OutputPort;
}

/**
 * Step types that would turn the available outputs into what a dependency needs in one step, best first: an output of
 * the type fits the dependency on strong evidence, and an available output fits each of the type's required
 * dependencies, all at the threshold or above. Types that already produce one of the outputs, and the consumer's own,
 * are no bridge.
 */
export function bridgingTypes(
  registry: Registry,
  available: readonly AvailableOutput[],
  consumer: StepKind,
  dependency: DependencyPort,
): readonly string[] {
  const scorer = createScorer();
  const present = new Set([consumer.stepType, ...available.map(({ producer }) => producer.stepType)]);
  const jobTypes = [...new Set(available.flatMap(({ producer }) => producer.jobType ?? []))].sort(
    compareNames,
  );
  const pointsOf = (score: Score): number => (score.impossible === undefined ? score.points : 0);
  const bridges: { readonly stepType: string; readonly points: number }[] = [];
  for (const [stepType, spec] of registry.specs) {
    if (present.has(stepType) || registry.broken.has(stepType)) {
      continue;
    }
    const ports = portsOf(spec.document, undefined);
    const bridge: StepKind = { stepType, sagemakerType: spec.document.value.sagemaker_step_type };
    const given = [...ports.outputs.values()].map((output) => {
      const score = scorer({ consumer, dependency, producer: bridge, output, jobTypes });
      return score.strong ? pointsOf(score) : 0;
    });
    const taken = [...ports.dependencies.values()]
      .filter(({ required }) => required)
      .map((input) =>
        Math.max(
          0,
          ...available.map((source) =>
            pointsOf(scorer({ consumer: bridge, dependency: input, ...source, jobTypes })),
          ),
        ),
      );
    const best = Math.max(0, ...given);
    if (best >= THRESHOLD_POINTS && taken.length > 0 && taken.every((points) => points >= THRESHOLD_POINTS)) {
      bridges.push({ stepType, points: best + Math.min(...taken) });
    }
  }
  return bridges
    .sort((a, b) => b.points - a.points || compareNames(a.stepType, b.stepType))
    .map(({ stepType }) => stepType);
}
