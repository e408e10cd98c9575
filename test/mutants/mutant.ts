/** The text of every file of a project, by its path below the project's folder. */
export type Tree = Readonly<Record<string, string>>;

/** One file of a project with one thing in it that no longer agrees with the rest. */
export interface Mutant {
  /** What was done to what: tells mutants of one project apart, with the file. */
  readonly title: string;
  readonly file: string;
  /** The new text of the file. */
  readonly text: string;
  /** The lines, from 1, at which the change can be reported in the new text: those of what was changed or held it. */
  readonly lines: readonly number[];
  /** Names that what was changed has or had: a line elsewhere that has one of them is its counterpart. */
  readonly names: readonly string[];
  /** Whether it is gone, so that it can only be missed. */
  readonly isGone: boolean;
}

/** A change of a text: `start` and `end` are offsets. */
export interface Change {
  readonly title: string;
  readonly start: number;
  readonly end: number;
  readonly replacement: string;
  readonly names: readonly string[];
  /** Where what holds the changed thing begins, if that is a place to report the change at too. */
  readonly holder?: number;
}

/** The mutant that a change of a file makes. */
export function mutantOf(file: string, text: string, change: Change): Mutant {
  const { title, start, end, replacement, names, holder = start } = change;
  const first = lineOf(text, start);
  const changed = text.slice(0, start) + replacement + text.slice(end);
  const last = lineOf(changed, start + replacement.trimEnd().length);
  const own = Array.from({ length: Math.max(1, last - first + 1) }, (_, index) => first + index);
  const lines = [lineOf(text, holder), ...own];
  return { title, file, text: changed, lines, names, isGone: replacement === '' };
}

/** The line, from 1, of an offset. */
export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** A name with two different neighbouring letters the other way round: what a slip of the fingers makes of it. */
export function slipped(name: string): string {
  for (let index = Math.floor(name.length / 2); index > 0; index -= 1) {
    const [a = '', b = ''] = [name[index - 1], name[index]];
    if (a !== b && /^\w$/.test(a) && /^\w$/.test(b)) {
      return name.slice(0, index - 1) + b + a + name.slice(index + 1);
    }
  }
  return `${name}x`;
}
