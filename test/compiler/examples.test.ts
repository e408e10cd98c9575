import { PROBLEMS } from '../../src/compiler/catalogue.js';
import { compilePipeline } from '../../src/compiler/compile.js';
import type { ExampleFiles } from '../../src/diagnostics/diagnostic.js';
import { arrange } from '../../src/diagnostics/order.js';
import { diskFiles, type Files } from '../../src/source/files.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';
import { shippedLibrary } from '../support/run.js';

/** The files of an example over those of the library. */
function filesOf(contents: ExampleFiles): Files {
  const memory = memoryFiles({ 'pipectl.yaml': '{}\n', ...contents });
  const of = (path: string): Files => (path.startsWith(ROOT) ? memory : diskFiles);
  return {
    read: (path, limit) => of(path).read(path, limit),
    list: (folder) => of(folder).list(folder),
    kind: (path) => of(path).kind(path),
    realPath: (path) => of(path).realPath(path),
  };
}

/** The codes of everything that is said of an example. */
async function codesOf(contents: ExampleFiles): Promise<readonly string[]> {
  const manifest = Object.keys(contents).find((path) => path.endsWith('.pipeline.yaml')) ?? '';
  const setting = { files: filesOf(contents), library: shippedLibrary(), variables: {} };
  const { diagnostics } = await compilePipeline(`${ROOT}/${manifest}`, setting);
  return arrange(diagnostics).map(({ code }) => code);
}

/** Problems that no text can show: of binary or huge files, deep nesting, folders and broken JSON Schemas. */
const WITHOUT_EXAMPLES = ['SCH106', 'SRC003', 'SRC004', 'SRC005', 'SRC008', 'SRC011'];

describe('the examples of all problems', () => {
  const shown = PROBLEMS.flatMap(({ code, invalid, valid }) =>
    invalid === undefined || valid === undefined ? [] : [[code, invalid, valid] as const],
  );

  it.each(shown)('%s: the invalid one has exactly this problem', async (code, invalid) => {
    expect(await codesOf(invalid)).toEqual([code]);
  });

  it.each(shown)('%s: the valid one has none', async (_, __, valid) => {
    expect(await codesOf(valid)).toEqual([]);
  });

  it('are there for all but a few', () => {
    const silent = PROBLEMS.filter(({ invalid, valid }) => invalid === undefined || valid === undefined);
    expect(silent.map(({ code }) => code)).toEqual(WITHOUT_EXAMPLES);
  });
});

describe('the catalogue', () => {
  it('has each code and each name once, by code', () => {
    const codes = PROBLEMS.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)].sort());
    expect(new Set(PROBLEMS.map(({ name }) => name)).size).toBe(PROBLEMS.length);
  });

  it('speaks in sentences', () => {
    const odd = PROBLEMS.filter(({ what, why, fix }) =>
      [what, why, fix].some((text) => !/^["A-Z].*[.]$/su.test(text)),
    );
    expect(odd.map(({ code }) => code)).toEqual([]);
  });
});
