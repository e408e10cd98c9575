import { compareNames } from '../graph/dag.js';
import { jobsOf, type LinkedJob, type PipelineGraph } from '../graph/model.js';
import type { DependencyPort, OutputPort } from '../registry/ports.js';
import type { Lines } from './lines.js';
import type { Score, Scorer, StepKind } from './score.js';

/** One output of all steps of one type and job type. */
export interface Source {
  readonly producer: StepKind;
  readonly output: OutputPort;
  /** The steps, by name. */
  readonly jobs: readonly LinkedJob[];
}

/** A source with what it is worth to a dependency. */
export interface RankedSource extends Source {
  readonly score: Score;
}

/** Ranks sources for the dependencies of jobs, best first, impossible ones left out. */
export interface SourceRanking {
  (consumer: LinkedJob, dependency: DependencyPort): readonly RankedSource[];
  /** The steps of a source that come into question beside some names: those of their lines of work and of none, or all if none is of theirs. */
  readonly jobsFor: (source: Source, names: readonly string[], lines: Lines) => readonly LinkedJob[];
}

/** What scoring knows of a job. */
export function kindOf({ spec, jobType }: LinkedJob): StepKind {
  const { step_type: stepType, sagemaker_step_type: sagemakerType } = spec.document.value;
  return { stepType, sagemakerType, jobType };
}

/** The job types that some steps have, each once, sorted. */
export function jobTypesOf(steps: readonly { readonly jobType?: string | undefined }[]): readonly string[] {
  return [...new Set(steps.flatMap(({ jobType }) => jobType ?? []))].sort(compareNames);
}

/** The outputs of a graph, those of steps that are alike together: however many steps there are, there are few kinds. */
export function sourcesOf(graph: PipelineGraph): readonly Source[] {
  const byKind = new Map<string, LinkedJob[]>();
  for (const job of jobsOf(graph)) {
    const key = `${job.step.type}\n${job.jobType ?? ''}`;
    const jobs = byKind.get(key);
    if (jobs === undefined) {
      byKind.set(key, [job]);
    } else {
      jobs.push(job);
    }
  }
  return [...byKind.values()].flatMap((alike) => {
    const jobs = alike.sort((a, b) => compareNames(a.name, b.name));
    const [first] = jobs;
    return first === undefined
      ? []
      : [...first.ports.outputs.values()].map((output): Source => ({
          producer: kindOf(first),
          output,
          jobs,
        }));
  });
}

/** A ranking over the sources of one pipeline. Consumers of one type and job type share it. */
export function rankSources(sources: readonly Source[], scorer: Scorer): SourceRanking {
  const jobTypes = jobTypesOf(sources.map(({ producer }) => producer));
  const known = new Map<string, readonly RankedSource[]>();
  const rank = (job: LinkedJob, dependency: DependencyPort): readonly RankedSource[] => {
    const consumer = kindOf(job);
    const key = `${consumer.stepType}\n${consumer.jobType ?? ''}\n${dependency.name}`;
    const ranked =
      known.get(key) ??
      sources
        .map((source): RankedSource => ({
          ...source,
          score: scorer({ consumer, dependency, producer: source.producer, output: source.output, jobTypes }),
        }))
        .filter(({ score }) => score.impossible === undefined)
        .sort(
          (a, b) =>
            b.score.points - a.score.points ||
            b.score.exactness - a.score.exactness ||
            compareNames(a.producer.stepType, b.producer.stepType) ||
            compareNames(a.producer.jobType ?? '', b.producer.jobType ?? '') ||
            compareNames(a.output.name, b.output.name),
        );
    known.set(key, ranked);
    return ranked;
  };
  const byLine = new Map<readonly LinkedJob[], ReadonlyMap<string, readonly LinkedJob[]>>();
  const jobsFor: SourceRanking['jobsFor'] = ({ jobs }, names, lines) => {
    if (jobs.length === 1) {
      return jobs;
    }
    const index = byLine.get(jobs) ?? indexByLine(jobs, lines);
    byLine.set(jobs, index);
    const fitting = new Set<LinkedJob>();
    for (const name of names) {
      for (const word of lines.wordsOf(name)) {
        index.get(word)?.forEach((job) => fitting.add(job));
      }
    }
    if (fitting.size === 0) {
      return jobs;
    }
    index.get(NO_LINE)?.forEach((job) => fitting.add(job));
    return [...fitting];
  };
  return Object.assign(rank, { jobsFor });
}

/** What stands for the words of a step that is of no line. */
const NO_LINE = '';

function indexByLine(jobs: readonly LinkedJob[], lines: Lines): ReadonlyMap<string, readonly LinkedJob[]> {
  const index = new Map<string, LinkedJob[]>();
  for (const job of jobs) {
    const words = lines.wordsOf(job.name);
    for (const word of words.length === 0 ? [NO_LINE] : words) {
      const known = index.get(word);
      if (known === undefined) {
        index.set(word, [job]);
      } else {
        known.push(job);
      }
    }
  }
  return index;
}
