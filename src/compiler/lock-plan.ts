import { counted } from '../diagnostics/reporters/summary-line.js';
import type { loadDocument } from '../project/document.js';
import { loadLock } from '../project/lock.js';
import type { Wiring } from '../resolver/wiring.js';
import type { Files } from '../source/files.js';
import {
  countWires,
  lockText,
  namesOfBoth,
  NO_WIRES,
  wiresOfFile,
  wiresToLock,
  type LockedWires,
} from './lock-text.js';

/** A lock as it should be, and how it differs from the one that is there. */
export interface LockPlan {
  /** Absolute path of the file. */
  readonly path: string;
  readonly text: string;
  /** Whether the file is there, to the byte. */
  readonly isSame: boolean;
  readonly wires: number;
  /** A line for each wire that was added, moved or removed, sorted by step and input. */
  readonly changes: readonly string[];
  /** Whether there is a file that is no lock, or a broken one. */
  readonly replacesBroken: boolean;
}

/** The lock of a pipeline, from its manifest (absolute path), what feeds its inputs and the lock that is there. */
export function planLock(
  manifest: string,
  wiring: Wiring,
  files: Files,
  load: typeof loadDocument,
): LockPlan {
  const present = loadLock(files, manifest, load);
  const wires = wiresToLock(wiring);
  const text = lockText(wires, textOf(files, manifest, Number.MAX_SAFE_INTEGER));
  return {
    path: present.path,
    text,
    isSame: textOf(files, present.path, Buffer.byteLength(text)) === text,
    wires: countWires(wires),
    changes: changesBetween(wiresOfFile(present.document?.value), wires),
    replacesBroken: present.diagnostics.length > 0,
  };
}

/** What `pipectl lock` prints of a plan: what became of the file (its path as it is shown), and a line for each change. */
export function planLines(
  { isSame, wires, changes, replacesBroken }: LockPlan,
  shown: string,
  { check, dryRun }: { readonly check?: boolean; readonly dryRun?: boolean | undefined },
): string {
  const done = isSame
    ? `${shown} is up to date`
    : check === true
      ? `${shown} is not up to date`
      : `${dryRun === true ? 'Would write' : 'Wrote'} ${shown}`;
  const broken = replacesBroken ? ', in place of a broken one' : '';
  const title = `${done} (${counted(wires, 'wire')})${broken}${changes.length === 0 ? '.' : ':'}\n`;
  return title + changes.map((change) => `  ${change}\n`).join('');
}

/** The text of a file; empty if it is not there, or has more bytes than the limit. */
function textOf(files: Files, path: string, limit: number): string {
  const result = files.read(path, limit);
  return result.kind === 'ok' ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(result.bytes) : '';
}

function changesBetween(before: LockedWires, after: LockedWires): readonly string[] {
  return namesOfBoth(before, after).flatMap((step) => {
    const [old, now] = [before.get(step) ?? NO_WIRES, after.get(step) ?? NO_WIRES];
    return namesOfBoth(old, now).flatMap((name) => {
      const [was, is] = [old.get(name), now.get(name)];
      if (was === is) {
        return [];
      }
      return was === undefined
        ? [`added    ${step}.${name} <- ${is ?? ''}`]
        : is === undefined
          ? [`removed  ${step}.${name} <- ${was}`]
          : [`moved    ${step}.${name} <- ${is}, was ${was}`];
    });
  });
}
