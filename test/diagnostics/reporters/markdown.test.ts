import { markdown } from '../../../src/diagnostics/reporters/markdown.js';
import { problem, span } from '../support.js';
import { OPTIONS, REPORT } from './fixture.js';

describe('markdown', () => {
  it('is a sentence and a table', () => {
    expect(markdown(REPORT, OPTIONS)).toBe(`**pipectl**: 2 errors, 1 warning in 3 files.

| severity | code | place | problem |
|---|---|---|---|
| warning | DEP701 |  | No region is set.<br>Set one. |
| error | DAG201 | demo.pipeline.yaml:5:13 | Step "train" needs "prepro", which is not defined.<br>Add the step,<br>or correct the name. |
| error | SMP501 | data/model.bin:1:2 | Name "a␛\\[2J<br>b" is not allowed. |
`);
  });

  it('marks up nothing that a message or a name holds', () => {
    const diagnostics = [
      problem({
        message: '`a` | <b> [c](d) *e* f_g ~h \\ $i$ &amp;',
        span: span('/project/a_b*.yaml', [1, 2], [1, 2]),
      }),
    ];
    expect(markdown({ diagnostics, filesChecked: 1 }, OPTIONS).split('\n').at(-2)).toBe(
      '| error | DAG201 | a\\_b\\*.yaml:1:2 | \\`a\\` \\| \\<b\\> \\[c\\](d) \\*e\\* f\\_g \\~h \\\\ \\$i\\$ \\&amp; |',
    );
  });

  it('counts the rest of very many', () => {
    const diagnostics = Array.from({ length: 1002 }, () => problem());
    const lines = markdown({ diagnostics, filesChecked: 1 }, OPTIONS).split('\n');
    expect(lines.filter((line) => line.startsWith('| error'))).toHaveLength(1000);
    expect(lines.slice(-3)).toEqual(['', 'And 2 problems more.', '']);
  });

  it('is a sentence when all is well', () => {
    expect(markdown({ diagnostics: [], filesChecked: 3 }, OPTIONS)).toBe(
      '**pipectl**: No problems in 3 files.\n',
    );
  });
});
