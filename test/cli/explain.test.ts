import { PROBLEMS } from '../../src/compiler/catalogue.js';
import { run } from '../support/run.js';

const CYCLE = `error[DAG204]: cycle

What
  The steps of a pipeline can be put in an order in which each comes after all it waits for.

Why
  Steps that wait for each other never start; SageMaker rejects such a definition.

Fix
  Remove one of the edges listed: a need, a reference or a place in a branch.

Invalid example
  demo.pipeline.yaml
    name: demo
    steps:
      check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }], needs: [stop] }
      stop: { type: Fail, message: Stopped, needs: [check] }

Valid example
  demo.pipeline.yaml
    name: demo
    steps:
      check: { type: Condition, when: [{ left: 1, op: "==", right: 1 }] }
      stop: { type: Fail, message: Stopped, needs: [check] }
`;

describe('pipectl explain', () => {
  it.each([['DAG204'], ['dag204'], ['cycle'], ['Cycle']])('explains %s', async (code) => {
    expect(await run(['explain', code])).toEqual({ code: 0, stdout: CYCLE, stderr: '' });
  });

  it('explains in Markdown', async () => {
    const { code, stdout } = await run(['explain', 'DAG204', '--format', 'markdown']);
    expect(code).toEqual(0);
    expect(stdout.split('\n').filter((line) => line.startsWith('#'))).toEqual([
      '# DAG204: cycle',
      '## What',
      '## Why',
      '## Fix',
      '## Invalid example',
      '## Valid example',
    ]);
    expect(stdout).toContain('```yaml\nname: demo\n');
  });

  it('lists every code, one a line', async () => {
    const { code, stdout } = await run(['explain']);
    expect(code).toEqual(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines.map((line) => line.slice(0, 6))).toEqual(PROBLEMS.map((problem) => problem.code));
    expect(lines).toContain(
      'DAG201  error    unknown-need: Every step that a step needs is a step of the same manifest.',
    );
    expect(lines).toContain('DAG203  warning  duplicate-need: A step names each step that it needs once.');
  });

  it.each([
    ['DAG240', ' Did you mean "DAG204", "DAG210", "DAG201", "DAG202" or "DAG203"?'],
    ['cycel', ' Did you mean "cycle"?'],
    ['nothing-like-it-at-all', ''],
  ])('suggests what %s may mean', async (code, guess) => {
    expect(await run(['explain', code])).toEqual({
      code: 2,
      stdout: '',
      stderr: `pipectl: There is no code "${code}".${guess} pipectl explain lists all codes.\n`,
    });
  });
});
