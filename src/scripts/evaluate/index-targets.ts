import type { ExprNode } from 'py-ast';
import { indexChange, indexExpression, type Indexer } from './index-expressions.js';
import type { Place } from './place.js';
import type { Frame, Source } from './program.js';
import { constantText } from './syntax.js';

/** What a target does that is no name: `self.x = ...`, `module.x = ...`, `settings["x"] = ...`. */
export function changeOther(
  indexer: Indexer,
  target: ExprNode,
  source: Source,
  { frame, flow, self, depth }: Place,
): void {
  const { sites } = indexer;
  if (target.nodeType === 'Attribute') {
    const { value, attr } = target;
    if (self !== undefined && value.nodeType === 'Name' && value.id === self.name) {
      if (source.kind === 'value' && source.index.length === 0) {
        const known = self.cls.attributes.get(attr) ?? [];
        known.push({ node: source.node, frame, flow });
        self.cls.attributes.set(attr, known);
      } else {
        self.cls.changedAttributes.add(attr);
      }
    } else {
      sites.foreignAttributes.add(attr);
    }
    indexExpression(indexer, value, frame, flow, { kind: 'receiver', attr }, depth);
  } else if (target.nodeType === 'Subscript') {
    const key = constantText(target.slice);
    if (key !== undefined) {
      sites.changedKeys.add(key);
    }
    indexChange(indexer, target.value, frame);
    indexExpression(indexer, target, frame, flow, undefined, depth);
  } else {
    indexExpression(indexer, target, frame, flow, undefined, depth);
  }
}

/** Notes a value that goes where it is not followed. */
export function noteStored(
  { stored }: Indexer['sites'],
  targets: readonly ExprNode[],
  value: ExprNode,
): void {
  if (targets.some(isElsewhere)) {
    stored.add(value);
  }
}

function isElsewhere(target: ExprNode): boolean {
  return (
    target.nodeType === 'Subscript' ||
    (target.nodeType === 'Attribute' &&
      !(target.value.nodeType === 'Name' && /^(self|cls)$/.test(target.value.id)))
  );
}

/** The scope that a statement `global` or `nonlocal` gives a name to. */
export function outerScope(
  kind: 'Global' | 'Nonlocal',
  name: string,
  { frame }: Place,
): Frame['scope'] | undefined {
  let at = frame.scope;
  if (kind === 'Nonlocal') {
    const functions = [];
    for (let outer = at.parent; outer !== undefined; outer = outer.parent) {
      if (outer.kind === 'function') {
        functions.push(outer);
      }
    }
    return functions.find(({ names }) => names.has(name)) ?? functions[0];
  }
  while (at.parent !== undefined) {
    at = at.parent;
  }
  return at;
}
