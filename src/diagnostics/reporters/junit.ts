import { visible } from '../cells.js';
import { detailLines } from './detail-lines.js';
import { recordOf, summaryOf, type DiagnosticRecord } from './records.js';
import type { Reporter } from './report.js';
import { summaryLine } from './summary-line.js';

/** The suite of problems that no file causes, and that of a clean run. */
const PROGRAM = 'pipectl';

/**
 * The report as JUnit XML for CI servers: one test suite a file that has problems, one test case a problem. An error is
 * a failure; a warning or an info, which fails nothing, is a skipped test with its message, the one form that GitLab
 * and Jenkins both show beside failures. A clean run is one test that has passed. Files are named from the
 * repository's root.
 */
export const junit: Reporter = (report, { repositoryFolder }) => {
  const records = report.diagnostics.map((diagnostic) => recordOf(diagnostic, repositoryFolder));
  const summary = summaryOf(report);
  const suites =
    records.length === 0
      ? [cleanSuite(summaryLine(summary))]
      : [...byFile(records)].map(([file, found]) => suiteOf(file, found));
  // Without "skipped", which Jenkins's schema has for suites only.
  const attributes = {
    name: PROGRAM,
    tests: Math.max(1, records.length),
    failures: summary.errors,
    errors: 0,
  };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('testsuites', attributes, suites)}\n`;
};

function byFile(records: readonly DiagnosticRecord[]): ReadonlyMap<string, readonly DiagnosticRecord[]> {
  const found = new Map<string, DiagnosticRecord[]>();
  for (const record of records) {
    const suite = found.get(record.file ?? PROGRAM);
    if (suite === undefined) {
      found.set(record.file ?? PROGRAM, [record]);
    } else {
      suite.push(record);
    }
  }
  return found;
}

function cleanSuite(summary: string): string {
  const passed = element('testcase', { classname: PROGRAM, name: 'no problems' }, [
    element('system-out', {}, summary),
  ]);
  return element('testsuite', { name: PROGRAM, tests: 1, failures: 0, errors: 0, skipped: 0 }, [passed]);
}

function suiteOf(file: string, records: readonly DiagnosticRecord[]): string {
  const failures = records.filter(({ severity }) => severity === 'error').length;
  const used = new Map<string, number>();
  const cases = records.map((record) => {
    // Of test cases with one name GitLab keeps the first only; a line in the name would make a new test of one that moved.
    const name = `${record.code} ${record.message}`;
    const count = (used.get(name) ?? 0) + 1;
    used.set(name, count);
    return testCase(file, count === 1 ? name : `${name} (${count})`, record);
  });
  const attributes = {
    name: file,
    tests: records.length,
    failures,
    errors: 0,
    skipped: records.length - failures,
  };
  return element('testsuite', attributes, cases);
}

function testCase(classname: string, name: string, record: DiagnosticRecord): string {
  const place = record.file === null ? {} : { file: record.file, line: record.line };
  const attributes = { message: record.message };
  const result =
    record.severity === 'error'
      ? element('failure', { ...attributes, type: record.code }, detailsOf(record))
      : element('skipped', attributes, detailsOf(record));
  return element('testcase', { classname, name, ...place }, [result]);
}

/** All there is to say of a problem: GitLab shows the text of a failure, not its attributes. */
function detailsOf(record: DiagnosticRecord): string {
  const { file, line, column, severity, code, message } = record;
  const place = file === null ? PROGRAM : `${visible(file)}:${line}:${column}`;
  return [`${place}: ${severity}[${code}] ${visible(message)}`, ...detailLines(record)].join('\n');
}

/** An element with a text, or with elements each on a line of its own. */
function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: string | readonly string[],
): string {
  const shown = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(visible(String(value)))}"`,
  );
  const inside = typeof content === 'string' ? escaped(content) : `\n${content.join('\n')}\n`;
  return `<${name}${shown.join('')}>${inside}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The characters that XML 1.0 can hold (section 2.2), those with a meaning as entities; U+FFFD in place of others. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
