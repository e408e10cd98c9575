import fc from 'fast-check';
import { visible } from '../../../src/diagnostics/cells.js';
import { isReportFormat, REPORTERS } from '../../../src/diagnostics/reporters/index.js';
import type { DiagnosticRecord, SummaryRecord } from '../../../src/diagnostics/reporters/records.js';
import { anyDiagnostic, anyText } from '../support.js';
import { OPTIONS } from './fixture.js';

const anyReport = fc.record({
  diagnostics: fc.array(anyDiagnostic, { maxLength: 4 }),
  filesChecked: fc.nat(),
});
const anyOptions = anyText.map((text) => ({
  ...OPTIONS,
  textOf: (file: string) => (file === '/project/b.yaml' ? undefined : text),
}));

describe('REPORTERS', () => {
  it('is the table of the formats', () => {
    expect(Object.keys(REPORTERS)).toEqual([
      'pretty',
      'concise',
      'json',
      'sarif',
      'github',
      'junit',
      'markdown',
    ]);
  });

  it('knows its names and no others', () => {
    expect(['pretty', 'concise', 'json', 'JSON', 'yaml', 'constructor', ''].filter(isReportFormat)).toEqual([
      'pretty',
      'concise',
      'json',
    ]);
  });

  it.each(Object.entries(REPORTERS))('%s never throws and ends with a line feed', (_name, reporter) => {
    fc.assert(
      fc.property(anyReport, anyOptions, (report, options) => {
        expect(reporter(report, options)).toMatch(/^$|\n$/);
      }),
      { numRuns: 300 },
    );
  });

  it('says the same in every format', () => {
    // Without texts there are no frames, whose source lines may look like anything.
    const options = { ...OPTIONS, textOf: () => undefined };
    fc.assert(
      fc.property(anyReport, (report) => {
        const { diagnostics, summary } = parsed(REPORTERS.json(report, options));
        const [conciseText, prettyText] = [
          REPORTERS.concise(report, options),
          REPORTERS.pretty(report, options),
        ];
        expect(conciseText).toBe(diagnostics.map(conciseLine).join(''));
        const blocks = diagnostics.map((diagnostic) => `${prettyLines(diagnostic).join('\n')}\n\n`).join('');
        expect(prettyText.slice(0, blocks.length)).toBe(blocks);
        expect(prettyText.slice(blocks.length).match(/\d+/g)?.map(Number)).toEqual(
          [summary.errors, summary.warnings, summary.infos]
            .filter((count) => count > 0)
            .concat(summary.files),
        );
      }),
      { numRuns: 300 },
    );
  });
});

function conciseLine({ file, line, column, severity, code, message }: DiagnosticRecord): string {
  const place = file === null ? 'pipectl' : `${visible(file)}:${line}:${column}`;
  return `${place}: ${severity}[${visible(code)}] ${visible(message)}\n`;
}

function prettyLines({
  file,
  line,
  column,
  severity,
  code,
  message,
  help,
  related,
}: DiagnosticRecord): string[] {
  const arrow = (path: string, atLine: number, atColumn: number): string =>
    ` --> ${visible(path)}:${atLine}:${atColumn}`;
  return [
    `${severity}[${visible(code)}]: ${visible(message)}`,
    ...(file === null ? [] : [arrow(file, line, column)]),
    ...related.flatMap((place) => [
      `note: ${visible(place.message)}`,
      arrow(place.file, place.line, place.column),
    ]),
    ...(help === null ? [] : helpLines(help)),
  ];
}

function parsed(text: string): { diagnostics: readonly DiagnosticRecord[]; summary: SummaryRecord } {
  return JSON.parse(text) as { diagnostics: readonly DiagnosticRecord[]; summary: SummaryRecord };
}

function helpLines(help: string): string[] {
  return help
    .split(/\r\n|\r|\n/)
    .map((line, index) => `${index === 0 ? 'help: ' : '      '}${visible(line)}`);
}
