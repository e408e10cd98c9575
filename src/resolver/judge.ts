import { isMadeFor } from '../graph/branches.js';
import type { LinkedJob, PipelineGraph } from '../graph/model.js';
import type { DependencyPort } from '../registry/ports.js';
import { keyOf, locationOf } from '../source/location.js';
import { flawOf, keyOfOutput, withLine, type Weighed } from './candidates.js';
import { declaredSource } from './factors.js';
import type { LineEvidence, Lines } from './lines.js';
import type { Score } from './score.js';
import { refined } from './refined.js';
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
  readonly lines: Lines;
  /** Whether inputs for which there is no strong evidence are looked at. */
  readonly weak: boolean;
}

/** Most steps of one kind that are weighed for an input: two of them are already too many to choose from. */
const MAX_OF_A_KIND = 8;

/** Points of name, declared source and keywords from which an output can feed a required input of a step without needs. */
const WEAK_EVIDENCE_POINTS = 10;

/** A text that tells picks apart. */
export function keyOfSelected({ consumer, dependency, entry }: Selected): string {
  return `${consumer.name}\n${dependency.name}\n${entry.key}`;
}

/**
 * The outputs of the pipeline that may feed an input of a job, best first: those for which strong evidence speaks, and those that
 * cast doubt on them; once those are settled everywhere, for inputs without any also others for which enough speaks.
 */
export function candidatesFor(
  job: LinkedJob,
  dependency: DependencyPort,
  search: Search,
): readonly Weighed[] {
  if (flawOfInput(job, dependency, search.graph) !== undefined) {
    return [];
  }
  const found = search
    .ranking(job, dependency)
    .flatMap((source) => entriesOf(job, dependency, source, search));
  const strong = found.filter(({ score }) => score.strong);
  if (strong.length > 0) {
    const doubts = (entry: Weighed): boolean =>
      strong.every((other) => saysMore(entry, other) || isInPlaceOf(dependency, entry, other)) ||
      strong.some((other) => refined(search.graph, job, dependency, other, [entry]) !== undefined);
    return found.filter((entry) => entry.score.strong || doubts(entry));
  }
  return search.weak ? found : [];
}

/** Whether the dependency's keywords and declared sources speak for one output and not for another, and its name not against it. */
function saysMore({ score: a }: Weighed, { score: b }: Weighed): boolean {
  return (
    a.evidence >= WEAK_EVIDENCE_POINTS &&
    Number(a.described) >= Number(b.described) &&
    Number(a.isDeclared) >= Number(b.isDeclared) &&
    (a.described !== b.described || a.isDeclared !== b.isDeclared)
  );
}

/** Whether an output has the dependency's name but for what its step does, and another one, from no declared source, has it only as an alias. */
function isInPlaceOf(
  { compatible_sources: declared }: DependencyPort,
  { score: a }: Weighed,
  { score: b }: Weighed,
): boolean {
  return a.isCore && declared.length > 0 && !b.isDeclared && b.exactness < 3;
}

function entriesOf(
  job: LinkedJob,
  dependency: DependencyPort,
  source: RankedSource,
  search: Search,
): readonly Weighed[] {
  const found: Weighed[] = [];
  if (!isEnough(dependency, source.score)) {
    return found;
  }
  for (const producer of search.ranking.jobsFor(source, [job.name, dependency.name], search.lines)) {
    const entry = producer.name === job.name ? undefined : entryOf(job, dependency, producer, source, search);
    if (entry !== undefined && flawOfEntry({ consumer: job, dependency, entry }, search) === undefined) {
      found.push(entry);
    }
    if (found.length === MAX_OF_A_KIND) {
      break;
    }
  }
  return found;
}

/** Every output of the pipeline whose types fit an input of a job, best first. */
export function judge(job: LinkedJob, dependency: DependencyPort, search: Search): readonly Judged[] {
  const ofInput = flawOfInput(job, dependency, search.graph);
  return search.ranking(job, dependency).flatMap((source) =>
    source.jobs.flatMap((producer): Judged[] => {
      const entry =
        producer.name === job.name ? undefined : entryOf(job, dependency, producer, source, search);
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
  dependency: DependencyPort,
  producer: LinkedJob,
  { output: { name }, score: ofKind }: RankedSource,
  { graph, lines }: Search,
): Weighed | undefined {
  const output = producer.ports.outputs.get(name);
  const score = withLine(ofKind, lineOf(lines, job, dependency, producer.name, name));
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
  return dependency.compatible_sources.length === 0 || comesFromSteps(dependency, graph)
    ? undefined
    : 'no step type is a declared source of the input';
}

function comesFromSteps(
  { compatible_sources: declared }: DependencyPort,
  { registry }: PipelineGraph,
): boolean {
  for (const { document } of registry.specs.values()) {
    const { step_type: stepType, sagemaker_step_type: sagemakerType } = document.value;
    if (declaredSource(declared, stepType, sagemakerType) !== undefined) {
      return true;
    }
  }
  return false;
}

function flawOfEntry(pick: Selected, { graph, fallen, isAfter, lines }: Search): string | undefined {
  const { consumer, dependency, entry } = pick;
  const { step } = entry.candidate;
  const flaw = flawOf(dependency, entry);
  if (flaw !== undefined) {
    return flaw;
  }
  if (!isEnough(dependency, entry.score)) {
    return 'without stated needs, what speaks for it is not enough';
  }
  if (lineOf(lines, consumer, dependency, step, entry.candidate.output.name).kind === 'other') {
    return `the names of "${step}" and "${consumer.name}" are those of different lines of work`;
  }
  if (!isMadeFor(graph, step, consumer.name)) {
    return `"${step}" stands in a branch that "${consumer.name}" is not in`;
  }
  if (fallen.has(keyOfSelected(pick))) {
    return 'it would make a cycle with choices that are as good or better';
  }
  return isAfter(step, consumer.name) ? `"${step}" comes after "${consumer.name}"` : undefined;
}

/** Whether what speaks for an output is enough where no needs say which steps are meant. */
function isEnough(dependency: DependencyPort, { strong, likely, evidence, described }: Score): boolean {
  return (
    strong ||
    likely === 'by itself' ||
    (dependency.required && (evidence >= WEAK_EVIDENCE_POINTS || described))
  );
}

function lineOf(
  lines: Lines,
  job: LinkedJob,
  dependency: DependencyPort,
  step: string,
  port: string,
): LineEvidence {
  return lines.compare({ step: job.name, port: dependency.name }, { step, port });
}
