import type { Module } from 'py-ast';

/**
 * How deep the nodes of a syntax tree may be inside each other. Python itself compiles at most some 3000; a chain such
 * as `a + b + c` counts one for each sign.
 */
export const MAX_PYTHON_DEPTH = 1000;

interface Placed {
  readonly lineno: number;
  readonly col_offset: number;
}

/** A node that is nested more deeply than that; undefined if none is. Without recursion, level by level. */
export function tooDeepNode(module: Module): Placed | undefined {
  let level: readonly object[] = [module];
  for (let depth = 0; level.length > 0; depth += 1) {
    const placed = level.find(isPlaced);
    if (depth > MAX_PYTHON_DEPTH && placed !== undefined) {
      return placed;
    }
    const next: object[] = [];
    for (const node of level) {
      collectChildren(node, next);
    }
    level = next;
  }
  return undefined;
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
