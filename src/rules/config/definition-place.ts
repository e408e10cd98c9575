import type { Document } from '../../project/document.js';
import type { NameClash } from '../../registry/registry.js';
import { locationOf, type Location } from '../../source/location.js';

/** The place that gives a definition its name: a specification's step_type; a contract has the name of its file, so its first line. */
export function definitionPlace(kind: NameClash['kind'], { source }: Document<unknown>): Location {
  return kind === 'specification' ? locationOf(source, 'step_type') : locationOf(source);
}
