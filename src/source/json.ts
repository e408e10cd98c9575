import { diagnose, type Diagnostic, type Span } from '../diagnostics/diagnostic.js';
import {
  contentOffsets,
  jsonOf,
  MAX_JSON_DEPTH,
  parseJsonNodes,
  type JsonNode,
  type Range,
} from './json-nodes.js';
import type { PathTarget } from './location.js';
import { DUPLICATE_KEY, JSON_SYNTAX, NESTED_TOO_DEEPLY, UNREADABLE_TEXT } from './problems.js';
import { lineStarts, positionAt } from './text.js';
import type { Json } from './traced.js';

/** A JSON text that was parsed, or a JSON text inside a text of another one. Spans are always those of the file. */
export interface JsonText {
  readonly file: string;
  readonly value: Json;
  /** The span of the value that keys lead to, or of its key; that of the closest existing ancestor otherwise. */
  readonly span: (keys: readonly string[], target: PathTarget) => Span;
  /** Parses the text that keys lead to as JSON of its own; undefined if there is no text. */
  readonly inside: (keys: readonly string[]) => ParsedText | undefined;
}

/** A JSON text, unless the diagnostics say why it cannot be read. */
export interface ParsedText {
  readonly text?: JsonText;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses the bytes of a JSON file. Never throws: what is wrong is in the diagnostics. */
export function parseJson(file: string, bytes: Uint8Array): ParsedText {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const starts = lineStarts(text);
  // Counting code points from the start of the line costs a megabyte each time where everything is one line.
  const plain = !/[\uD800-\uDFFF\uFEFF]/.test(text);
  const position = (offset: number) => {
    const found = positionAt(plain ? '' : text, starts, offset);
    return plain ? { line: found.line, column: offset - (starts[found.line - 1] ?? 0) + 1 } : found;
  };
  const spanAt = (range: Range): Span => ({ file, start: position(range.start), end: position(range.end) });
  const junk = text.indexOf('\uFFFD');
  return junk === -1
    ? parseText(file, text, spanAt)
    : {
        diagnostics: [
          diagnose(UNREADABLE_TEXT, spanAt({ start: junk, end: junk + 1 }), {
            message: 'The file is not UTF-8 text.',
            help: UNREADABLE_TEXT.fix,
          }),
        ],
      };
}

function parseText(file: string, text: string, spanAt: (range: Range) => Span): ParsedText {
  const parsed = parseJsonNodes(text);
  if (!parsed.ok) {
    const at = spanAt({ start: parsed.offset, end: parsed.offset });
    return {
      diagnostics: [
        parsed.reason === 'depth'
          ? diagnose(NESTED_TOO_DEEPLY, at, {
              message: `Values are nested more than ${MAX_JSON_DEPTH} deep.`,
              help: NESTED_TOO_DEEPLY.fix,
            })
          : diagnose(JSON_SYNTAX, at, {
              message: `This is not JSON: ${parsed.expected} is expected here.`,
              help: JSON_SYNTAX.fix,
            }),
      ],
    };
  }
  const { root, duplicates } = parsed;
  return {
    diagnostics: duplicates.map(({ name, key, first }) =>
      diagnose(DUPLICATE_KEY, spanAt(key), {
        message: `The key "${name}" stands twice in the same object.`,
        help: DUPLICATE_KEY.fix,
        related: [{ message: 'It stands here first.', span: spanAt(first) }],
      }),
    ),
    text: {
      file,
      value: jsonOf(root),
      span: (keys, target) => spanAt(shown(text, rangeAt(root, keys, target))),
      inside: (keys) => {
        const node = nodeAt(root, keys);
        if (node?.kind !== 'scalar' || typeof node.value !== 'string') {
          return undefined;
        }
        const offsets = contentOffsets(text, node);
        const outer = (offset: number): number => offsets[Math.min(offset, offsets.length - 1)] ?? node.end;
        return parseText(file, node.value, ({ start, end }) =>
          spanAt({ start: outer(start), end: Math.max(outer(start), outer(end)) }),
        );
      },
    },
  };
}

/** A list or object over several lines is shown by its first one. */
function shown(text: string, { start, end }: Range): Range {
  const lineEnd = text.slice(start, Math.min(end, start + 1000)).search(/[\r\n]/);
  return { start, end: lineEnd === -1 ? end : start + lineEnd };
}

function step(node: JsonNode, key: string): { readonly key?: Range; readonly value: JsonNode } | undefined {
  switch (node.kind) {
    case 'object':
      return node.members.get(key);
    case 'list': {
      const item = /^\d+$/.test(key) ? node.items[Number(key)] : undefined;
      return item === undefined ? undefined : { value: item };
    }
    case 'scalar':
      return undefined;
  }
}

function nodeAt(root: JsonNode, keys: readonly string[]): JsonNode | undefined {
  return keys.reduce<JsonNode | undefined>(
    (node, key) => (node === undefined ? undefined : step(node, key)?.value),
    root,
  );
}

function rangeAt(root: JsonNode, keys: readonly string[], target: PathTarget): Range {
  let value = root;
  let range: Range = root;
  for (const [index, key] of keys.entries()) {
    const found = step(value, key);
    if (found === undefined) {
      return value;
    }
    value = found.value;
    range = target === 'key' && index === keys.length - 1 ? (found.key ?? value) : value;
  }
  return range;
}
