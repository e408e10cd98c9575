import { recordOf, summaryOf } from './records.js';
import type { Reporter } from './report.js';

/** Changes only when a key is renamed or removed or changes its meaning; new keys do not count. */
const FORMAT_VERSION = 1;

/**
 * The report for programs: `{ formatVersion, diagnostics, summary }` as `DiagnosticRecord` and `SummaryRecord`
 * describe them, indented by 2. What is absent is null. Without diagnostics it is still a whole document.
 */
export const json: Reporter = (report, { baseFolder }) => {
  const document = {
    formatVersion: FORMAT_VERSION,
    diagnostics: report.diagnostics.map((diagnostic) => recordOf(diagnostic, baseFolder)),
    summary: summaryOf(report),
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
};
