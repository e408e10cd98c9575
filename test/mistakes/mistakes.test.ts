import { join, relative } from 'node:path';
import { compilePipeline } from '../../src/compiler/compile.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { arrange } from '../../src/diagnostics/order.js';
import { projectFiles } from '../compiler/support.js';
import { ROOT } from '../support/memory-files.js';
import { shippedLibrary } from '../support/run.js';
import { baseProject, readTables, withMistake, type Texts } from './rows.js';

/**
 * Every row of the tables is a mistake in an otherwise correct project, and all that `pipectl compile` says of it. What
 * the SageMaker Python SDK says of the same mistake is measured by measure.py.
 */
const BASE = baseProject();
const TABLES = readTables();
const ROWS = [...TABLES.values()].flat();

/** Where a value that is a mistake can come from. */
const ORIGINS = [
  'config file',
  'contract',
  'environment overlay',
  'interpolation',
  'manifest',
  'parameter default',
  'parameter enum value',
  'specification',
  'specification default',
];

async function diagnosticsOf(
  texts: Texts,
  pipeline = 'churn',
  environment?: string,
): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await compilePipeline(join(ROOT, `${pipeline}.pipeline.yaml`), {
    files: projectFiles(texts),
    library: shippedLibrary(),
    variables: {},
    ...(environment === undefined ? {} : { environment }),
  });
  return arrange(diagnostics);
}

function reportOf({ code, span, message }: Diagnostic): string {
  const place =
    span === undefined ? '' : `${relative(ROOT, span.file)}:${span.start.line}:${span.start.column}`;
  return `${code} ${place} ${message}`;
}

/** Whether a diagnostic stands in a line that the mistake made. */
function isInChange({ span }: Diagnostic, texts: Texts): boolean {
  const file = span === undefined ? '' : relative(ROOT, span.file);
  const line = (texts[file] ?? '').split('\n')[(span?.start.line ?? 0) - 1];
  return line !== undefined && !(BASE[file] ?? '').split('\n').includes(line);
}

describe('the project that the rows change', () => {
  it.each(['churn', 'services'])('is correct: %s', async (pipeline) => {
    expect(await diagnosticsOf(BASE, pipeline)).toEqual([]);
    expect(await diagnosticsOf(BASE, pipeline, 'prod')).toEqual([]);
  });
});

describe('the tables', () => {
  it('have each mistake once', () => {
    const titles = ROWS.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
    expect(titles.length).toBeGreaterThan(200);
  });

  it('have mistakes of every origin that a value can have', () => {
    const counts = new Map<string, number>();
    for (const { origin } of ROWS) {
      counts.set(origin ?? 'manifest', (counts.get(origin ?? 'manifest') ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual(ORIGINS);
    expect([...counts].filter(([, count]) => count < 3)).toEqual([]);
  });
});

describe.each([...TABLES])('%s', (_, rows) => {
  it.each(rows.map((row) => [row.title, row] as const))('%s', async (_title, row) => {
    const texts = withMistake(BASE, row);
    const diagnostics = await diagnosticsOf(texts, row.pipeline, row.environment);
    expect(diagnostics.map(reportOf)).toEqual(row.reports);
    expect(diagnostics.some((diagnostic) => isInChange(diagnostic, texts))).toBe(row.elsewhere === undefined);
  });
});
