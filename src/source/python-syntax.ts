import type { Problem } from '../diagnostics/diagnostic.js';
import { bracketProblem, type BracketProblem } from './python-brackets.js';
import { AFTER, CLAUSES, KEYWORDS, NAMED } from './python-words.js';
import { PYTHON_SYNTAX, UNREADABLE_TEXT } from './problems.js';

/** What is wrong with a Python text: a range in UTF-16 units, and what to say of it. */
export interface PythonFinding {
  readonly problem: Problem;
  readonly start: number;
  readonly end: number;
  /** One sentence. */
  readonly message: string;
  readonly help?: string;
}

/** An error of the parser: what it says, and the token that it does not understand. */
export interface ParserError {
  readonly reason: string;
  readonly start: number;
  readonly end: number;
}

/** What can be said of a place: its text, and where its line begins and ends. */
interface Place {
  readonly text: string;
  readonly start: number;
  readonly lineStart: number;
  /** The line without the white space around it. */
  readonly line: string;
  /** The token there; empty at the end of the line. */
  readonly token: string;
}

type Words = Pick<PythonFinding, 'message'> &
  Partial<Pick<PythonFinding, 'problem' | 'start' | 'end' | 'help'>>;

/** What is wrong with a text that is no script at all; undefined for one that the parser has to look at. */
export function foreignText(text: string): PythonFinding | undefined {
  if (/^\s*\{/.test(text) && text.includes('"nbformat"') && text.includes('"cells"')) {
    const start = text.indexOf('{');
    return {
      problem: PYTHON_SYNTAX,
      start,
      end: start + 1,
      message: 'This is a Jupyter notebook, not a script.',
      help: 'Export it with "jupyter nbconvert --to script", and run what that writes.',
    };
  }
  const conflict = /^<{7} .*$/m.exec(text);
  return conflict === null || !/^={7}$/m.test(text) || !/^>{7} /m.test(text)
    ? undefined
    : {
        problem: PYTHON_SYNTAX,
        start: conflict.index,
        end: conflict.index + conflict[0].length,
        message: 'The script holds a merge conflict that is not resolved.',
        help: 'Keep one of the two versions, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>.',
      };
}

/** What is wrong where the parser stopped, in words. */
export function syntaxFinding(text: string, error: ParserError): PythonFinding {
  const place = placeOf(text, error);
  const words =
    withoutPlace(text, error) ??
    python2(place) ??
    notebookCommand(place) ??
    character(place, error) ??
    ofBrackets(place, error) ??
    described(place, error.reason);
  const found = {
    problem: PYTHON_SYNTAX,
    start: error.start,
    end: error.end,
    help: PYTHON_SYNTAX.fix,
    ...words,
  };
  // The end of a line is a token too; a range never goes beyond it.
  const length = /^[^\r\n]*/.exec(text.slice(found.start, found.end))?.[0].length ?? 0;
  return { ...found, end: found.start + length };
}

/** Errors for which the parser gives no column, or no place at all. */
function withoutPlace(text: string, { reason, start }: ParserError): Words | undefined {
  const at = (form: RegExp, from: number, message: string, help: string): Words | undefined => {
    const found = form.exec(text.slice(from));
    return found === null
      ? undefined
      : { message, help, start: from + found.index, end: from + found.index + found[0].length };
  };
  if (reason.startsWith('Invalid decorator')) {
    return at(
      /^[ \t]*@.*$(?!\s*(?:#.*\s*)*(?:@|async\b|class\b|def\b))/m,
      0,
      'A decorator has to be followed by a function or a class.',
      'Add it, or remove the decorator.',
    );
  }
  if (reason.includes('BigInt')) {
    return at(
      /\b0(?:[xX](?![\da-fA-F])|[bB](?![01])|[oO](?![0-7]))\w*/,
      0,
      'A number begins with "0x", "0o" or "0b", but not with digits that fit.',
      'Correct the number.',
    );
  }
  const problem = reason.startsWith('Unterminated') ? bracketProblem(text)?.kind : 'text';
  return problem === 'text'
    ? undefined
    : at(
        /\b[a-zA-Z]{1,2}(?:"|')/,
        start,
        'A bracket { in this f-string is not closed.',
        'Add the }, or write {{ for the character itself.',
      );
}

function placeOf(text: string, { start, end }: ParserError): Place {
  const before = text.slice(0, start);
  const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
  const line = /^[^\r\n]*/.exec(text.slice(lineStart))?.[0] ?? '';
  return { text, start, lineStart, line: line.trim(), token: text.slice(start, Math.max(end, start)).trim() };
}

/** Forms of Python 2 by what a line looks like, with what Python 3 writes. */
const PYTHON_2: readonly (readonly [form: RegExp, message: string, help: string])[] = [
  [/^print\s*>>/, '"print >>" is Python 2.', 'Write print(…, file=…).'],
  [
    /(^|[:;]\s*)print\s+(?!in\b|is\b|and\b|or\b|if\b|not\s+in\b)["'\w{[`-]/,
    '"print" without brackets is Python 2.',
    'Write print(…).',
  ],
  [/(^|[:;]\s*)exec\s+["'\w]/, '"exec" without brackets is Python 2.', 'Write exec(…).'],
  [
    /^except\s+[\w.]+\s*,\s*[\w(][^:]*:/,
    '"except" with a comma is Python 2.',
    'Write "except Error as error:".',
  ],
  [
    /^except\s*\([^)]*\)\s*,\s*\w+\s*:/,
    '"except" with a comma is Python 2.',
    'Write "except (A, B) as error:".',
  ],
  [/^raise\s+[\w.]+\s*,/, '"raise" with a comma is Python 2.', 'Write raise Error(…).'],
  [
    /^def\s+\w+\s*\(.*\(/,
    'Brackets among the parameters of a function are Python 2.',
    'Take one parameter, and unpack it in the function.',
  ],
];

function python2({ line, token, text, start }: Place): Words | undefined {
  const found = PYTHON_2.find(([form]) => form.test(line));
  const isOf = (name: string): boolean => !name.startsWith('Brackets') || token.startsWith('(');
  if (found !== undefined && isOf(found[1])) {
    return {
      message: `This is not Python 3: ${found[1]}`,
      help: `${found[2]} A whole script is converted by 2to3.`,
    };
  }
  if (text.startsWith('`', start)) {
    return {
      message: 'This is not Python 3: backticks are Python 2.',
      end: start + 1,
      help: 'Write repr(…).',
    };
  }
  if (token.startsWith('>') && text.charAt(start - 1) === '<') {
    return { message: 'This is not Python 3: "<>" is Python 2.', start: start - 1, help: 'Write "!=".' };
  }
  if (/^[lL]$/.test(token) && /[\da-fA-F]$/.test(text.slice(start - 1, start))) {
    return {
      message: 'This is not Python 3: a number that ends in "L" is Python 2.',
      help: 'Leave the "L" out.',
    };
  }
  return /^["']/.test(token) && /\b[uU][rR]$/.test(text.slice(Math.max(0, start - 3), start))
    ? { message: 'This is not Python 3: a text with the prefix "ur" is Python 2.', help: 'Write r"…".' }
    : undefined;
}

function notebookCommand({ line, lineStart, text }: Place): Words | undefined {
  const start = lineStart + text.slice(lineStart).search(/\S/);
  return /^(%%?[a-zA-Z]|![\w./]|\?\w)/.test(line)
    ? {
        message: `A line that begins with "${line.charAt(0)}" is a command of a notebook, not Python.`,
        start,
        end: start + line.length,
        help: 'Remove the line; a script runs commands with the module subprocess.',
      }
    : undefined;
}

function character({ text, start }: Place, { reason }: ParserError): Words | undefined {
  if (!reason.startsWith('Unexpected character')) {
    return undefined;
  }
  const point = text.codePointAt(start) ?? 0;
  const found = String.fromCodePoint(point);
  const end = start + found.length;
  const code = `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  if (point < 0x20 || point === 0x7f) {
    return {
      problem: UNREADABLE_TEXT,
      message: `The control character ${code} stands here, which Python refuses.`,
      end,
      help: 'Remove it, or correct the path if the file is no script.',
    };
  }
  if (/[\u201C\u201D\u201E\u2018\u2019\u201A\u00AB\u00BB\u2032\u2033]/.test(found)) {
    return {
      message: `The quotation mark ${found} is not one that Python knows.`,
      end,
      help: `Write " or '.`,
    };
  }
  if (found === '\\') {
    return {
      message: 'Something follows a backslash, which continues the line only at its very end.',
      end,
      help: 'Remove the backslash, or what follows it, such as a space.',
    };
  }
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(found)
    ? { message: `The character "${found}" means nothing in Python outside of a text.`, end }
    : {
        message: `The invisible character ${code} means nothing in Python outside of a text.`,
        end,
        help: 'Replace it by a space, or remove it.',
      };
}

function ofBrackets({ text, start }: Place, { reason }: ParserError): Words | undefined {
  const isText = reason.startsWith('Unterminated');
  const found = bracketProblem(text);
  if (found === undefined || (found.offset > start && !isText) || isText !== (found.kind === 'text')) {
    return undefined;
  }
  return { ...bracketWords(found), start: found.offset, end: found.offset + found.mark.length };
}

function bracketWords(found: BracketProblem): Words {
  switch (found.kind) {
    case 'text':
      return {
        message: `The text that begins here is not closed: its ${found.mark} is missing.`,
        help:
          found.mark.length === 1
            ? 'Close it in its line; a text of several lines stands between three quotes.'
            : 'Close it with the same three quotes.',
      };
    case 'unclosed':
      return {
        message: `The bracket "${found.mark}" that opens here is not closed.`,
        help: 'Add the closing bracket.',
      };
    case 'unopened':
      return {
        message: `The bracket "${found.mark}" closes nothing.`,
        help: 'Remove it, or add the bracket that opens.',
      };
    case 'mismatched':
      return {
        message: `The bracket "${found.mark}" does not fit "${found.open.mark}", which is the last one that opens before it.`,
        help: 'Correct one of the two, or add the bracket that is missing between them.',
      };
  }
}

function described(place: Place, reason: string): Words {
  const { token, text, start, lineStart, line } = place;
  const known = NAMED[reason];
  if (known !== undefined) {
    return { message: known };
  }
  if (reason.startsWith('Indentation error')) {
    return wholeLine(
      place,
      'The indentation of this line is that of no line above it.',
      'Indent it like the line to which it belongs.',
    );
  }
  if (reason === 'unexpected indent') {
    return wholeLine(
      place,
      'This line is indented more than the one above it, which opens no block.',
      'Indent it like the line above, or end that line with ":" if it is to open a block.',
    );
  }
  if (reason === 'Expected indented block') {
    return {
      message:
        token === '' && start >= text.trimEnd().length
          ? 'The last line opens a block, but nothing follows it.'
          : 'The line above opens a block, but this line is not indented.',
      help: 'Indent what belongs to the block, or write "pass".',
    };
  }
  if (reason.startsWith('cannot assign to') || reason.endsWith('for augmented assignment')) {
    const first = lineStart + text.slice(lineStart).search(/\S/);
    if (!/=\s*$/.test(text.slice(lineStart, start))) {
      return {
        message: 'A name, an attribute or an entry is expected here, because something is bound to it.',
        start: first,
        end: Math.max(first + 1, start),
      };
    }
    return {
      message: 'Nothing can be assigned to what stands before "=" here.',
      start: first,
      end: Math.max(first + 1, start),
      help: 'Assign to a name, an attribute or an entry; a comparison is written "==".',
    };
  }
  const [, colon] = /^Expected ':' after (.*)$/.exec(reason) ?? [];
  if (colon !== undefined) {
    return token === '='
      ? { message: 'A "=" stands where a comparison is expected.', help: 'A comparison is written "==".' }
      : {
          message: `A ":" is missing after ${AFTER[colon] ?? 'this'}.`,
          ...(token === '' || KEYWORDS.has(token)
            ? {}
            : { help: `Write ":" before "${token}", or correct what stands before it.` }),
        };
  }
  const clause = CLAUSES[token];
  if (clause !== undefined && line.startsWith(token)) {
    return {
      message: `The "${token}" belongs to no ${clause}.`,
      help: 'Correct its indentation, or the lines before it.',
    };
  }
  if (token === '') {
    return start >= text.trimEnd().length
      ? { message: 'The file ends in the middle of a statement.' }
      : { message: 'The line ends in the middle of a statement.' };
  }
  if (/name|parameter/.test(reason) && KEYWORDS.has(token)) {
    return {
      message: `A name is expected here, and "${token}" is a word of Python.`,
      help: 'Choose another name.',
    };
  }
  const isInside = bracketProblem(text.slice(0, start))?.kind === 'unclosed';
  const isValue = /^[\w"'([{]/.test(token) && !KEYWORDS.has(token);
  const isAfterValue = /[\w"')\]}]\s*$/.test(text.slice(Math.max(0, start - 200), start));
  const help = isInside && isValue && isAfterValue ? { help: 'A comma may be missing before it.' } : {};
  if (/^[a-zA-Z]{0,2}["']/.test(token)) {
    return { message: 'A text is not expected here.', ...help };
  }
  return /name|parameter/.test(reason)
    ? { message: `A name is expected here, not "${shortened(token)}".` }
    : { message: `"${shortened(token)}" is not expected here.`, ...help };
}

function wholeLine({ text, lineStart, line }: Place, message: string, help: string): Words {
  const start = lineStart + text.slice(lineStart).search(/\S/);
  return { message, start, end: start + line.length, help };
}

function shortened(token: string): string {
  const [first = ''] = token.split(/[\r\n]/);
  return first.length < token.length || first.length > 40 ? `${first.slice(0, 40)}…` : first;
}
