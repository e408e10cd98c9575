import type { ASTNodeUnion } from 'py-ast';

/** The node of a kind: CPython's names, such as `Call`. */
export type Node<K extends ASTNodeUnion['nodeType']> = Extract<ASTNodeUnion, { nodeType: K }>;

export type Call = Node<'Call'>;
export type Lambda = Node<'Lambda'>;
/** A function, asynchronous or not. */
export type FunctionNode = Node<'FunctionDef' | 'AsyncFunctionDef'>;
export type Pattern = Node<
  | 'MatchAs'
  | 'MatchStar'
  | 'MatchMapping'
  | 'MatchSequence'
  | 'MatchOr'
  | 'MatchClass'
  | 'MatchValue'
  | 'MatchSingleton'
>;
