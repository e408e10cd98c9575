/** The looks of the drawing, in a file of its own and in a page: light or dark, as the reader's system says. */
export const DRAWING_STYLE = `.pipeline {
  --paper: #ffffff; --box: #f6f8fa; --ink: #1f2328; --dim: #59636e; --line: #818b98; --frame: #d1d9e0;
  --error: #cf222e; --warning: #9a6700; --info: #0969da; --focus: #0969da;
  --data: #0969da; --training: #8250df; --model: #1a7f37; --inference: #0a7a8a; --call: #9a6700;
  --check: #bf3989; --condition: #bc4c00; --fail: #cf222e; --unknown: #818b98;
  font-family: system-ui, -apple-system, "Segoe UI", "Liberation Sans", Arial, sans-serif;
}
@media (prefers-color-scheme: dark) {
  .pipeline {
    --paper: #0d1117; --box: #161b22; --ink: #e6edf3; --dim: #9198a1; --line: #848d97; --frame: #3d444d;
    --error: #f85149; --warning: #d29922; --info: #4493f8; --focus: #4493f8;
    --data: #4493f8; --training: #ab7df8; --model: #3fb950; --inference: #39c5cf; --call: #d29922;
    --check: #db61a2; --condition: #f0883e; --fail: #f85149; --unknown: #848d97;
  }
}
.pipeline .paper { fill: var(--paper); }
.pipeline .box { fill: var(--box); stroke: var(--frame); }
.pipeline .band { fill: var(--kind); }
.pipeline .node.unknown .box { stroke-dasharray: 5 4; }
.pipeline .node.condition .box, .pipeline .node.fail .box { stroke: var(--kind); }
.pipeline .node.error .box { stroke: var(--error); stroke-width: 2.5; }
.pipeline .node.warning .box { stroke: var(--warning); stroke-width: 2.5; }
.pipeline .badge { font-size: 11px; font-weight: 700; fill: var(--paper); text-anchor: middle; }
.pipeline .node.error .mark { fill: var(--error); }
.pipeline .node.warning .mark { fill: var(--warning); }
.pipeline .node.info .mark { fill: var(--info); }
.pipeline .name { font-size: 13px; font-weight: 600; fill: var(--ink); }
.pipeline .type { font-size: 11px; fill: var(--dim); }
.pipeline .line { fill: none; stroke: var(--line); stroke-width: 1.4; }
.pipeline .head { fill: var(--line); }
.pipeline .label { font-size: 10.5px; fill: var(--dim); text-anchor: middle; stroke: var(--paper); stroke-width: 3; paint-order: stroke; }
.pipeline .reference .line, .pipeline .need .line { stroke-dasharray: 5 4; }
.pipeline .branch .line { stroke: var(--condition); }
.pipeline .branch .head { fill: var(--condition); }
.pipeline .branch .label { fill: var(--condition); font-weight: 600; }
.pipeline .cycle .line { stroke: var(--error); }
.pipeline .cycle .head { fill: var(--error); }
${['data', 'training', 'model', 'inference', 'call', 'check', 'condition', 'fail', 'unknown']
  .map((kind) => `.pipeline .node.${kind} { --kind: var(--${kind}); }`)
  .join('\n')}
`;
