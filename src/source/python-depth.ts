import type { Module } from 'py-ast';
import { NESTED_TOO_DEEPLY } from './problems.js';
import { deepBracket } from './python-brackets.js';
import { deepLine } from './python-indentation.js';
import type { PythonFinding } from './python-syntax.js';
import { lineStarts } from './text.js';

/**
 * How deep the nodes of a syntax tree may be inside each other: a chain such as `a + b + c` counts one for each sign.
 * CPython 3.11 compiles a sum of 2996 terms, and no longer one.
 */
export const MAX_PYTHON_DEPTH = 3000;

interface Placed {
  readonly lineno: number;
  readonly col_offset: number;
}

/** How deep the nodes of a syntax tree are inside each other. */
export interface TreeDepth {
  readonly depth: number;
  /** A node that is nested more deeply than MAX_PYTHON_DEPTH, where nothing more is counted; absent if none is. */
  readonly tooDeep?: Placed;
}

/** How deep a syntax tree is. Without recursion, level by level. */
export function treeDepth(module: Module): TreeDepth {
  let level: readonly object[] = [module];
  let depth = 0;
  while (level.length > 0) {
    const tooDeep = depth > MAX_PYTHON_DEPTH ? level.find(isPlaced) : undefined;
    if (tooDeep !== undefined) {
      return { depth, tooDeep };
    }
    const next: object[] = [];
    for (const node of level) {
      collectChildren(node, next);
    }
    level = next;
    depth += 1;
  }
  return { depth };
}

function collectChildren(node: object, found: object[]): void {
  for (const child of Object.values(node) as readonly unknown[]) {
    if (typeof child !== 'object' || child === null) {
      continue;
    }
    if (Array.isArray(child)) {
      collectChildren(child, found);
    } else if (isPlaced(child) || !('nodeType' in child) || Object.keys(child).length > 1) {
      found.push(child);
    }
  }
}

function isPlaced(value: object): value is Placed {
  return 'lineno' in value && 'col_offset' in value;
}

/** Trees less deep than this are not nested as deeply as Python refuses: each bracket and block is a node. */
export const SHALLOW = 90;

/** What Python refuses because of its nesting in a text whose syntax tree is this deep; undefined if it is none. */
export function nestingFinding(
  text: string,
  { depth, tooDeep }: TreeDepth,
  offsetOf: (node: Placed) => number,
): PythonFinding | undefined {
  const named = depth < SHALLOW ? undefined : namedNesting(text);
  return named ?? (tooDeep === undefined ? undefined : nestedTooDeeply(text, offsetOf(tooDeep), GENERAL));
}

/** The same of a text that the parser cannot take apart because its stack is exhausted. `parses` says whether it is not, by a beginning of the text. */
export function exhaustedFinding(text: string, parses: (beginning: string) => boolean): PythonFinding {
  return namedNesting(text) ?? nestedTooDeeply(text, exhaustingLine(text, parses), GENERAL);
}

const GENERAL = `The script is nested more than ${MAX_PYTHON_DEPTH} deep here, or too deeply to be parsed.`;

/** Brackets and blocks, of which Python counts each for itself. */
function namedNesting(text: string): PythonFinding | undefined {
  const bracket = deepBracket(text);
  if (bracket !== undefined) {
    const message = 'More than 200 brackets stand inside each other here, which Python refuses.';
    return nestedTooDeeply(text, bracket, message);
  }
  const line = deepLine(text);
  return line === undefined
    ? undefined
    : nestedTooDeeply(text, line, 'More than 99 blocks stand inside each other here, which Python refuses.');
}

/** Texts of more than this many characters are not parsed again and again. */
const MAX_SEARCHED = 200_000;

/** Where the first line starts with which the text is too much for the parser. */
function exhaustingLine(text: string, parses: (beginning: string) => boolean): number {
  const starts = lineStarts(text);
  let good = 0;
  let bad = text.length > MAX_SEARCHED ? 1 : starts.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (parses(text.slice(0, starts[middle]))) {
      good = middle;
    } else {
      bad = middle;
    }
  }
  return starts[good] ?? 0;
}

function nestedTooDeeply(text: string, start: number, message: string): PythonFinding {
  const end = Math.min(start + 1, text.length);
  return { problem: NESTED_TOO_DEEPLY, start, end, message, help: NESTED_TOO_DEEPLY.fix };
}
