import type { Module } from 'py-ast';
import { diagnose, type Diagnostic, type Position, type Span } from '../diagnostics/diagnostic.js';
import type { Location, Source } from './location.js';
import { FILE_TOO_LARGE, PYTHON_SYNTAX } from './problems.js';
import { findingsIn } from './python-checks.js';
import { exhaustedFinding, MAX_PYTHON_DEPTH, nestingFinding, SHALLOW, treeDepth } from './python-depth.js';
import { bridged } from './python-gaps.js';
import { mixedIndentation } from './python-indentation.js';
import { foreignText, syntaxFinding, type ParserError, type PythonFinding } from './python-syntax.js';
import { decodePython, preparePython, type PreparedPython } from './python-text.js';
import { lineStarts, positionAt } from './text.js';

/** The place of a node of a Python syntax tree: lines from 1, columns from 0 in bytes of UTF-8 (as CPython counts), the end exclusive. */
export interface PythonPlace {
  readonly lineno: number;
  readonly col_offset: number;
  readonly end_lineno?: number | undefined;
  readonly end_col_offset?: number | undefined;
}

/** A parsed Python file. `module` is absent if it cannot be parsed. */
export interface PythonFile {
  readonly file: string;
  readonly source: Source;
  readonly module?: Module;
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses the bytes of a Python file. Never throws on bad input: what is wrong is in the diagnostics. */
export type PythonParser = (file: string, bytes: Uint8Array) => PythonFile;

/** Size limit of scripts in bytes, which only generated ones come near to. */
export const MAX_PYTHON_BYTES = 5 * 1024 * 1024;
/** The gaps of the parser are in few places of a script, if in any; each costs another run. */
const MAX_BRIDGES = 50;

type Parsed = { readonly module: Module } | { readonly finding: PythonFinding };

/** The parser of Python 3 texts. Loaded when a script is looked at: it is a bundle of its own. */
export async function loadPythonParser(): Promise<PythonParser> {
  const { parse } = await import('py-ast');
  return (file, bytes) => {
    if (bytes.length > MAX_PYTHON_BYTES) {
      return tooLarge(file, bytes.length);
    }
    const { text, finding } = decodePython(bytes);
    const prepared = preparePython(text);
    const source = pythonSource(file, prepared);
    const found = finding ?? foreignText(prepared.text);
    const parsed = found === undefined ? parseText(parse, prepared.text) : { finding: found };
    if ('module' in parsed) {
      const { module } = parsed;
      return { file, source, module, diagnostics: [] };
    }
    const { problem, start, end, message, help } = parsed.finding;
    const at = positionIn(prepared);
    return {
      file,
      source,
      diagnostics: [diagnose(problem, { file, start: at(start), end: at(end) }, { message, help })],
    };
  };
}

/** The location of a node in its file. */
export function pythonLocation(source: Source, node: PythonPlace): Location {
  const { lineno, col_offset: column, end_lineno: endLine, end_col_offset: endColumn } = node;
  return {
    source,
    path: [lineno, column, endLine ?? lineno, endColumn ?? column],
    target: 'value',
  };
}

/** Parses a text, also where the parser knows less than Python. */
function parseText(parse: (text: string) => Module, original: string): Parsed {
  let text = original;
  for (let bridges = 0; ; bridges += 1) {
    let error: ParserError;
    try {
      const module = parse(text);
      return afterParsing(original, module);
    } catch (thrown) {
      if (thrown instanceof RangeError) {
        return { finding: exhaustedFinding(original, (beginning) => !exhausts(parse, beginning)) };
      }
      error = parserError(text, thrown);
    }
    const next = bridges < MAX_BRIDGES ? bridged(text, error) : undefined;
    if (next === undefined) {
      // What bridged gaps before changed nothing that is shown.
      return { finding: syntaxFinding(text, error) };
    }
    text = next;
  }
}

/** The tree of a text that was parsed, unless it has a problem that the parser does not see. */
function afterParsing(text: string, module: Module): Parsed {
  const { depth, refused } = findingsIn(module, MAX_PYTHON_DEPTH);
  const deep =
    depth < SHALLOW
      ? undefined
      : nestingFinding(text, treeDepth(module), ({ lineno, col_offset: column }) =>
          offsetOf(text, lineStarts(text), lineno, column),
        );
  if (deep !== undefined) {
    return { finding: deep };
  }
  const mixed = mixedIndentation(text, module);
  if (mixed !== undefined) {
    return { finding: mixed };
  }
  if (refused === undefined) {
    return { module };
  }
  const { at, message, help } = refused;
  const starts = lineStarts(text);
  const start = offsetOf(text, starts, at.lineno, at.col_offset);
  const end = offsetOf(text, starts, at.end_lineno ?? at.lineno, at.end_col_offset ?? at.col_offset);
  return {
    finding: { problem: PYTHON_SYNTAX, start, end: Math.min(end, lineEndAfter(text, start)), message, help },
  };
}

function lineEndAfter(text: string, start: number): number {
  return start + (/^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0);
}

/** Whether the parser's stack does not suffice for a text. */
function exhausts(parse: (text: string) => Module, text: string): boolean {
  try {
    parse(text);
    return false;
  } catch (thrown) {
    return thrown instanceof RangeError;
  }
}

/** What the parser threw: its message ends with the place, and usually its properties hold it too. */
function parserError(text: string, thrown: unknown): ParserError {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const [, reason = message, line = '1', column] =
    /^(.*?) at line (\d+)(?:, column (\d+))?$/s.exec(message) ?? [];
  const starts = lineStarts(text);
  const start = offsetOf(text, starts, Number(line), Number(column ?? 0));
  const place: Partial<PythonPlace> = typeof thrown === 'object' && thrown !== null ? thrown : {};
  const end =
    place.end_lineno === undefined || place.end_col_offset === undefined
      ? start
      : offsetOf(text, starts, place.end_lineno, place.end_col_offset);
  return { reason, start, end: Math.max(start, end) };
}

function offsetOf(text: string, starts: readonly number[], line: number, bytes: number): number {
  const start = starts[line - 1] ?? text.length;
  return start + unitsOfBytes(text, start, bytes);
}

/** A source in which a path is [line, column, end line, end column] of a node. */
function pythonSource(file: string, prepared: PreparedPython): Source {
  let starts: readonly number[] | undefined;
  const position = positionIn(prepared);
  return {
    file,
    span(path): Span {
      starts ??= lineStarts(prepared.text);
      const lines = starts;
      const [line = 1, column = 0, endLine = 1, endColumn = 0] = path.map(Number);
      const at = (lineNumber: number, bytes: number) =>
        position(offsetOf(prepared.text, lines, lineNumber, bytes));
      return { file, start: at(line, column), end: at(endLine, endColumn) };
    },
  };
}

/** The positions in the file of offsets in its text. */
function positionIn({ text, missing }: PreparedPython): (offset: number) => Position {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(text);
    const { line, column } = positionAt(text, starts, offset);
    return { line, column: column + (missing.get(line) ?? 0) };
  };
}

/** How many UTF-16 units after an offset hold as many bytes of UTF-8. */
function unitsOfBytes(text: string, offset: number, bytes: number): number {
  let left = bytes;
  let end = offset;
  while (left > 0 && end < text.length) {
    const point = text.codePointAt(end) ?? 0;
    left -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    end += point < 0x10000 ? 1 : 2;
  }
  return end - offset;
}

function tooLarge(file: string, size: number): PythonFile {
  const start = { line: 1, column: 1 };
  const span: Span = { file, start, end: start };
  return {
    file,
    source: { file, span: () => span },
    diagnostics: [
      diagnose(FILE_TOO_LARGE, span, {
        message: `The script has ${(size / 1024 / 1024).toFixed(1)} MB; at most 5 MB is looked at.`,
        help: FILE_TOO_LARGE.fix,
      }),
    ],
  };
}
