import { join } from 'node:path';
import { compilePipeline, type Compilation, type CompileSetting } from '../compiler/compile.js';
import type { CompiledPipeline } from '../compiler/compiled.js';
import { conclude } from '../compiler/conclude.js';
import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.js';
import { SUFFIXES } from '../project/kinds.js';
import { unknownEnvironment } from '../project/load.js';
import { diskFiles, withContents } from '../source/files.js';
import { failureOf } from './failure.js';
import { PipelineError } from './errors.js';
import { library } from './library.js';
import { manifestText } from './manifest-text.js';
import type { PipelineDiagnostic } from './diagnostic.js';
import { withPlaces, type MadeManifest } from './places.js';
import type { CompileOptions } from './results.js';
import { manifestOf, type PipelineState } from './state.js';

/** A pipeline taken as far as its errors let it go. */
export interface Outcome {
  readonly compilation: Compilation;
  readonly diagnostics: readonly PipelineDiagnostic[];
  /** What the diagnostics were before they were given places. */
  readonly found: readonly Diagnostic[];
}

/** Takes a pipeline through the compiler as a manifest. Throws a PipelineError only if the project has no such environment. */
export async function compileState(state: PipelineState, options: CompileOptions): Promise<Outcome> {
  const made = state.isFile ? undefined : madeManifest(state);
  const path = made?.path ?? state.file?.path ?? '';
  const files =
    made === undefined
      ? diskFiles
      : withContents(diskFiles, new Map([[diskFiles.realPath(path), made.bytes]]));
  const setting: CompileSetting = {
    files,
    library: library(),
    variables: options.variables ?? process.env,
    environment: options.environment,
    overrides: options.region === undefined ? undefined : { region: options.region },
  };
  const compilation = await compilePipeline(path, setting);
  const problem = unknownEnvironment(compilation.project, options.environment);
  if (problem !== undefined) {
    throw new PipelineError(problem, []);
  }
  const found = conclude([compilation], files).diagnostics;
  return { compilation, found, diagnostics: withPlaces(found, made) };
}

/** The definition of a pipeline. Its errors are thrown. */
export async function compileOrThrow(
  state: PipelineState,
  options: CompileOptions,
): Promise<Outcome & { readonly compiled: CompiledPipeline }> {
  const outcome = await compileState(state, options);
  const compiled = hasErrors(outcome.found) ? undefined : outcome.compilation.build?.();
  if (compiled === undefined) {
    throw failureOf(state.name, outcome.compilation, outcome.diagnostics);
  }
  return { ...outcome, compiled };
}

/** The manifest of a pipeline as the text of a file, where its own would stand. */
function madeManifest(state: PipelineState): MadeManifest {
  const data = manifestOf(state);
  // A name that SageMaker refuses may be no file name either.
  const base = /^[\w-]+$/.test(state.name) ? state.name : 'pipeline';
  return {
    path: state.file?.path ?? join(state.folder, `${base}${SUFFIXES.manifest}`),
    bytes: new TextEncoder().encode(manifestText(data)),
    data,
    state,
  };
}
