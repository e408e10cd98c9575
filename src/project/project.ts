import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Files } from '../source/files.js';
import { spanOf, type Location } from '../source/location.js';
import { PATH_OUTSIDE_PROJECT } from '../source/problems.js';
import { loadDocument, type Document, type Loaded } from './document.js';
import { SETTINGS_FILE, settingsKind } from './kinds.js';
import type { ProjectSettings } from './types.generated.js';

/** A project: its root folder (absolute) and the settings of its pipectl.yaml, if it has one. */
export interface Project {
  readonly root: string;
  readonly settings?: Document<NonNullable<ProjectSettings>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Folders, absolute, in which a project's own files are looked for. */
export interface SearchFolders {
  readonly specs: readonly string[];
  readonly contracts: readonly string[];
  readonly scripts: readonly string[];
}

/**
 * The project of a folder: the nearest folder above with a pipectl.yaml, else the nearest with a .git, else
 * the folder itself. It does not depend on the working directory.
 */
export function findProject(files: Files, folder: string): Project {
  const root = nearestWith(files, folder, SETTINGS_FILE) ?? nearestWith(files, folder, '.git') ?? folder;
  const path = join(root, SETTINGS_FILE);
  if (files.kind(path) === 'absent') {
    return { root, diagnostics: [] };
  }
  const loaded: Loaded<NonNullable<ProjectSettings>> = loadDocument(files, path, settingsKind);
  return {
    root,
    ...(loaded.document === undefined ? {} : { settings: loaded.document }),
    diagnostics: loaded.diagnostics,
  };
}

/** The folders of a project's own files: those of its settings, and those beside the manifest. */
export function searchFolders(project: Project, manifestFolder: string): SearchFolders {
  const search = project.settings?.value.search;
  const folders = (named: readonly string[] | undefined, name: string): readonly string[] => [
    ...new Set([
      ...(named ?? [name]).map((folder) => resolve(project.root, folder)),
      join(manifestFolder, name),
    ]),
  ];
  return {
    specs: folders(search?.specs, 'specs'),
    contracts: folders(search?.contracts, 'contracts'),
    scripts: folders(search?.scripts, 'scripts'),
  };
}

/** An absolute path that a file names, or the diagnostic of one that leaves the project (also through a symbolic link). */
export function projectPath(
  files: Files,
  root: string,
  named: string,
  from: Location,
): { readonly path: string } | { readonly diagnostic: Diagnostic } {
  const path = resolve(dirname(from.source.file), named);
  if (isInside(root, path) && isInside(files.realPath(root), files.realPath(path))) {
    return { path };
  }
  return {
    diagnostic: diagnose(PATH_OUTSIDE_PROJECT, spanOf(from), {
      message: `The path "${named}" leads out of the project.`,
      help: `The project is the folder "${root}". ${PATH_OUTSIDE_PROJECT.fix}`,
    }),
  };
}

/** Whether a path is a folder or something in it. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** The nearest of a folder (absolute) and those above it in which something has a name; undefined if none has. */
export function nearestWith(files: Files, folder: string, name: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (files.kind(join(current, name)) !== 'absent') {
      return current;
    }
    if (dirname(current) === current) {
      return undefined;
    }
  }
}
