import { secretIn, withoutSecrets } from '../diagnostics/secrets.js';

/** A sentence with asterisks for secrets. Of a text with a private key nothing is shown: what follows its first line is the key. */
export function shownText(text: string): string {
  return secretIn(text) === 'a private key' ? shownValue(text) : withoutSecrets(text);
}

/** A value; what kind of secret it holds, if it holds one. */
export function shownValue(text: string): string {
  const secret = secretIn(text);
  return secret === undefined ? text : `(not shown: it holds ${secret})`;
}
