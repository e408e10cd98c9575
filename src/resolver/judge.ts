import { isMadeFor } from '../graph/branches.js';
import type { LinkedJob, PipelineGraph } from '../graph/model.js';
import type { DependencyPort } from '../registry/ports.js';
import { keyOf, locationOf } from '../source/location.js';
import { flawOf, keyOfOutput, type Weighed } from './candidates.js';
import { declaredSource } from './factors.js';
import type { RunsAfter } from './reach.js';
import type { RankedSource, SourceRanking } from './sources.js';

/** An output chosen for an input. */
export interface Selected {
  readonly consumer: LinkedJob;
  readonly dependency: DependencyPort;
  readonly entry: Weighed;
}

/** An output of the pipeline that is weighed for an input, and what keeps it from feeding it; no flaw if nothing does. */
export interface Judged {
  readonly entry: Weighed;
  /** A phrase without a full stop. */
  readonly flaw?: string;
}

/** What is known while needs are inferred. */
export interface Search {
  readonly graph: PipelineGraph;
  readonly ranking: SourceRanking;
  /** Picks that would have made a cycle. */
  readonly fallen: ReadonlySet<string>;
  readonly isAfter: RunsAfter;
}

/** Most steps of one kind that are weighed for an input: two of them are already too many to choose from. */
const MAX_OF_A_KIND = 8;

/** A text that tells picks apart. */
export function keyOfSelected({ consumer, dependency, entry }: Selected): string {
  return `${consumer.name}\n${dependency.name}\n${entry.key}`;
}

/** The outputs of the pipeline that may feed an input of a job, best first. */
export function candidatesFor(
  job: LinkedJob,
  dependency: DependencyPort,
  search: Search,
): readonly Weighed[] {
  if (flawOfInput(job, dependency, search.graph) !== undefined) {
    return [];
  }
  return search.ranking(job, dependency).flatMap((source): readonly Weighed[] => {
    if (!source.score.strong) {
      return [];
    }
    const found: Weighed[] = [];
    for (const producer of source.jobs.filter(({ name }) => name !== job.name)) {
      const entry = entryOf(job, producer, source, search.graph);
      if (entry !== undefined && flawOfEntry({ consumer: job, dependency, entry }, search) === undefined) {
        found.push(entry);
      }
      if (found.length === MAX_OF_A_KIND) {
        break;
      }
    }
    return found;
  });
}

/** Every output of the pipeline whose types fit an input of a job, best first. */
export function judge(job: LinkedJob, dependency: DependencyPort, search: Search): readonly Judged[] {
  const ofInput = flawOfInput(job, dependency, search.graph);
  return search.ranking(job, dependency).flatMap((source) =>
    source.jobs.flatMap((producer): Judged[] => {
      const entry = producer.name === job.name ? undefined : entryOf(job, producer, source, search.graph);
      if (entry === undefined) {
        return [];
      }
      const flaw = ofInput ?? flawOfEntry({ consumer: job, dependency, entry }, search);
      return [flaw === undefined ? { entry } : { entry, flaw }];
    }),
  );
}

function entryOf(
  job: LinkedJob,
  producer: LinkedJob,
  { output: { name }, score }: RankedSource,
  graph: PipelineGraph,
): Weighed | undefined {
  const output = producer.ports.outputs.get(name);
  return output === undefined
    ? undefined
    : {
        key: keyOfOutput(producer.name, name),
        candidate: { step: producer.name, output, score: score.score, factors: score.factors },
        score,
        at: keyOf(locationOf(graph.manifest.source, 'steps', job.name)),
      };
}

/** Why nothing is inferred for an input. */
function flawOfInput(job: LinkedJob, dependency: DependencyPort, graph: PipelineGraph): string | undefined {
  if (!dependency.required && job.inputs.size > 0) {
    return 'whoever wires some inputs of a step by hand leaves its other optional ones open';
  }
  const { compatible_sources: declared } = dependency;
  const comesFromSteps =
    declared.length === 0 ||
    [...graph.registry.specs.values()].some(
      ({ document: { value } }) =>
        declaredSource(declared, value.step_type, value.sagemaker_step_type) !== undefined,
    );
  return comesFromSteps ? undefined : 'no step type is a declared source of the input';
}

function flawOfEntry(pick: Selected, { graph, fallen, isAfter }: Search): string | undefined {
  const { consumer, dependency, entry } = pick;
  const { step } = entry.candidate;
  const flaw = flawOf(dependency, entry);
  if (flaw !== undefined) {
    return flaw;
  }
  if (!entry.score.strong) {
    return 'without stated needs only the same name or alias, or a declared source, is evidence enough';
  }
  if (!isMadeFor(graph, step, consumer.name)) {
    return `"${step}" stands in a branch that "${consumer.name}" is not in`;
  }
  if (fallen.has(keyOfSelected(pick))) {
    return 'it would make a cycle with choices that are as good or better';
  }
  return isAfter(step, consumer.name) ? `"${step}" comes after "${consumer.name}"` : undefined;
}
