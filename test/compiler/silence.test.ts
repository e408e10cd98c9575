import { join } from 'node:path';
import { hasLookedFor } from '../../src/compiler/check.js';
import { sift } from '../../src/compiler/silence.js';
import { silencingLoader } from '../../src/compiler/silencing.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { findProject } from '../../src/project/project.js';
import { problem, span } from '../diagnostics/support.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';
import { EMPTY_LIBRARY } from '../support/pipeline.js';
import { REPOSITORY, shippedLibrary } from '../support/run.js';

/** What is left of diagnostics in a project, by code; all of its files are looked into. */
async function sifted(
  texts: Readonly<Record<string, string>>,
  found: readonly Diagnostic[],
  library = EMPTY_LIBRARY,
) {
  const files = memoryFiles(texts);
  const load = silencingLoader(files, library);
  const silencing = await load(findProject(files, ROOT), files.list(ROOT));
  const codes = (part: readonly Diagnostic[]) => part.map(({ code }) => code);
  const { diagnostics, suppressed, baselined, used, errors } = sift(
    [...found, ...silencing.diagnostics],
    silencing,
  );
  return {
    diagnostics: codes(diagnostics),
    suppressed: codes(suppressed),
    baselined: codes(baselined),
    used: used.map(({ at }) => `${at.file.slice(ROOT.length + 1)}:${at.start.line}:${at.start.column}`),
    errors,
  };
}

const at = (file: string, line: number) => span(join(ROOT, file), [line, 1], [line, 2]);
const NOTHING = { diagnostics: [], suppressed: [], baselined: [], used: [] };

describe('sift', () => {
  const script = `"""Loads."""
# pipectl-ignore-file ALN402: the folder is made elsewhere
import os

path = open(
    "/tmp/a",  # pipectl: ignore[ALN401] a file of the image
)
`;

  it('looks into scripts, at the place of a problem and at related places', async () => {
    const inScript = [
      problem({ code: 'ALN401', span: at('scripts/a.py', 6) }),
      problem({ code: 'ALN402', span: at('scripts/a.py', 3) }),
      problem({
        code: 'ALN401',
        span: at('a.contract.yaml', 1),
        related: [{ message: 'It is used here.', span: at('scripts/a.py', 6) }],
      }),
    ];
    const other = problem({ code: 'ALN401', span: at('scripts/a.py', 5) });
    expect(await sifted({ 'scripts/a.py': script }, [...inScript, other])).toEqual({
      diagnostics: ['ALN401'],
      suppressed: ['ALN401', 'ALN402', 'ALN401'],
      baselined: [],
      used: ['scripts/a.py:6:34', 'scripts/a.py:2:23', 'scripts/a.py:6:34'],
      errors: 'reported',
    });
  });

  it('takes the severities first, then comments, then the baseline', async () => {
    const texts = {
      'pipectl.yaml': 'rules: { DAG201: off, DAG203: warning }\n',
      'a.yaml': 'a: 1 # pipectl-ignore DAG201, DAG202: known\n',
      'pipectl-baseline.yaml': 'problems: { a.yaml: [DAG201, DAG202, DAG203] }\n'.replace(
        /DAG\d+/g,
        (code) => `{ code: ${code}, message: A. }`,
      ),
    };
    const found = ['DAG201', 'DAG202', 'DAG203', 'DAG205'].map((code) =>
      problem({ code, name: code, message: 'A.', severity: 'error', span: at('a.yaml', 1) }),
    );
    expect(await sifted(texts, found)).toEqual({
      diagnostics: ['DAG205'],
      suppressed: ['DAG202'],
      baselined: ['DAG203'],
      used: ['a.yaml:1:31'],
      errors: 'reported',
    });
    // An error that is a warning here may hide others all the same.
    expect((await sifted(texts, found.slice(0, 3))).errors).toEqual('baselined');
    expect((await sifted(texts, found.slice(0, 2))).errors).toEqual('none');
  });

  it('counts a warning that the project has made an error, and no other warning', async () => {
    const found = [problem({ code: 'DAG203', severity: 'warning', span: at('a.yaml', 1) })];
    expect((await sifted({ 'a.yaml': 'a: 1\n' }, found)).errors).toEqual('none');
    const texts = { 'a.yaml': 'a: 1\n', 'pipectl.yaml': 'rules: { DAG203: error }\n' };
    expect((await sifted(texts, found)).errors).toEqual('reported');
  });

  it('keeps a problem that no file causes', async () => {
    expect(await sifted({}, [problem({ code: 'DAG201' })])).toEqual({
      ...NOTHING,
      diagnostics: ['DAG201'],
      errors: 'reported',
    });
  });

  it('reads comments of YAML and Python only, and none of the library', async () => {
    const comment = '# pipectl-ignore DAG201\n';
    expect(await sifted({ 'a.json': comment, 'a.txt': comment }, [])).toEqual({ ...NOTHING, errors: 'none' });
    const shipped = memoryFiles({ [join(REPOSITORY, 'specs/package.spec.yaml')]: comment });
    const load = silencingLoader(shipped, shippedLibrary());
    const project = findProject(shipped, REPOSITORY);
    expect((await load(project, shipped.list(REPOSITORY))).diagnostics).toEqual([]);
  });
});

describe('hasLookedFor', () => {
  it('knows which rules have had their say', () => {
    const codes = ['CFG611', 'ALN403', 'DAG201', 'HYG805', 'ALN448', 'SMP531', 'ALN464'];
    const stages = ['nothing', 'registry', 'pipeline', 'definition'] as const;
    expect(stages.map((stage) => codes.filter((code) => hasLookedFor(code, stage)))).toEqual([
      [],
      ['CFG611', 'ALN403'],
      ['CFG611', 'ALN403', 'DAG201', 'HYG805', 'ALN448'],
      ['CFG611', 'ALN403', 'DAG201', 'HYG805', 'ALN448', 'SMP531'],
    ]);
  });
});
