import type { Json } from './traced.js';

/** A value in a JSON text, with the offsets (UTF-16 units, half-open) that it takes. */
export type JsonNode = Range &
  (
    | { readonly kind: 'scalar'; readonly value: string | number | boolean | null }
    | { readonly kind: 'list'; readonly items: readonly JsonNode[] }
    | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonMember> }
  );

/** A member of an object: its key and its value. */
export interface JsonMember {
  readonly key: Range;
  readonly value: JsonNode;
}

/** Offsets of a part of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** What came of parsing a JSON text. `expected` completes "... is expected here". */
export type ParsedJson =
  | {
      readonly ok: true;
      readonly root: JsonNode;
      /** Keys that stand a second time in their object, with the first ones; the last value counts. */
      readonly duplicates: readonly { readonly name: string; readonly key: Range; readonly first: Range }[];
    }
  | { readonly ok: false; readonly reason: 'syntax'; readonly offset: number; readonly expected: string }
  | { readonly ok: false; readonly reason: 'depth'; readonly offset: number };

/** Deepest nesting that is read. */
export const MAX_JSON_DEPTH = 64;

const SPACE = /[ \t\n\r]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** Control characters, before it, have to be escaped. */
const SPACE_UNIT = 0x20;
const WORD = /true|false|null/y;
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** Ends a parse from inside its recursion; it never leaves this module. */
class Stop extends Error {
  constructor(readonly result: Extract<ParsedJson, { ok: false }>) {
    super();
  }
}

/** Parses a JSON text (RFC 8259; a byte order mark before it is let through) from an offset to its end. Never throws. */
export function parseJsonNodes(text: string): ParsedJson {
  const duplicates: { name: string; key: Range; first: Range }[] = [];
  let offset = text.startsWith('\uFEFF') ? 1 : 0;

  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = offset;
    const [found] = pattern.exec(text) ?? [];
    offset += found?.length ?? 0;
    return found;
  };
  const skip = (): string => {
    take(SPACE);
    return text.charAt(offset);
  };
  const expected = (what: string): never => {
    throw new Stop({ ok: false, reason: 'syntax', offset, expected: what });
  };

  function takeText(what: string): { text: string; range: Range } {
    const start = offset;
    if (text.charAt(offset) !== '"') {
      return expected(what);
    }
    offset += 1;
    let escaped = false;
    for (let unit = text.charCodeAt(offset); unit !== QUOTE; unit = text.charCodeAt(offset)) {
      if (unit !== BACKSLASH) {
        if (!(unit >= SPACE_UNIT)) {
          return expected('a double quote that ends the text');
        }
        offset += 1;
      } else if (take(ESCAPE) === undefined) {
        return expected('an escape sequence of JSON');
      } else {
        escaped = true;
      }
    }
    offset += 1;
    const token = text.slice(start, offset);
    const content: unknown = escaped ? JSON.parse(token) : token.slice(1, -1);
    return { text: String(content), range: { start, end: offset } };
  }

  function value(depth: number): JsonNode {
    const first = skip();
    const start = offset;
    if (depth > MAX_JSON_DEPTH) {
      throw new Stop({ ok: false, reason: 'depth', offset });
    }
    if (first === '{') {
      const members = object(depth);
      return { kind: 'object', members, start, end: offset };
    }
    if (first === '[') {
      const items = list(depth);
      return { kind: 'list', items, start, end: offset };
    }
    if (first === '"') {
      return { kind: 'scalar', value: takeText('a value').text, start, end: offset };
    }
    const word = take(WORD);
    if (word !== undefined) {
      return { kind: 'scalar', value: WORDS[word] ?? null, start, end: offset };
    }
    const number = take(NUMBER);
    return number === undefined
      ? expected('a value')
      : { kind: 'scalar', value: Number(number), start, end: offset };
  }

  function object(depth: number): ReadonlyMap<string, JsonMember> {
    const members = new Map<string, JsonMember>();
    offset += 1;
    if (skip() === '}') {
      offset += 1;
      return members;
    }
    for (;;) {
      skip();
      const { text: name, range: key } = takeText('a key in double quotes');
      if (skip() !== ':') {
        return expected('":"');
      }
      offset += 1;
      const first = members.get(name)?.key;
      if (first !== undefined) {
        duplicates.push({ name, key, first });
      }
      members.set(name, { key, value: value(depth + 1) });
      if (!goesOn('}')) {
        return members;
      }
    }
  }

  function list(depth: number): readonly JsonNode[] {
    const items: JsonNode[] = [];
    offset += 1;
    if (skip() === ']') {
      offset += 1;
      return items;
    }
    do {
      items.push(value(depth + 1));
    } while (goesOn(']'));
    return items;
  }

  function goesOn(end: string): boolean {
    const next = skip();
    if (next !== ',' && next !== end) {
      return expected(`"," or "${end}"`);
    }
    offset += 1;
    return next === ',';
  }

  try {
    const root = value(1);
    skip();
    return offset === text.length ? { ok: true, root, duplicates } : expected('the end of the file');
  } catch (error) {
    if (error instanceof Stop) {
      return error.result;
    }
    throw error;
  }
}

/** A node as plain data. */
export function jsonOf(node: JsonNode): Json {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(jsonOf);
    case 'object':
      return Object.fromEntries([...node.members].map(([name, member]) => [name, jsonOf(member.value)]));
  }
}

/**
 * Where each UTF-16 unit of a text's content stands in the JSON text that holds it, with one more entry for its end.
 * `start` is the offset of the opening quote.
 */
export function contentOffsets(text: string, { start, end }: Range): Uint32Array {
  const offsets: number[] = [];
  let offset = start + 1;
  while (offset < end - 1) {
    offsets.push(offset);
    offset += text.charAt(offset) !== '\\' ? 1 : text.charAt(offset + 1) === 'u' ? 6 : 2;
  }
  return Uint32Array.from([...offsets, offset]);
}
