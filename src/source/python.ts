import type { Comment, Module } from 'py-ast';
import { diagnose, type Diagnostic, type Span } from '../diagnostics/diagnostic.js';
import type { Location, Source } from './location.js';
import { NESTED_TOO_DEEPLY, PYTHON_SYNTAX } from './problems.js';
import { lineStarts, positionAt } from './text.js';

/** The place of a node of a Python syntax tree: lines from 1, columns from 0 in UTF-16 units, the end exclusive. */
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
  readonly comments: readonly Comment[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses the bytes of a Python file. Never throws on bad input: what is wrong is in the diagnostics. */
export type PythonParser = (file: string, bytes: Uint8Array) => PythonFile;

/** The parser of Python 3 texts. Loaded when a script is looked at: it is a bundle of its own. */
export async function loadPythonParser(): Promise<PythonParser> {
  const { parse } = await import('py-ast');
  return (file, bytes) => {
    // A form feed is white space that the parser does not know; a byte order mark is no part of the program.
    const text = new TextDecoder('utf-8').decode(bytes).replaceAll('\f', ' ');
    const source = pythonSource(file, text);
    try {
      const module = parse(text, { comments: true });
      return { file, source, module, comments: module.comments ?? [], diagnostics: [] };
    } catch (error) {
      return { file, source, comments: [], diagnostics: [syntaxProblem(source, error)] };
    }
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

/** A source in which a path is [line, column, end line, end column] of a node. */
function pythonSource(file: string, text: string): Source {
  let starts: readonly number[] | undefined;
  return {
    file,
    span(path): Span {
      starts ??= lineStarts(text);
      const [line = 1, column = 0, endLine = 1, endColumn = 0] = path.map(Number);
      const at = (lineNumber: number, units: number) =>
        positionAt(text, starts ?? [0], (starts?.[lineNumber - 1] ?? 0) + units);
      return { file, start: at(line, column), end: at(endLine, endColumn) };
    },
  };
}

function syntaxProblem(source: Source, error: unknown): Diagnostic {
  if (error instanceof RangeError) {
    return diagnose(NESTED_TOO_DEEPLY, source.span([], 'value'), {
      message: 'The script is nested too deeply to be parsed.',
    });
  }
  const text = error instanceof Error ? error.message : String(error);
  const [, reason = text, line = '1', column = '0'] =
    /^(.*?) at line (\d+)(?:, column (\d+))?$/s.exec(text) ?? [];
  const place = { lineno: Number(line), col_offset: Number(column) };
  return diagnose(PYTHON_SYNTAX, source.span(pythonLocation(source, place).path, 'value'), {
    message: `The script cannot be parsed: ${reason}.`,
    help: PYTHON_SYNTAX.fix,
  });
}
