import { visible } from '../cells.js';
import { recordOf } from './records.js';
import type { Reporter } from './report.js';

/**
 * One line for each problem, for logs, editors and grep: `path:line:column: error[CODE] message`. A problem that
 * no file causes stands under the name of the program. Empty when there are no problems.
 */
export const concise: Reporter = (report, { baseFolder, paint }) => {
  const lines = report.diagnostics.map((diagnostic) => {
    const { file, line, column, severity, code, message } = recordOf(diagnostic, baseFolder);
    const place = file === null ? 'pipectl' : `${visible(file)}:${line}:${column}`;
    const label = paint[severity](`${severity}[${visible(code)}]`);
    return `${paint.path(place)}: ${label} ${visible(message)}\n`;
  });
  return lines.join('');
};
