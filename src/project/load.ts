import { dirname, join } from 'node:path';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { didYouMean } from '../diagnostics/suggest.js';
import type { Files } from '../source/files.js';
import { child, locationOf, type Location } from '../source/location.js';
import { configPart, type ConfigParts, type ConfigPart, type Layer } from './config.js';
import { loadDocument, type Document, type Loaded } from './document.js';
import { configKind, manifestKind, SETTINGS_FILE, type ConfigFile } from './kinds.js';
import { findProject, projectPath, type Project } from './project.js';
import { isRecord } from './schema-problems.js';
import type { ConfigSources, Manifest } from './types.generated.js';

/** What loading needs besides the files. */
export interface LoadOptions {
  /** Name of the environment of pipectl.yaml whose config wins over every other. */
  readonly environment?: string | undefined;
  /** Config keys given on the command line; they win over everything. */
  readonly overrides?: Readonly<Record<string, string>> | undefined;
}

/** A manifest with everything it names read, before any name in it is looked up. */
export interface LoadedPipeline {
  readonly project: Project;
  /** Absent when the manifest is of no use; the diagnostics say why. */
  readonly manifest?: Document<Manifest>;
  /** All step and parameter names that the manifest declares, also of those that are broken. */
  readonly declaredSteps: ReadonlySet<string>;
  readonly declaredParameters: ReadonlySet<string>;
  readonly pipelineConfig: ConfigParts;
  readonly stepConfig: ReadonlyMap<string, ConfigParts>;
  readonly environmentConfig: ConfigParts;
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the files read. */
  readonly filesRead: readonly string[];
}

/** Names of the environments of a project. */
export function environmentNames(project: Project): readonly string[] {
  return Object.keys(project.settings?.value.environments ?? {});
}

/** What is wrong with asking for an environment that a project does not have; undefined if it has it, or none is asked for. */
export function unknownEnvironment(project: Project, name: string | undefined): string | undefined {
  const known = environmentNames(project);
  if (name === undefined || known.includes(name)) {
    return undefined;
  }
  const all = known.length === 0 ? 'pipectl.yaml declares none.' : `Known: ${known.join(', ')}.`;
  return `The project has no environment "${name}".${didYouMean(name, known)} ${all}`;
}

/** Loads a manifest (absolute path), its project's settings and every config that it names. */
export function loadPipeline(files: Files, path: string, options: LoadOptions = {}): LoadedPipeline {
  const project = findProject(files, dirname(path));
  const loaded = loadDocument(files, path, manifestKind);
  const configs = new ConfigReader(files, project.root);
  const manifest = loaded.document;
  const stepConfig = new Map<string, ConfigParts>();
  let pipelineConfig = NO_CONFIG;
  if (manifest !== undefined) {
    pipelineConfig = configs.parts('pipeline', manifest.value.config, locationOf(manifest.source, 'config'));
    for (const [name, step] of Object.entries(manifest.value.steps)) {
      if ('config' in step) {
        const at = locationOf(manifest.source, 'steps', name, 'config');
        stepConfig.set(name, configs.parts('step', step.config, at));
      }
    }
  }
  const environmentConfig = environmentParts(project, configs, options);
  const settingsRead = project.settings === undefined ? [] : [join(project.root, SETTINGS_FILE)];
  return {
    project,
    ...(manifest === undefined ? {} : { manifest }),
    declaredSteps: namesOf(loaded.raw, 'steps'),
    declaredParameters: namesOf(loaded.raw, 'parameters'),
    pipelineConfig,
    stepConfig,
    environmentConfig,
    diagnostics: [...project.diagnostics, ...loaded.diagnostics, ...configs.diagnostics],
    filesRead: [path, ...settingsRead, ...configs.filesRead()],
  };
}

function environmentParts(project: Project, configs: ConfigReader, options: LoadOptions): ConfigParts {
  const { settings } = project;
  const name = options.environment;
  const environment = new Map(Object.entries(settings?.value.environments ?? {})).get(name ?? '');
  const parts =
    settings === undefined || name === undefined || environment === undefined
      ? NO_CONFIG
      : configs.parts(
          'environment',
          environment.config,
          locationOf(settings.source, 'environments', name, 'config'),
        );
  if (options.overrides === undefined) {
    return parts;
  }
  const given = configPart('environment', options.overrides, locationOf(COMMAND_LINE));
  return { parts: [...parts.parts, given], complete: parts.complete };
}

const NO_CONFIG: ConfigParts = { parts: [], complete: true };

/** The text that values of the command line stand in. */
const COMMAND_LINE = {
  file: '<command line>',
  span: () => ({ file: '<command line>', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }),
};

function namesOf(raw: unknown, key: string): ReadonlySet<string> {
  const map = isRecord(raw) ? raw[key] : undefined;
  return new Set(isRecord(map) ? Object.keys(map) : []);
}

/** Reads each config file of one pipeline once, and keeps what is wrong with it. */
class ConfigReader {
  readonly diagnostics: Diagnostic[] = [];
  private readonly read = new Map<string, Loaded<ConfigFile>>();

  constructor(
    private readonly files: Files,
    private readonly root: string,
  ) {}

  filesRead(): readonly string[] {
    return [...this.read].filter(([, loaded]) => loaded.document !== undefined).map(([path]) => path);
  }

  parts(layer: Layer, sources: ConfigSources | undefined, at: Location): ConfigParts {
    if (sources === undefined) {
      return NO_CONFIG;
    }
    const parts = Array.isArray(sources)
      ? sources.map((source, index) => this.part(layer, source, child(at, index)))
      : [this.part(layer, sources, at)];
    const found = parts.filter((part) => part !== undefined);
    return { parts: found, complete: found.length === parts.length };
  }

  private part(layer: Layer, source: string | ConfigFile, at: Location): ConfigPart | undefined {
    if (typeof source !== 'string') {
      return configPart(layer, source, at);
    }
    const found = projectPath(this.files, this.root, source, at);
    if ('diagnostic' in found) {
      this.diagnostics.push(found.diagnostic);
      return undefined;
    }
    const loaded = this.load(found.path, at);
    if (loaded.document === undefined) {
      return loaded.raw === null ? configPart(layer, {}, at) : undefined;
    }
    return configPart(layer, loaded.document.value, locationOf(loaded.document.source));
  }

  private load(path: string, at: Location): Loaded<ConfigFile> {
    const known = this.read.get(path);
    // What is wrong with a path, not with a file, is said wherever the path is written.
    if (known?.diagnostics.every(({ span }) => span?.file === path) === true) {
      return known;
    }
    const loaded = loadDocument(this.files, path, configKind, at);
    this.diagnostics.push(...loaded.diagnostics);
    this.read.set(path, loaded);
    return loaded;
  }
}
