import { resolve } from 'node:path';
import type { CompileSetting } from '../compiler/compile.js';
import { scriptReader } from '../compiler/scripts.js';
import { silencingLoader, type BaselineChoice } from '../compiler/silencing.js';
import { unknownEnvironment } from '../project/load.js';
import type { Project } from '../project/project.js';
import { registryLoader } from '../registry/load.js';
import type { Library } from '../registry/registry.js';
import { diskFiles, type Files } from '../source/files.js';
import { UsageError, type CommandIo } from './io.js';
import type { RunOptions } from './options.js';
import { sparingFiles } from './sparing-files.js';

/** What compiling needs, from the options of a command; files from the disk if none are given. */
export function compileSetting(
  options: RunOptions,
  io: CommandIo,
  library: Library,
  from: Files = diskFiles,
): CompileSetting {
  const files = sparingFiles(from);
  return {
    files,
    library,
    registries: registryLoader(files, library),
    silencing: silencingLoader(files, library, baselineChoice(options, io, from)),
    scripts: scriptReader(files),
    variables: io.env,
    environment: options.env,
    overrides: options.region === undefined ? undefined : { region: options.region },
  };
}

function baselineChoice(
  { baseline, writeBaseline }: RunOptions,
  io: CommandIo,
  files: Files,
): BaselineChoice | undefined {
  if (writeBaseline !== undefined || baseline === false) {
    return writeBaseline === undefined ? 'none' : 'everything';
  }
  if (baseline === undefined) {
    return undefined;
  }
  const path = resolve(io.cwd, baseline);
  if (files.kind(path) !== 'file') {
    throw new UsageError(`There is no baseline "${baseline}". --write-baseline writes one.`);
  }
  return { path };
}

/** Throws if an environment is asked for that the project does not have. */
export function checkEnvironment(project: Project, name: string | undefined): void {
  const problem = unknownEnvironment(project, name);
  if (problem !== undefined) {
    throw new UsageError(problem);
  }
}

/** The absolute path of an argument that must be an existing file. */
export function existingFile(argument: string, io: CommandIo): string {
  const path = resolve(io.cwd, argument);
  const kind = diskFiles.kind(path);
  if (kind !== 'file') {
    throw new UsageError(
      kind === 'absent' ? `There is no file "${argument}".` : `"${argument}" is a folder, not a manifest.`,
    );
  }
  return path;
}
