/** A text with U+FFFD for what is no character: half of a surrogate pair. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\uFFFD');
}

/** A text for HTML or XML, between tags or in an attribute with double quotes. Characters that XML 1.0 has not become U+FFFD. */
export function escaped(text: string): string {
  return wellFormed(text)
    .replace(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** How wide a text is about in a font of this size: a bit more than in the usual ones, so that it fits into its box. */
export function textWidth(text: string, size: number): number {
  let units = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    units +=
      code >= 0x1100
        ? 1.1
        : /[A-Zmw@%→·]/.test(character)
          ? 0.74
          : /[ijltfr.,:;'|()[\] ]/.test(character)
            ? 0.4
            : 0.6;
  }
  return Math.ceil(units * size);
}
