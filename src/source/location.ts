import type { Span, TextEdit } from '../diagnostics/diagnostic.js';
import type { Change } from './change.js';

/** Keys and indices from the root of a document to one of its values. */
export type Path = readonly (string | number)[];

/** Whether a problem is about the key or about the value that stands there. */
export type PathTarget = 'key' | 'value';

/** A text whose values can be found again by their path. */
export interface Source {
  /** Absolute path of the file. */
  readonly file: string;
  /** The range of a value or key; that of the closest existing ancestor when the path does not exist. */
  span(path: Path, target: PathTarget): Span;
  /** The edits that make a change at a value; undefined if it cannot be made safely. Absent where no text can be changed. */
  edits?(path: Path, change: Change): readonly TextEdit[] | undefined;
}

/** A place in a source, turned into a line and column only when a problem is reported there. */
export interface Location {
  readonly source: Source;
  readonly path: Path;
  readonly target: PathTarget;
}

/** The location of a value in a source. */
export function locationOf(source: Source, ...path: Path): Location {
  return { source, path, target: 'value' };
}

/** The location of a value below another one. */
export function child(location: Location, ...path: Path): Location {
  return { source: location.source, path: [...location.path, ...path], target: 'value' };
}

/** The location of the key under which a value stands. */
export function keyOf(location: Location): Location {
  return { source: location.source, path: location.path, target: 'key' };
}

/** The range of a location. */
export function spanOf(location: Location): Span {
  return location.source.span(location.path, location.target);
}
