/** What needs no quotes in YAML: file names, codes and names of steps as they usually are. */
const PLAIN = /^[A-Za-z][\w./-]*$/;
/** Words that YAML does not take for texts. */
const NO_TEXT = /^(?:null|true|false)$/i;
/** What cannot stand in quotes as it is: control characters, line ends, halves of pairs and what no text holds. */
const ESCAPED = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\uFEFF\uFFFD\uFFFE\uFFFF]/u;

/** A text as YAML, the way one would write it: in one line, in quotes only where it needs them. */
export function yamlScalar(text: string): string {
  if (PLAIN.test(text) && !NO_TEXT.test(text)) {
    return text;
  }
  return ESCAPED.test(text)
    ? JSON.stringify(text).replace(
        new RegExp(ESCAPED, 'gu'),
        (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      )
    : `'${text.replaceAll("'", "''")}'`;
}
