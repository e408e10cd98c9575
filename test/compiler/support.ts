import { join, relative } from 'node:path';
import { compilePipeline, type Compilation, type CompileSetting } from '../../src/compiler/compile.js';
import { diskFiles, type Files } from '../../src/source/files.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';
import { REPOSITORY, shippedLibrary } from '../support/run.js';

/** Texts by path below the project's root. */
export type Texts = Readonly<Record<string, string | Uint8Array>>;

/** Files in memory, and on the disk only those of the package: the library's scripts. */
export function projectFiles(texts: Texts): Files {
  const memory = memoryFiles(texts);
  const of = (path: string): Files => (path.startsWith(`${REPOSITORY}/`) ? diskFiles : memory);
  return {
    read: (path, limit) => of(path).read(path, limit),
    list: (folder) => of(folder).list(folder),
    kind: (path) => of(path).kind(path),
    realPath: (path) => of(path).realPath(path),
  };
}

/** Compiles the one manifest among files in memory with the shipped library and no environment variables. */
export async function compileTexts(
  texts: Texts,
  setting: Partial<CompileSetting> = {},
): Promise<Compilation> {
  const manifests = Object.keys(texts).filter((path) => path.endsWith('.pipeline.yaml'));
  const [manifest = '', ...others] = manifests;
  if (manifest === '' || others.length > 0) {
    throw new Error('The files of a test need exactly one *.pipeline.yaml.');
  }
  return compilePipeline(join(ROOT, manifest), {
    files: projectFiles(texts),
    library: shippedLibrary(),
    variables: {},
    ...setting,
  });
}

const EXAMPLES = join(REPOSITORY, 'manifests');

/** The worked examples by name: their files as texts, by path below their own folder. */
export function workedExamples(): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const examples = new Map<string, Record<string, string>>();
  for (const path of diskFiles.list(EXAMPLES).filter((file) => file.endsWith('.yaml'))) {
    const [example = '', ...rest] = relative(EXAMPLES, path).split('/');
    const read = diskFiles.read(path, Number.MAX_SAFE_INTEGER);
    const texts = examples.get(example) ?? {};
    texts[rest.join('/')] = read.kind === 'ok' ? new TextDecoder().decode(read.bytes) : '';
    examples.set(example, texts);
  }
  return examples;
}
