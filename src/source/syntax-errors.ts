import { isCollection, isPair, isScalar, type Document } from 'yaml';

/** What is wrong with the syntax of a text: a range in UTF-16 offsets, and what to say of it. */
export interface SyntaxFinding {
  readonly start: number;
  readonly end: number;
  /** One sentence. */
  readonly message: string;
  readonly help?: string;
}

/** The parts of the parser's errors and warnings that count here. */
interface ParserError {
  readonly code: string;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** The line that git puts before the first of two versions it cannot merge (git-merge documentation, "How conflicts are presented"). */
const CONFLICT = /^<{7} .*$/m;

/**
 * What is wrong with the syntax of a parsed document. Of the parser's errors only the first: those after it come from
 * guesses at how the text goes on. Its warnings are independent of each other, so all of them are given.
 */
export function syntaxFindings(text: string, document: Document.Parsed): readonly SyntaxFinding[] {
  const { errors, warnings } = document;
  const [first] = [...errors].sort((a, b) => a.pos[0] - b.pos[0] || Number(isQuote(b)) - Number(isQuote(a)));
  if (first === undefined) {
    return warnings.map((warning) => findingOf(text, document, warning));
  }
  const conflict = CONFLICT.exec(text);
  return conflict === null
    ? [findingOf(text, document, first)]
    : [
        {
          start: conflict.index,
          end: conflict.index + conflict[0].length,
          message: 'The file holds a merge conflict that is not resolved.',
          help: 'Keep one of the two versions, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.',
        },
      ];
}

/** An unclosed quote is why the brackets around it are not closed either. */
function isQuote({ code, message }: ParserError): boolean {
  return code === 'MISSING_CHAR' && message.includes('quote');
}

function findingOf(text: string, document: Document.Parsed, error: ParserError): SyntaxFinding {
  const [start, end] = error.pos;
  if (text.startsWith('${', start - 1)) {
    return unquotedExpression(text, start - 1);
  }
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return { start, end, message: 'A tab indents this line; YAML takes only spaces.', help: 'Use spaces.' };
    case 'BAD_INDENT':
      return error.message.includes('end with a')
        ? unclosed(text, start, openBracket(text, document), 'bracket')
        : badIndent(text, start);
    case 'MISSING_CHAR':
      if (isQuote(error)) {
        return unclosed(text, start, openQuote(text, document), 'quote');
      }
      return error.message.startsWith('Implicit map key')
        ? noKey(text, start)
        : { start, end, message: sentence(error.message) };
    case 'MULTILINE_IMPLICIT_KEY':
      return noKey(text, start);
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'BLOCK_IN_FLOW':
      return keyInValue(text, start);
    case 'TAG_RESOLVE_FAILED':
      return {
        start,
        end,
        message: `The tag "${text.slice(start, end)}" is not one that pipectl knows.`,
        help: 'Write the value without a tag; a pipeline parameter is written ${params.<name>}.',
      };
    case 'BAD_DQ_ESCAPE':
      return {
        start,
        end,
        message: sentence(error.message),
        help: 'A backslash in double quotes begins an escape: write two of them, or use single quotes.',
      };
    case 'BAD_SCALAR_START':
      return { start, end, message: sentence(error.message), help: 'Put the value into quotes.' };
    case 'UNEXPECTED_TOKEN':
      return {
        start,
        end: Math.min(end, lineEnd(text, start)),
        message: error.message.includes('at node end')
          ? 'The value above or before ends, but more of it follows here.'
          : sentence(error.message),
        help: 'Put the whole value into quotes, or correct the brackets and the indentation.',
      };
    default:
      return { start, end, message: sentence(error.message) };
  }
}

function unquotedExpression(text: string, start: number): SyntaxFinding {
  const close = text.indexOf('}', start);
  const end = close === -1 || close > lineEnd(text, start) ? start + 2 : close + 1;
  const expression = text.slice(start, end);
  return {
    start,
    end,
    message: `The expression "${expression}" stands inside brackets without quotes.`,
    help: `Put the value into quotes, as in { key: "${expression}" }.`,
  };
}

