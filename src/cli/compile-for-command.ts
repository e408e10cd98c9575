import { compilePipeline, type Compilation } from '../compiler/compile.js';
import type { CompiledPipeline } from '../compiler/compiled.js';
import { conclude } from '../compiler/conclude.js';
import { SUFFIXES } from '../project/kinds.js';
import { EXIT, UsageError, type CommandIo } from './io.js';
import { expectLargeInput } from './large-input.js';
import { withLock } from './lock-check.js';
import type { CheckOptions, MainSetting } from './options.js';
import { printReport } from './report.js';
import { checkEnvironment, compileSetting, existingFile } from './setting.js';

/** Compiles the manifest that a command names; what is found goes to stderr if there is anything. `compiled` is absent on errors. */
export async function compileForCommand(
  manifestPath: string,
  options: CheckOptions & MainSetting,
  io: CommandIo,
): Promise<Compilation & { readonly compiled?: CompiledPipeline; readonly exitCode: number }> {
  const path = existingFile(manifestPath, io);
  if (!path.endsWith(SUFFIXES.manifest)) {
    throw new UsageError(
      `"${manifestPath}" is not a manifest: its name does not end in ${SUFFIXES.manifest}.`,
    );
  }
  expectLargeInput([path]);
  const setting = await withLock(compileSetting(options, io, options.library()), options);
  const compilation = await compilePipeline(path, setting);
  checkEnvironment(compilation.project, options.env);
  const { diagnostics, ...silenced } = conclude([compilation], setting.files);
  const filesChecked = compilation.filesRead.length;
  const exitCode = await printReport({ diagnostics, filesChecked, silenced }, options, io, 'stderr');
  const compiled = exitCode === EXIT.failed ? undefined : compilation.build?.();
  return { ...compilation, diagnostics, ...(compiled === undefined ? {} : { compiled }), exitCode };
}
