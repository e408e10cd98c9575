import { dirname } from 'node:path';
import { loadDocument } from '../project/document.js';
import { configKind, SUFFIXES } from '../project/kinds.js';
import { findProject, searchFolders, type Project, type SearchFolders } from '../project/project.js';
import { registryLoader } from '../registry/load.js';
import type { Registry } from '../registry/registry.js';
import { REGISTRY_RULES, SCRIPT_RULES } from '../rules/index.js';
import { checkRegistry } from '../rules/run.js';
import { PROBLEMS } from './catalogue.js';
import { siftedCheck, type Check } from './check.js';
import type { CompileSetting } from './compile.js';
import { missingScripts } from './missing-scripts.js';
import { checkRuleSettings } from './rule-settings.js';
import { checkScripts } from './scripts.js';
import { sift } from './silence.js';
import { silencingLoader } from './silencing.js';

/** What is known of a project's own files, whatever pipelines use them. */
export interface ProjectCheck extends Check {
  readonly registry: Registry;
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
  setting: CompileSetting,
): Promise<ProjectCheck> {
  const { files, library, registries = registryLoader(files, library) } = setting;
  const registry = await registries(folders);
  const scripts = await checkScripts(SCRIPT_RULES, { files, root: project.root, registry }, setting.scripts);
  const configs = files.list(configFolder).filter((path) => path.endsWith(SUFFIXES.config));
  const found = [
    ...project.diagnostics,
    ...checkRuleSettings(project, PROBLEMS),
    ...registry.diagnostics,
    ...checkRegistry(REGISTRY_RULES, registry),
    ...scripts.diagnostics,
    ...missingScripts(files, project.root, registry),
    ...configs.flatMap((path) => loadDocument(files, path, configKind).diagnostics),
  ];
  const silence = setting.silencing ?? silencingLoader(files, library);
  const settingsRead = project.settings === undefined ? [] : [project.settings.source.file];
  const filesRead = [...registry.filesRead, ...scripts.filesRead, ...configs];
  const silencing = await silence(project, [...settingsRead, ...filesRead]);
  const sifted = sift([...found, ...silencing.diagnostics], silencing);
  const judged = { files: [...settingsRead, ...filesRead], stage: 'registry' } as const;
  return { project, registry, filesRead, ...siftedCheck(sifted, silencing, judged) };
}
