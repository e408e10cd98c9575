import { createHash } from 'node:crypto';
import { html } from '../../src/drawing/html.js';
import type { PageData, StepDetails } from '../../src/drawing/page-data.js';
import { GATED, HOSTILE, TRAIN, view } from './support.js';

const NOTHING: StepDetails = { branches: [], inputs: [], outputs: [], config: [] };

/** The page's data, read as its script reads them. */
function dataIn(page: string): PageData {
  const [, text = ''] = /<script id="data" type="application\/json">(.*?)<\/script>/s.exec(page) ?? [];
  return JSON.parse(text) as PageData;
}

function count(text: string, part: string | RegExp): number {
  return text.split(part).length - 1;
}

describe('html', () => {
  const details = [NOTHING, NOTHING, NOTHING];
  const page = html(GATED, details);

  it('holds the data of the drawing', () => {
    expect(dataIn(page)).toEqual({ nodes: GATED.nodes, edges: GATED.edges, details, problems: [] });
  });

  it('draws the steps as buttons', () => {
    expect(page.match(/<g class="node [^>]*>/g)).toEqual([
      '<g class="node training" transform="translate(9.5 0)" data-step="train" tabindex="0" role="button" aria-label="train, XGBoostTraining · Training">',
      '<g class="node condition" transform="translate(0 95)" data-step="gate" tabindex="0" role="button" aria-label="gate, Condition">',
      '<g class="node fail" transform="translate(51.5 190)" data-step="stop" tabindex="0" role="button" aria-label="stop, Fail">',
    ]);
  });

  it('allows itself its own script and style, by their hashes, and nothing else', () => {
    const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    const [, style = ''] = /<style>(.*?)<\/style>/s.exec(page) ?? [];
    const [, script = ''] = /<script>(.*?)<\/script>/s.exec(page) ?? [];
    expect(/<meta http-equiv="Content-Security-Policy" content="(.*?)">/.exec(page)?.[1]).toEqual(
      `default-src 'none'; img-src data:; style-src ${hash(style)}; script-src ${hash(script)}; base-uri 'none'; form-action 'none'`,
    );
  });

  it('names no address but those in itself', () => {
    expect(page.match(/\b(?:src|href)="[^"]*"/g)).toEqual(['href="data:,"']);
    expect(page).not.toMatch(/url\(|@import|\bimport\(|\bfetch\(|XMLHttpRequest/);
  });

  it('lists problems and parameters without its script, too', () => {
    const broken = view([{ ...TRAIN, severity: 'error' }], [], {
      parameters: [
        { name: 'least', type: 'Float', default: '0.8' },
        { name: 'stage', type: 'String', description: 'Where.' },
      ],
      problems: [
        {
          code: 'RES301',
          name: 'missing-input',
          severity: 'error',
          message: 'It lacks "x".',
          help: 'Give it.',
          place: 'a.yaml:3:4',
          steps: ['train'],
        },
        { code: 'SRC001', name: 'n', severity: 'warning', message: 'Odd.', steps: [] },
      ],
    });
    const text = html(broken, [NOTHING]);
    expect(text).toContain(`<ul class="problems">
<li class="error"><b>error[RES301]</b> It lacks &#34;x&#34;.<p class="help">Give it.</p><p class="place"><code>a.yaml:3:4</code> <a href="#step=train">train</a></p></li>
<li class="warning"><b>warning[SRC001]</b> Odd.<p class="place"></p></li>
</ul>`);
    expect(text).toContain(`<table>
<tr><th scope="row">least</th><td>Float</td><td><code>0.8</code></td></tr>
<tr><th scope="row" title="Where.">stage</th><td>String</td><td><i>to be given</i></td></tr>
</table>`);
    expect(text).toContain('class="alarm">2 problems</button>');
  });

  it('escapes whatever comes from files', () => {
    const name = `${HOSTILE}\uD800\u2028`;
    const hostile = view([{ name, description: HOSTILE, severity: 'error' }], [], {
      name: HOSTILE,
      description: HOSTILE,
      parameters: [{ name: HOSTILE, type: HOSTILE, default: HOSTILE, description: HOSTILE }],
      problems: [
        { code: HOSTILE, name: HOSTILE, severity: 'error', message: HOSTILE, place: HOSTILE, steps: [name] },
      ],
    });
    const config = { key: HOSTILE, value: HOSTILE, tier: 'system', origin: HOSTILE };
    const text = html(hostile, [{ ...NOTHING, place: HOSTILE, config: [config] }]);
    expect([
      count(text, '<script'),
      count(text, '</script'),
      count(text, '<b>'),
      count(text, '<!--'),
    ]).toEqual([2, 2, 1, 0]);
    expect(dataIn(text).details).toEqual([{ ...NOTHING, place: HOSTILE, config: [config] }]);
    expect(dataIn(text).nodes[0]?.name).toEqual(`${HOSTILE}\uFFFD\u2028`);
  });
});
