import type { FileComment } from '../diagnostics/suppress.js';
import { lineStarts, positionAt } from './text.js';

/**
 * A piece of a text that is no white space. `open` and `close` are brackets; a `key` (its colon) and a `dash` wait for a
 * value, also with a `property` of that value behind them; a `preamble` is content that may stand in a file's head.
 */
export interface Token {
  readonly kind: 'comment' | 'content' | 'open' | 'close' | 'key' | 'dash' | 'property' | 'preamble';
  readonly source: string;
  /** Of its start in the file's text, in UTF-16 units. */
  readonly offset: number;
  readonly line: number;
  /** From 0, in UTF-16 units. */
  readonly column: number;
}

/** A token of content. `firstLine` is where the list or map in brackets starts that it ends; else its own line. */
interface Content extends Token {
  readonly firstLine: number;
  readonly endLine: number;
}

/** A key or dash whose value may start further down: what that value must be right of. */
interface Opener {
  readonly column: number;
  readonly isKey: boolean;
}

/**
 * The comments among the tokens of a text, in order. A comment that stands alone speaks of the next line with content,
 * any other of its own line; behind a key or a dash whose value starts further down also of the value's first line, and
 * behind a value of several lines also of the line where that starts.
 */
export function collectComments(file: string, text: string, tokens: Iterable<Token>): readonly FileComment[] {
  const starts = lineStarts(text);
  const comments: FileComment[] = [];
  const brackets: number[] = [];
  let inHead = true;
  let last: Content | undefined;
  let opener: Opener | undefined;
  // Told of the next content, as their comments may speak of it.
  let waiting: ((next: Content) => void)[] = [];
  for (const token of tokens) {
    if (token.kind === 'comment') {
      const { source, offset, line } = token;
      const lines: number[] = [];
      if (last?.endLine !== line) {
        waiting.push((next) => lines.push(next.line));
      } else {
        lines.push(...new Set([last.firstLine, line]));
        const open = opener;
        waiting.push((next) => open !== undefined && isValueOf(open, next) && lines.push(next.line));
      }
      const at = (units: number) => positionAt(text, starts, offset + units);
      const span: FileComment['span'] = (start, end) => ({ file, start: at(start), end: at(end) });
      comments.push({ text: source, lines, inHead, span });
    } else {
      const endLine = token.line + lineBreaks(token.source.trimEnd());
      const content = { ...token, firstLine: firstLineOf(token, brackets), endLine };
      waiting.forEach((tell) => tell(content));
      waiting = [];
      inHead &&= token.kind === 'preamble';
      opener = openerAt(content, last, opener);
      last = content;
    }
  }
  return comments;
}

/** `brackets` has the lines of those that are open; it is kept up to date. */
function firstLineOf({ kind, line }: Token, brackets: number[]): number {
  if (kind === 'open') {
    brackets.push(line);
  }
  return kind === 'close' ? (brackets.pop() ?? line) : line;
}

function openerAt(
  content: Content,
  last: Content | undefined,
  opener: Opener | undefined,
): Opener | undefined {
  switch (content.kind) {
    case 'key':
      return { column: (last?.line === content.line ? last : content).column, isKey: true };
    case 'dash':
      return { column: content.column, isKey: false };
    case 'property':
      return opener;
    default:
      return undefined;
  }
}

/** Whether a content is the value that a key or dash has waited for, rather than what comes after an empty one. */
function isValueOf({ column, isKey }: Opener, next: Content): boolean {
  return next.column > column || (isKey && next.column === column && next.kind === 'dash');
}

/** The number of line feeds in a text. */
export function lineBreaks(text: string): number {
  return text.split('\n').length - 1;
}
