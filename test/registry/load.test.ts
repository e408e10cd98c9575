import { searchFolders } from '../../src/project/project.js';
import { loadRegistry, registryLoader } from '../../src/registry/load.js';
import { compilePipeline } from '../../src/compiler/compile.js';
import { memoryFiles } from '../support/memory-files.js';
import { EMPTY_LIBRARY } from '../support/pipeline.js';
import { shippedLibrary } from '../support/run.js';

const spec = (type: string, key = 'size') => `step_type: ${type}
sagemaker_step_type: Transform
node_type: singular
config: { properties: { ${key}: { type: integer, description: A size., env: SIZE, default: 1 } } }
`;

const registryOf = (files: Record<string, string>, library = EMPTY_LIBRARY) =>
  loadRegistry(
    memoryFiles(files),
    library,
    searchFolders({ root: '/project', diagnostics: [] }, '/project/pipelines/one'),
  );

describe('loadRegistry', () => {
  it('finds specifications at the root and beside the manifest', async () => {
    const registry = await registryOf({
      'specs/a.spec.yaml': spec('A'),
      'pipelines/one/specs/deep/b.spec.yaml': spec('B'),
      'pipelines/two/specs/c.spec.yaml': spec('C'),
    });
    expect([...registry.specs.keys()]).toEqual(['B', 'A']);
  });

  it('puts project files over library files of the same name, and says so', async () => {
    const registry = await registryOf({ 'specs/own.spec.yaml': spec('BatchTransform') }, shippedLibrary());
    expect(registry.specs.get('BatchTransform')?.origin).toEqual('project');
    expect(registry.specs.get('Package')?.origin).toEqual('library');
    expect(registry.overrides.map(({ kind, name, used }) => [kind, name, used.source.file])).toEqual([
      ['specification', 'BatchTransform', '/project/specs/own.spec.yaml'],
    ]);
  });

  it('keeps the first of two project files of one name by path, and tells of the other', async () => {
    const registry = await registryOf({
      'specs/a.spec.yaml': spec('Same'),
      'specs/b.spec.yaml': spec('Same'),
    });
    expect(
      registry.duplicates.map(({ name, used, other }) => [name, used.source.file, other.source.file]),
    ).toEqual([['Same', '/project/specs/a.spec.yaml', '/project/specs/b.spec.yaml']]);
  });

  it('knows the names of broken files', async () => {
    const registry = await registryOf({
      'specs/a.spec.yaml': 'step_type: Broken\n',
      'contracts/c.contract.yaml': '[',
    });
    expect([...registry.broken]).toEqual(['Broken', 'a', 'c']);
    expect(registry.diagnostics.map(({ code, span }) => [code, span?.file])).toEqual([
      ['SCH102', '/project/specs/a.spec.yaml'],
      ['SCH102', '/project/specs/a.spec.yaml'],
      ['SRC001', '/project/contracts/c.contract.yaml'],
    ]);
  });

  it('checks own config keys by the schema that the project gives them', async () => {
    const registry = await registryOf({ 'specs/a.spec.yaml': spec('A') });
    const findings = registry.specs.get('A')?.ownKeyFindings({ size: 'large' });
    expect(findings?.map(({ path, message }) => [path, message])).toEqual([
      [['size'], '"size" must be a whole number, but it is the text "large".'],
    ]);
  });
});

describe('registryLoader', () => {
  it('reads no file twice, whatever folders are asked for, and gives what loadRegistry gives', async () => {
    const files = memoryFiles({
      'specs/a.spec.yaml': spec('A'),
      'specs/b.spec.yaml': spec('B'),
      'contracts/a.contract.yaml': 'entry_point: a.py\n',
      'broken/specs/c.spec.yaml': spec('[C]'),
    });
    const read: string[] = [];
    const counting = {
      ...files,
      read: (path: string, limit: number) => {
        read.push(path);
        return files.read(path, limit);
      },
    };
    const load = registryLoader(counting, shippedLibrary());
    const folders = (specs: readonly string[]) => ({
      specs,
      contracts: ['/project/contracts'],
      scripts: ['/project/scripts'],
    });
    const first = await load(folders(['/project/specs']));
    const second = await load(folders(['/project/specs', '/project/broken/specs']));
    expect(read.sort()).toEqual([
      '/project/broken/specs/c.spec.yaml',
      '/project/contracts/a.contract.yaml',
      '/project/specs/a.spec.yaml',
      '/project/specs/b.spec.yaml',
    ]);
    expect([...first.specs.keys()].filter((name) => name.length === 1)).toEqual(['A', 'B']);
    expect(second.diagnostics.map(({ code, span }) => [code, span?.file])).toEqual([
      ['SCH101', '/project/broken/specs/c.spec.yaml'],
    ]);
  });

  it('keeps apart the own keys of two specifications whose schemas have the same $id', async () => {
    const keyed = (type: string, kind: string) =>
      spec(type).replace('type: integer', `$id: size, type: ${kind}`);
    const registry = await registryOf({
      'specs/a.spec.yaml': keyed('A', 'integer'),
      'specs/b.spec.yaml': keyed('B', 'string'),
    });
    expect(registry.diagnostics).toEqual([]);
    const findings = (name: string) => registry.specs.get(name)?.ownKeyFindings({ size: 1 }).length;
    expect([findings('A'), findings('B')]).toEqual([0, 1]);
  });
});

describe('two manifests in one run', () => {
  const files = memoryFiles({
    'pipectl.yaml': '{}\n',
    'one/one.pipeline.yaml': 'name: one\nsteps:\n  a: { type: Own, inputs: {} }\n',
    'one/specs/own.spec.yaml': spec('Own'),
    'two/two.pipeline.yaml': 'name: two\nsteps:\n  a: { type: Own }\n',
  });
  const compile = async (path: string) => {
    const { diagnostics } = await compilePipeline(path, { files, library: shippedLibrary(), variables: {} });
    return diagnostics.map(({ code }) => code);
  };

  it('do not see what stands beside the other, in either order', async () => {
    const first = [
      await compile('/project/one/one.pipeline.yaml'),
      await compile('/project/two/two.pipeline.yaml'),
    ];
    const second = [
      await compile('/project/two/two.pipeline.yaml'),
      await compile('/project/one/one.pipeline.yaml'),
    ];
    expect(first[1]).toEqual(['DAG205']);
    expect(first[0]).not.toContain('DAG205');
    expect(second).toEqual([first[1], first[0]]);
  });
});
