import type { StmtNode } from 'py-ast';
import type { Indexer } from './index-expressions.js';
import type { ClassInfo, Flow, Frame } from './program.js';

/** The place of a statement: its names, when it runs, and the method in which it is. */
export interface Place {
  readonly frame: Frame;
  readonly flow: Flow;
  readonly depth: number;
  /** The first parameter of the method, whose attributes are those of the class. */
  readonly self?: { readonly name: string; readonly cls: ClassInfo };
}

/** Collects what a list of statements says. */
export type BodyIndexer = (indexer: Indexer, body: readonly StmtNode[], place: Place) => void;

/** The beginning of a function or module. */
export const START: Flow = { certain: true, loops: [], guarded: false };
