import type { Module, StmtNode } from 'py-ast';
import { PYTHON_SYNTAX } from './problems.js';
import type { PythonFinding } from './python-syntax.js';
import { lineStarts } from './text.js';

/** How far a line is indented: with tabs to every eighth column, and with tabs of one column. */
interface Indentation {
  readonly wide: number;
  readonly narrow: number;
}

/**
 * The first line whose indentation depends on how wide a tab is, which Python refuses and the parser does not. Source:
 * "Indentation" in Python's language reference; the two widths are those that CPython compares.
 */
export function mixedIndentation(text: string, module: Module): PythonFinding | undefined {
  if (!/^ *\t/m.test(text)) {
    return undefined;
  }
  const starts = lineStarts(text);
  const blocks: { readonly body: readonly StmtNode[]; readonly outer?: Indentation }[] = [
    { body: module.body },
  ];
  const bad: number[] = [];
  for (let block = blocks.pop(); block !== undefined; block = blocks.pop()) {
    const { outer } = block;
    let first: Indentation | undefined;
    for (const statement of block.body) {
      const white = /^[ \t]*/.exec(text.slice(starts[statement.lineno - 1] ?? 0))?.[0] ?? '';
      const isFirstInLine = white.length === statement.col_offset && statement.nodeType !== 'Comment';
      const own = isFirstInLine ? indentationOf(white) : (first ?? outer);
      const fits =
        !isFirstInLine ||
        own === undefined ||
        (first === undefined
          ? outer === undefined || (own.wide > outer.wide && own.narrow > outer.narrow)
          : own.wide === first.wide && own.narrow === first.narrow);
      if (!fits) {
        bad.push(statement.lineno);
      }
      first ??= isFirstInLine ? own : undefined;
      for (const body of bodiesOf(statement)) {
        blocks.push({ body, ...(own === undefined ? {} : { outer: own }) });
      }
    }
  }
  const line = bad.length === 0 ? undefined : Math.min(...bad);
  const start = line === undefined ? undefined : starts[line - 1];
  return start === undefined
    ? undefined
    : {
        problem: PYTHON_SYNTAX,
        start,
        end: start + (/^[ \t]*/.exec(text.slice(start))?.[0].length ?? 0),
        message: 'The indentation of this line mixes tabs and spaces differently from the lines around it.',
        help: 'Indent all lines with spaces.',
      };
}

function indentationOf(white: string): Indentation {
  let wide = 0;
  for (const character of white) {
    wide = character === '\t' ? (Math.floor(wide / 8) + 1) * 8 : wide + 1;
  }
  return { wide, narrow: white.length };
}

/** The blocks of a compound statement; that of `elif` is an `if` of its own. */
function bodiesOf(statement: StmtNode): readonly (readonly StmtNode[])[] {
  switch (statement.nodeType) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
    case 'ClassDef':
    case 'With':
    case 'AsyncWith':
      return [statement.body];
    case 'If': {
      const [only, ...others] = statement.orelse;
      const isElif =
        only?.nodeType === 'If' && others.length === 0 && only.col_offset === statement.col_offset;
      return isElif ? [statement.body, ...bodiesOf(only)] : [statement.body, statement.orelse];
    }
    case 'For':
    case 'AsyncFor':
    case 'While':
      return [statement.body, statement.orelse];
    case 'Try':
    case 'TryStar':
      return [
        statement.body,
        ...statement.handlers.map(({ body }) => body),
        statement.orelse,
        statement.finalbody,
      ];
    default:
      return [];
  }
}

/** Blocks inside each other beyond which Python gives up. Source: MAXINDENT, 100 with the script itself, in CPython's Parser/tokenizer.h. */
const MAX_BLOCKS = 99;

/** The offset of the first line inside more blocks than Python takes. Lines between brackets count, because it is only asked for where something is nested deeply. */
export function deepLine(text: string): number | undefined {
  const outer = [0];
  for (const { index, 1: white = '' } of text.matchAll(/^([ \t]*)[^ \t\r\n#]/gm)) {
    const { wide } = indentationOf(white);
    while (wide < (outer.at(-1) ?? 0)) {
      outer.pop();
    }
    if (wide > (outer.at(-1) ?? 0)) {
      outer.push(wide);
    }
    if (outer.length > MAX_BLOCKS + 1) {
      return index + white.length;
    }
  }
  return undefined;
}
