import { visible } from '../cells.js';
import type { Severity } from '../diagnostic.js';
import { detailLines } from './detail-lines.js';
import { recordOf, summaryOf, type DiagnosticRecord, type SummaryRecord } from './records.js';
import type { Reporter } from './report.js';
import { summaryLine } from './summary-line.js';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Annotations of one command that GitHub shows for a step (actions/toolkit, docs/problem-matchers.md, "Limitations"). */
const MAX_SHOWN = 10;

/**
 * The report as workflow commands of GitHub Actions, which become annotations in the pull request: one
 * `::error file=,line=,...::message` a problem, with its related places and help in the message, then the numbers as
 * plain text. Files are named from the repository's root.
 */
export const github: Reporter = (report, { repositoryFolder }) => {
  const commands = report.diagnostics.map(
    (diagnostic) => `${commandOf(recordOf(diagnostic, repositoryFolder))}\n`,
  );
  const summary = summaryOf(report);
  return `${commands.join('')}${summaryLine(summary)}\n${noteOnLimit(summary)}`;
};

function commandOf(record: DiagnosticRecord): string {
  const properties = { ...placeProperties(record), title: `${visible(record.code)} ${visible(record.name)}` };
  const shown = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(value)}`);
  const text = [visible(record.message), ...detailLines(record)];
  return `::${COMMANDS[record.severity]} ${shown.join(',')}::${escapedData(text.join('\n'))}`;
}

/** The runner takes columns only when a problem stands in one line (actions/runner, IssueCommandExtension). */
function placeProperties(record: DiagnosticRecord): Readonly<Record<string, string>> {
  if (record.file === null) {
    return {};
  }
  const { line, column, endColumn } = record;
  // A problem that ends before the first character of a line ends with the line above.
  const endLine = endColumn === 1 && record.endLine > line ? record.endLine - 1 : record.endLine;
  const columns = record.endLine === line ? { col: `${column}`, endColumn: `${endColumn}` } : {};
  return { file: visible(record.file), line: `${line}`, endLine: `${endLine}`, ...columns };
}

/** As the runner reads the text after the second `::` (actions/toolkit, packages/core/src/command.ts, escapeData). */
function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As the runner reads the value of a property (the same, escapeProperty). */
function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function noteOnLimit({ errors, warnings, infos }: SummaryRecord): string {
  return Math.max(errors, warnings, infos) > MAX_SHOWN
    ? `GitHub shows the first ${MAX_SHOWN} annotations of each severity for a step; this log has all.\n`
    : '';
}
