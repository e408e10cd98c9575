import { relative, resolve } from 'node:path';
import { configTable } from '../../compiler/config-table.js';
import { shownPath, withSlashes } from '../../diagnostics/reporters/records.js';
import { explainWiring } from '../../resolver/explain.js';
import { compileForCommand } from '../compile-for-command.js';
import { EXIT, type CommandIo } from '../io.js';
import type { GraphOptions, MainSetting } from '../options.js';
import { writeWhole } from '../write-whole.js';

/** `pipectl graph`: draws what can be shown of a pipeline, to stdout or a file; diagnostics go to stderr. */
export async function graphCommand(
  path: string,
  options: GraphOptions,
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const found = await compileForCommand(path, { ...options, ...setting, format: [{ format: 'pretty' }] }, io);
  const { graph, wiring, linked, code, project, diagnostics, exitCode } = found;
  if (graph === undefined || wiring === undefined || linked === undefined || code === undefined) {
    return exitCode;
  }
  const { draw } = await import('../../drawing/drawing.js');
  const showPath = (file: string): string => placeIn(project.root, setting.folder, file);
  const text = draw(options.format, {
    graph,
    wiring,
    diagnostics,
    showPath,
    explain: () => explainWiring(linked),
    configTable: (job) => configTable(job, code.get(job.name), graph.manifest.value.parameters, graph.loaded),
  });
  if (options.output === undefined) {
    io.stdout(text);
    return exitCode;
  }
  const problem = writeWhole(resolve(io.cwd, options.output), text);
  if (problem !== undefined) {
    io.stderr(`pipectl: "${options.output}" cannot be written: ${problem}.\n`);
    return EXIT.failed;
  }
  io.stderr(`Wrote ${options.output} (${Buffer.byteLength(text)} bytes).\n`);
  return exitCode;
}

/** A path that is the same on every machine: from the project's root, or for a file of the library from the package. */
function placeIn(root: string, folder: string, file: string): string {
  const shown = shownPath(file, root);
  if (shown !== withSlashes(file)) {
    return shown;
  }
  const inPackage = shownPath(file, folder);
  return inPackage === withSlashes(file) ? withSlashes(relative(root, file)) : `pipectl/${inPackage}`;
}
