import { compilePipeline, type Compilation } from '../compiler/compile.js';
import type { CompiledPipeline } from '../compiler/compiled.js';
import { SUFFIXES } from '../project/kinds.js';
import type { Library } from '../registry/registry.js';
import { UsageError, type CommandIo } from './io.js';
import { expectLargeInput } from './large-input.js';
import type { CheckOptions } from './options.js';
import { printReport } from './report.js';
import { checkEnvironment, compileSetting, existingFile } from './setting.js';

/** Compiles the manifest that a command names; what is found goes to stderr if there is anything. `compiled` is absent on errors. */
export async function compileForCommand(
  manifestPath: string,
  options: CheckOptions & { readonly library: () => Library },
  io: CommandIo,
): Promise<Compilation & { readonly compiled?: CompiledPipeline; readonly exitCode: number }> {
  const path = existingFile(manifestPath, io);
  if (!path.endsWith(SUFFIXES.manifest)) {
    throw new UsageError(
      `"${manifestPath}" is not a manifest: its name does not end in ${SUFFIXES.manifest}.`,
    );
  }
  expectLargeInput([path]);
  const compilation = await compilePipeline(path, compileSetting(options, io, options.library()));
  checkEnvironment(compilation.project, options.env);
  const silent = compilation.diagnostics.length === 0;
  const exitCode = silent
    ? 0
    : await printReport(compilation.diagnostics, compilation.filesRead.length, options, io, 'stderr');
  const compiled = compilation.build?.();
  return { ...compilation, ...(compiled === undefined ? {} : { compiled }), exitCode };
}
