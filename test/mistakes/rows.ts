import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import { REPOSITORY } from '../support/run.js';

/** The folder of the tables, and of the correct project in base/ that their rows change. */
export const MISTAKES = join(REPOSITORY, 'test/mistakes');

/** Texts of the project by path below its folder. */
export type Texts = Readonly<Record<string, string>>;

/** One mistake, as the tables have it: see README.md beside them. */
export interface Row {
  readonly title: string;
  readonly origin?: string;
  readonly pipeline?: string;
  readonly environment?: string;
  /** By file, what is replaced by what. */
  readonly change: Readonly<Record<string, Texts>>;
  /** Everything that pipectl says: `code file:line:column message`. */
  readonly reports: readonly string[];
  readonly sdk: 'accepted' | 'rejected';
  /** Why no report is in a line that the row wrote; absent if one is. */
  readonly elsewhere?: string;
}

/** The tables by area. */
export function readTables(folder: string = MISTAKES): ReadonlyMap<string, readonly Row[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return new Map(
    files.sort().map((file) => {
      const rows = parse(readFileSync(join(folder, file), 'utf8')) as readonly Row[];
      return [file.replace('.yaml', ''), rows];
    }),
  );
}

/** The correct project. */
export function baseProject(): Texts {
  const base = join(MISTAKES, 'base');
  const files = readdirSync(base, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return [relative(base, path), readFileSync(path, 'utf8')];
    }),
  );
}

/** The project with a row's mistake. What is replaced has to stand in its file exactly once. */
export function withMistake(base: Texts, row: Row): Texts {
  const texts: Record<string, string> = { ...base };
  for (const [file, replacements] of Object.entries(row.change)) {
    for (const [old, written] of Object.entries(replacements)) {
      const pieces = (texts[file] ?? '').split(old);
      if (pieces.length !== 2) {
        throw new Error(`${row.title}: "${old}" stands in ${file} ${pieces.length - 1} times.`);
      }
      texts[file] = pieces.join(repeated(written));
    }
  }
  return texts;
}

/** A text in which `<x # * 3>` stands for `x 1x 2x 3`. */
function repeated(text: string): string {
  return text.replace(/<([^<>]*?) \* (\d+)>/g, (_, piece: string, count: string) =>
    Array.from({ length: Number(count) }, (_, index) => piece.replaceAll('#', String(index + 1))).join(''),
  );
}
