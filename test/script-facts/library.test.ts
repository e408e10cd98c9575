import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { readScript } from '../../src/scripts/script.js';
import { diskFiles } from '../../src/source/files.js';
import { loadPythonParser } from '../../src/source/python.js';

const ROOT = join(import.meta.dirname, '../..');
const parse = await loadPythonParser();

interface Contract {
  readonly entry_point: string;
  readonly expected_input_paths?: Readonly<Record<string, string>>;
  readonly expected_output_paths?: Readonly<Record<string, string>>;
  readonly required_env_vars?: readonly string[];
  readonly optional_env_vars?: Readonly<Record<string, string>>;
}

function contractOf(name: string): Contract {
  return parseYaml(readFileSync(join(ROOT, 'contracts', `${name}.contract.yaml`), 'utf8')) as Contract;
}

/** The folder of a contract that a path is in. */
function folderOf(paths: Readonly<Record<string, string>>, path: string): string | undefined {
  return Object.keys(paths).find((name) => path === paths[name] || path.startsWith(`${paths[name] ?? ''}/`));
}

/** The scripts of the library ask for the names of their contracts, or name the paths and variables themselves. */
describe('the scripts of the library', () => {
  it.each([
    ['cradle_data_loading'],
    ['package'],
    ['payload'],
    ['pytorch_training'],
    ['tabular_preprocessing'],
    ['xgboost_model_eval'],
    ['xgboost_training'],
  ])('%s use what their contract says and nothing else', (name) => {
    const contract = contractOf(name);
    const facts = readScript(diskFiles, parse, join(ROOT, 'scripts', contract.entry_point), undefined);
    const inputs = contract.expected_input_paths ?? {};
    const outputs = contract.expected_output_paths ?? {};
    const used = (kind: string): readonly (string | undefined)[] =>
      facts.runtime.filter((use) => use.kind === kind).map((use) => use.name);
    const named = (
      paths: Readonly<Record<string, string>>,
      access: string,
    ): readonly (string | undefined)[] =>
      facts.paths.filter((use) => use.access === access).map((use) => folderOf(paths, use.path));

    expect(new Set([...used('input'), ...named(inputs, 'read')])).toEqual(new Set(Object.keys(inputs)));
    expect(new Set([...used('output'), ...named(outputs, 'write')])).toEqual(new Set(Object.keys(outputs)));
    const variables = [
      ...(contract.required_env_vars ?? []),
      ...Object.keys(contract.optional_env_vars ?? {}),
    ];
    const read = new Set([...used('env'), ...facts.environment.map((use) => use.name)]);
    expect([...read].filter((each) => each !== undefined && !variables.includes(each))).toEqual([]);
    expect(variables.filter((each) => !read.has(each) && !each.startsWith('SM_'))).toEqual([]);
    expect(facts.diagnostics).toEqual([]);
    expect(facts.unknown.filter(({ kind }) => kind === 'environment' || kind === 'runtime')).toEqual([]);
  });

  it('that serve models read the paths that they are given', () => {
    const served = ['pytorch_inference.py', 'xgboost_inference.py'].map((script) => {
      const { paths, unknown } = readScript(diskFiles, parse, join(ROOT, 'scripts', script), undefined);
      return [paths, new Set(unknown.map(({ reason }) => reason))];
    });
    expect(served).toEqual([
      [[], new Set(['reads a path that is computed'])],
      [[], new Set(['reads a path that is computed'])],
    ]);
  });
});
