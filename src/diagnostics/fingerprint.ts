import { withoutSecrets } from './secrets.js';
import { withoutSuggestions } from './suggest.js';

/** What of a problem stays when the lines around it move; a `DiagnosticRecord` has it. */
export interface FingerprintSubject {
  readonly code: string;
  readonly message: string;
  /** Relative to a folder that does not depend on the machine; null for a problem that no file causes. */
  readonly file: string | null;
}

/**
 * A text that is the same for the same problem in two runs, also when lines have moved in between: 64 hexadecimal
 * digits, the SHA-256 of code, file, message (without its suggestions, which depend on the names of other
 * files) and the text of the line it stands in, without the white space around. Several problems of one file can share
 * it. Secrets in the line do not go into it, so that they cannot be guessed.
 */
export function fingerprint({ code, file, message }: FingerprintSubject, textOfLine: string): string {
  const line = withoutSecrets(textOfLine).trim();
  // Not imported: loading it takes a millisecond, which few runs need.
  const { createHash } = process.getBuiltinModule('node:crypto');
  return createHash('sha256')
    .update(JSON.stringify([code, file, withoutSuggestions(message), line]))
    .digest('hex');
}
