import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { REPOSITORY, run } from '../support/run.js';

interface Pattern {
  readonly regexp: string;
  readonly file: number;
  readonly line: number;
  readonly column: number;
  readonly severity?: number;
  readonly code: number;
  readonly message: number;
}

interface Matcher {
  readonly owner: string;
  readonly severity?: string;
  readonly pattern: readonly [Pattern];
}

const { problemMatcher } = JSON.parse(
  readFileSync(join(REPOSITORY, '.github/pipectl-problem-matcher.json'), 'utf8'),
) as { problemMatcher: readonly Matcher[] };

/** What GitHub's runner takes from a line of a log, by the matchers in their order; undefined if none fits. */
function matched(text: string): Readonly<Record<string, string | undefined>> | undefined {
  // The runner takes colours out first (actions/runner, OutputManager).
  const line = text.replace(/\u001B\[[0-9;]*m?/g, '');
  for (const { owner, severity, pattern } of problemMatcher) {
    const { regexp, ...groups } = pattern[0];
    const found = new RegExp(regexp).exec(line);
    if (found !== null) {
      const values = Object.entries(groups).map(([name, group]) => [name, found[group]] as const);
      return { owner, severity, ...Object.fromEntries(values) };
    }
  }
  return undefined;
}

describe('the problem matcher for GitHub Actions', () => {
  it('takes every line of the concise format for what it is', async () => {
    const argv = ['validate', 'test/fixtures/err', '--format'];
    const { stdout } = await run([...argv, 'concise', '--color', 'always']);
    const { diagnostics } = JSON.parse((await run([...argv, 'json'])).stdout) as {
      diagnostics: readonly Readonly<Record<string, unknown>>[];
    };
    const owners: Readonly<Record<string, object>> = {
      error: { owner: 'pipectl', severity: 'error' },
      warning: { owner: 'pipectl', severity: 'warning' },
      info: { owner: 'pipectl-info', severity: 'notice' },
    };
    expect(stdout.trimEnd().split('\n').map(matched)).toEqual(
      diagnostics.map(({ file, line, column, severity, code, message }) => ({
        ...owners[String(severity)],
        ...{ file, line: String(line), column: String(column), code, message },
      })),
    );
    expect(new Set(diagnostics.map(({ severity }) => severity))).toEqual(
      new Set(['error', 'warning', 'info']),
    );
  });

  it.each([
    'No problems in 3 files.',
    '2 errors in 11 files.',
    'error[DAG201]: Step "a" needs "b".',
    ' --> a.pipeline.yaml:1:2',
    'a.py:1:2: error: something of another tool',
  ])('leaves %j alone', (line) => {
    expect(matched(line)).toBeUndefined();
  });
});
