import type { ParserError } from './python-syntax.js';

/** Something that Python accepts and the parser does not: a rewriting that means the same here, with everything at the same place in UTF-8 but what follows a pattern in its line. */
type Gap = (text: string, error: ParserError) => string | undefined;

const GAPS: readonly Gap[] = [
  // {a: b async for a, b in c} and {a async for a in b}: as if they were not asynchronous.
  (text, { reason, start }) =>
    /^Expected '}' after/.test(reason) && text.startsWith('async', start)
      ? replaced(text, start, 'async', '     ')
      : undefined,
  // del a,
  (text, { start }) => {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const [, before] = /^([ \t]*del\b.*),[ \t]*$/.exec(text.slice(lineStart, start)) ?? [];
    return before === undefined ? undefined : replaced(text, lineStart + before.length, ',', ' ');
  },
  // case 0, *rest: without brackets around the sequence.
  (text, { reason, start }) => {
    const lineStart = text.lastIndexOf('\n', start) + 1;
    const line = /^([ \t]*case)[ \t]([^:#"'{}]*?)((?:[ \t]+if\b[^:#"']*)?[ \t]*:)/.exec(
      text.slice(lineStart, start + 1000),
    );
    if (reason !== "Expected ':' after case pattern" || !text.startsWith(',', start) || line === null) {
      return undefined;
    }
    const [whole, head = '', pattern = '', rest = ''] = line;
    return replaced(text, lineStart, whole, `${head}(${pattern})${rest}`);
  },
  // Letters beyond U+FFFF in names.
  (text, { reason, start }) => {
    const letter = String.fromCodePoint(text.codePointAt(start) ?? 0);
    return reason.startsWith('Unexpected character') && letter.length === 2 && /\p{XIDC}/u.test(letter)
      ? replaced(text, start, letter, '____')
      : undefined;
  },
  // f"{'{'}": a bracket in a text in an f-string.
  (text, { reason, start }) => {
    if (!/^Unterminated (triple-quoted )?[ft]-string/.test(reason)) {
      return undefined;
    }
    const end = text.indexOf('\n', start);
    const line = text.slice(start, end === -1 ? undefined : end);
    const inner = /(?<=\{[^{}]*(["']))[{}](?=\1)/.exec(line);
    return inner === null ? undefined : replaced(text, start + inner.index, inner[0], ' ');
  },
];

/** The text with what the parser does not know rewritten, so that it may be parsed; undefined if the error is one of the script. */
export function bridged(text: string, error: ParserError): string | undefined {
  for (const gap of GAPS) {
    const found = gap(text, error);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

function replaced(text: string, start: number, old: string, by: string): string {
  return text.slice(0, start) + by + text.slice(start + old.length);
}
