import { UNREADABLE_TEXT } from './problems.js';
import type { PythonFinding } from './python-syntax.js';

/** The text of a Python file, and what makes it unreadable, if anything does. */
export interface DecodedPython {
  readonly text: string;
  readonly finding?: PythonFinding;
}

/** A text as the parser takes it. Lines have the same numbers as in the file. */
export interface PreparedPython {
  readonly text: string;
  /** How many bytes are missing at the beginning of a line, by its number from 1. */
  readonly missing: ReadonlyMap<number, number>;
}

/** The comment that names the encoding, in the first line or in the second after a comment or an empty line. Source: PEP 263. */
const COOKIE = /^(?:[ \t\f]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))?[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const UTF_8 = /^(utf-?8(-sig)?|u8|utf|utf8-ucs[24]|cp65001)$/;
const LATIN_1 = /^(latin-?1|iso-?8859-1|iso-latin-1|iso-ir-100|8859|cp819|l1)$/;
const ASCII = /^(us-?ascii|ascii|646|iso-ir-6)$/;
/** Names that Python gives encodings and TextDecoder does not know. Source: "Standard Encodings" in the documentation of Python's codecs. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  latin2: 'iso-8859-2',
  latin9: 'iso-8859-15',
  'latin-9': 'iso-8859-15',
  cp866: 'ibm866',
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  eucjp: 'euc-jp',
  euckr: 'euc-kr',
  'mac-roman': 'macintosh',
};

/** Decodes a Python file as Python does: UTF-8, with or without a byte order mark, unless a comment at its beginning names another encoding. */
export function decodePython(bytes: Uint8Array): DecodedPython {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return unreadable(
      '',
      0,
      'The script is UTF-16 text, which Python does not read.',
      'Save the file as UTF-8.',
    );
  }
  const head = Buffer.from(bytes.subarray(0, 1000))
    .toString('latin1')
    .replace(/^\xEF\xBB\xBF/, '');
  const cookie = COOKIE.exec(head);
  const named = cookie?.[1] ?? 'utf-8';
  const name = named.toLowerCase().replaceAll('_', '-');
  const decoded = decodeAs(bytes, name);
  const offset = (cookie?.[0].length ?? 0) - named.length;
  if (hasMark(bytes) && !UTF_8.test(name)) {
    return unreadable(
      new TextDecoder().decode(bytes),
      offset,
      `The script begins with the byte order mark of UTF-8, and says that its encoding is "${named}", which Python refuses.`,
      'Remove the line, or the mark, whichever is wrong.',
      named.length,
    );
  }
  if (decoded === undefined) {
    return unreadable(
      new TextDecoder().decode(bytes),
      offset,
      `The script says that its encoding is "${named}", which is none that can be read here.`,
      'Save the file as UTF-8 and remove the line, or correct the name.',
      named.length,
    );
  }
  if (decoded.finding !== undefined) {
    return decoded;
  }
  const zero = decoded.text.indexOf('\0');
  return zero === -1
    ? decoded
    : unreadable(
        decoded.text,
        zero,
        'The script holds a null byte, which Python refuses.',
        'Save the file as UTF-8, or correct the path if it is no script.',
      );
}

/**
 * Makes a text fit for the parser, which knows no form feed: at the beginning of a line it starts the line anew (so
 * what is before it is left out), elsewhere it is a space. Source: "Indentation" in Python's language reference.
 */
export function preparePython(text: string): PreparedPython {
  const missing = new Map<number, number>();
  if (!text.includes('\f')) {
    return { text, missing };
  }
  let line = 0;
  const prepared = text.replace(
    /(^|\r\n|\r|\n)([ \t]*\f[ \t\f]*\f|[ \t]*\f)?/g,
    (_, lineEnd: string, blank = '') => {
      line += 1;
      if (String(blank) !== '') {
        missing.set(line, String(blank).length);
      }
      return lineEnd;
    },
  );
  return { text: prepared.replaceAll('\f', ' '), missing };
}

function hasMark([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}

function decodeAs(bytes: Uint8Array, name: string): DecodedPython | undefined {
  if (UTF_8.test(name) || name.startsWith('utf-8-')) {
    return decodeStrictly(bytes, 'utf-8', 'UTF-8');
  }
  if (LATIN_1.test(name)) {
    return { text: Buffer.from(bytes).toString('latin1') };
  }
  if (ASCII.test(name)) {
    const index = bytes.findIndex((byte) => byte > 0x7f);
    return index === -1
      ? { text: Buffer.from(bytes).toString('latin1') }
      : undecodable(bytes, index, Buffer.from(bytes.subarray(0, index)).toString('latin1'), 'ASCII');
  }
  if (/^(cp|windows-)1252$/.test(name)) {
    return {
      text: Buffer.from(bytes)
        .toString('latin1')
        .replace(/[\x80-\x9F]/g, windows1252),
    };
  }
  const label =
    OTHER_NAMES[name] ?? name.replace(/^cp(125\d)$/, 'windows-$1').replace(/^iso8859-/, 'iso-8859-');
  return /^utf|^unicode|^replacement|^x-user/.test(label) ? undefined : decodeStrictly(bytes, label, name);
}

/** The characters of the bytes 0x80 to 0x9F in Windows-1252, which some versions of Node decode as Latin-1. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';

function windows1252(character: string): string {
  return WINDOWS_1252.charAt(character.charCodeAt(0) - 0x80);
}

/** Decodes bytes in an encoding that TextDecoder knows; undefined if it does not. */
function decodeStrictly(bytes: Uint8Array, label: string, name: string): DecodedPython | undefined {
  try {
    new TextDecoder(label);
  } catch {
    return undefined;
  }
  const decode = (part: Uint8Array, stream: boolean): string | undefined => {
    try {
      return new TextDecoder(label, { fatal: true }).decode(part, { stream });
    } catch {
      return undefined;
    }
  };
  const text = decode(bytes, false);
  if (text !== undefined) {
    return { text };
  }
  // The longest beginning in which nothing is wrong, then without the character that it may cut.
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (middle <= bytes.length && decode(bytes.subarray(0, middle), true) !== undefined) {
      good = middle;
    } else {
      bad = middle;
    }
  }
  let whole = good;
  let before = decode(bytes.subarray(0, whole), false);
  while (before === undefined && whole > 0) {
    whole -= 1;
    before = decode(bytes.subarray(0, whole), false);
  }
  return undecodable(bytes, whole, before ?? '', name);
}

function undecodable(bytes: Uint8Array, index: number, before: string, name: string): DecodedPython {
  const byte = (bytes[index] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return unreadable(
    `${before}\uFFFD`,
    before.length,
    `The script is not ${name}: the byte 0x${byte} stands here.`,
    'Save the file as UTF-8, or name its encoding in the first line, as in "# -*- coding: latin-1 -*-".',
  );
}

function unreadable(text: string, offset: number, message: string, help: string, length = 1): DecodedPython {
  return { text, finding: { problem: UNREADABLE_TEXT, start: offset, end: offset + length, message, help } };
}
