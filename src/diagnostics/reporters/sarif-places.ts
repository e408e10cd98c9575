import { isAbsolute } from 'node:path';
import type { Fix, RelatedSpan, Span, TextEdit } from '../diagnostic.js';
import { placeOf, withSlashes, type PlaceRecord } from './records.js';

/** The name of the repository's root in SARIF logs, as GitHub's own tools have it. */
export const SOURCE_ROOT = '%SRCROOT%';

/** SARIF 2.1.0, section 3.4: a file, relative to the root if it is below it. */
export interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: string;
}

/** SARIF 2.1.0, section 3.30: lines and columns from 1, the end exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** SARIF 2.1.0, section 3.28. */
export interface Location {
  readonly id?: number;
  readonly physicalLocation: { readonly artifactLocation: ArtifactLocation; readonly region: Region };
  readonly message?: { readonly text: string };
}

/** SARIF 2.1.0, section 3.55. */
export interface SarifFix {
  readonly description: { readonly text: string };
  readonly artifactChanges: readonly {
    readonly artifactLocation: ArtifactLocation;
    readonly replacements: readonly {
      readonly deletedRegion: Region;
      readonly insertedContent?: { readonly text: string };
    }[];
  }[];
}

/** The location of a span. */
export function locationOf(span: Span, root: string): Location {
  const place = placeOf(span, root);
  return { physicalLocation: { artifactLocation: artifactLocation(place.file), region: regionOf(place) } };
}

/** The location of a related span; `id` is what links in the message name. */
export function relatedLocation({ message, span }: RelatedSpan, id: number, root: string): Location {
  return { id, ...locationOf(span, root), message: { text: message } };
}

/** A fix, its edits by file in the order of their first edit. */
export function fixOf({ title, edits }: Fix, root: string): SarifFix {
  const byFile = new Map<string, TextEdit[]>();
  for (const edit of edits) {
    byFile.set(edit.span.file, [...(byFile.get(edit.span.file) ?? []), edit]);
  }
  return {
    description: { text: title },
    artifactChanges: [...byFile.values()].map((ofFile) => {
      const places = ofFile.map(({ span, text }) => ({ place: placeOf(span, root), text }));
      return {
        artifactLocation: artifactLocation(places[0]?.place.file ?? ''),
        replacements: places.map(({ place, text }) => ({
          deletedRegion: regionOf(place),
          ...(text === '' ? {} : { insertedContent: { text } }),
        })),
      };
    }),
  };
}

/** The URI of a folder, which ends in a slash, so that relative ones can be put behind it. */
export function folderUri(folder: string): string {
  return fileUri(`${withSlashes(folder).replace(/\/+$/, '')}/`);
}

/** The location of a file as records have it: relative to the root or absolute, with `/` separators. */
function artifactLocation(file: string): ArtifactLocation {
  return isAbsolute(file)
    ? { uri: fileUri(file) }
    : { uri: file.split('/').map(encoded).join('/'), uriBaseId: SOURCE_ROOT };
}

function fileUri(path: string): string {
  const [first = '', ...others] = path.split('/');
  // A drive of Windows keeps its colon.
  const start = /^[A-Za-z]:$/.test(first) ? `/${first}` : encoded(first);
  return `file://${[start, ...others.map(encoded)].join('/')}`;
}

/** A segment of a path in a URI (RFC 3986, section 3.3), in UTF-8; halves of surrogate pairs, which it cannot hold, as U+FFFD. */
function encoded(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\uFFFD'));
}

function regionOf({ line, column, endLine, endColumn }: PlaceRecord): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}
