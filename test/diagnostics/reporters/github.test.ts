import { github } from '../../../src/diagnostics/reporters/github.js';
import { problem, span } from '../support.js';
import { OPTIONS, REPORT } from './fixture.js';

const at = (start: [number, number], end: [number, number]) =>
  github(
    { diagnostics: [problem({ message: 'A.', span: span('/project/a', start, end) })], filesChecked: 1 },
    OPTIONS,
  )
    .split('\n')
    .at(0);

describe('github', () => {
  it('makes each problem an annotation with its related places and help, then sums up', () => {
    expect(github(REPORT, OPTIONS)).toBe(
      `::warning title=DEP701 no-region::No region is set.%0Ahelp: Set one.
::error file=demo.pipeline.yaml,line=5,endLine=5,col=13,endColumn=19,title=DAG201 unknown-step::` +
        `Step "train" needs "prepro", which is not defined.%0A` +
        `note: The contract is here. (/elsewhere/train.contract.yaml:12:14)%0A` +
        `note: The model is here. (data/model.bin:1:1)%0A` +
        `help: Add the step,%0Aor correct the name.
::error file=data/model.bin,line=1,endLine=1,col=2,endColumn=3,title=SMP501 bad-name::Name "a␛[2J␊b" is not allowed.
2 errors, 1 warning in 3 files.
`,
    );
  });

  it('escapes what has a meaning in a command', () => {
    const diagnostics = [
      problem({
        name: 'a:b,c%d',
        severity: 'info',
        message: '100% of "a: b, c" ::error::x',
        span: span('/project/50%, a:b.yaml', [1, 1], [1, 1]),
      }),
    ];
    expect(github({ diagnostics, filesChecked: 1 }, OPTIONS)).toBe(
      '::notice file=50%25%2C a%3Ab.yaml,line=1,endLine=1,col=1,endColumn=1,title=DAG201 a%3Ab%2Cc%25d::100%25 of "a: b, c" ::error::x\n' +
        '1 info in 1 file.\n',
    );
  });

  it('gives columns to a problem in one line only', () => {
    expect(at([2, 3], [4, 5])).toBe('::error file=a,line=2,endLine=4,title=DAG201 unknown-step::A.');
  });

  it('ends with the line above when a problem ends before a line', () => {
    expect(at([2, 3], [4, 1])).toBe('::error file=a,line=2,endLine=3,title=DAG201 unknown-step::A.');
    expect(at([2, 3], [3, 1])).toBe('::error file=a,line=2,endLine=2,title=DAG201 unknown-step::A.');
  });

  it('names files from the root of the repository', () => {
    const text = github(REPORT, { ...OPTIONS, repositoryFolder: '/' });
    expect(text).toContain('::error file=project/demo.pipeline.yaml,line=5,');
  });

  it('says so when GitHub will not show all', () => {
    const report = (count: number) => ({
      diagnostics: Array.from({ length: count }, () => problem({ severity: 'warning' })),
      filesChecked: 1,
    });
    const note = 'GitHub shows the first 10 annotations of each severity for a step; this log has all.\n';
    expect(github(report(10), OPTIONS).endsWith('10 warnings in 1 file.\n')).toBe(true);
    expect(github(report(11), OPTIONS).endsWith(`11 warnings in 1 file.\n${note}`)).toBe(true);
  });

  it('says that there are no problems', () => {
    expect(github({ diagnostics: [], filesChecked: 3 }, OPTIONS)).toBe('No problems in 3 files.\n');
  });
});
