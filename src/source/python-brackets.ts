/** A bracket or quote and where it stands, in UTF-16 units. */
export interface Mark {
  readonly offset: number;
  readonly mark: string;
}

/** What is wrong with the brackets and quotes of a Python text. */
export type BracketProblem =
  /** A bracket that is not closed, or the quote of a text that is not. */
  | ({ readonly kind: 'unclosed' | 'unopened' | 'text' } & Mark)
  | ({ readonly kind: 'mismatched'; readonly open: Mark } & Mark);

const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The first text that does not end or bracket that fits no other; if there is none, the last bracket that is not closed. */
export function bracketProblem(text: string): BracketProblem | undefined {
  const open: Mark[] = [];
  for (let offset = 0; offset < text.length; offset += 1) {
    const mark = text.charAt(offset);
    if (mark === '#') {
      offset = lineEnd(text, offset);
    } else if (mark === '"' || mark === "'") {
      const quote = text.startsWith(mark.repeat(3), offset) ? mark.repeat(3) : mark;
      const end = endOfText(text, offset + quote.length, quote);
      if (end === undefined) {
        return { kind: 'text', offset, mark: quote };
      }
      offset = end - 1;
    } else if (mark === '(' || mark === '[' || mark === '{') {
      open.push({ offset, mark });
    } else if (CLOSING[mark] !== undefined) {
      const last = open.pop();
      if (last === undefined) {
        return { kind: 'unopened', offset, mark };
      }
      if (last.mark !== CLOSING[mark]) {
        return { kind: 'mismatched', offset, mark, open: last };
      }
    }
  }
  const unclosed = open.at(-1);
  return unclosed === undefined ? undefined : { kind: 'unclosed', ...unclosed };
}

/** The offset after the quote that closes a text; undefined if it ends with its line, or with the file, before that. */
function endOfText(text: string, start: number, quote: string): number | undefined {
  for (let offset = start; offset < text.length; offset += 1) {
    if (text.startsWith(quote, offset)) {
      return offset + quote.length;
    }
    const character = text.charAt(offset);
    if (character === '\\') {
      offset += text.startsWith('\r\n', offset + 1) ? 2 : 1;
    } else if (quote.length === 1 && (character === '\n' || character === '\r')) {
      return undefined;
    }
  }
  return undefined;
}

function lineEnd(text: string, offset: number): number {
  const length = text.slice(offset, offset + 10_000).search(/[\r\n]/);
  const newline = length === -1 ? text.indexOf('\n', offset) : offset + length;
  return newline === -1 ? text.length : newline;
}

/** Brackets inside each other beyond which Python itself gives up. Source: MAXLEVEL in CPython's Parser/tokenizer.h. */
const MAX_BRACKETS = 200;

/** The offset of the first bracket inside more others than Python takes. Texts and comments count, because it is only asked for where something is nested too deeply. */
export function deepBracket(text: string): number | undefined {
  let depth = 0;
  for (const { index, 0: mark } of text.matchAll(/[()[\]{}]/g)) {
    depth += '([{'.includes(mark) ? 1 : -1;
    if (depth > MAX_BRACKETS) {
      return index;
    }
  }
  return undefined;
}
