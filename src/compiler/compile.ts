import { dirname } from 'node:path';
import { buildDefinition } from '../builders/build.js';
import { isPackage, NO_HASH, packageCode, type CodePackage, type CodePackages } from '../builders/code.js';
import { placeIn, settle, type Draft } from '../builders/draft.js';
import { hasErrors, type Diagnostic } from '../diagnostics/diagnostic.js';
import { compareNames } from '../graph/dag.js';
import { linkPipeline } from '../graph/link.js';
import { jobsOf, type PipelineGraph } from '../graph/model.js';
import { loadPipeline, type LoadOptions } from '../project/load.js';
import { searchFolders } from '../project/project.js';
import { registryLoader, type RegistryLoader } from '../registry/load.js';
import type { Library, Registry } from '../registry/registry.js';
import { wirePipeline, type WiredGraph } from '../resolver/resolve.js';
import type { Wiring } from '../resolver/wiring.js';
import { definitionContext } from '../rules/definition/context.js';
import { BUILT_DEFINITION_RULES } from '../rules/definition/index.js';
import { PIPELINE_RULES, REGISTRY_RULES, SCRIPT_RULES } from '../rules/index.js';
import { checkDefinition, checkPipeline, checkRegistry } from '../rules/run.js';
import type { Files } from '../source/files.js';
import { pointerKeys } from '../sagemaker/json-data.js';
import { keyOf, locationOf, spanOf } from '../source/location.js';
import type { Json } from '../source/traced.js';
import { PROBLEMS } from './catalogue.js';
import { siftedCheck, stageForAll, type Check, type Stage } from './check.js';
import type { CompiledPipeline } from './compiled.js';
import { checkRuleSettings } from './rule-settings.js';
import { bothSifted, sift, type Sifted } from './silence.js';
import { silencingLoader, type SilencingLoader } from './silencing.js';
import { checkScripts, type ScriptReader } from './scripts.js';

/** What compiling needs from outside; the same of it gives the same bytes. */
export interface CompileSetting extends LoadOptions {
  readonly files: Files;
  readonly library: Library;
  /** Loads the registries; give the same one to all calls of a run, so that no file is read twice. */
  readonly registries?: RegistryLoader;
  /** Finds the suppressions and the baseline; the same holds for it. */
  readonly silencing?: SilencingLoader;
  /** What ${env.X} reads. */
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Reads scripts, so that several pipelines of a run read each once; its own for each if absent. */
  readonly scripts?: ScriptReader;
  /**
   * What becomes of the definition: by default it is built, checked against SageMaker's service model, and given.
   * `checked`: it is not given, and its code not hashed. `none`: it is not built, so that nothing is said of it.
   */
  readonly definition?: 'given' | 'checked' | 'none';
  /** Holds what feeds the inputs against what was agreed on; nothing does if absent. */
  readonly checkWiring?: WiringCheck;
}

/** A look at what was decided of a pipeline. `filesRead` are absolute paths of further files. */
export type WiringCheck = (
  pipeline: WiredGraph & { readonly linked: PipelineGraph },
) => Pick<Check, 'diagnostics' | 'filesRead'>;

/** One manifest taken as far as its errors let it go. */
export interface Compilation extends Check {
  readonly registry: Registry;
  /** The pipeline as its files say, before needs are inferred. */
  readonly linked?: PipelineGraph;
  readonly graph?: PipelineGraph;
  readonly wiring?: Wiring;
  readonly code?: CodePackages;
  /** Gives the definition; absent if there are errors, or if it is not to be given. */
  readonly build?: () => CompiledPipeline;
}

