import { posix } from 'node:path';
import { pythonLocation } from '../../source/python.js';
import type { Evaluator } from '../evaluate/evaluator.js';
import type { Call } from '../evaluate/nodes.js';
import type { Site } from '../evaluate/program.js';
import { mayBeContainerPath } from '../evaluate/text.js';
import type { PathUse, UnknownUse } from '../facts.js';
import { LOOKS, MAKES, PASSES, READS, TAKES_DATA, WRITES } from './access-table.js';
import { accessesOf, passedValues } from './accesses.js';
import { idleEntries } from './idle-entries.js';
import { nameTexts } from './name-paths.js';
import { hideParts, useValue, type PathRecord, type Records } from './records.js';

/** The container paths of a script, in no order, and the places where it uses a path that is not known. */
export function pathFacts(evaluator: Evaluator): {
  readonly paths: readonly PathUse[];
  readonly unknown: readonly UnknownUse[];
} {
  const records: Records = new Map();
  const unknown: UnknownUse[] = [];
  const { modules } = evaluator.program;
  const namePaths = modules.some(({ sites }) => sites.mayNamePaths);
  const idle = idleEntries(namePaths ? modules : []);
  for (const { sites } of namePaths ? modules : []) {
    for (const site of [...sites.texts, ...sites.calls, ...sites.subscripts]) {
      nameTexts(evaluator, records, site, idle);
    }
  }
  for (const { sites } of modules) {
    for (const site of sites.calls) {
      for (const { value, uses } of accessesOf(evaluator, site)) {
        useValue(records, value, uses);
        const texts = (uses & TAKES_DATA) === 0 ? value : value.filter(({ kind }) => kind === 'text');
        if ((uses & PASSES) === 0 && texts.some(mayBeContainerPath)) {
          unknown.push(unknownPath(site, uses));
        }
      }
    }
  }
  const found = [...records.values()].flatMap((byPath) => [...byPath.values()]);
  if (found.some(({ uses, usesBelow }) => isOnlyLookedAt(uses | usesBelow))) {
    for (const site of modules.flatMap(({ sites }) => sites.calls)) {
      passedValues(evaluator, site).forEach((value) => {
        useValue(records, value, PASSES);
      });
    }
  }
  found.forEach((record) => {
    hideParts(records, record);
  });
  const facts = found.filter((record) => !record.isPart && isFact(record));
  const written = writtenFolders(facts);
  return { paths: facts.map((record) => factOf(record, written)), unknown };
}

/** Paths to which something is written, with all the folders above them. */
function writtenFolders(records: readonly PathRecord[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const { path, uses } of records) {
    for (
      let at = path;
      (uses & (WRITES | MAKES)) !== 0 && at !== '/' && !folders.has(at);
      at = posix.dirname(at)
    ) {
      folders.add(at);
    }
  }
  return folders;
}

function isOnlyLookedAt(uses: number): boolean {
  return (uses & LOOKS) !== 0 && (uses & (READS | WRITES | MAKES)) === 0;
}

/** Whether a path is a fact: one that is used, or that does not look like part of a message. */
function isFact({ isNamed, isProse, uses, usesBelow }: PathRecord): boolean {
  return ((uses | usesBelow) & ~PASSES) !== 0 || (isNamed && !isProse);
}

function factOf(record: PathRecord, written: ReadonlySet<string>): PathUse {
  const { maker, path, below, certain } = record;
  return {
    at: pythonLocation(maker.module.file.source, maker.node),
    certainty: certain ? 'certain' : 'possible',
    path,
    below,
    access: accessOf(record, written),
  };
}

function accessOf({ uses, usesBelow, path }: PathRecord, written: ReadonlySet<string>): PathUse['access'] {
  const isWrittenBelow = (usesBelow & WRITES) !== 0;
  if ((uses & WRITES) !== 0 || ((uses & MAKES) !== 0 && isWrittenBelow)) {
    return 'write';
  }
  if ((uses & READS) !== 0 || (usesBelow & READS) !== 0) {
    return isWrittenBelow ? 'unknown' : 'read';
  }
  const all = uses | (usesBelow & ~PASSES);
  // Whether an output is there already is looked at too.
  return isOnlyLookedAt(all) && written.has(path) ? 'unknown' : summary(all);
}

/** What uses come to. Looking at a path that is also given away may be part of writing it. */
function summary(uses: number): PathUse['access'] {
  if ((uses & WRITES) !== 0) {
    return 'write';
  }
  if ((uses & READS) !== 0) {
    return 'read';
  }
  if ((uses & MAKES) !== 0) {
    return 'write';
  }
  return (uses & LOOKS) !== 0 && (uses & PASSES) === 0 ? 'read' : 'unknown';
}

function unknownPath({ node, frame }: Site<Call>, uses: number): UnknownUse {
  const verb = (uses & (WRITES | MAKES)) !== 0 ? 'writes to' : 'reads';
  return {
    kind: 'path',
    at: pythonLocation(frame.scope.module.file.source, node),
    reason: `${verb} a path that is computed`,
  };
}
