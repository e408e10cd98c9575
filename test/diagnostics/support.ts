import fc from 'fast-check';
import type { Diagnostic, RelatedSpan, Span } from '../../src/diagnostics/diagnostic.js';
import type { Paint } from '../../src/diagnostics/paint.js';

export { PLAIN } from '../../src/diagnostics/paint.js';

/** No colours. */

/** Colours one can read: `<error>text</error>`. */
export const TAGS: Paint = {
  error: (text) => `<error>${text}</error>`,
  warning: (text) => `<warning>${text}</warning>`,
  info: (text) => `<info>${text}</info>`,
  help: (text) => `<help>${text}</help>`,
  path: (text) => `<path>${text}</path>`,
  dim: (text) => `<dim>${text}</dim>`,
  bold: (text) => `<bold>${text}</bold>`,
};

/** A span from `[line, column]` to `[line, column]`. */
export function span(file: string, start: readonly [number, number], end: readonly [number, number]): Span {
  return {
    file,
    start: { line: start[0], column: start[1] },
    end: { line: end[0], column: end[1] },
  };
}

/** A diagnostic with everything given but what a test is about. */
export function problem(overrides: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: 'DAG201',
    name: 'unknown-step',
    severity: 'error',
    message: 'Step "train" needs "prepro", which is not defined.',
    related: [],
    ...overrides,
  };
}

/** Positions in, before and far beyond small texts. */
const anyPosition = fc.record({
  line: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer()),
  column: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer()),
});

/** Texts rich in what breaks frames: line ends, tabs, wide and joined characters, control characters, halves of pairs. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '\n',
        '\r\n',
        '\r',
        '\t',
        '\uFEFF',
        '日',
        '😀',
        '👩‍👩‍👧',
        'e\u0301',
        '\uD83D',
        '\u001B[2J',
        ': ',
        'abc',
      ),
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary-ascii', minLength: 90, maxLength: 300 }),
);

/** Spans of a few files. */
export const anySpan: fc.Arbitrary<Span> = fc.record({
  file: fc.oneof(fc.constantFrom('/project/a.yaml', '/project/b.yaml', '/elsewhere/c.yaml'), anyText),
  start: anyPosition,
  end: anyPosition,
});

const anyRelated: fc.Arbitrary<RelatedSpan> = fc.record({ message: anyText, span: anySpan });

/** Diagnostics of any kind. */
export const anyDiagnostic: fc.Arbitrary<Diagnostic> = fc.record(
  {
    code: fc.oneof(fc.constantFrom('DAG201', 'DAG204', 'SRC001'), anyText),
    name: anyText,
    severity: fc.constantFrom('error', 'warning', 'info'),
    message: anyText,
    help: anyText,
    span: anySpan,
    related: fc.array(anyRelated, { maxLength: 2 }),
  },
  { requiredKeys: ['code', 'name', 'severity', 'message', 'related'] },
);

/** Diagnostics of which many are equal or nearly so. */
export const similarDiagnostic: fc.Arbitrary<Diagnostic> = fc.record(
  {
    code: fc.constantFrom('DAG201', 'DAG202'),
    name: fc.constantFrom('one', 'two'),
    severity: fc.constantFrom('error', 'warning'),
    message: fc.constantFrom('A.', 'B.'),
    help: fc.constantFrom('C.', 'D.'),
    span: fc.record({
      file: fc.constantFrom('/a', '/b'),
      start: fc.record({ line: fc.integer({ min: 1, max: 2 }), column: fc.integer({ min: 1, max: 2 }) }),
      end: fc.record({ line: fc.integer({ min: 2, max: 3 }), column: fc.constant(1) }),
    }),
    related: fc.array(
      fc.record({ message: fc.constantFrom('E.', 'F.'), span: fc.constant(span('/a', [1, 1], [1, 2])) }),
      {
        maxLength: 1,
      },
    ),
  },
  { requiredKeys: ['code', 'name', 'severity', 'message', 'related'] },
);
