import { visible } from '../cells.js';
import { codeFrame, linesOf } from '../code-frame.js';
import type { Diagnostic, Span } from '../diagnostic.js';
import type { Brush, Paint } from '../paint.js';
import { linesByFile, type LinesOfFile } from './lines.js';
import { fixSentence, recordOf, summaryOf, type PlaceRecord } from './records.js';
import type { Reporter } from './report.js';
import { summaryLine } from './summary-line.js';

/** Lines around the place of a problem; a related place is shown alone. */
const CONTEXT = 1;
const NO_CONTEXT = 0;

/** What rendering one problem needs. */
interface Rendering {
  readonly baseFolder: string;
  readonly paint: Paint;
  readonly linesOfFile: LinesOfFile;
}

/**
 * The report for people at a terminal: each problem with its code frame, a `note:` with a small frame for each
 * related place, and `help:` and `fix:`; a blank line after each; at the end one line that sums up, and one if
 * something can be mended.
 */
export const pretty: Reporter = (report, { baseFolder, textOf, paint, fixCommand }) => {
  const rendering: Rendering = { baseFolder, paint, linesOfFile: linesByFile(textOf) };
  const blocks = report.diagnostics.map((diagnostic) => `${block(diagnostic, rendering).join('\n')}\n\n`);
  const fixes = fixSentence(report, fixCommand);
  return `${blocks.join('')}${paint.bold(summaryLine(summaryOf(report)))}\n${fixes === undefined ? '' : `${fixes}\n`}`;
};

function block(diagnostic: Diagnostic, rendering: Rendering): string[] {
  const { paint } = rendering;
  const record = recordOf(diagnostic, rendering.baseFolder);
  const brush = paint[record.severity];
  const lines = [
    brush(`${record.severity}[${visible(record.code)}]`) + paint.bold(`: ${visible(record.message)}`),
  ];
  if (diagnostic.span !== undefined && record.file !== null) {
    lines.push(...placeLines(record, diagnostic.span, brush, CONTEXT, rendering));
  }
  diagnostic.related.forEach(({ span }, index) => {
    const related = record.related[index];
    if (related !== undefined) {
      lines.push(`${paint.info('note')}: ${visible(related.message)}`);
      lines.push(...placeLines(related, span, paint.info, NO_CONTEXT, rendering));
    }
  });
  if (record.help !== null) {
    lines.push(...helpLines(record.help, paint));
  }
  if (record.fix !== null) {
    lines.push(`${paint.help('fix')}: ${visible(record.fix.title)}.`);
  }
  return lines;
}

function placeLines(
  place: PlaceRecord,
  span: Span,
  caret: Brush,
  context: number,
  { paint, linesOfFile }: Rendering,
): string[] {
  const lines = linesOfFile(span.file);
  const frame = lines === undefined ? undefined : codeFrame(lines, span, { paint, caret, context });
  const arrow = paint.dim(`${' '.repeat(frame?.gutter ?? 1)}-->`);
  const path = paint.path(`${visible(place.file)}:${place.line}:${place.column}`);
  return [`${arrow} ${path}`, ...(frame?.lines ?? [])];
}

function helpLines(help: string, paint: Paint): string[] {
  const [first = '', ...more] = linesOf(help);
  return [`${paint.help('help')}: ${visible(first)}`, ...more.map((line) => `      ${visible(line)}`)];
}
