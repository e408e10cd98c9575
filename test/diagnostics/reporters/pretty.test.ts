import { pretty } from '../../../src/diagnostics/reporters/pretty.js';
import { problem, span, TAGS } from '../support.js';
import { FIXABLE, OPTIONS, REPORT } from './fixture.js';

describe('pretty', () => {
  it('shows each problem with its frame, its related places and its help, then the numbers', () => {
    expect(pretty(REPORT, OPTIONS)).toBe(`warning[DEP701]: No region is set.
help: Set one.

error[DAG201]: Step "train" needs "prepro", which is not defined.
 --> demo.pipeline.yaml:5:13
  |
4 |     type: XGBoostTraining
5 |     needs: [prepro]
  |             ^^^^^^
note: The contract is here.
  --> /elsewhere/train.contract.yaml:12:14
   |
12 | entry_point: train.py
   |              ^^^^^^^^
note: The model is here.
 --> data/model.bin:1:1
help: Add the step,
      or correct the name.

error[SMP501]: Name "a␛[2J␊b" is not allowed.
 --> data/model.bin:1:2

2 errors, 1 warning in 3 files.
`);
  });

  it('says what mends a problem, and at the end how many can be', () => {
    expect(pretty({ diagnostics: [FIXABLE], filesChecked: 1 }, OPTIONS))
      .toBe(`error[DAG201]: Step "train" needs "trian", which is not defined.
 --> x:2:3
fix: Write "train" for "trian".

1 error in 1 file.
1 of these can be mended with --fix.
`);
  });

  it('colours severities, places, carets, notes and help', () => {
    const report = {
      diagnostics: [
        problem({
          severity: 'warning',
          message: 'A.',
          help: 'C.',
          span: span('/project/a', [1, 1], [1, 2]),
          related: [{ message: 'B.', span: span('/project/a', [1, 2], [1, 3]) }],
        }),
      ],
      filesChecked: 1,
    } as const;
    expect(pretty(report, { ...OPTIONS, textOf: () => 'xy', paint: TAGS })).toBe(
      `<warning>warning[DAG201]</warning><bold>: A.</bold>
<dim> --></dim> <path>a:1:1</path>
<dim>  |</dim>
<dim>1 |</dim> xy
<dim>  |</dim> <warning>^</warning>
<info>note</info>: B.
<dim> --></dim> <path>a:1:2</path>
<dim>  |</dim>
<dim>1 |</dim> xy
<dim>  |</dim>  <info>^</info>
<help>help</help>: C.

<bold>1 warning in 1 file.</bold>
`,
    );
  });

  it('says that there are no problems', () => {
    expect(pretty({ diagnostics: [], filesChecked: 3 }, OPTIONS)).toBe('No problems in 3 files.\n');
  });

  it('counts one and several of each severity', () => {
    const severities = ['error', 'info', 'warning', 'warning', 'info'] as const;
    const report = { diagnostics: severities.map((severity) => problem({ severity })), filesChecked: 1 };
    expect(pretty(report, OPTIONS).split('\n').at(-2)).toBe('1 error, 2 warnings, 2 infos in 1 file.');
  });

  it.each([
    [{ suppressed: 3 }, 'No problems in 2 files (3 suppressed).'],
    [{ baselined: 12, suppressed: 0 }, 'No problems in 2 files (12 in the baseline).'],
    [
      { suppressed: 3, baselined: 12, unchanged: 1 },
      'No problems in 2 files (3 suppressed, 12 in the baseline, 1 there before).',
    ],
  ])('says how many problems it does not show: %j', (silenced, expected) => {
    expect(pretty({ diagnostics: [], filesChecked: 2, ...silenced }, OPTIONS)).toBe(`${expected}\n`);
  });

  it('asks for the text of a file once', () => {
    const asked: string[] = [];
    const textOf = (file: string): string | undefined => {
      asked.push(file);
      return undefined;
    };
    pretty(REPORT, { ...OPTIONS, textOf });
    expect(asked).toEqual([
      '/project/demo.pipeline.yaml',
      '/elsewhere/train.contract.yaml',
      '/project/data/model.bin',
    ]);
  });
});
