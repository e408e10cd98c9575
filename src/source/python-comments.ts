import type { Lexer } from 'py-ast';
import type { FileComment } from '../diagnostics/suppress.js';
import { collectComments, type Token } from './comments.js';
import { lineStarts } from './text.js';

/** Finds the comments in the bytes of a Python file; none if its text cannot be taken apart. */
export type PythonComments = (file: string, bytes: Uint8Array) => readonly FileComment[];

/** Loaded when a script has a comment for pipectl: the lexer is part of a bundle of its own. The parser leaves out comments between brackets. */
export async function loadPythonComments(): Promise<PythonComments> {
  const { Lexer } = await import('py-ast');
  return (file, bytes) => {
    const text = new TextDecoder('utf-8').decode(bytes).replaceAll('\f', ' ');
    try {
      return collectComments(file, text, tokensOf(text, new Lexer(text).tokenize()));
    } catch {
      return [];
    }
  };
}

type PythonToken = ReturnType<Lexer['tokenize']>[number];

const isOneOf = ({ type }: PythonToken, types: readonly string[]): boolean => types.includes(type);

/** What is content of another kind than most. */
const KINDS: Readonly<Record<string, Token['kind'] | undefined>> = {
  COMMENT: 'comment',
  LPAR: 'open',
  LSQB: 'open',
  LBRACE: 'open',
  RPAR: 'close',
  RSQB: 'close',
  RBRACE: 'close',
};
const NO_CONTENT: readonly string[] = ['NEWLINE', 'INDENT', 'DEDENT', 'EOF'];

function* tokensOf(text: string, tokens: readonly PythonToken[]): Generator<Token> {
  const starts = lineStarts(text);
  let isFirst = true;
  for (const [index, token] of tokens.entries()) {
    const { type, value: source, lineno: line, col_offset: column } = token;
    if (isOneOf(token, NO_CONTENT)) {
      continue;
    }
    const isDocstring: boolean = isFirst && isOneOf(token, ['STRING']) && endsStatement(tokens[index + 1]);
    const kind: Token['kind'] = isDocstring ? 'preamble' : (KINDS[type] ?? 'content');
    isFirst &&= kind === 'comment';
    const start = starts[line - 1] ?? 0;
    yield { kind, source, offset: start + unitsOf(text.slice(start, starts[line]), column), line, column };
  }
}

function endsStatement(token: PythonToken | undefined): boolean {
  return token === undefined || isOneOf(token, ['NEWLINE', 'EOF', 'COMMENT', 'SEMI']);
}

/** The lexer's columns count bytes of UTF-8, as Python's own do. */
function unitsOf(line: string, bytes: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(line).subarray(0, bytes)).length;
}
