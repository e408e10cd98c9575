import { resolve } from 'node:path';
import { PROBLEMS } from '../compiler/catalogue.js';
import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.js';
import { arrange } from '../diagnostics/order.js';
import { paintFor, PLAIN } from '../diagnostics/paint.js';
import { REPORTERS } from '../diagnostics/reporters/index.js';
import type { ReporterOptions, Silenced } from '../diagnostics/reporters/report.js';
import { nearestWith } from '../project/project.js';
import { diskFiles, type Files } from '../source/files.js';
import { printedFormat, type FormatChoice } from './formats.js';
import { EXIT, type CommandIo } from './io.js';
import type { MainSetting, RunOptions } from './options.js';
import { writeWhole } from './write-whole.js';

const MAX_FRAME_BYTES = 5 * 1024 * 1024;

/** What is to be reported. */
export interface Reported {
  readonly diagnostics: readonly Diagnostic[];
  readonly filesChecked: number;
  /** How many problems are not reported, by reason. */
  readonly silenced?: Silenced;
  /** Where code frames are read from; the disk if absent. */
  readonly files?: Files;
  /** The option or command that makes the fixes. */
  readonly fixCommand?: string;
}

/**
 * Prints diagnostics in the format asked for and writes them to the files asked for. Returns the exit code: failed if
 * a file cannot be written, problems if a diagnostic is an error, or with --strict if there is any. On stderr, beside
 * the output of a command, nothing is printed when there is nothing to say.
 */
export async function printReport(
  { diagnostics, filesChecked, silenced = {}, files = diskFiles, fixCommand }: Reported,
  options: RunOptions & MainSetting,
  io: CommandIo,
  stream: 'stdout' | 'stderr',
): Promise<number> {
  const report = { diagnostics: arrange(diagnostics), filesChecked, ...silenced };
  const facts: Omit<ReporterOptions, 'paint'> = {
    baseFolder: io.cwd,
    repositoryFolder: nearestWith(diskFiles, io.cwd, '.git') ?? io.cwd,
    textOf: textReader(files),
    tool: { version: options.version, homepage: options.homepage, problems: PROBLEMS },
    fixCommand: fixCommand ?? 'pipectl validate --fix',
  };
  if (stream === 'stdout' || diagnostics.length > 0) {
    const paint = await paintFor({ colour: options.color, isTTY: io.isTTY[stream], env: io.env });
    io[stream](REPORTERS[printedFormat(options.format)](report, { ...facts, paint }));
  }
  const write = ({ format, file }: FormatChoice): boolean =>
    file === undefined || writeReport(file, REPORTERS[format](report, { ...facts, paint: PLAIN }), io);
  const written = options.format.map(write);
  if (written.includes(false)) {
    return EXIT.failed;
  }
  const isBad = options.strict === true ? diagnostics.length > 0 : hasErrors(diagnostics);
  return isBad ? EXIT.problems : EXIT.clean;
}

/** Whether a report could be written; if not, stderr says why. */
function writeReport(file: string, text: string, io: CommandIo): boolean {
  const problem = writeWhole(resolve(io.cwd, file), text);
  if (problem !== undefined) {
    io.stderr(`pipectl: The report "${file}" cannot be written: ${problem}.\n`);
  }
  return problem === undefined;
}

/** Reads each file once. */
function textReader(files: Files): (file: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return (file) => {
    if (!texts.has(file)) {
      const result = files.read(file, MAX_FRAME_BYTES);
      const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
      texts.set(file, result.kind === 'ok' ? decoder.decode(result.bytes) : undefined);
    }
    return texts.get(file);
  };
}
