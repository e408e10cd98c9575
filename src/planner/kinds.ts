import { compareNames } from '../graph/dag.js';
import type { Document } from '../project/document.js';
import type { StepSpec } from '../project/types.generated.js';
import { portsOf, type DependencyPort, type OutputPort, type Ports } from '../registry/ports.js';
import type { Registry } from '../registry/registry.js';
import { createScorer, THRESHOLD_POINTS, type Score, type StepKind } from '../resolver/score.js';

/** A step type in one of its job types, as a step of a plan could have it. */
export interface Kind extends StepKind {
  /** Tells kinds apart. */
  readonly key: string;
  readonly ports: Ports;
}

/** An output that a kind of step would feed an input with. */
export interface Feeder {
  readonly kind: Kind;
  readonly output: OutputPort;
  readonly score: Score;
}

/** The kinds of a registry, and which of them would feed which input; it remembers what it has found out. */
export interface Kinds {
  /** The kinds of a step type, in the order of the job types; none if the type is unknown, broken, or has other job types. */
  readonly of: (stepType: string) => readonly Kind[];
  /** The best output of each kind that fits an input on strong evidence (the resolver's), best first. */
  readonly feeders: (consumer: Kind, dependency: DependencyPort) => readonly Feeder[];
}

/** The kinds of steps that a registry allows for when there are data of some job types. */
export function kindsOf(registry: Registry, jobTypes: readonly string[]): Kinds {
  const scorer = createScorer();
  const sortedJobTypes = [...new Set(jobTypes)].sort(compareNames);
  const known = new Map<string, readonly Kind[]>();
  const fed = new Map<string, readonly Feeder[]>();
  const of = (stepType: string): readonly Kind[] => {
    const kinds = known.get(stepType) ?? variantsOf(registry, stepType, jobTypes);
    known.set(stepType, kinds);
    return kinds;
  };
  const all = (): readonly Kind[] => [...registry.specs.keys()].sort(compareNames).flatMap(of);
  return {
    of,
    feeders(consumer, dependency) {
      const key = `${consumer.key}\n${dependency.name}`;
      const found =
        fed.get(key) ??
        all()
          .filter((kind) => kind.key !== consumer.key)
          .flatMap((kind) => {
            const [best] = [...kind.ports.outputs.values()]
              .map((output): Feeder => {
                const score = scorer({
                  consumer,
                  dependency,
                  producer: kind,
                  output,
                  jobTypes: sortedJobTypes,
                });
                return { kind, output, score };
              })
              .filter(({ score }) => isStrong(score))
              .sort(compareFeeders);
            return best === undefined ? [] : [best];
          })
          .sort(compareFeeders);
      fed.set(key, found);
      return found;
    },
  };
}

/** The kind of the steps that have a specification's type and a job type. */
export function variantOf(document: Document<StepSpec>, jobType: string | undefined): Kind {
  const { step_type: stepType, sagemaker_step_type: sagemakerType } = document.value;
  return {
    stepType,
    sagemakerType,
    jobType,
    key: `${stepType}\n${jobType ?? ''}`,
    ports: portsOf(document, jobType),
  };
}

function variantsOf(registry: Registry, stepType: string, jobTypes: readonly string[]): readonly Kind[] {
  const spec = registry.specs.get(stepType);
  if (spec === undefined || registry.broken.has(stepType)) {
    return [];
  }
  const { job_types: own } = spec.document.value;
  return own === undefined
    ? [variantOf(spec.document, undefined)]
    : [...new Set(jobTypes)]
        .filter((jobType) => Object.hasOwn(own, jobType))
        .map((jobType) => variantOf(spec.document, jobType));
}

function isStrong({ impossible, strong, points }: Score): boolean {
  return impossible === undefined && strong && points >= THRESHOLD_POINTS;
}

function compareFeeders(a: Feeder, b: Feeder): number {
  return (
    b.score.points - a.score.points ||
    b.score.exactness - a.score.exactness ||
    b.score.agreement - a.score.agreement ||
    compareNames(a.kind.key, b.kind.key) ||
    compareNames(a.output.name, b.output.name)
  );
}
