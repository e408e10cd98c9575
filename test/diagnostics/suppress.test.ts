import fc from 'fast-check';
import type { Diagnostic, Problem } from '../../src/diagnostics/diagnostic.js';
import {
  canBeSilenced,
  readSuppressions,
  suppressionsOf,
  unusedSuppression,
  type FileComment,
} from '../../src/diagnostics/suppress.js';
import { anyText, problem, span } from './support.js';

const known = (code: string, name: string): Problem => ({
  code,
  name,
  severity: 'error',
  what: '',
  why: '',
  fix: '',
});
const PROBLEMS = [
  known('DAG203', 'duplicate-need'),
  known('DAG204', 'cycle'),
  known('ALN440', 'unknown-path'),
  known('SUP901', 'unused-suppression'),
];

/** A comment that starts at column 1 of line 7 and speaks of it. */
const comment = (text: string, inHead = false): FileComment => ({
  text,
  lines: [7],
  inHead,
  span: (start, end) => span('/project/a.yaml', [7, start + 1], [7, end + 1]),
});

/** What a comment suppresses as `code scope columns`, and what is said of it as `code columns message`. */
function read(text: string, inHead = false): readonly string[] {
  const { suppressions, diagnostics } = readSuppressions([comment(text, inHead)], PROBLEMS);
  const columns = (at: Diagnostic['span']) => `${at?.start.column ?? 0}-${at?.end.column ?? 0}`;
  return [
    ...suppressions.map(({ code, at, scope }) => `${code} ${scope} ${columns(at)}`),
    ...diagnostics.map(({ code, span: at, message }) => `${code} ${columns(at)} ${message}`),
  ];
}

describe('readSuppressions', () => {
  it.each([
    ['# pipectl-ignore DAG203: both need it', ['DAG203 lines 18-24']],
    ['#pipectl-ignore   DAG203  :reason', ['DAG203 lines 19-25']],
    ['# pipectl-ignore duplicate-need: both need it', ['DAG203 lines 18-32']],
    ['# pipectl-ignore DAG203, ALN440: both', ['DAG203 lines 18-24', 'ALN440 lines 26-32']],
    ['# pipectl-ignore DAG203 ,unknown-path: both', ['DAG203 lines 18-24', 'ALN440 lines 26-38']],
    ['# pipectl-ignore DAG203: see: #12', ['DAG203 lines 18-24']],
    ['# pipectl: ignore[ALN440] both need it', ['ALN440 lines 19-25']],
    ['# pipectl: ignore[ALN440, DAG203]: both', ['ALN440 lines 19-25', 'DAG203 lines 27-33']],
    ['# pipectl:ignore [ ALN440 ] both', ['ALN440 lines 20-26']],
    ['# pipectl: ignore ALN440: both', ['ALN440 lines 19-25']],
    ['# pipectl-ignore[ALN440] both', ['ALN440 lines 18-24']],
    ['# noqa: E501 # pipectl: ignore[ALN440] both', ['ALN440 lines 32-38']],
    ['# pipectl-ignore ALN440: 理由', ['ALN440 lines 18-24']],
  ])('%s suppresses', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ['# pipectl-ignore-file DAG203: generated', ['DAG203 file 23-29']],
    ['# pipectl: ignore-file[DAG203] generated', ['DAG203 file 24-30']],
  ])('%s suppresses in the whole file', (text, expected) => {
    expect(read(text, true)).toEqual(expected);
    expect(read(text, false)).toEqual([
      `SUP903 1-${text.length + 1} The suppression is meant for the whole file, but does not stand at its head.`,
    ]);
  });

  it.each([
    '# pipectl-ignore DAG203',
    '# pipectl-ignore DAG203:',
    '# pipectl-ignore DAG203:  -- ',
    '# pipectl: ignore[DAG203]',
    '# pipectl: ignore[DAG203]: .',
  ])('%s gives no reason', (text) => {
    expect(read(text)).toEqual([
      `SUP902 1-${text.trimEnd().length + 1} The suppression of "DAG203" has no effect: it gives no reason.`,
    ]);
  });

  it('names all codes and the form where there is no reason', () => {
    const { diagnostics } = readSuppressions(
      [comment('# pipectl-ignore-file DAG203, unknown-path', true)],
      PROBLEMS,
    );
    expect(diagnostics.map(({ message, help }) => [message, help])).toEqual([
      [
        'The suppression of "DAG203, unknown-path" has no effect: it gives no reason.',
        'Say why: # pipectl-ignore-file DAG203, unknown-path: reason',
      ],
    ]);
  });

  it.each([
    [
      '# pipectl-ignore DAG202: reason',
      ['SUP903 18-24 No rule has the code or name "DAG202". Did you mean "DAG203" or "DAG204"?'],
    ],
    [
      '# pipectl-ignore ALN440, duplicate-needs: reason',
      [
        'ALN440 lines 18-24',
        'SUP903 26-41 No rule has the code or name "duplicate-needs". Did you mean "duplicate-need"?',
      ],
    ],
    [
      '# pipectl-ignore cycle: reason',
      ['SUP903 18-23 "cycle" cannot be suppressed: what depends on it cannot be checked.'],
    ],
    [
      '# pipectl-ignore SUP901: reason',
      ['SUP903 18-24 "SUP901" is about suppressions, and cannot be suppressed itself.'],
    ],
    ['# pipectl-ignore', ['SUP903 1-17 The suppression names no code.']],
    ['# pipectl-ignore: reason', ['SUP903 1-25 The suppression names no code.']],
    ['# pipectl: ignore[] reason', ['SUP903 1-27 The suppression names no code.']],
    [
      '# pipectl-ignore DAG203 because of that',
      ['SUP903 1-40 The suppression has no colon between its codes and the reason.'],
    ],
    [
      '# pipectl-ingore DAG203: reason',
      [
        'SUP903 3-17 A comment that begins with "pipectl-ingore" suppresses nothing. Did you mean "pipectl-ignore"?',
      ],
    ],
    [
      '# pipectl ignore DAG203: reason',
      [
        'SUP903 3-17 A comment that begins with "pipectl ignore" suppresses nothing. Did you mean "pipectl-ignore"?',
      ],
    ],
    [
      '# pipectl: disable=duplicate-need',
      [
        'SUP903 3-19 A comment that begins with "pipectl: disable" suppresses nothing. Did you mean "pipectl-ignore"?',
      ],
    ],
    [
      '# pipectl-ignore-files DAG203: reason',
      [
        'SUP903 3-23 A comment that begins with "pipectl-ignore-files" suppresses nothing. Did you mean "pipectl-ignore-file"?',
      ],
    ],
  ])('%s is reported', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    '# pipectl checks this file',
    '# pipectl: see the wiki',
    '# pipectl ignores what it does not know',
    '# pipectl reports DAG203 here',
    '# not pipectl-ignore DAG203: reason',
    '# my-pipectl-ignore DAG203: reason',
    '# Never write pipectl-ignore without a reason.',
    '# yaml-language-server: $schema=../pipectl-ignore.json',
  ])('%s is a comment like any other', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('never throws, and finds nothing in a comment without the word', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.constantFrom('', '# pipectl-ignore', '# pipectl: ignore[', '# pipectl-'),
        (text, start) => {
          const found = read(`${start}${text}`);
          expect(start === '' && !text.includes('pipectl') ? found : []).toEqual([]);
        },
      ),
    );
  });
});

