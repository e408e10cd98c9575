import fc from 'fast-check';
import {
  baselineText,
  counted,
  loadBaseline,
  setAside,
  type KnownProblem,
} from '../../src/project/baseline.js';
import { identityOf } from '../../src/diagnostics/identity.js';
import { spanOf } from '../../src/source/location.js';
import { anyText, problem, span } from '../diagnostics/support.js';
import { memoryFiles } from '../support/memory-files.js';

const PATH = '/project/pipectl-baseline.yaml';

const load = (text: string) => {
  const { entries, diagnostics } = loadBaseline(memoryFiles({ [PATH]: text }), PATH);
  return {
    entries: entries.map(({ at, ...entry }) => ({ ...entry, line: spanOf(at).start.line })),
    diagnostics: diagnostics.map(
      ({ code, message, span: at }) => `${at?.start.line ?? 0}:${at?.start.column ?? 0} ${code} ${message}`,
    ),
  };
};

const known = (file: string, code: string, message: string, count = 1): KnownProblem => ({
  file,
  code,
  message,
  count,
});

describe('baselineText', () => {
  it('is sorted by file, code and message, and as short as can be', () => {
    expect(
      baselineText([
        known('b.pipeline.yaml', 'DAG203', 'Step "a" needs "b" more than once.', 2),
        known('b.pipeline.yaml', 'DAG201', `It's "c".`),
        known('a folder/a.config.yaml', 'CFG607', 'No key.'),
        known('b.pipeline.yaml', 'DAG201', 'A key: b'),
      ]),
    )
      .toEqual(`# Problems that pipectl knows and does not report: those that were there when this file was written, so that only new
# ones are. Commit it, and mend them bit by bit; \`pipectl validate --write-baseline\` writes it anew.
problems:
  'a folder/a.config.yaml':
    - code: CFG607
      message: 'No key.'
  b.pipeline.yaml:
    - code: DAG201
      message: 'A key: b'
    - code: DAG201
      message: 'It''s "c".'
    - code: DAG203
      message: 'Step "a" needs "b" more than once.'
      count: 2
`);
  });

  it('is a file without problems when there are none', () => {
    expect(load(baselineText([]))).toEqual({ entries: [], diagnostics: [] });
  });

  it('loads as what was written, whatever the names and messages', () => {
    const text = fc.oneof(
      anyText.filter((file) => file !== '__proto__'),
      fc.constantFrom(
        'null',
        'True',
        '~',
        '1',
        '1.5',
        '- a',
        '*a',
        '&a',
        '!a',
        '%a',
        '@a',
        'a #b',
        'a: b',
        '',
        ' ',
      ),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(text, text, text, fc.integer({ min: 1, max: 9 })), {
          selector: ([file, code, message]) => JSON.stringify([file, code, message]),
        }),
        (rows) => {
          const problems = rows.map(([file, code, message, count]) => known(file, code, message, count));
          const { entries, diagnostics } = loadBaseline(
            memoryFiles({ [PATH]: baselineText(problems) }),
            PATH,
          );
          const sorted = (all: readonly KnownProblem[]) =>
            all.map((entry) => JSON.stringify([entry.file, entry.code, entry.message, entry.count])).sort();
          expect([diagnostics, sorted(entries)]).toEqual([[], sorted(problems)]);
        },
      ),
    );
  });
});

describe('loadBaseline', () => {
  it('gives the entries with their places, each once where no count is given', () => {
    expect(
      load(`problems:
  a.pipeline.yaml:
    - { code: DAG203, message: A., count: 3 }
    - code: DAG201
      message: B.
`),
    ).toEqual({
      entries: [
        { ...known('a.pipeline.yaml', 'DAG203', 'A.', 3), line: 3 },
        { ...known('a.pipeline.yaml', 'DAG201', 'B.'), line: 4 },
      ],
      diagnostics: [],
    });
  });

  it.each([
    ['', ['1:1 SRC006 The file is empty; a baseline with "problems" is expected.']],
    ['problems: [\n', ['1:11 SRC001 The bracket [ that opens here is not closed.']],
    ['- a\n', ['1:1 SCH101 The file must be a map, but it is a list.']],
    ['problems: {}\nversion: 1\n', ['2:1 SCH103 The key "version" is not known in the file.']],
  ])('says what is wrong with %j', (text, expected) => {
    expect(load(text)).toEqual({ entries: [], diagnostics: expected });
  });

  it('leaves out the file of a broken entry, and keeps the others', () => {
    expect(
      load(`problems:
  a.yaml: [{ code: DAG203, message: A., count: 0 }, { code: DAG201, message: B. }]
  b.yaml: [{ code: DAG203, message: A. }]
  c.yaml: [{ code: DAG203, mesage: A. }]
`),
    ).toEqual({
      entries: [{ ...known('b.yaml', 'DAG203', 'A.'), line: 3 }],
      diagnostics: [
        '2:48 SCH105 "problems.a.yaml[0].count" is 0, but it must be at least 1.',
        '4:28 SCH103 The key "mesage" is not known in "problems.c.yaml[0]". Did you mean "message"?',
      ],
    });
  });
});

describe('setAside', () => {
  const at = (line: number, message: string) =>
    problem({ message, span: span('/project/a.yaml', [line, 1], [line, 2]) });
  const aside = (diagnostics: readonly ReturnType<typeof at>[], entries: readonly KnownProblem[]) => {
    const parts = setAside(diagnostics, entries, (diagnostic) => identityOf(diagnostic, '/project'));
    const lines = (part: readonly ReturnType<typeof at>[]) => part.map((found) => found.span?.start.line);
    return { left: lines(parts.left), known: lines(parts.known) };
  };

  it('accounts for the first ones, as many as are known, wherever they stand', () => {
    const diagnostics = [at(9, 'A.'), at(3, 'A.'), at(5, 'A.'), at(4, 'B.')];
    expect(aside(diagnostics, [known('a.yaml', 'DAG201', 'A.', 2)])).toEqual({ left: [4, 9], known: [3, 5] });
    expect(aside(diagnostics, [known('a.yaml', 'DAG201', 'A.'), known('a.yaml', 'DAG201', 'A.')])).toEqual({
      left: [4, 9],
      known: [3, 5],
    });
  });

  it('counts a problem that is found twice at one place once', () => {
    expect(aside([at(3, 'A.'), at(3, 'A.')], [known('a.yaml', 'DAG201', 'A.', 1)])).toEqual({
      left: [],
      known: [3],
    });
  });

  it('needs the same file, code and message', () => {
    const entries = [
      known('b.yaml', 'DAG201', 'A.'),
      known('a.yaml', 'DAG202', 'A.'),
      known('a.yaml', 'DAG201', 'a.'),
      known('', 'DAG201', 'A.'),
    ];
    expect(aside([at(3, 'A.')], entries)).toEqual({ left: [3], known: [] });
  });

  it('leaves everything where nothing can be known', () => {
    const { left } = setAside([at(3, 'A.')], [known('a.yaml', 'DAG201', 'A.')], () => undefined);
    expect(left).toHaveLength(1);
  });
});

describe('counted', () => {
  it('counts equal identities', () => {
    const identity = { code: 'A', file: 'b', message: 'c' };
    expect(counted([identity, { ...identity, file: 'd' }, identity])).toEqual([
      { ...identity, count: 2 },
      { ...identity, file: 'd', count: 1 },
    ]);
  });
});
