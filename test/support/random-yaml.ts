import fc from 'fast-check';
import { Lexer } from 'yaml';

/** Plain data as a YAML file holds it. */
export type Data = string | number | boolean | null | readonly Data[] | { readonly [key: string]: Data };

/** A YAML text with the data it stands for and the comments in it. */
export interface YamlText {
  readonly text: string;
  readonly data: Data;
}

const WORDS = [
  'a',
  'max_depth',
  'is on',
  '日本',
  '😀x',
  'yes',
  '1.7-1',
  'a#b',
  '${params.x}',
  "it's",
  'q"q',
  '-x',
  'null',
];
const KEYS = ['a', 'b', 'key_one', 'Δ', 'with space', '12', 'true'];

/** Data that nest a few levels. */
export const data: fc.Arbitrary<Data> = fc.letrec<{ value: Data; map: Data }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom(...WORDS),
    fc.integer({ min: -5, max: 99 }),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('map'),
  ),
  map: fc.dictionary(fc.constantFrom(...KEYS), tie('value'), { maxKeys: 4, noNullPrototype: true }),
})).map;

/** The comments of a YAML text, sorted. */
export function commentsOf(text: string): readonly string[] {
  return [...new Lexer().lex(text)].filter((token) => token.startsWith('#')).sort();
}

/** Decides how something is written: the choices of a random stream, one after the other. */
type Choose = (count: number) => number;

/** A map as a YAML text in a random layout: block and flow style, quotes, comments, blank lines, line ends, no final line end. */
export const yamlText: fc.Arbitrary<YamlText> = fc
  .tuple(data, fc.array(fc.nat({ max: 1000 }), { minLength: 60, maxLength: 60 }))
  .map(([value, choices]) => {
    let next = 0;
    let comments = 0;
    const choose: Choose = (count) => (choices[next++ % choices.length] ?? 0) % count;
    const comment = (): string => ` # note ${(comments += 1)}`;
    const lines =
      isMap(value) && Object.keys(value).length > 0 ? blockMap(value, '', choose, comment) : ['{}'];
    const eol = choose(3) === 0 ? '\r\n' : '\n';
    const start = choose(8) === 0 ? '\uFEFF' : '';
    const all = [...(choose(2) === 0 ? [comment().trim()] : []), ...lines];
    return { text: `${start}${all.join(eol)}${choose(4) === 0 ? '' : eol}`, data: value };
  });

function isMap(value: Data): value is { readonly [key: string]: Data } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Data): value is readonly Data[] {
  return Array.isArray(value);
}

function blockMap(
  map: { readonly [key: string]: Data },
  indent: string,
  choose: Choose,
  comment: () => string,
): string[] {
  return Object.entries(map).flatMap(([key, value]) => [
    ...between(indent, choose, comment),
    ...withValue(`${indent}${scalar(key, choose, false)}:`, value, indent, choose, comment),
  ]);
}

function between(indent: string, choose: Choose, comment: () => string): string[] {
  return [...(choose(6) === 0 ? [''] : []), ...(choose(5) === 0 ? [`${indent}${comment().trim()}`] : [])];
}

function withValue(
  start: string,
  value: Data,
  indent: string,
  choose: Choose,
  comment: () => string,
): string[] {
  const tail = choose(4) === 0 ? comment() : '';
  const inner = `${indent}${choose(2) === 0 ? '  ' : '    '}`;
  if (isMap(value) && Object.keys(value).length > 0 && choose(3) > 0) {
    return [`${start}${tail}`, ...blockMap(value, inner, choose, comment)];
  }
  if (isList(value) && value.length > 0 && choose(3) > 0) {
    return [
      `${start}${tail}`,
      ...value.flatMap((item) => [
        ...between(inner, choose, comment),
        ...withItem(item, inner, choose, comment),
      ]),
    ];
  }
  if (value === null && choose(2) === 0) {
    return [`${start}${tail}`];
  }
  if (typeof value === 'string' && choose(5) === 0) {
    return [`${start} |-${tail}`, `${inner}${value}`];
  }
  const written = flow(value, inner, choose, comment);
  return `${start} ${written}${tail}`.split('\n');
}

function withItem(item: Data, indent: string, choose: Choose, comment: () => string): string[] {
  if (isMap(item) && Object.keys(item).length > 0 && choose(2) === 0) {
    const [first = '', ...rest] = Object.entries(item).flatMap(([key, value]) =>
      withValue(`${indent}  ${scalar(key, choose, false)}:`, value, `${indent}  `, choose, comment),
    );
    return [`${indent}- ${first.trimStart()}`, ...rest];
  }
  return withValue(
    `${indent}-`,
    isMap(item) || isList(item) ? item : item,
    `${indent}  `,
    choose,
    comment,
  ).map((line) => line);
}

function flow(value: Data, indent: string, choose: Choose, comment: () => string): string {
  if (!isMap(value) && !isList(value)) {
    return scalar(value, choose, true);
  }
  const entries = isList(value)
    ? value.map((item) => flow(item, `${indent}  `, choose, comment))
    : Object.entries(value).map(
        ([key, entry]) => `${scalar(key, choose, true)}: ${flow(entry, `${indent}  `, choose, comment)}`,
      );
  const [open, close] = isList(value) ? ['[', ']'] : ['{', '}'];
  if (entries.length > 0 && choose(4) === 0) {
    const lines = entries.map(
      (entry, index) =>
        `${indent}  ${entry}${index < entries.length - 1 || choose(2) === 0 ? ',' : ''}${choose(3) === 0 ? comment() : ''}`,
    );
    return `${open}\n${lines.join('\n')}\n${indent}${close}`;
  }
  const pad = choose(2) === 0 && entries.length > 0 ? ' ' : '';
  return `${open}${pad}${entries.join(choose(3) === 0 ? ',' + ' '.repeat(2) : ', ')}${choose(5) === 0 && entries.length > 0 ? ',' : ''}${pad}${close}`;
}

function scalar(value: string | number | boolean | null, choose: Choose, inFlow: boolean): string {
  if (typeof value !== 'string') {
    return String(value);
  }
  const isPlain = /^[\p{L}_][\p{L}\p{Nd}_]*$/u.test(value) && !/^(true|null)$/.test(value);
  const styles = [
    JSON.stringify(value),
    `'${value.replaceAll("'", "''")}'`,
    ...(isPlain || (!inFlow && value === '${params.x}') ? [value] : []),
  ];
  return styles[choose(styles.length)] ?? '';
}
