import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseDocument, visit, type YAMLMap } from 'yaml';
import { compilePipeline } from '../../src/compiler/compile.js';
import { emitDefinition } from '../../src/compiler/compiled.js';
import { diskFiles, type Files } from '../../src/source/files.js';
import { REPOSITORY, run, shippedLibrary } from '../support/run.js';

const EXAMPLES = ['fraud-xgboost', 'text-pytorch', 'batch-scoring'];
const pathOf = (name: string) => join(REPOSITORY, 'manifests', name, `${name}.pipeline.yaml`);

async function bytesOf(path: string, files: Files = diskFiles): Promise<string> {
  const { build, diagnostics } = await compilePipeline(path, {
    files,
    library: shippedLibrary(),
    variables: {},
  });
  expect(diagnostics).toEqual([]);
  const definition = build?.().definition;
  return definition === undefined ? '' : emitDefinition(definition, 'compact');
}

/** The files of this machine, but one of them has another text. */
function withText(path: string, text: string): Files {
  const bytes = new TextEncoder().encode(text);
  return {
    ...diskFiles,
    read: (asked, limit) => (asked === path ? { kind: 'ok', bytes } : diskFiles.read(asked, limit)),
  };
}

/** The text of a YAML file with the keys of all its maps, parameters and steps among them, in another order. */
function shuffled(text: string, rank: (key: string) => number): string {
  const document = parseDocument(text);
  visit(document, {
    Map(_, node: YAMLMap) {
      node.items.sort((a, b) => rank(String(a.key)) - rank(String(b.key)));
    },
  });
  return document.toString();
}

describe.each(EXAMPLES)('the definition of %s', (name) => {
  const path = pathOf(name);

  it('is the same twice', async () => {
    expect(await bytesOf(path)).toBe(await bytesOf(path));
  });

  it('is the same from every working directory', async () => {
    const outcomes = [
      await run(['compile', path], REPOSITORY),
      await run(['compile', path], '/'),
      await run(['compile', `${name}.pipeline.yaml`], join(path, '..')),
    ];
    expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(new Set(outcomes.map(({ stdout }) => stdout)).size).toBe(1);
  });

  it('is the same with files listed in another order', async () => {
    const backwards: Files = { ...diskFiles, list: (folder) => [...diskFiles.list(folder)].reverse() };
    expect(await bytesOf(path, backwards)).toBe(await bytesOf(path));
  });

  it('is the same by another clock and in another time zone', async () => {
    const before = await bytesOf(path);
    const { TZ } = process.env;
    const now = Date.now;
    try {
      process.env.TZ = 'Pacific/Kiritimati';
      Date.now = () => 0;
      expect(await bytesOf(path)).toBe(before);
    } finally {
      Date.now = now;
      if (TZ === undefined) {
        delete process.env.TZ;
      } else {
        process.env.TZ = TZ;
      }
    }
  });

  it('is the same with the keys, steps and parameters of the manifest in another order', async () => {
    const text = readFileSync(path, 'utf8');
    const before = await bytesOf(path);
    await fc.assert(
      fc.asyncProperty(fc.func(fc.integer()), async (rank) => {
        expect(await bytesOf(path, withText(path, shuffled(text, rank)))).toBe(before);
      }),
      { numRuns: 20 },
    );
  });
});
