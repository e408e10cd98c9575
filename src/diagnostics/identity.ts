import type { Diagnostic } from './diagnostic.js';
import { shownPath } from './reporters/records.js';
import { withoutSuggestions } from './suggest.js';

/** What tells one problem from another while lines move: its code, its file and its message, whose names are stable. */
export interface ProblemIdentity {
  readonly code: string;
  /** Relative to the folder that it was asked for, with `/` separators; absolute if it is not below it; empty if no file causes the problem. */
  readonly file: string;
  /** Without suggestions. */
  readonly message: string;
}

/** The identity of a diagnostic, with its file relative to a folder (absolute path) if it is below it. */
export function identityOf({ code, message, span }: Diagnostic, baseFolder: string): ProblemIdentity {
  const file = span === undefined ? '' : shownPath(span.file, baseFolder);
  return { code, file, message: withoutSuggestions(message) };
}

/** A text for an identity: two are equal only if their identities are. */
export function identityKey({ code, file, message }: ProblemIdentity): string {
  return JSON.stringify([code, file, message]);
}
