import { join } from 'node:path';
import { linkPipeline } from '../../src/graph/link.js';
import type { PipelineGraph } from '../../src/graph/model.js';
import { loadPipeline, type LoadOptions } from '../../src/project/load.js';
import { searchFolders } from '../../src/project/project.js';
import { loadRegistry } from '../../src/registry/load.js';
import type { Library } from '../../src/registry/registry.js';
import { memoryFiles, ROOT, RUNTIME_FILE } from './memory-files.js';

/** What a test may change of how its pipeline is linked. */
export interface LinkOptions extends LoadOptions {
  /** Values of ${env.X}; none by default. */
  readonly variables?: Readonly<Record<string, string>>;
  /** The shipped library; empty by default, so that a test shows every specification it depends on. */
  readonly library?: Library;
  /** Whether the files may have problems of syntax or schema; by default they fail the test. */
  readonly broken?: boolean;
}

/** A library without specifications and contracts. */
export const EMPTY_LIBRARY: Library = { specs: [], contracts: [], runtimeFile: RUNTIME_FILE };

/** The graph of the one `*.pipeline.yaml` among files in memory (paths below /project). */
export async function linkedPipeline(
  contents: Readonly<Record<string, string | Uint8Array>>,
  options: LinkOptions = {},
): Promise<PipelineGraph> {
  const files = memoryFiles(contents);
  const [manifestPath, ...others] = files.list(ROOT).filter((path) => path.endsWith('.pipeline.yaml'));
  if (manifestPath === undefined || others.length > 0) {
    throw new Error('The files of a test need exactly one *.pipeline.yaml.');
  }
  const loaded = loadPipeline(files, manifestPath, options);
  const folders = searchFolders(loaded.project, join(manifestPath, '..'));
  const registry = await loadRegistry(files, options.library ?? EMPTY_LIBRARY, folders);
  const problems = [...loaded.diagnostics, ...registry.diagnostics];
  if (loaded.manifest === undefined || (problems.length > 0 && options.broken !== true)) {
    throw new Error(problems.map(({ span, message }) => `${span?.file ?? ''}: ${message}`).join('\n'));
  }
  return linkPipeline(loaded, loaded.manifest, registry, options.variables ?? {});
}
