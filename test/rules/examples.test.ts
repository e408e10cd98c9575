import { packageCode } from '../../src/builders/code.js';
import type { ExampleFiles } from '../../src/diagnostics/diagnostic.js';
import { arrange } from '../../src/diagnostics/order.js';
import { libraryFrom, readLibraryIndex } from '../../src/registry/library.js';
import { resolvePipeline } from '../../src/resolver/resolve.js';
import { PIPELINE_RULES, REGISTRY_RULES } from '../../src/rules/index.js';
import { checkPipeline, checkRegistry } from '../../src/rules/run.js';
import { diskFiles, type Files } from '../../src/source/files.js';
import { memoryFiles, ROOT } from '../support/memory-files.js';
import { linkedPipeline } from '../support/pipeline.js';

const PACKAGE = process.cwd();
const library = libraryFrom(readLibraryIndex(diskFiles, PACKAGE), diskFiles, PACKAGE);

/** The files of an example over those of the library's scripts. */
function filesOf(contents: ExampleFiles): Files {
  const memory = memoryFiles(contents);
  const of = (path: string): Files => (path.startsWith(ROOT) ? memory : diskFiles);
  return {
    read: (path, limit) => of(path).read(path, limit),
    list: (folder) => of(folder).list(folder),
    kind: (path) => of(path).kind(path),
    realPath: (path) => of(path).realPath(path),
  };
}

/** The codes of everything that all rules together say of a project with the shipped library. */
async function codesOf(contents: ExampleFiles): Promise<readonly string[]> {
  const graph = await linkedPipeline(contents, { library });
  const context = {
    graph,
    wiring: resolvePipeline(graph),
    code: packageCode(filesOf(contents), graph),
  };
  const found = [...checkRegistry(REGISTRY_RULES, graph.registry), ...checkPipeline(PIPELINE_RULES, context)];
  return arrange(found).map(({ code }) => code);
}

const RULES = [...REGISTRY_RULES, ...PIPELINE_RULES].map((rule) => [rule.code, rule] as const);

describe('the examples of the rules', () => {
  it.each(RULES)('%s has an invalid example with exactly this problem', async (code, { invalid }) => {
    if (invalid !== undefined) {
      expect(await codesOf(invalid)).toEqual([code]);
    }
  });

  it.each(RULES)('%s has a valid example without any problem', async (_, { valid }) => {
    if (valid !== undefined) {
      expect(await codesOf(valid)).toEqual([]);
    }
  });
});

describe('the codes of the rules', () => {
  it.each([
    ['pipeline', PIPELINE_RULES],
    ['registry', REGISTRY_RULES],
  ] as const)('are used once, and their names too, among the rules about a %s', (_, rules) => {
    const codes = rules.map(({ code }) => code);
    const names = rules.map(({ name }) => name);
    expect(codes).toEqual([...new Set(codes)]);
    expect(names).toEqual([...new Set(names)]);
  });
});
