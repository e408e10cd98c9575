import fc from 'fast-check';
import { analyseDag, type Edge } from '../../src/graph/dag.js';

const edges = (...pairs: string[]): Edge[] =>
  pairs.map((pair) => ({ from: pair.split('>')[0] ?? '', to: pair.split('>')[1] ?? '' }));

const anyGraph = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 })), { maxLength: 40 })
  .map((pairs) => ({
    nodes: Array.from({ length: 13 }, (_, index) => `n${index}`),
    edges: pairs.map(([from, to]) => ({ from: `n${from}`, to: `n${to}` })),
  }));

describe('analyseDag', () => {
  it('orders a diamond by dependency, then by name', () => {
    expect(analyseDag(['d', 'c', 'b', 'a'], edges('a>c', 'a>b', 'b>d', 'c>d'))).toEqual({
      order: ['a', 'b', 'c', 'd'],
      cycles: [],
    });
  });

  it('leaves out edges from a node to itself and to nodes it does not know', () => {
    expect(analyseDag(['a', 'b'], edges('a>a', 'a>b', 'x>a'))).toEqual({ order: ['a', 'b'], cycles: [] });
  });

  it('shows a cycle as its path and puts what lies behind it last', () => {
    expect(
      analyseDag(['start', 'a', 'b', 'c', 'end'], edges('start>a', 'a>b', 'b>c', 'c>a', 'c>end')),
    ).toEqual({
      order: ['start', 'a', 'b', 'c', 'end'],
      cycles: [['a', 'b', 'c']],
    });
  });

  it('shows each of several cycles', () => {
    expect(analyseDag(['a', 'b', 'x', 'y'], edges('a>b', 'b>a', 'x>y', 'y>x', 'b>x')).cycles).toEqual([
      ['a', 'b'],
      ['x', 'y'],
    ]);
  });

  it('takes a chain and a cycle of 50,000 nodes', () => {
    const nodes = Array.from({ length: 50_000 }, (_, index) => `n${String(index).padStart(5, '0')}`);
    const chain = nodes.slice(1).map((to, index) => ({ from: nodes[index] ?? '', to }));
    expect(analyseDag(nodes, chain).order).toEqual(nodes);
    const closed = [...chain, { from: nodes.at(-1) ?? '', to: nodes[0] ?? '' }];
    expect(analyseDag(nodes, closed).cycles.map((cycle) => cycle.length)).toEqual([50_000]);
  });

  it('gives the same result whatever the order of nodes and edges', () => {
    fc.assert(
      fc.property(anyGraph, fc.func(fc.integer()), (graph, rank) => {
        const shuffled = <T>(items: readonly T[]) => [...items].sort((a, b) => rank(a) - rank(b));
        expect(analyseDag(shuffled(graph.nodes), shuffled(graph.edges))).toEqual(
          analyseDag(graph.nodes, graph.edges),
        );
      }),
    );
  });

  it('orders every edge of a graph without cycles, and shows only cycles whose every edge exists', () => {
    fc.assert(
      fc.property(anyGraph, (graph) => {
        const { order, cycles } = analyseDag(graph.nodes, graph.edges);
        expect([...order].sort()).toEqual([...graph.nodes].sort());
        const has = (from: string, to: string) =>
          graph.edges.some((edge) => edge.from === from && edge.to === to);
        for (const cycle of cycles) {
          cycle.forEach((node, index) =>
            expect(has(node, cycle[(index + 1) % cycle.length] ?? '')).toBe(true),
          );
        }
        if (cycles.length === 0) {
          for (const { from, to } of graph.edges.filter((edge) => edge.from !== edge.to)) {
            expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
          }
        }
      }),
    );
  });
});
