import { svg } from '../../src/drawing/svg.js';
import { GATED, HOSTILE, TRAIN, view } from './support.js';

/** The drawing without its style sheet. */
const drawn = (text: string): string => text.replace(/<style>.*<\/style>\n/s, '');

describe('svg', () => {
  it('draws steps, conditions, branches and edges', () => {
    expect(drawn(svg(GATED)))
      .toEqual(`<svg xmlns="http://www.w3.org/2000/svg" class="pipeline" role="img" aria-labelledby="pipeline-title pipeline-desc" width="261" height="284" viewBox="0 0 261 284">
<title id="pipeline-title">Pipeline demo</title>
<desc id="pipeline-desc">3 steps, 2 edges.</desc>
<rect class="paper" width="261" height="284"/>
<g transform="translate(24 24)">
<g class="edge reference"><path class="line" d="M106.5 46V64V77V88"/><path class="head" d="M106.5 95L102.5 88H110.5Z"/><text class="label" x="106.5" y="74">metrics#auc</text></g>
<g class="edge branch"><path class="line" d="M106.5 141V159V172V183"/><path class="head" d="M106.5 190L102.5 183H110.5Z"/><text class="label" x="106.5" y="169">false</text></g>
<g class="node training" transform="translate(9.5 0)"><title>train
XGBoostTraining · Training</title><rect class="box" width="194" height="46" rx="7"/><rect class="band" x="5" y="8" width="4" height="30" rx="2"/><text class="name" x="99" y="19" text-anchor="middle">train</text><text class="type" x="99" y="35" text-anchor="middle">XGBoostTraining · Training</text></g>
<g class="node condition" transform="translate(0 95)"><title>gate
Condition
train.files.metrics#auc &#62;= 0.8</title><path class="box" d="M0 23L16 0H197L213 23L197 46H16Z"/><text class="name" x="106.5" y="19" text-anchor="middle">gate</text><text class="type" x="106.5" y="35" text-anchor="middle">train.files.metrics#auc &#62;= 0.8</text></g>
<g class="node fail" transform="translate(51.5 190)"><title>stop
Fail
Too &#34;weak&#34;
Runs if gate is false.</title><rect class="box" width="110" height="46" rx="7"/><rect class="band" x="5" y="8" width="4" height="30" rx="2"/><text class="name" x="57" y="19" text-anchor="middle">stop</text><text class="type" x="57" y="35" text-anchor="middle">Too &#34;weak&#34;</text></g>
</g>
</svg>
`);
  });

  it('is light or dark', () => {
    expect(svg(GATED)).toContain('@media (prefers-color-scheme: dark)');
  });

  it('says how many problems there are, and marks the steps', () => {
    const problem = { code: 'RES301', name: 'x', severity: 'error', message: 'm', steps: ['train'] } as const;
    const text = svg(
      view([{ ...TRAIN, severity: 'error' }], [], { description: 'Trains.', problems: [problem] }),
    );
    expect(text).toContain('<desc id="pipeline-desc">Trains. 1 step, 0 edges, 1 problem.</desc>');
    expect(text).toContain('<g class="node training error"');
  });

  it('draws an edge that closes a cycle upwards', () => {
    const edges = [
      { from: 'train', to: 'odd', kind: 'need', labels: [] },
      { from: 'odd', to: 'train', kind: 'need', labels: [] },
    ] as const;
    expect(svg(view([TRAIN, { name: 'odd' }], edges)).match(/class="edge [^"]*"/g)).toEqual([
      'class="edge need"',
      'class="edge need cycle"',
    ]);
  });

  it('escapes what comes from files, and has no character that XML has not', () => {
    const text = svg(view([{ name: `${HOSTILE}\u0000\uD800` }], [], { name: HOSTILE }));
    expect(text).not.toContain('<b>');
    expect(text).not.toContain('</script');
    expect(text).not.toMatch(/[\u0000-\u0008]|\p{Surrogate}/u);
    expect(text).toContain('&#60;b&#62;&#38;amp; &#60;/script&#62;');
  });
});
