import { jobsOf, type PipelineGraph } from '../graph/model.js';
import { createNameMatcher, remember, type NameMatcher } from './names.js';

/**
 * Lines of work: steps of one type and job type that differ only in a word of their names (train_us and train_eu, fold1 and fold2)
 * each belong to a line, which other steps, inputs and outputs name by the same word.
 */
export interface Lines {
  /** same: an output belongs to the line of an input, by `word`. other: to another one. none: there is nothing to tell. */
  readonly compare: (input: LineEnd, output: LineEnd) => LineEvidence;
  /** The words of a step's name that tell it from others of its type and job type. */
  readonly wordsOf: (step: string) => readonly string[];
}

/** A step and one of its ports, by name. */
export interface LineEnd {
  readonly step: string;
  readonly port: string;
}

/** What the lines of an input and an output say of each other. */
export type LineEvidence =
  { readonly kind: 'same'; readonly word: string } | { readonly kind: 'other' } | { readonly kind: 'none' };

const NOTHING: LineEvidence = { kind: 'none' };
const NO_GROUPS: ReadonlyMap<number, ReadonlySet<string>> = new Map();
const OTHER: LineEvidence = { kind: 'other' };

/** Gives the lines of a pipeline, worked out when they are first asked for. They are the same whatever its needs are. */
export function lineFinder(graph: PipelineGraph): () => Lines {
  let lines: Lines | undefined;
  return () => (lines ??= linesOf(graph));
}

function linesOf(graph: PipelineGraph): Lines {
  const matcher = createNameMatcher();
  const words = remember((name) => lineWords(matcher, name));
  const groups = groupsOf(graph, words);
  /** The words of a name that tell steps apart, by the group in which they do. */
  const membership = remember((name): ReadonlyMap<number, ReadonlySet<string>> => {
    let found: Map<number, Set<string>> | undefined;
    for (const word of words(name)) {
      for (const group of groups.get(word) ?? []) {
        found ??= new Map<number, Set<string>>();
        found.set(group, (found.get(group) ?? new Set<string>()).add(word));
      }
    }
    return found ?? NO_GROUPS;
  });
  return {
    wordsOf: remember((name) => words(name).filter((word) => groups.has(word))),
    compare(input, output) {
      const ofPort = membership(input.port);
      const ofStep = membership(input.step);
      let evidence = NOTHING;
      for (const [about, isPort] of [
        [ofPort, true],
        [ofStep, false],
      ] as const) {
        for (const [group, wanted] of about) {
          const given =
            !isPort && ofPort.has(group)
              ? undefined
              : (membership(output.port).get(group) ?? membership(output.step).get(group));
          const word = given === undefined ? undefined : firstShared(wanted, given);
          if (given !== undefined && word === undefined) {
            return OTHER;
          }
          if (word !== undefined && (!isPort || isOfRest(words, input.port, wanted, output.port))) {
            evidence = { kind: 'same', word };
          }
        }
      }
      return evidence;
    },
  };
}

function firstShared(wanted: ReadonlySet<string>, given: ReadonlySet<string>): string | undefined {
  for (const word of wanted) {
    if (given.has(word)) {
      return word;
    }
  }
  return undefined;
}

/** Whether the words of an input but for those of its line are also of the output. */
function isOfRest(
  words: (name: string) => readonly string[],
  input: string,
  line: ReadonlySet<string>,
  output: string,
): boolean {
  const rest = words(input).filter((word) => !line.has(word));
  return rest.length === 0 || rest.some((word) => words(output).includes(word));
}

/** By word, the groups of steps that it tells apart: one for each type and job type of which there are several steps, each with a word of its own. */
function groupsOf(
  graph: PipelineGraph,
  words: (name: string) => readonly string[],
): ReadonlyMap<string, readonly number[]> {
  const kinds = new Map<string, string[]>();
  for (const { name, step, jobType } of jobsOf(graph)) {
    const kind = `${step.type}\n${jobType ?? ''}`;
    const names = kinds.get(kind);
    if (names === undefined) {
      kinds.set(kind, [name]);
    } else {
      names.push(name);
    }
  }
  const groups = new Map<string, number[]>();
  [...kinds.values()].forEach((names, group) => {
    const counts = new Map<string, number>();
    names
      .flatMap((name) => [...new Set(words(name))])
      .forEach((word) => counts.set(word, (counts.get(word) ?? 0) + 1));
    const own = names.map((name) => words(name).filter((word) => counts.get(word) !== names.length));
    if (names.length > 1 && own.every((entry) => entry.length > 0)) {
      for (const word of new Set(own.flat())) {
        const known = groups.get(word);
        if (known === undefined) {
          groups.set(word, [group]);
        } else {
          known.push(group);
        }
      }
    }
  });
  return groups;
}

/** The stems of a name, digits apart from letters. */
function lineWords(matcher: NameMatcher, name: string): readonly string[] {
  return matcher.stems(name.replaceAll(/(?<=[a-zA-Z])(?=\d)/g, '_'));
}
