import type { PipelineGraph } from '../../graph/model.js';
import { expressionsIn } from '../../graph/references.js';
import type { Location } from '../../source/location.js';
import type { Json } from '../../source/traced.js';
import { valuesOf } from './step-values.js';

/** A place that reads a property of a step. */
export interface PropertyUse {
  /** The step whose property is read. */
  readonly step: string;
  /** As after `properties.`. */
  readonly path: string;
  /** Whether only a single value can stand there: alone at such a place, or as a part of a longer text. */
  readonly single: boolean;
  readonly at: Location;
}

/** Every place that reads a property of a step, by step in the order of the graph; a value that several steps inherit is in it once. */
export function propertyUses(graph: PipelineGraph): readonly PropertyUse[] {
  const uses = new Map<string, PropertyUse>();
  for (const step of graph.steps.values()) {
    for (const { value, single } of valuesOf(step)) {
      for (const { value: found, at } of expressionsIn(value)) {
        for (const use of usesIn(found.expression, single)) {
          uses.set(JSON.stringify([at.source.file, at.path, use]), { ...use, at });
        }
      }
    }
  }
  return [...uses.values()];
}

function usesIn(expression: Json, single: boolean): readonly Omit<PropertyUse, 'at'>[] {
  if (typeof expression !== 'object' || expression === null) {
    return [];
  }
  if ('Get' in expression && typeof expression.Get === 'string') {
    const match = /^Steps\.([^.]+)\.(.*)$/s.exec(expression.Get);
    return match === null ? [] : [{ step: match[1] ?? '', path: match[2] ?? '', single }];
  }
  // A property file is named by a Get too, which is no property.
  return Object.entries(expression).flatMap(([key, part]) =>
    key === 'PropertyFile' ? [] : usesIn(part, true),
  );
}
