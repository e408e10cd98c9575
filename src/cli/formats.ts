import { InvalidArgumentError } from 'commander';
import { isReportFormat, REPORTERS, type ReportFormat } from '../diagnostics/reporters/index.js';

/** A report that a command line asks for: its format, and the file it goes to; it is printed where there is none. */
export interface FormatChoice {
  readonly format: ReportFormat;
  /** As it is written on the command line: relative to the working directory. */
  readonly file?: string;
}

/** The names that `--format` takes, in the words of a help text or message. */
export const FORMAT_NAMES = Object.keys(REPORTERS).join(', ');

/**
 * Adds the value of one `--format` to those before it: `json`, or `sarif=out.sarif` for a file. Throws commander's
 * error for a name that is none, a second format to print and a second report in one file.
 */
export function collectFormat(value: string, previous: readonly FormatChoice[]): readonly FormatChoice[] {
  const [, format = value, file] = /^([^=]*)=(.*)$/su.exec(value) ?? [];
  if (!isReportFormat(format)) {
    throw new InvalidArgumentError(`Allowed choices are ${FORMAT_NAMES}.`);
  }
  if (file === '') {
    throw new InvalidArgumentError(`After "=" comes a file, as in ${format}=FILE.`);
  }
  const rival = previous.find((choice) => choice.file === file);
  if (rival !== undefined) {
    throw new InvalidArgumentError(
      file === undefined
        ? `"${rival.format}" is printed already: give one of the two a file, as in ${format}=FILE.`
        : `The report in "${rival.format}" goes to this file already.`,
    );
  }
  return [...previous, file === undefined ? { format } : { format, file }];
}

/** The format that is printed. */
export function printedFormat(choices: readonly FormatChoice[]): ReportFormat {
  return choices.find(({ file }) => file === undefined)?.format ?? 'pretty';
}
