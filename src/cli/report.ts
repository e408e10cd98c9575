import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { arrange } from '../diagnostics/order.js';
import { paintFor } from '../diagnostics/paint.js';
import { isReportFormat, REPORTERS } from '../diagnostics/reporters/index.js';
import { hasErrors } from '../diagnostics/diagnostic.js';
import { diskFiles } from '../source/files.js';
import { EXIT, type CommandIo } from './io.js';
import type { CheckOptions } from './options.js';

const MAX_FRAME_BYTES = 5 * 1024 * 1024;

/** Prints diagnostics in the format asked for, and gives the exit code: problems if one of them is an error. */
export async function printReport(
  diagnostics: readonly Diagnostic[],
  filesChecked: number,
  options: CheckOptions,
  io: CommandIo,
  stream: 'stdout' | 'stderr',
): Promise<number> {
  const format = isReportFormat(options.format) ? options.format : 'pretty';
  const texts = new Map<string, string | undefined>();
  const text = REPORTERS[format](
    { diagnostics: arrange(diagnostics), filesChecked },
    {
      baseFolder: io.cwd,
      textOf: (file) => {
        if (!texts.has(file)) {
          const result = diskFiles.read(file, MAX_FRAME_BYTES);
          texts.set(
            file,
            result.kind === 'ok'
              ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(result.bytes)
              : undefined,
          );
        }
        return texts.get(file);
      },
      paint: await paintFor({ colour: options.color, isTTY: io.isTTY[stream], env: io.env }),
    },
  );
  io[stream](text);
  return hasErrors(diagnostics) ? EXIT.problems : EXIT.clean;
}
