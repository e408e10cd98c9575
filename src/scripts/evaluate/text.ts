import { posix } from 'node:path';
import {
  ANYTHING,
  ELSEWHERE,
  wholeText,
  type Alternative,
  type Hole,
  type Maker,
  type Piece,
  type Text,
} from './values.js';

/** A text of which more is not kept: its beginning is what matters. */
const MAX_LENGTH = 4096;
const MAX_PIECES = 16;

/** A text made of pieces, neighbours joined. */
export function textOf(pieces: readonly Piece[], maker?: Maker, isLoose = false): Text {
  const joined: Piece[] = [];
  let length = 0;
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (joined.length >= MAX_PIECES || length > MAX_LENGTH) {
      if (typeof last === 'string') {
        joined.push(ANYTHING);
      }
      break;
    }
    if (typeof piece !== 'string') {
      if (last === undefined || typeof last === 'string') {
        joined.push(piece);
      }
    } else if (piece !== '') {
      length += piece.length;
      if (typeof last === 'string') {
        joined[joined.length - 1] = last + piece;
      } else {
        joined.push(piece);
      }
    }
  }
  return { kind: 'text', pieces: joined, ...(maker === undefined ? {} : { maker }), isLoose };
}

/** What an alternative is as (part of) a text. */
export function piecesOf(alternative: Alternative): readonly Piece[] {
  switch (alternative.kind) {
    case 'text':
      return alternative.pieces;
    case 'constant':
      return typeof alternative.value === 'number' && Number.isSafeInteger(alternative.value)
        ? [String(alternative.value)]
        : [ANYTHING];
    case 'external':
      return [isElsewhere(alternative.name) ? ELSEWHERE : ANYTHING];
    default:
      return [ANYTHING];
  }
}

/** Functions whose paths lead to no folder that SageMaker mounts, or that give no path. Those of the runtime are the contract's. */
const NO_CONTAINER_PATH =
  /^(tempfile\.\w+|os\.getcwd|pathlib\.Path\.(cwd|home)|io\.(StringIO|BytesIO))\(\)|^pipectl_runtime\..*\.((in|out)put_paths\b|get_(in|out)put_path\(\))/;

/** Whether something of another package is surely no path that SageMaker mounts. */
export function isElsewhere(name: string): boolean {
  return NO_CONTAINER_PATH.test(name);
}

/** A path of POSIX joined from parts as os.path.join does: an absolute part replaces what is before it. */
export function joinPaths(parts: readonly Alternative[], maker?: Maker): Text {
  let pieces: readonly Piece[] = [];
  let isLoose = false;
  let base: Maker | undefined;
  parts.forEach((part, index) => {
    const added = piecesOf(part);
    const [first] = added;
    if (index === 0 || (typeof first === 'string' && first.startsWith('/'))) {
      pieces = added;
      base = part.kind === 'text' ? part.maker : undefined;
      isLoose = part.kind === 'text' && part.isLoose;
      return;
    }
    const last = pieces.at(-1);
    const separated = last === undefined || (typeof last === 'string' && last.endsWith('/'));
    pieces = separated ? [...pieces, ...added] : [...pieces, '/', ...added];
    isLoose ||= first !== undefined && typeof first !== 'string';
  });
  return textOf(pieces, onto(maker, base), isLoose);
}

/** A maker that puts something onto the text of another one. */
export function onto(maker: Maker | undefined, base: Maker | undefined): Maker | undefined {
  return maker === undefined || base === undefined ? maker : { ...maker, base };
}

/** The folder of a path: everything before its last part. It is not known if the last part may hold more than a name. */
export function parentOf(text: Text, maker?: Maker): Text {
  const { pieces } = text;
  const last = pieces.at(-1);
  const own = takenFrom(maker, text.maker);
  const trimmed = typeof last === 'string' ? last.replace(/\/+$/, '') : '';
  const slash = trimmed.lastIndexOf('/');
  if (slash < 0) {
    return textOf([pieces.length === 1 && typeof last === 'string' ? ELSEWHERE : parentHole(pieces)], own);
  }
  const parent = trimmed.slice(0, slash);
  return textOf(
    [...pieces.slice(0, -1), parent === '' && pieces.length === 1 ? '/' : parent],
    own,
    text.isLoose,
  );
}

/** A maker that makes something else of the text of another one. */
export function takenFrom(maker: Maker | undefined, from: Maker | undefined): Maker | undefined {
  return maker === undefined || from === undefined ? maker : { ...maker, from };
}

/** What the folder of a path whose last part is not known is: below a known folder it may still be that folder. */
function parentHole(pieces: readonly Piece[]): Hole {
  const [first] = pieces;
  return first !== undefined && typeof first !== 'string' && first.elsewhere ? ELSEWHERE : ANYTHING;
}

/** A path in the container under /opt/ml. */
export interface ContainerPath {
  readonly path: string;
  /** Whether the text goes on with something that is not known. */
  readonly below: boolean;
}

/**
 * The path under /opt/ml that a text is or lies below; undefined for any other text. Wildcards and the fields of a
 * format are not known.
 */
export function containerPath(text: Text): ContainerPath | undefined {
  const [first, ...rest] = text.pieces;
  if (typeof first !== 'string' || !/^\/+opt\/+ml(\/|$)/.test(first)) {
    return undefined;
  }
  if (rest.some((piece) => typeof piece === 'string' && /(^|\/)\.\.(\/|$)/.test(piece))) {
    return undefined;
  }
  const computed = /[*?[{]|%[sdr(]/.exec(first)?.index;
  const below = rest.length > 0 || computed !== undefined;
  const known = first.slice(0, computed);
  const path = posix
    .normalize(below ? known.slice(0, known.lastIndexOf('/') + 1) : known)
    .replace(/(.)\/$/, '$1');
  return /^\/opt\/ml(\/|$)/.test(path) ? { path, below } : undefined;
}

/** Whether a text can be a path under /opt/ml, as far as it is known. */
export function mayBeContainerPath(alternative: Alternative): boolean {
  if (alternative.kind === 'text') {
    const [first] = alternative.pieces;
    return first !== undefined && (typeof first === 'string' ? false : !first.elsewhere);
  }
  const [piece] = piecesOf(alternative);
  return piece === ANYTHING && alternative.kind !== 'constant';
}

/** Text of a whole path without its last slash, for `rstrip("/")` and for comparing. */
export function withoutSlash(text: Text): Text {
  const last = text.pieces.at(-1);
  return typeof last === 'string' && wholeText(text) !== '/'
    ? { ...text, pieces: [...text.pieces.slice(0, -1), last.replace(/\/+$/, '')] }
    : text;
}
