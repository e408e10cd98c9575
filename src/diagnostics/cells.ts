/** What a terminal shows as one character, and how much room it takes. */
export interface Cell {
  readonly text: string;
  /** Columns on the terminal: 0, 1 or 2; more only for clusters of several letters. A tab counts as 1. */
  readonly width: number;
  /** Length of the text it was made from, in UTF-16 code units. */
  readonly length: number;
}

const REPLACEMENT = '\uFFFD';
// Functions: an expression with Unicode's classes takes time to make, which a run without problems need not pay.
// Control characters could drive the terminal, bidirectional ones reorder what is shown (CVE-2021-42574).
const unsafe = (): RegExp => /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;
const emoji = (): RegExp => /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\u20E3/u;
const zeroWidth = (): RegExp => /[\p{Mn}\p{Me}\p{Cf}\u1160-\u11FF]/u;

/** East Asian Wide and Fullwidth ranges of Unicode 15.1 EastAsianWidth.txt; emoji are recognised by themselves. */
const WIDE_RANGES: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2329, 0x232a],
  [0x2e80, 0x303e],
  [0x3041, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18dff],
  [0x1aff0, 0x1b2ff],
  [0x1f200, 0x1f2ff],
  [0x20000, 0x3fffd],
];

/**
 * The text with every character that could move the cursor, change colours or reorder the line replaced by a
 * visible one (a control picture such as U+240A for a line feed, else U+FFFD), each code point by one. Tabs
 * are replaced too, unless `keepTabs`.
 */
export function visible(text: string, keepTabs = false): string {
  return text.replace(unsafe(), (character) => {
    const code = character.charCodeAt(0);
    if (code === 0x09 && keepTabs) {
      return character;
    }
    if (code < 0x20) {
      return String.fromCharCode(0x2400 + code);
    }
    return code === 0x7f ? '\u2421' : REPLACEMENT;
  });
}

/** The characters of one line as a terminal shows them, tabs kept and unsafe characters made `visible`. */
export function cellsOf(text: string): readonly Cell[] {
  const shown = visible(text, true);
  // Made here, not once for all: it costs milliseconds that a run without problems need not pay.
  const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(graphemes.segment(shown), ({ segment }) => ({
    text: segment,
    width: widthOf(segment),
    length: segment.length,
  }));
}

function widthOf(grapheme: string): number {
  if (emoji().test(grapheme)) {
    return 2;
  }
  return Array.from(grapheme).reduce((width, character) => width + characterWidth(character), 0);
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x300) {
    return 1;
  }
  if (zeroWidth().test(character)) {
    return 0;
  }
  return WIDE_RANGES.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}
