import { dirname } from 'node:path';
import { type Diagnostic } from '../diagnostics/diagnostic.js';
import { withSeverities } from '../diagnostics/severity.js';
import { loadDocument } from '../project/document.js';
import { configKind, SUFFIXES } from '../project/kinds.js';
import { findProject, searchFolders, type Project, type SearchFolders } from '../project/project.js';
import { registryLoader } from '../registry/load.js';
import type { Registry } from '../registry/registry.js';
import { REGISTRY_RULES } from '../rules/index.js';
import { checkRegistry } from '../rules/run.js';
import { PROBLEMS } from './catalogue.js';
import type { CompileSetting } from './compile.js';
import { checkRuleSettings } from './rule-settings.js';

/** What is known of a project's own files, whatever pipelines use them. */
export interface ProjectCheck {
  readonly project: Project;
  readonly registry: Registry;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the files read. */
  readonly filesRead: readonly string[];
}

/** Checks the specifications and contracts of the project of a folder (absolute), and that the configs below the folder can be read. */
export async function checkProjectFiles(folder: string, setting: CompileSetting): Promise<ProjectCheck> {
  const project = findProject(setting.files, folder);
  return check(project, searchFolders(project, folder), folder, setting);
}

/** The same for one specification, contract or config (absolute path), also where its project would not look for it. */
export async function checkProjectFile(path: string, setting: CompileSetting): Promise<ProjectCheck> {
  const project = findProject(setting.files, dirname(path));
  const { specs, contracts, scripts } = searchFolders(project, dirname(path));
  const folders = { specs: [...specs, path], contracts: [...contracts, path], scripts };
  return check(project, folders, path, setting);
}

async function check(
  project: Project,
  folders: SearchFolders,
  configFolder: string,
  { files, library, registries = registryLoader(files, library) }: CompileSetting,
): Promise<ProjectCheck> {
  const registry = await registries(folders);
  const configs = files.list(configFolder).filter((path) => path.endsWith(SUFFIXES.config));
  const found = [
    ...project.diagnostics,
    ...checkRuleSettings(project, PROBLEMS),
    ...registry.diagnostics,
    ...checkRegistry(REGISTRY_RULES, registry),
    ...configs.flatMap((path) => loadDocument(files, path, configKind).diagnostics),
  ];
  const diagnostics = withSeverities(found, project.settings?.value.rules ?? {});
  return { project, registry, diagnostics, filesRead: [...registry.filesRead, ...configs] };
}
