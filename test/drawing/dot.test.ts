import { dot } from '../../src/drawing/dot.js';
import { GATED, HOSTILE, TRAIN, view } from './support.js';

describe('dot', () => {
  it('draws steps, conditions, branches and edges', () => {
    expect(dot(GATED)).toEqual(`digraph "demo" {
  node [shape=box, fontname="Helvetica", fontsize=12];
  edge [fontname="Helvetica", fontsize=10];
  "train" [label="train\\nXGBoostTraining · Training", style=rounded];
  "gate" [label="gate\\ntrain.files.metrics#auc >= 0.8", shape=diamond];
  "stop" [label="stop\\nToo \\"weak\\"", shape=octagon];
  subgraph "cluster_gate_false" {
    label="gate: false"; style=dashed;
    "stop";
  }
  "train" -> "gate" [label="metrics#auc", style=dashed];
  "gate" -> "stop" [label="false", style=bold];
}
`);
  });

  it('frames steps with problems', () => {
    const nodes = [{ ...TRAIN, severity: 'error' } as const, { name: 'odd', severity: 'warning' } as const];
    expect(
      dot(view(nodes, [{ from: 'train', to: 'odd', kind: 'data', labels: [] }]))
        .split('\n')
        .slice(3, 6),
    ).toEqual([
      '  "train" [label="train\\nXGBoostTraining · Training", style=rounded, color="#cf222e", penwidth=2];',
      '  "odd" [label="odd\\nbroken", style=dashed, color="#bf8700", penwidth=2];',
      '  "train" -> "odd";',
    ]);
  });

  it('ends no string early, whatever is in a name', () => {
    const line = dot(view([{ name: HOSTILE }])).split('\n')[3] ?? '';
    const [id, label, ...more] = line.match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(more).toEqual([]);
    expect(line).toEqual(`  ${String(id)} [label=${String(label)}, style=dashed];`);
    expect(JSON.parse(String(id))).toEqual(HOSTILE.replace(/\s+/g, ' ').replaceAll('&', '&amp;'));
  });
});
