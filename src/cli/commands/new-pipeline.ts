import { readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { hasErrors } from '../../diagnostics/diagnostic.js';
import { SETTINGS_FILE } from '../../project/kinds.js';
import { findProject, searchFolders } from '../../project/project.js';
import { PROJECT_SCHEMAS } from '../../project/schema-files.js';
import { loadRegistry } from '../../registry/load.js';
import { diskFiles } from '../../source/files.js';
import { EXIT, UsageError, type CommandIo } from '../io.js';
import type { MainSetting } from '../options.js';
import { foldersOfManifests, pathBelow, schemasOf } from '../place.js';
import { schemaText } from '../schemas.js';
import { newFiles, nextCommands, printFiles, shellWord, writeFiles } from '../write-new.js';

/** Options of `pipectl new pipeline`. */
export interface NewPipelineOptions {
  readonly goal?: readonly string[];
  readonly data?: readonly string[];
  readonly using?: readonly string[];
  readonly input?: readonly string[];
  readonly dataSize?: string;
  readonly region?: string;
  readonly role?: string;
  readonly output: string;
  readonly format: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
}

/** `pipectl new pipeline`: plans the steps from data to some goals, and writes the manifest with its configs. */
export async function newPipelineCommand(
  name: string,
  options: NewPipelineOptions,
  io: CommandIo,
  setting: MainSetting,
): Promise<number> {
  const folder = resolve(io.cwd, options.output);
  if (diskFiles.kind(folder) === 'file') {
    throw new UsageError(`"${options.output}" is a file, not a folder.`);
  }
  const found = findProject(diskFiles, folder);
  if (hasErrors(found.diagnostics)) {
    throw new UsageError("The project's pipectl.yaml has errors: pipectl align-check shows them.");
  }
  // A repository without settings is a project only if there are pipelines in it.
  const isProject =
    found.settings !== undefined ||
    diskFiles.kind(join(found.root, SETTINGS_FILE)) !== 'absent' ||
    (found.root !== folder && foldersOfManifests(found.root).length > 0);
  const project = isProject ? found : { root: folder, diagnostics: [] };
  const schemas = isProject ? schemasOf(project.root) : PROJECT_SCHEMAS;
  const { isProblem, newPipeline } = await import('../../scaffold/new-pipeline.js');
  const { format, dryRun = false, force = false } = options;
  const made = newPipeline(
    {
      name,
      goals: options.goal ?? [],
      data: options.data ?? [],
      using: options.using ?? [],
      inputs: options.input ?? [],
      dataSize: options.dataSize,
      region: options.region,
      role: options.role,
    },
    {
      registry: await loadRegistry(diskFiles, setting.library(), searchFolders(project, folder)),
      folder: pathBelow(project.root, folder),
      ...(schemas === undefined ? {} : { schemas }),
      isNewProject: !isProject,
      schemaText: (kind) => schemaText(setting.folder, kind, []),
      scriptText: (script) => readFileSync(join(setting.folder, 'scripts', script), 'utf8'),
    },
  );
  if (isProblem(made)) {
    throw new UsageError(made.problem);
  }
  const isJson = format === 'json';
  if (isJson) {
    io.stdout(`${JSON.stringify(made.data, undefined, 2)}\n`);
  }
  if (made.questions !== '') {
    io.stderr(`pipectl: Nothing was written, as the plan leaves something open.\n\n${made.questions}`);
    return EXIT.problems;
  }
  if (dryRun) {
    if (!isJson) {
      printFiles(made.files, io);
    }
    return EXIT.clean;
  }
  const files = force
    ? made.files.filter(
        ({ path, isOptional }) =>
          isOptional !== true || diskFiles.kind(join(project.root, path)) === 'absent',
      )
    : newFiles(project.root, made.files, 'Choose another folder with -o, or pass --force to overwrite.');
  const way = relative(io.cwd, project.root);
  const exitCode = writeFiles(project.root, files, isJson ? { ...io, stdout: () => undefined } : io, way);
  if (exitCode === EXIT.clean && !isJson) {
    const manifest = shellWord(join(way, made.manifest));
    io.stdout(
      `\n${made.text(way)}\n${nextCommands([
        [`pipectl validate ${manifest}`, 'check it'],
        ...(made.upload === undefined
          ? []
          : [
              [
                `aws s3 cp --recursive ${shellWord(join(way, made.upload.folder))} ${made.upload.uri}`,
                'store the inference code',
              ] as const,
            ]),
        [`pipectl graph ${manifest}`, 'draw it'],
      ])}`,
    );
  }
  return exitCode;
}
