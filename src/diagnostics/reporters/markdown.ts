import { visible } from '../cells.js';
import { recordOf, summaryOf, type DiagnosticRecord } from './records.js';
import type { Reporter } from './report.js';
import { counted, summaryLine } from './summary-line.js';

/** Rows of the table: a job summary of GitHub may have 1 MiB (its documentation of workflow commands, "Step isolation and limits"). */
const MAX_ROWS = 1000;

/**
 * The report as Markdown for job summaries and comments: the numbers, then a table with one row a problem. Files are
 * named from the repository's root. Of more than a thousand problems the rest is counted.
 */
export const markdown: Reporter = (report, { repositoryFolder }) => {
  const records = report.diagnostics
    .slice(0, MAX_ROWS)
    .map((diagnostic) => recordOf(diagnostic, repositoryFolder));
  const omitted = report.diagnostics.length - records.length;
  const table = ['| severity | code | place | problem |', '|---|---|---|---|', ...records.map(rowOf)];
  const parts = [
    `**pipectl**: ${summaryLine(summaryOf(report))}`,
    ...(records.length === 0 ? [] : [table.join('\n')]),
    ...(omitted === 0 ? [] : [`And ${counted(omitted, 'problem')} more.`]),
  ];
  return `${parts.join('\n\n')}\n`;
};

function rowOf(record: DiagnosticRecord): string {
  const place = record.file === null ? '' : `${cell(record.file)}:${record.line}:${record.column}`;
  const text = [record.message, ...(record.help === null ? [] : [record.help])].map(cell).join('<br>');
  return `| ${record.severity} | ${cell(record.code)} | ${place} | ${text} |`;
}

/** Prose in which Markdown marks up nothing and a row does not end; line ends become `<br>`. */
function cell(text: string): string {
  return text
    .split(/\r\n|\n|\r/)
    .map((line) => visible(line).replace(/[\\`*_~<>[\]&|$]/g, '\\$&'))
    .join('<br>');
}
