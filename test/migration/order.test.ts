import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { CONFIG, DAG, STEPS } from './samples.js';
import { importTexts } from './support.js';

/** The same data with the keys of every map in an order that a list of numbers decides. */
function shuffled(data: unknown, order: readonly number[]): unknown {
  if (Array.isArray(data)) {
    return data.map((item) => shuffled(item, order));
  }
  if (typeof data !== 'object' || data === null) {
    return data;
  }
  const rank = (index: number): number => order[index % order.length] ?? 0;
  return Object.fromEntries(
    Object.entries(data)
      .map(([key, value], index) => ({ key, value: shuffled(value, order), rank: rank(index) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ key, value }) => [key, value]),
  );
}

describe('what is imported', () => {
  const { files } = importTexts({ config: CONFIG });

  it('is the same whatever the order of keys and nodes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 12 }), (order) => {
        const dag = shuffled(JSON.parse(DAG), order) as { dag: { nodes: string[]; edges: unknown[] } };
        dag.dag.nodes.reverse();
        dag.dag.edges.reverse();
        const steps = Object.fromEntries(
          Object.entries(STEPS)
            .reverse()
            .map(([path, text]) => [path, stringify(shuffled(parse(text), order))]),
        );
        const config = JSON.stringify(shuffled(JSON.parse(CONFIG), order));
        expect(importTexts({ dag: JSON.stringify(dag), steps, config }).files).toEqual(files);
      }),
      { numRuns: 20 },
    );
  });
});
