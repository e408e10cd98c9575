import { parsePropertyPath, type PathPart, type PathSyntaxProblem } from './property-path-syntax.js';
import { propertyShape, stepProperties, type PropertyShape } from './property-shapes.js';
import type { SageMakerStepType } from './step-types.js';

/**
 * What a property is when the pipeline runs. `unknown` is a single value of a type that the path does not tell:
 * an output parameter of a Lambda or Callback step, which declares it.
 */
export type PropertyType = PropertyShape['type'];

/** A `['key']` or `[0]` in a path: it chooses an item of a list or an entry of a map. */
export interface PropertyKey {
  readonly key: string | number;
  /** Where the key's text begins in the path, after the quote, in UTF-16 code units from 0. */
  readonly offset: number;
  /** The path of the list or map, as in `ProcessingOutputConfig.Outputs`. */
  readonly collection: string;
  /** Whether `collection` is a list, whose items are found by name, or a map. */
  readonly collectionType: 'list' | 'map';
  /** The shape of the list or map, as in `ProcessingOutputs`. */
  readonly collectionShape: string;
}

/** What is wrong with a property path; `offset` counts UTF-16 code units from 0. */
export type PropertyPathProblem =
  | PathSyntaxProblem
  | {
      /** Steps of the type have no properties at all. */
      readonly kind: 'no-properties';
      readonly offset: number;
    }
  | {
      /** `name` is not among `members`, the names that the structure at the path `parent` ('' = the step) has. */
      readonly kind: 'unknown-member';
      readonly offset: number;
      readonly name: string;
      readonly parent: string;
      /** Sorted. */
      readonly members: readonly string[];
    }
  | {
      /** A `[…]` after `parent`, which is no list or map, or a numeric index after a map. */
      readonly kind: 'index-on-non-list';
      readonly offset: number;
      readonly parent: string;
      readonly parentType: PropertyType;
    }
  | {
      /** A `.name` after `parent`, which has no members but is a scalar, a list or a map. */
      readonly kind: 'member-on-non-structure';
      readonly offset: number;
      readonly name: string;
      readonly parent: string;
      readonly parentType: PropertyType;
    };

/** What a property path leads to, or the first problem on the way. */
export type PropertyPathResult =
  | {
      readonly ok: true;
      /** A structure, list or map cannot stand where the definition wants a single value. */
      readonly type: PropertyType;
      /** Name of the shape the path leads to, as in `S3Uri`; `pipeline:…` for what Pipelines itself adds. */
      readonly shape: string;
      /** The keys and indices of the path, from left to right. */
      readonly keys: readonly PropertyKey[];
    }
  | { readonly ok: false; readonly problem: PropertyPathProblem };

interface Place {
  readonly shape: PropertyShape;
  /** The path so far. */
  readonly path: string;
}

type Move = { readonly place: Place; readonly key?: PropertyKey } | { readonly problem: PropertyPathProblem };

function choose(place: Place, key: string | number, offset: number): Move {
  const { shape, path } = place;
  if (shape.type !== 'list' && (shape.type !== 'map' || typeof key === 'number')) {
    return { problem: { kind: 'index-on-non-list', offset, parent: path, parentType: shape.type } };
  }
  const itemShape = shape.type === 'list' ? shape.member : shape.value;
  const written = typeof key === 'number' ? String(key) : `'${key}'`;
  return {
    place: { shape: propertyShape(itemShape), path: `${path}[${written}]` },
    key: { key, offset, collection: path, collectionType: shape.type, collectionShape: shape.name },
  };
}

function enter(place: Place, name: string, offset: number): Move {
  const { shape, path: parent } = place;
  if (shape.type !== 'structure') {
    return { problem: { kind: 'member-on-non-structure', offset, name, parent, parentType: shape.type } };
  }
  const shapeName = shape.members.get(name);
  if (shapeName === undefined) {
    return { problem: { kind: 'unknown-member', offset, name, parent, members: [...shape.members.keys()] } };
  }
  return { place: { shape: propertyShape(shapeName), path: parent === '' ? name : `${parent}.${name}` } };
}

function follow(place: Place, part: PathPart): Move {
  switch (part.kind) {
    case 'member':
      return enter(place, part.name, part.offset);
    case 'key':
      return choose(place, part.key, part.offset);
    case 'index':
      return choose(place, part.index, part.offset);
  }
}

/**
 * What the property of a step is, for a path as it stands after `Steps.<name>.` in a pipeline definition: the type
 * and shape it leads to and the keys it uses, so that the caller can look these up among the step's declared outputs;
 * or the first problem on the way. Never throws, whatever the path.
 *
 * Properties are the response of the service's Describe call (SDK 2.257, workflow/properties.py); a list takes both an
 * index and a key, which is its items' name (`Outputs['train']`, `FinalMetricDataList['f1']`). That a service
 * resolves every member of these responses is not verified.
 */
export function resolvePropertyPath(stepType: SageMakerStepType, path: string): PropertyPathResult {
  const root = stepProperties(stepType);
  if (root.members.size === 0) return { ok: false, problem: { kind: 'no-properties', offset: 0 } };
  const parsed = parsePropertyPath(path);
  if (!parsed.ok) return parsed;
  let place: Place = { shape: root, path: '' };
  const keys: PropertyKey[] = [];
  for (const part of parsed.parts) {
    const move = follow(place, part);
    if ('problem' in move) return { ok: false, problem: move.problem };
    place = move.place;
    if (move.key !== undefined) keys.push(move.key);
  }
  return { ok: true, type: place.shape.type, shape: place.shape.name, keys };
}
