import { basename, dirname, relative } from 'node:path';
import { diagnose, type Diagnostic, type Span } from '../diagnostics/diagnostic.js';
import type { Files } from '../source/files.js';
import { keyOf, locationOf, spanOf, type Location, type Path, type Source } from '../source/location.js';
import { fixOf } from '../source/mend.js';
import { FILE_NOT_FOUND, FILE_TOO_LARGE, NOT_A_FILE } from '../source/problems.js';
import { emptyDocument, parseYaml } from '../source/yaml.js';
import { mendAt } from './schema-mends.js';
import { isRecord, type SchemaFinding } from './schema-problems.js';

/** A file's data, in the shape of its kind, and the text they came from. */
export interface Document<T> {
  readonly source: Source;
  readonly value: T;
}

/** What came of loading a file. `raw` is what the file says, also where it does not fit its schema. */
export interface Loaded<T> {
  readonly document?: Document<T>;
  readonly raw: unknown;
  readonly diagnostics: readonly Diagnostic[];
}

/** Size limit of YAML files in bytes: five times the largest definition SageMaker takes (botocore: PipelineDefinition max 1048576). */
export const MAX_YAML_BYTES = 5 * 1024 * 1024;

/** Reads and parses a YAML file. `from` is the place that names it; what is wrong with the path is reported there. */
export function readYaml(
  files: Files,
  path: string,
  from?: Location,
): { source: Source; value: unknown; diagnostics: readonly Diagnostic[] } {
  const source: Source = { file: path, span: () => startOf(path) };
  const result = files.read(path, MAX_YAML_BYTES);
  // Only for a problem: finding a place parses the file that names this one again.
  const span = (): Span => (from === undefined ? startOf(path) : spanOf(from));
  const name = from === undefined ? basename(path) : relative(dirname(from.source.file), path);
  const failed = (diagnostic: Diagnostic) => ({ source, value: undefined, diagnostics: [diagnostic] });
  switch (result.kind) {
    case 'ok':
      return parseYaml(path, result.bytes);
    case 'absent':
      return failed(
        diagnose(FILE_NOT_FOUND, span(), {
          message: `The file "${name}" does not exist.`,
          help: FILE_NOT_FOUND.fix,
        }),
      );
    case 'directory':
      return failed(
        diagnose(NOT_A_FILE, span(), {
          message: `"${name}" is a folder, not a file.`,
          help: 'Name a file in it.',
        }),
      );
    case 'too_large':
      return failed(
        diagnose(FILE_TOO_LARGE, span(), {
          message: `"${name}" has ${(result.size / 1024 / 1024).toFixed(1)} MB; a YAML file holds at most 5 MB.`,
          help: FILE_TOO_LARGE.fix,
        }),
      );
    case 'unreadable':
      return failed(
        diagnose(NOT_A_FILE, span(), {
          message: `"${name}" cannot be read: ${result.reason}.`,
          help: NOT_A_FILE.fix,
        }),
      );
  }
}

function startOf(file: string) {
  const start = { line: 1, column: 1 };
  return { file, start, end: start };
}

/** How a file kind is loaded. */
export interface Kind<T> {
  /** What an empty file of the kind lacks, for the message; absent if it may be empty. */
  readonly wanted?: string;
  /** What the schema of the kind has against a value. */
  readonly findings: (value: unknown) => readonly SchemaFinding[];
  readonly is: (value: unknown) => value is T;
  /** The part of a value that is dropped when something in it is wrong; undefined if the file is of no use then. */
  readonly unit?: (path: Path) => Path | undefined;
}

/** Loads a file of a kind. Parts that do not fit the schema are reported and, where the kind allows, left out. */
export function loadDocument<T>(files: Files, path: string, kind: Kind<T>, from?: Location): Loaded<T> {
  const { source, value, diagnostics } = readYaml(files, path, from);
  if (diagnostics.length > 0) {
    return { raw: undefined, diagnostics };
  }
  if (value === null && kind.wanted !== undefined) {
    return { raw: value, diagnostics: [emptyDocument(source, kind.wanted)] };
  }
  if (kind.is(value)) {
    return { document: { source, value }, raw: value, diagnostics: [] };
  }
  const findings = kind.findings(value);
  const found = findings.map((finding) => findingDiagnostic(source, finding));
  const usable = withoutBroken(value, findings, kind);
  return kind.is(usable)
    ? { document: { source, value: usable }, raw: value, diagnostics: found }
    : { raw: value, diagnostics: found };
}

function findingDiagnostic(source: Source, finding: SchemaFinding): Diagnostic {
  const location = locationOf(source, ...finding.path);
  return diagnose(finding.problem, spanOf(finding.target === 'key' ? keyOf(location) : location), {
    ...finding,
    fix: finding.mend === undefined ? undefined : fixOf(mendAt(location, finding.mend)),
  });
}

function withoutBroken<T>(value: unknown, findings: readonly SchemaFinding[], kind: Kind<T>): unknown {
  let rest = value;
  for (const finding of findings) {
    const unit = kind.unit?.(finding.path);
    if (unit === undefined) {
      return undefined;
    }
    rest = without(rest, unit);
  }
  return rest;
}

function without(value: unknown, path: Path): unknown {
  const [key, ...rest] = path;
  if (key === undefined) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => (index === key ? without(item, rest) : item));
  }
  if (!isRecord(value)) {
    return value;
  }
  if (rest.length === 0) {
    return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, entry]) => [name, name === key ? without(entry, rest) : entry]),
  );
}
