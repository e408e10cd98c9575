import { junit } from '../../../src/diagnostics/reporters/junit.js';
import { problem, span } from '../support.js';
import { OPTIONS, REPORT } from './fixture.js';

describe('junit', () => {
  it('has a suite for each file and a test for each problem: errors fail, the rest is skipped', () => {
    expect(junit(REPORT, OPTIONS)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="pipectl" tests="3" failures="2" errors="0">
<testsuite name="pipectl" tests="1" failures="0" errors="0" skipped="1">
<testcase classname="pipectl" name="DEP701 No region is set.">
<skipped message="No region is set.">pipectl: warning[DEP701] No region is set.
help: Set one.</skipped>
</testcase>
</testsuite>
<testsuite name="demo.pipeline.yaml" tests="1" failures="1" errors="0" skipped="0">
<testcase classname="demo.pipeline.yaml" name="DAG201 Step &quot;train&quot; needs &quot;prepro&quot;, which is not defined." file="demo.pipeline.yaml" line="5">
<failure message="Step &quot;train&quot; needs &quot;prepro&quot;, which is not defined." type="DAG201">demo.pipeline.yaml:5:13: error[DAG201] Step &quot;train&quot; needs &quot;prepro&quot;, which is not defined.
note: The contract is here. (/elsewhere/train.contract.yaml:12:14)
note: The model is here. (data/model.bin:1:1)
help: Add the step,
or correct the name.</failure>
</testcase>
</testsuite>
<testsuite name="data/model.bin" tests="1" failures="1" errors="0" skipped="0">
<testcase classname="data/model.bin" name="SMP501 Name &quot;a␛[2J␊b&quot; is not allowed." file="data/model.bin" line="1">
<failure message="Name &quot;a␛[2J␊b&quot; is not allowed." type="SMP501">data/model.bin:1:2: error[SMP501] Name &quot;a␛[2J␊b&quot; is not allowed.</failure>
</testcase>
</testsuite>
</testsuites>
`);
  });

  it('is one test that has passed when all is well', () => {
    expect(junit({ diagnostics: [], filesChecked: 3 }, OPTIONS)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="pipectl" tests="1" failures="0" errors="0">
<testsuite name="pipectl" tests="1" failures="0" errors="0" skipped="0">
<testcase classname="pipectl" name="no problems">
<system-out>No problems in 3 files.</system-out>
</testcase>
</testsuite>
</testsuites>
`);
  });

  it('gives no two tests of a file one name, and keeps the line out of it', () => {
    const at = (file: string, line: number) =>
      problem({ message: 'A.', span: span(file, [line, 1], [line, 2]) });
    const diagnostics = [at('/project/a', 3), at('/project/a', 7), at('/project/b', 1)];
    const names = [...junit({ diagnostics, filesChecked: 2 }, OPTIONS).matchAll(/<testcase (.*?) file=/g)];
    expect(names.map(([, attributes]) => attributes)).toEqual([
      'classname="a" name="DAG201 A."',
      'classname="a" name="DAG201 A. (2)"',
      'classname="b" name="DAG201 A."',
    ]);
  });

  it('holds no character that XML cannot', () => {
    const message = `<![CDATA[ & ]]> " ' \u0000 \u000B \uD800 \uFFFE \uFFFF \u0085 😀`;
    const text = junit({ diagnostics: [problem({ message })], filesChecked: 1 }, OPTIONS);
    expect(text).toContain(`message="&lt;![CDATA[ &amp; ]]&gt; &quot; ' ␀ ␋ \uFFFD \uFFFD \uFFFD \uFFFD 😀"`);
    expect(text).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/);
  });

  it('names files from the root of the repository', () => {
    expect(junit(REPORT, { ...OPTIONS, repositoryFolder: '/' })).toContain(
      ' file="project/demo.pipeline.yaml" line="5"',
    );
  });
});
