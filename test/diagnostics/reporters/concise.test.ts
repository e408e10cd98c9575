import { concise } from '../../../src/diagnostics/reporters/concise.js';
import { problem, span, TAGS } from '../support.js';
import { OPTIONS, REPORT } from './fixture.js';

describe('concise', () => {
  it('gives each problem one line', () => {
    expect(concise(REPORT, OPTIONS)).toBe(`pipectl: warning[DEP701] No region is set.
demo.pipeline.yaml:5:13: error[DAG201] Step "train" needs "prepro", which is not defined.
data/model.bin:1:2: error[SMP501] Name "a␛[2J␊b" is not allowed.
`);
  });

  it('colours place and severity', () => {
    const diagnostics = [
      problem({ severity: 'info', message: 'A.', span: span('/project/a', [1, 2], [1, 3]) }),
    ];
    expect(concise({ diagnostics, filesChecked: 1 }, { ...OPTIONS, paint: TAGS })).toBe(
      '<path>a:1:2</path>: <info>info[DAG201]</info> A.\n',
    );
  });

  it('is empty without problems', () => {
    expect(concise({ diagnostics: [], filesChecked: 3 }, OPTIONS)).toBe('');
  });
});
