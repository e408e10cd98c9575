import { slipped, type Change } from './mutant.js';
import type { Entry } from './yaml-entries.js';

/** What is done to an entry of a YAML text; undefined where it cannot be done. */
export type Operator = (entry: Entry, text: string) => Change | undefined;

/** Entries by their path, with `*` for any one key, and what is done to each of them. */
export type Operators = Readonly<Record<string, readonly Operator[]>>;

/** All changes that operators make of a text. */
export function changesOf(operators: Operators, entries: readonly Entry[], text: string): readonly Change[] {
  return entries.flatMap((entry) =>
    Object.entries(operators)
      .filter(([pattern]) => matches(pattern.split('.'), entry.path))
      .flatMap(([, each]) => each.flatMap((operator) => operator(entry, text) ?? [])),
  );
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  return pattern.length === path.length && pattern.every((key, index) => key === '*' || key === path[index]);
}

/** The key with two letters the other way round. */
export const renamed: Operator = (entry) => {
  const name = nameOf(entry);
  return entry.key === undefined
    ? undefined
    : { ...change(entry, 'renamed', slipped(name), [name, slipped(name)]), ...entry.key };
};

/** The entry is gone: reported where it was, at what held it, or at what needs it. */
export const removed: Operator = removedFor();

/** The same for an entry that other entries need, which are named. */
export function removedFor(...others: readonly string[]): Operator {
  return (entry, text) => ({
    ...change(entry, 'removed', '', [
      nameOf(entry),
      text.slice(entry.value.start, entry.value.end),
      ...others,
    ]),
    ...entry.whole,
    holder: entry.holder,
  });
}

/** The text of the value with two letters the other way round. */
export const misspelt: Operator = (entry, text) => {
  const value = text.slice(entry.value.start, entry.value.end);
  const names = [...namesIn(value), ...namesIn(slipped(value))];
  return entry.kind === 'scalar'
    ? { ...change(entry, 'misspelt', slipped(value), [nameOf(entry), ...names]), ...entry.value }
    : undefined;
};

/** Another value. */
export function becomes(replacement: string, ...names: readonly string[]): Operator {
  return (entry, text) => {
    const value = text.slice(entry.value.start, entry.value.end);
    return value === replacement
      ? undefined
      : {
          ...change(entry, `becomes ${replacement}`, replacement, [nameOf(entry), value, ...names]),
          ...entry.value,
        };
  };
}

/** A value of another type. */
export const retyped: Operator = (entry, text) =>
  becomes(entry.kind === 'scalar' ? '[1]' : '"text"')(entry, text);

/** What a part of the value is replaced by, where it has that part. */
export function replaced(part: string | RegExp, by: string): Operator {
  return (entry, text) => {
    const value = text.slice(entry.value.start, entry.value.end);
    return value.replace(part, by) === value ? undefined : becomes(value.replace(part, by))(entry, text);
  };
}

/** One entry more in a map, or one item more in a list: `{ name: value }` or `name`. */
export function gains(name: string, value?: string): Operator {
  return (entry, text) => {
    const inner = text.slice(entry.value.start, entry.value.end);
    const added = value === undefined ? name : `${name}: ${value}`;
    if (entry.kind === 'scalar') {
      return undefined;
    }
    const title = `gains ${name}`;
    if (/^[{[]/.test(inner)) {
      const replacement = `${inner.slice(0, -1).trimEnd().replace(/,$/, '')}${/^.\s*.$/.test(inner) ? '' : ','} ${added} ${inner.slice(-1)}`;
      return { ...change(entry, title, replacement, [name]), ...entry.value };
    }
    const indent = entry.value.start - (text.lastIndexOf('\n', entry.value.start) + 1);
    const { start } = entry.value;
    return {
      ...change(entry, title, `${value === undefined ? '- ' : ''}${added}\n${' '.repeat(indent)}`, [name]),
      start,
      end: start,
    };
  };
}

function change(
  entry: Entry,
  what: string,
  replacement: string,
  names: readonly string[],
): Omit<Change, 'start' | 'end'> {
  return {
    title: `${entry.path.join('.')} ${what}`,
    replacement,
    names: names.filter((name) => name !== ''),
  };
}

function nameOf({ path }: Entry): string {
  return path.at(-1) ?? '';
}

/** The words of a value that may stand elsewhere too. */
function namesIn(value: string): readonly string[] {
  const words = value.split(/[^\w-]+/).filter((word) => word.length > 2);
  return [value.replace(/^["']|["']$/g, ''), ...words, ...words.map((word) => word.replace(/^-+/, ''))];
}