function unclosed(text: string, end: number, open: number | undefined, noun: string): SyntaxFinding {
  return open === undefined
    ? { start: end, end, message: `A ${noun} is not closed.` }
    : {
        start: open,
        end: open + 1,
        message: `The ${noun} ${text.charAt(open)} that opens here is not closed.`,
        help: `Add the closing ${noun}, and indent everything inside more than the key before it.`,
      };
}

function badIndent(text: string, lineStart: number): SyntaxFinding {
  const indent = /^[ ]*/.exec(text.slice(lineStart))?.[0].length ?? 0;
  const start = lineStart + indent;
  return {
    start,
    end: lineEnd(text, start),
    message: 'This line is indented unlike those above that it belongs to.',
    help: 'Indent the entries of a map or list alike.',
  };
}

function noKey(text: string, start: number): SyntaxFinding {
  const end = lineEnd(text, start);
  const line = text.slice(start, end);
  if (/^-(\s|$)/.test(line)) {
    return {
      start,
      end,
      message: 'A list entry stands among the keys of a map.',
      help: 'Indent it below the key whose list it belongs to.',
    };
  }
  const [, key, value] = /^([^\s:]+):(\S.*)$/.exec(line) ?? [];
  return {
    start,
    end,
    message: `The line "${line}" is no key with a value.`,
    help:
      key === undefined || value === undefined
        ? 'Write "key: value", or indent the line if it goes on with the value above.'
        : `Write a space after the colon: "${key}: ${value}".`,
  };
}

function keyInValue(text: string, start: number): SyntaxFinding {
  const end = lineEnd(text, start);
  return /:(\s|$)/.test(text.slice(start, end))
    ? {
        start,
        end,
        message: 'The value holds a colon and a space, which make it a key in a place where none can be.',
        help: 'Put the value into quotes.',
      }
    : {
        start,
        end,
        message: 'The value is followed by keys that are indented below it.',
        help: 'Remove the value, or the indentation of the keys below it.',
      };
}

/** The offset of the last bracket that opens a list or map and is not closed. */
function openBracket(text: string, document: Document.Parsed): number | undefined {
  return lastStart(
    document,
    (node, start, end) =>
      isCollection(node) && node.flow === true && !/[\]}]/.test(end - start > 1 ? text.charAt(end - 1) : ''),
  );
}

/** The offset of the last quote that opens a text and is not closed. */
function openQuote(text: string, document: Document.Parsed): number | undefined {
  return lastStart(
    document,
    (node, start, end) =>
      isScalar(node) &&
      (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') &&
      (end - start < 2 || text.charAt(end - 1) !== text.charAt(start)),
  );
}

/** The greatest offset at which a node of some kind starts. Without recursion: the text may be nested deeply. */
function lastStart(
  document: Document.Parsed,
  isWanted: (node: unknown, start: number, end: number) => boolean,
): number | undefined {
  const open: unknown[] = [document.contents];
  let last: number | undefined;
  while (open.length > 0) {
    const node = open.pop();
    if (isPair(node)) {
      open.push(node.key, node.value);
      continue;
    }
    if (isCollection(node)) {
      node.items.forEach((item) => open.push(item));
    }
    const [start, end] = (isCollection(node) || isScalar(node) ? node.range : undefined) ?? [-1, -1];
    if (start > (last ?? -1) && isWanted(node, start, end)) {
      last = start;
    }
  }
  return last;
}

/** The offset at which the line of an offset ends, without the white space there. */
function lineEnd(text: string, offset: number): number {
  const length = text.slice(offset).search(/[\r\n]/);
  const rest = length === -1 ? text.slice(offset) : text.slice(offset, offset + length);
  return offset + rest.trimEnd().length;
}

/** The parser's message as one sentence, without its copy of the text. */
function sentence(message: string): string {
  const first = (message.split('\n')[0] ?? message).trim().replace(/ at line \d+.*$/, '');
  return `${first.charAt(0).toUpperCase()}${first.slice(1).replace(/[.:]$/, '')}.`;
}
