import { compareNames } from '../graph/dag.js';
import type { Json } from '../source/traced.js';
import { canonicalJson, isJsonList, isJsonMap } from './canonical.js';

/** A named part of a definition that differs between two of them. */
export interface PartChange {
  readonly change: 'added' | 'changed' | 'removed';
  readonly part: 'parameter' | 'step';
  readonly name: string;
}

/**
 * The parameters, then the steps, that differ between two definitions, each sorted by name. Steps of a Condition's
 * branches count like any other, and moving a step between branches changes the Condition. Empty if the definitions
 * differ in nothing but the order of steps or members beside the two lists.
 */
export function definitionChanges(was: Json, becomes: Json): readonly PartChange[] {
  return [
    ...partChanges('parameter', namedMembers(was, 'Parameters'), namedMembers(becomes, 'Parameters')),
    ...partChanges('step', stepsOf(was), stepsOf(becomes)),
  ];
}

/** The steps of a definition by name, in the order in which they stand, those of branches after their Condition. */
export function stepsOf(definition: Json): ReadonlyMap<string, Json> {
  const steps = new Map<string, Json>();
  collectSteps(isJsonMap(definition) ? definition['Steps'] : undefined, steps);
  return steps;
}

const BRANCHES = ['IfSteps', 'ElseSteps'];

function collectSteps(list: Json | undefined, steps: Map<string, Json>): void {
  for (const step of isJsonList(list) ? list : []) {
    const name = nameOf(step);
    if (name === undefined || !isJsonMap(step)) {
      continue;
    }
    const given = step['Arguments'];
    if (!isJsonMap(given)) {
      steps.set(name, step);
      continue;
    }
    const own = Object.entries(given).map(([key, value]): [string, Json] => [
      key,
      BRANCHES.includes(key) && isJsonList(value) ? value.map((nested) => nameOf(nested) ?? null) : value,
    ]);
    steps.set(name, { ...step, Arguments: Object.fromEntries(own) });
    BRANCHES.forEach((branch) => collectSteps(given[branch], steps));
  }
}

function namedMembers(definition: Json, member: string): ReadonlyMap<string, Json> {
  const list = isJsonMap(definition) ? definition[member] : undefined;
  const named = new Map<string, Json>();
  for (const item of isJsonList(list) ? list : []) {
    const name = nameOf(item);
    if (name !== undefined) {
      named.set(name, item);
    }
  }
  return named;
}

function nameOf(item: Json): string | undefined {
  const name = isJsonMap(item) ? item['Name'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

function partChanges(
  part: PartChange['part'],
  was: ReadonlyMap<string, Json>,
  becomes: ReadonlyMap<string, Json>,
): readonly PartChange[] {
  const changes: PartChange[] = [];
  for (const name of [...new Set([...was.keys(), ...becomes.keys()])].sort(compareNames)) {
    const before = was.get(name);
    const after = becomes.get(name);
    if (before === undefined) {
      changes.push({ change: 'added', part, name });
    } else if (after === undefined) {
      changes.push({ change: 'removed', part, name });
    } else if (canonicalJson(before) !== canonicalJson(after)) {
      changes.push({ change: 'changed', part, name });
    }
  }
  return changes;
}
