import { configTable, type ConfigRow } from '../../compiler/config-table.js';
import { didYouMean } from '../../diagnostics/suggest.js';
import { paintFor } from '../../diagnostics/paint.js';
import { shownPath } from '../../diagnostics/reporters/records.js';
import { expressionText } from '../../sagemaker/expression.js';
import type { Json } from '../../source/traced.js';
import { compileForCommand } from '../compile-for-command.js';
import { printedFormat } from '../formats.js';
import { EXIT, UsageError, type CommandIo } from '../io.js';
import type { CheckOptions, MainSetting } from '../options.js';

/** `pipectl config show`: the values in force for a step, with tier and origin. */
export async function configShowCommand(
  path: string,
  stepName: string,
  options: CheckOptions,
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const { graph, code, exitCode } = await compileForCommand(path, { ...options, ...setting }, io);
  if (graph === undefined || code === undefined) {
    return exitCode;
  }
  const step = graph.steps.get(stepName);
  const isBroken = step === undefined && graph.loaded.declaredSteps.has(stepName);
  if (step === undefined && !isBroken) {
    throw new UsageError(
      `The pipeline has no step "${stepName}".${didYouMean(stepName, graph.steps.keys())}`,
    );
  }
  if (step === undefined || step.kind === 'opaque') {
    io.stderr(`pipectl: The step "${stepName}" cannot be shown before its errors are mended.\n`);
    return EXIT.problems;
  }
  if (step.kind !== 'job') {
    io.stderr(`pipectl: The step "${stepName}" takes no config.\n`);
    return exitCode;
  }
  const rows = configTable(step, code.get(stepName), graph.manifest.value.parameters, graph.loaded).map(
    (row) => ({
      ...row,
      origin: shownOrigin(row, io.cwd),
    }),
  );
  if (printedFormat(options.format) === 'json') {
    const values = rows.map(({ key, value, tier, layer, origin }) => ({ key, value, tier, layer, origin }));
    io.stdout(
      `${JSON.stringify({ formatVersion: 1, pipeline: graph.manifest.value.name, step: stepName, values }, null, 2)}\n`,
    );
    return exitCode;
  }
  const paint = await paintFor({ colour: options.color, isTTY: io.isTTY.stdout, env: io.env });
  const cells = rows.map((row) => [row.key, shownValue(row.value), row.tier, row.origin]);
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  for (const [key = '', value = '', tier = '', origin = ''] of cells) {
    const [keyWidth = 0, valueWidth = 0, tierWidth = 0] = widths;
    io.stdout(
      `${paint.bold(key.padEnd(keyWidth))}  ${value.padEnd(valueWidth)}  ${paint.dim(`${tier.padEnd(tierWidth)}  ${origin}`)}\n`,
    );
  }
  return exitCode;
}

function shownOrigin(row: ConfigRow, cwd: string): string {
  if (row.at === undefined) {
    return row.layer;
  }
  const { file, start } = row.at;
  return file.startsWith('<')
    ? row.layer
    : `${shownPath(file, cwd)}:${start.line}:${start.column} (${row.layer})`;
}

const MAX_SHOWN = 60;

function shownValue(value: Json): string {
  const text = expressionText(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1)}…` : text;
}
