import { didYouMean } from '../../diagnostics/suggest.js';
import type { PipelineGraph } from '../../graph/model.js';
import { locationOf, type Location } from '../../source/location.js';
import type { Mend } from '../../source/mend.js';
import { MAX_PROPOSALS, respelledText } from '../fixes.js';

/** A place in a manifest where one step names another. */
export interface Mention {
  /** The step that names. */
  readonly step: string;
  /** The name it gives, which may be no step's. */
  readonly named: string;
  /** The list that the name stands in. */
  readonly list: 'needs' | 'then' | 'else';
  readonly at: Location;
}

/** Every entry of a `needs`, by step in the order of the manifest. */
export function needsIn(graph: PipelineGraph): readonly Mention[] {
  return mentionsIn(graph, ['needs']);
}

/** Every entry of a `then` or `else`, by condition in the order of the manifest, `then` before `else`. */
export function branchMembersIn(graph: PipelineGraph): readonly Mention[] {
  return mentionsIn(graph, ['then', 'else']);
}

type Step = PipelineGraph['manifest']['value']['steps'][string];

function mentionsIn({ manifest }: PipelineGraph, lists: readonly Mention['list'][]): readonly Mention[] {
  return Object.entries(manifest.value.steps).flatMap(([step, value]) =>
    lists.flatMap((list) =>
      namesIn(value, list).map((named, index) => ({
        step,
        named,
        list,
        at: locationOf(manifest.source, 'steps', step, list, index),
      })),
    ),
  );
}

function namesIn(step: Step, list: Mention['list']): readonly string[] {
  if (list === 'needs') {
    return step.needs ?? [];
  }
  return 'when' in step ? (step[list] ?? []) : [];
}

/** What is proposed for an unknown name: ` Did you mean "a" or "b"?` or '', and the fix if it can only be one of them. */
export interface Proposal {
  readonly guess: string;
  readonly fix?: Mend | undefined;
}

/** Proposes steps for unknown names; never the step that the name stands in. */
export function stepProposer(graph: PipelineGraph): (mention: Mention) => Proposal {
  const { declaredSteps } = graph.loaded;
  let asked = 0;
  return ({ step, named, at }) => {
    asked += 1;
    if (asked > MAX_PROPOSALS) {
      return { guess: '' };
    }
    const others = [...declaredSteps].filter((name) => name !== step);
    return { guess: didYouMean(named, others), fix: respelledText(at, named, others) };
  };
}
