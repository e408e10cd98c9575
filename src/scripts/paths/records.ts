import type { ExprNode } from 'py-ast';
import { endOf, positionOf } from '../evaluate/syntax.js';
import { containerPath } from '../evaluate/text.js';
import type { Maker, Text, Value } from '../evaluate/values.js';

/** A path that an expression writes or puts together, and everything that is done with it. */
export interface PathRecord {
  readonly maker: Maker;
  readonly path: string;
  readonly below: boolean;
  /** What is done with the path itself, and with paths that are put onto it. */
  uses: number;
  usesBelow: number;
  certain: boolean;
  /** Whether it is part of the expression of a longer path, or says what a default inside it says. */
  isPart: boolean;
  isNamed: boolean;
  /** Whether the text looks like part of a message. */
  readonly isProse: boolean;
}

/** The paths of a script by the expression that says them, and by the path. */
export type Records = Map<ExprNode, Map<string, PathRecord>>;

/** The record of a text that is a path under /opt/ml; undefined for any other, and for one that is written nowhere. */
export function recordOf(records: Records, maker: Maker, text: Text): PathRecord | undefined {
  const path = maker.isListed === true ? undefined : containerPath(text);
  if (path === undefined) {
    return undefined;
  }
  const key = `${path.path}${path.below ? '/*' : ''}`;
  const byPath = records.get(maker.node) ?? new Map<string, PathRecord>();
  records.set(maker.node, byPath);
  const known = byPath.get(key);
  if (known !== undefined) {
    return known;
  }
  const record: PathRecord = {
    maker,
    ...path,
    uses: 0,
    usesBelow: 0,
    certain: false,
    isPart: false,
    isNamed: false,
    isProse: text.pieces.some((piece) => typeof piece === 'string' && /[\s:;,()]/.test(piece)),
  };
  byPath.set(key, record);
  return record;
}

/** The paths from which an expression makes its own are no facts of their own if they stand inside it. */
export function hideParts(records: Records, { maker, isNamed, uses }: PathRecord): void {
  const isFact = isNamed || uses !== 0;
  for (
    let part = isFact ? (maker.base ?? maker.from) : undefined;
    part !== undefined;
    part = part.base ?? part.from
  ) {
    if (isInside(part, maker)) {
      records.get(part.node)?.forEach((record) => {
        record.isPart = true;
      });
    }
  }
}

function isInside(inner: Maker, outer: Maker): boolean {
  return (
    inner.module === outer.module &&
    inner.node !== outer.node &&
    positionOf(inner.node) >= positionOf(outer.node) &&
    endOf(inner.node) <= endOf(outer.node)
  );
}

/** Notes what is done with a value: with the paths that it can be, and below those that they are put onto. */
export function useValue(records: Records, value: Value, uses: number): void {
  for (const one of value) {
    if (one.kind !== 'text' || one.maker === undefined) {
      continue;
    }
    const record = recordOf(records, one.maker, one);
    if (record !== undefined) {
      record.uses |= uses;
    } else if (one.maker.isListed !== true) {
      continue;
    }
    for (let base = one.maker.base; base !== undefined; base = base.base) {
      records.get(base.node)?.forEach((outer) => {
        outer.usesBelow |= uses;
      });
    }
  }
}
