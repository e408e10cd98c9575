import type { LinkedJob } from '../graph/model.js';
import type { DependencyPort } from '../registry/ports.js';
import { isTracedList, isTracedMap, Traced } from '../source/traced.js';
import { wireValue } from './inputs.js';
import type { BuildInput, StepBody } from './step.js';
import { valueAt } from './values.js';

/** A member of a structure or an index of a list. */
type Part = string | number;

/**
 * The body of a step whose config key `request` holds the members of an API request as AWS writes them: these are the
 * arguments, with each wire at its dependency's `request_path`.
 */
export function requestBody(input: BuildInput): StepBody {
  return argumentsBody(input, valueAt(input.job.config, 'request'), requestPath);
}

/** Where a dependency's value goes by its specification: the parts of its `request_path`; undefined if it has none. */
export function requestPath({ request_path: path }: DependencyPort): readonly Part[] | undefined {
  return path === undefined
    ? undefined
    : [...path.matchAll(/\[(\d+)\]|([^.[\]]+)/g)].map(([, index, name = '']) =>
        index === undefined ? name : Number(index),
      );
}

/**
 * The body of a step with these arguments and the wires in them. A wire that the resolver chose does not take the
 * place of anything that is written there; one that the manifest gives does. Wires that find no place are `unused`.
 */
export function argumentsBody(
  input: BuildInput,
  given: Traced | undefined,
  pathOf: (dependency: DependencyPort) => readonly Part[] | undefined,
): StepBody {
  let filled = given ?? emptyMap(input.job);
  const unused = new Set<string>();
  for (const wire of input.wires.values()) {
    const path = pathOf(wire.dependency);
    const placed =
      path === undefined ? undefined : place(filled, path, wireValue(wire), wire.chosen === 'explicit');
    if (placed === undefined) {
      unused.add(wire.dependency.name);
    } else {
      filled = placed;
    }
  }
  return { Arguments: filled, unused };
}

function emptyMap(job: LinkedJob): Traced {
  return new Traced(new Map<string, Traced>(), job.at);
}

/** The value with another one at a path in it; undefined if that place is taken (and not to be replaced) or cannot be. */
function place(
  base: Traced | undefined,
  [head, ...rest]: readonly Part[],
  value: Traced,
  replace: boolean,
): Traced | undefined {
  if (head === undefined) {
    return base === undefined || replace ? value : undefined;
  }
  const at = base?.at ?? value.at;
  if (typeof head === 'number') {
    const list = base === undefined ? [] : base.value;
    const items = isTracedList(list) && head <= list.length ? list : undefined;
    const item = items === undefined ? undefined : place(items[head], rest, value, replace);
    return items === undefined || item === undefined
      ? undefined
      : new Traced([...items.slice(0, head), item, ...items.slice(head + 1)], at);
  }
  const map = base === undefined ? new Map<string, Traced>() : base.value;
  if (!isTracedMap(map)) {
    return undefined;
  }
  const entry = place(map.get(head), rest, value, replace);
  return entry === undefined ? undefined : new Traced(new Map(map).set(head, entry), at);
}
