import { CST, Lexer } from 'yaml';
import type { FileComment } from '../diagnostics/suppress.js';
import { collectComments, lineBreaks, type Token } from './comments.js';

/** The comments of a YAML text, whether or not it is well-formed; what looks like one inside a value is none. */
export function yamlComments(file: string, bytes: Uint8Array): readonly FileComment[] {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).replace(/\r(?!\n)/g, '\n');
  return collectComments(file, text, yamlTokens(text));
}

/** What the lexer's types of tokens are; those that are no content are absent. */
const KINDS: Readonly<Record<string, Token['kind'] | undefined>> = {
  comment: 'comment',
  'map-value-ind': 'key',
  'seq-item-ind': 'dash',
  'explicit-key-ind': 'dash',
  anchor: 'property',
  tag: 'property',
  'flow-map-start': 'open',
  'flow-seq-start': 'open',
  'flow-map-end': 'close',
  'flow-seq-end': 'close',
  'block-scalar-header': 'content',
  alias: 'content',
  comma: 'content',
  'single-quoted-scalar': 'content',
  'double-quoted-scalar': 'content',
};

/** The lexer gives the pieces of a text one after the other, and marks of its own, one of which says that a scalar follows. */
function* yamlTokens(text: string): Generator<Token> {
  let offset = 0;
  let line = 1;
  let lineStart = 0;
  let isScalar = false;
  for (const source of new Lexer().lex(text)) {
    if (!isScalar && (source === CST.DOCUMENT || source === CST.FLOW_END || source === CST.SCALAR)) {
      isScalar = source === CST.SCALAR;
      continue;
    }
    const kind = isScalar ? 'content' : KINDS[CST.tokenType(source) ?? ''];
    isScalar = false;
    if (kind !== undefined) {
      yield { kind, source, offset, line, column: offset - lineStart };
    }
    line += lineBreaks(source);
    lineStart = source.includes('\n') ? offset + source.lastIndexOf('\n') + 1 : lineStart;
    offset += source.length;
  }
}