describe('suppressionsOf', () => {
  const { suppressions } = readSuppressions(
    [comment('# pipectl-ignore DAG203: reason'), comment('# pipectl-ignore-file ALN440: reason', true)],
    PROBLEMS,
  );
  const of = (diagnostic: Partial<Diagnostic>) =>
    suppressionsOf(problem(diagnostic), () => suppressions).map(({ code }) => code);

  it('needs the code and the line on which the problem starts', () => {
    expect(of({ code: 'DAG203', span: span('/a', [7, 5], [9, 1]) })).toEqual(['DAG203']);
    expect(of({ code: 'DAG203', span: span('/a', [6, 5], [7, 1]) })).toEqual([]);
    expect(of({ code: 'DAG201', span: span('/a', [7, 5], [9, 1]) })).toEqual([]);
    expect(of({ code: 'DAG203' })).toEqual([]);
  });

  it('needs only the code where the whole file is meant', () => {
    expect(of({ code: 'ALN440', span: span('/a', [99, 5], [99, 6]) })).toEqual(['ALN440']);
  });

  it('counts related places in scripts only', () => {
    const here = span('/a.yaml', [1, 1], [1, 2]);
    const related = (file: string) => [{ message: 'It is here.', span: span(file, [7, 1], [7, 2]) }];
    expect(of({ code: 'DAG203', span: here, related: related('/b.py') })).toEqual(['DAG203']);
    expect(of({ code: 'DAG203', span: here, related: related('/b.yaml') })).toEqual([]);
  });
});

describe('unusedSuppression', () => {
  it('stands at the code that nothing falls under', () => {
    const { suppressions } = readSuppressions(
      [
        comment('# pipectl-ignore duplicate-need: reason'),
        comment('# pipectl-ignore-file ALN440: reason', true),
      ],
      PROBLEMS,
    );
    expect(suppressions.map(unusedSuppression)).toEqual([
      {
        code: 'SUP901',
        name: 'unused-suppression',
        severity: 'warning',
        message: 'The suppression of "duplicate-need" is not used: there is no such problem at this line.',
        help: 'Remove it.',
        span: span('/project/a.yaml', [7, 18], [7, 32]),
        related: [],
      },
      {
        code: 'SUP901',
        name: 'unused-suppression',
        severity: 'warning',
        message: 'The suppression of "ALN440" is not used: there is no such problem in this file.',
        help: 'Remove it.',
        span: span('/project/a.yaml', [7, 23], [7, 29]),
        related: [],
      },
    ]);
  });
});

describe('canBeSilenced', () => {
  it('holds for all but broken texts, schemas, cycles, and problems of silencing', () => {
    const codes = ['SRC001', 'SCH103', 'DAG203', 'DAG204', 'HYG801', 'SUP901', 'SUP905'];
    expect(codes.filter(canBeSilenced)).toEqual(['DAG203', 'HYG801']);
  });
});
