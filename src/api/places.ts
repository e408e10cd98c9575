import type { Diagnostic, Span } from '../diagnostics/diagnostic.js';
import type { Path, PathTarget, Source } from '../source/location.js';
import { parseYaml } from '../source/yaml.js';
import type { CallSite } from './call-site.js';
import type { PipelineDiagnostic, Place } from './diagnostic.js';
import { isData, type PipelineState } from './state.js';

/** The text of a manifest that was made from data, and where its parts come from. */
export interface MadeManifest {
  /** Absolute path under which it was compiled; nothing need stand there. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly data: unknown;
  readonly state: PipelineState;
}

/** Diagnostics as the API gives them: what points into a text that nobody has written says which part made it. */
export function withPlaces(
  diagnostics: readonly Diagnostic[],
  made: MadeManifest | undefined,
): readonly PipelineDiagnostic[] {
  const placeOf = made === undefined ? (span: Span): Place => ({ span }) : placeFinder(made);
  return diagnostics.map(({ code, name, severity, message, help, span, related, fix }) => ({
    code,
    name,
    severity,
    message,
    ...(help === undefined ? {} : { help }),
    ...(span === undefined ? {} : placeOf(span)),
    related: related.map((other) => ({ message: other.message, ...placeOf(other.span) })),
    ...(fix === undefined ? {} : { fix: fix.title }),
  }));
}

/** A part of the manifest, and whether it is the key that is meant. */
interface Part {
  readonly path: Path;
  readonly target: PathTarget;
}

function placeFinder({ path: file, bytes, data, state }: MadeManifest): (span: Span) => Place {
  let parts: ReadonlyMap<string, Part> | undefined;
  let original: Source | undefined;
  return (span) => {
    if (span.file !== file) {
      return { span };
    }
    parts ??= partsBySpan(parseYaml(file, bytes).source, data);
    const { path, target } = parts.get(keyOfSpan(span)) ?? { path: [], target: 'value' };
    const made = siteOf(state, path);
    if (made === undefined && state.file !== undefined) {
      original ??= parseYaml(state.file.path, state.file.bytes).source;
      return { span: original.span(path, target) };
    }
    const part = partText(state.name, path);
    const start = made === undefined ? undefined : { line: made.line, column: made.column };
    return {
      part,
      ...(made === undefined || start === undefined ? {} : { span: { file: made.file, start, end: start } }),
    };
  };
}

/** The call that made a part, or the step, parameter or key around it; of the rest of a new pipeline, the one that made it. */
function siteOf({ sites, file }: PipelineState, path: Path): CallSite | undefined {
  const [key, name] = path;
  return (
    sites.get(`${key ?? ''}.${name ?? ''}`) ??
    (key === undefined || key === 'steps' || key === 'parameters' ? undefined : sites.get(String(key))) ??
    (file === undefined ? sites.get('') : undefined)
  );
}

/** Every key and value of a text by its range: the outermost where several have the same. */
function partsBySpan(source: Source, data: unknown): ReadonlyMap<string, Part> {
  const parts = new Map<string, Part>();
  const add = (path: Path, target: PathTarget): void => {
    const key = keyOfSpan(source.span(path, target));
    if (!parts.has(key)) {
      parts.set(key, { path, target });
    }
  };
  const visit = (value: unknown, path: Path): void => {
    add(path, 'value');
    if (Array.isArray(value)) {
      value.forEach((item: unknown, index) => visit(item, [...path, index]));
    } else if (isData(value)) {
      for (const [key, entry] of Object.entries(value)) {
        add([...path, key], 'key');
        visit(entry, [...path, key]);
      }
    }
  };
  visit(data, []);
  return parts;
}

function keyOfSpan({ start, end }: Span): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** A part in words: `step "train", config.max_depth`, `parameter "min_auc", default`, `tags.team`. */
function partText(pipeline: string, path: Path): string {
  const [key, name, ...rest] = path;
  if (key === undefined || name === undefined) {
    return key === undefined || key === 'steps' ? `pipeline "${pipeline}"` : keysText([key]);
  }
  const kinds: Readonly<Record<string, string>> = { steps: 'step', parameters: 'parameter' };
  const kind = kinds[key];
  return kind === undefined
    ? keysText(path)
    : [`${kind} "${name}"`, ...(rest.length === 0 ? [] : [keysText(rest)])].join(', ');
}

function keysText(keys: Path): string {
  return keys
    .map((key) =>
      typeof key === 'number' ? `[${key}]` : /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`,
    )
    .join('')
    .replace(/^\./, '');
}
