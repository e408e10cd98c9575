import { run } from '../support/run.js';
import { removeProjects, STOP, temporaryProject } from './support.js';

afterAll(removeProjects);

describe('--format json', () => {
  it('is one document with all there is to say, places in full, absent things null', async () => {
    const folder = temporaryProject({
      'x.pipeline.yaml': `${STOP}  last: { type: Fail, needs: [stop, stop] }\n`,
      'y.pipeline.yaml': 'name: y\nstep: {}\n',
    });
    const { code, stdout, stderr } = await run(['validate', '--format', 'json'], folder);
    expect([code, stderr]).toEqual([1, '']);
    expect(JSON.parse(stdout)).toEqual({
      formatVersion: 1,
      diagnostics: [
        {
          code: 'DAG203',
          name: 'duplicate-need',
          severity: 'warning',
          message: 'Step "last" needs "stop" more than once.',
          help: 'Remove this mention, or name the step that was meant.',
          file: 'x.pipeline.yaml',
          line: 4,
          column: 37,
          endLine: 4,
          endColumn: 41,
          related: [
            {
              message: '"stop" is needed here already.',
              file: 'x.pipeline.yaml',
              line: 4,
              column: 31,
              endLine: 4,
              endColumn: 35,
            },
          ],
          fix: {
            title: 'Remove the second "stop"',
            edits: [{ text: '', file: 'x.pipeline.yaml', line: 4, column: 35, endLine: 4, endColumn: 41 }],
          },
        },
        {
          code: 'SCH103',
          name: 'unknown-key',
          severity: 'error',
          message: 'The key "step" is not known in the file. Did you mean "steps"?',
          help: null,
          file: 'y.pipeline.yaml',
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 5,
          related: [],
          fix: {
            title: 'Rename "step" to "steps"',
            edits: [{ text: 'steps', file: 'y.pipeline.yaml', line: 2, column: 1, endLine: 2, endColumn: 5 }],
          },
        },
      ],
      summary: { errors: 1, warnings: 1, infos: 0, files: 3, suppressed: 0, baselined: 0, unchanged: 0 },
    });
  });

  it('is a whole document when all is well', async () => {
    const folder = temporaryProject({ 'x.pipeline.yaml': STOP });
    expect(await run(['validate', '--format', 'json'], folder)).toEqual({
      code: 0,
      stdout:
        '{\n  "formatVersion": 1,\n  "diagnostics": [],\n  "summary": {\n    "errors": 0,\n    "warnings": 0,\n    "infos": 0,\n    "files": 2,\n    "suppressed": 0,\n    "baselined": 0,\n    "unchanged": 0\n  }\n}\n',
      stderr: '',
    });
  });

  it('is on stderr where stdout is for the definition', async () => {
    const folder = temporaryProject({ 'y.pipeline.yaml': 'name: y\nstep: {}\n' });
    const { code, stdout, stderr } = await run(['compile', 'y.pipeline.yaml', '--format', 'json'], folder);
    expect([code, stdout]).toEqual([1, '']);
    expect(JSON.parse(stderr)).toMatchObject({ formatVersion: 1, summary: { errors: 1 } });
  });
});
