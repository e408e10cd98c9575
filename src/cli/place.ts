import { dirname, join, relative, resolve, sep } from 'node:path';
import { hasErrors } from '../diagnostics/diagnostic.js';
import { SUFFIXES } from '../project/kinds.js';
import { findProject, isInside, searchFolders, type Project } from '../project/project.js';
import { INSTALLED_SCHEMAS, PROJECT_SCHEMAS, type SchemaFiles } from '../project/schema-files.js';
import { loadRegistry } from '../registry/load.js';
import type { Library, Registry } from '../registry/registry.js';
import type { LayoutFacts } from '../scaffold/layout.js';
import { diskFiles } from '../source/files.js';
import { UsageError } from './io.js';

/** A project, and where new files go in it. */
export interface Place {
  readonly project: Project;
  readonly layout: LayoutFacts;
}

/**
 * Where new files go: below the folder that is asked for; else below the working directory, if it has manifests and no
 * pipectl.yaml names search folders; else below the project's root. Throws a UsageError if that cannot be said.
 */
export function placeIn(cwd: string, folder: string | undefined): Place {
  const start = folder === undefined ? cwd : resolve(cwd, folder);
  const project = findProject(diskFiles, cwd);
  const { root } = project;
  if (hasErrors(project.diagnostics)) {
    throw new UsageError("The project's pipectl.yaml has errors: pipectl align-check shows them.");
  }
  if (!isInside(root, start)) {
    throw new UsageError(`The folder "${folder ?? ''}" is not in the project "${root}".`);
  }
  const manifestFolders = foldersOfManifests(root);
  const search = project.settings?.value.search;
  const isOwn = folder !== undefined || (search === undefined && manifestFolders.includes(start));
  const base = isOwn ? start : root;
  const [only, ...others] = manifestFolders;
  const manifests = isOwn || only === undefined || others.length > 0 ? base : only;
  const has = (name: string) => diskFiles.kind(join(base, name)) === 'directory';
  const schemas = schemasOf(root);
  return {
    project,
    layout: {
      base: pathBelow(root, base),
      search: isOwn ? undefined : search,
      manifests: pathBelow(root, manifests),
      tests: has('test_scripts') && !has('tests') ? 'test_scripts' : 'tests',
      schemas: schemas === PROJECT_SCHEMAS ? 'project' : schemas === undefined ? 'none' : 'package',
    },
  };
}

/** Where a project has the schemas that editors are told of: its own, else those of an installed package; undefined if it has none. */
export function schemasOf(root: string): SchemaFiles | undefined {
  return [PROJECT_SCHEMAS, INSTALLED_SCHEMAS].find(({ spec }) => diskFiles.kind(join(root, spec)) === 'file');
}

/** Folders, absolute and sorted, of the manifests below a folder. */
export function foldersOfManifests(root: string): readonly string[] {
  const manifests = diskFiles.list(root).filter((file) => file.endsWith(SUFFIXES.manifest));
  return [...new Set(manifests.map(dirname))];
}

/** What a project's manifests can use: that of all of them. */
export async function registryOf(project: Project, library: Library): Promise<Registry> {
  const folders = [project.root, ...foldersOfManifests(project.root)].map((folder) =>
    searchFolders(project, folder),
  );
  return loadRegistry(diskFiles, library, {
    specs: folders.flatMap(({ specs }) => specs),
    contracts: folders.flatMap(({ contracts }) => contracts),
    scripts: folders.flatMap(({ scripts }) => scripts),
  });
}

/** The way from a folder to a path in it, with `/`. */
export function pathBelow(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/');
}