/** Takes a manifest (absolute path) from its text to its definition: load, link, resolve, check, and build when asked. Never throws on bad input. */
export async function compilePipeline(path: string, setting: CompileSetting): Promise<Compilation> {
  const { files, library, variables } = setting;
  const loaded = loadPipeline(files, path, setting);
  const { project, manifest } = loaded;
  const load = setting.registries ?? registryLoader(files, library);
  const registry = await load(searchFolders(project, dirname(path)));
  const found = [
    ...loaded.diagnostics,
    ...checkRuleSettings(project, PROBLEMS),
    ...registry.diagnostics,
    ...checkRegistry(REGISTRY_RULES, registry),
  ];
  const silence = setting.silencing ?? silencingLoader(files, library);
  if (manifest === undefined) {
    const scripts = await checkScripts(
      SCRIPT_RULES,
      { files, root: project.root, registry },
      setting.scripts,
    );
    const filesRead = [...loaded.filesRead, ...registry.filesRead, ...scripts.filesRead];
    const silencing = await silence(project, filesRead);
    const sifted = sift([...found, ...scripts.diagnostics, ...silencing.diagnostics], silencing);
    const judged = { own: path, files: filesRead, stage: 'nothing' } as const;
    return { project, registry, filesRead, ...siftedCheck(sifted, silencing, judged) };
  }
  const linked = linkPipeline(loaded, manifest, registry, variables);
  const { graph, wiring } = wirePipeline(linked);
  const code = packageCode(files, graph, setting.definition === 'checked' ? NO_HASH : undefined);
  const scripts = await checkScripts(
    SCRIPT_RULES,
    { files, root: project.root, registry, pipeline: { graph, wiring } },
    setting.scripts,
  );
  const compared = setting.checkWiring?.({ linked, graph, wiring });
  const filesRead = [
    ...loaded.filesRead,
    ...registry.filesRead,
    ...scripts.filesRead,
    ...(compared?.filesRead ?? []),
  ];
  const findings = [
    ...found,
    ...checkPipeline(PIPELINE_RULES, { graph, wiring, code }),
    ...scripts.diagnostics,
    ...(compared?.diagnostics ?? []),
  ];
  const silencing = await silence(project, filesRead);
  const sifted = sift([...findings, ...silencing.diagnostics], silencing);
  const upTo = (stage: Stage, all: Sifted) => {
    const judged = { own: path, files: filesRead, stage: stageForAll(stage, project, silencing, setting) };
    const check = siftedCheck(all, silencing, judged);
    return { project, registry, filesRead, linked, graph, wiring, code, ...check };
  };
  if (hasErrors(sifted.diagnostics) || setting.definition === 'none') {
    return upTo('pipeline', sifted);
  }
  const draft = () => buildDefinition(graph, wiring, code);
  const definition = settle(draft());
  const inDefinition = sift(checkBuilt(definition, graph, draft), silencing);
  const all = upTo('definition', bothSifted(sifted, inDefinition));
  return hasErrors(inDefinition.diagnostics) || setting.definition === 'checked'
    ? all
    : { ...all, build: () => compiled(graph, definition, code) };
}

/**
 * What the rules about definitions say of one that was built: at the place that made the value, or the closest value
 * around it. The draft knows it, which is as large as the definition: it is made again if there is something to say.
 */
function checkBuilt(definition: Json, graph: PipelineGraph, build: () => Draft): readonly Diagnostic[] {
  const context = definitionContext(definition);
  let draft: Draft | undefined;
  return checkDefinition(BUILT_DEFINITION_RULES, context, (pointer, target) => {
    const keys = pointerKeys(pointer);
    draft ??= build();
    const place = placeIn(draft, keys);
    if (place !== undefined) {
      return spanOf(target === 'key' && place.exact ? keyOf(place.at) : place.at);
    }
    // A step as a whole has no place of its own: its name has.
    const [step = ''] = /^.*\/(?:Steps|IfSteps|ElseSteps)\/\d+/.exec(pointer) ?? [];
    const name = placeIn(draft, pointerKeys(`${step}/Name`));
    return spanOf(name?.at ?? locationOf(graph.manifest.source, 'name'));
  });
}

function compiled(graph: PipelineGraph, definition: Json, code: CodePackages): CompiledPipeline {
  const { value: manifest } = graph.manifest;
  const packages = new Map<string, CodePackage>();
  for (const entry of code.values()) {
    if (isPackage(entry)) {
      packages.set(entry.uri, entry);
    }
  }
  const s3Root = firstText(graph, 's3_root');
  const region = firstText(graph, 'region');
  return {
    name: manifest.name,
    ...(manifest.display_name === undefined ? {} : { displayName: manifest.display_name }),
    ...(manifest.description === undefined ? {} : { description: manifest.description }),
    definition,
    packages: [...packages.values()].sort((a, b) => compareNames(a.uri, b.uri)),
    ...(s3Root === undefined ? {} : { s3Root: s3Root.replace(/\/+$/, '') }),
    ...(region === undefined ? {} : { region }),
    tags: manifest.tags ?? {},
    ...(manifest.parallelism === undefined ? {} : { parallelism: manifest.parallelism }),
  };
}

function firstText(graph: PipelineGraph, key: string): string | undefined {
  for (const job of jobsOf(graph)) {
    const value = job.config.get(key)?.traced.value;
    if (typeof value === 'string') {
      return value;
    }
  }
  return undefined;
}
