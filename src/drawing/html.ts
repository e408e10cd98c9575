import { createHash } from 'node:crypto';
import { DRAWING_STYLE } from './colours.js';
import { escaped, wellFormed } from './markup.js';
import type { PageData, StepDetails } from './page-data.js';
import { PAGE_SCRIPT, PAGE_STYLE } from './page-files.js';
import { descriptionOf, scene } from './svg.js';
import type { GraphView, ParameterView, ProblemView } from './view.js';

/**
 * The pipeline as a page to explore, in one file: it loads nothing, and its policy forbids whatever is not in it. What
 * it says is there without its script, too; the script adds search, zoom, and the panel of each step.
 */
export function html(view: GraphView, details: readonly StepDetails[]): string {
  const { width, height, markup } = scene(view, true);
  const style = `\n${DRAWING_STYLE}${PAGE_STYLE}`;
  const script = `\n${PAGE_SCRIPT}`;
  const policy = `default-src 'none'; img-src data:; style-src ${hashOf(style)}; script-src ${hashOf(script)}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${escaped(`Pipeline ${view.name}`)}</title>
<style>${style}</style>
</head>
<body class="pipeline">
<header>
<h1>${escaped(view.name)}</h1>
<div role="search"><input id="search" type="search" placeholder="Search steps ( / )" aria-label="Search steps" autocomplete="off" spellcheck="false"><span id="hits" role="status"></span></div>
<div role="toolbar" aria-label="View">
<button id="zoom-in" type="button" title="Zoom in (+)" aria-label="Zoom in">+</button>
<button id="zoom-out" type="button" title="Zoom out (-)" aria-label="Zoom out">&#8722;</button>
<button id="fit" type="button" title="Show all (0)">Fit</button>
<button id="overview-button" type="button"${view.problems.length === 0 ? '' : ' class="alarm"'}>${problemCount(view.problems)}</button>
</div>
</header>
<main>
<svg id="drawing" role="group" aria-label="${escaped(`Pipeline ${view.name}`)}" viewBox="0 0 ${width} ${height}" data-width="${width}" data-height="${height}">
${markup}</svg>
</main>
<aside aria-label="Details">
<section id="step" tabindex="-1" hidden></section>
<section id="overview" tabindex="-1">
<p>${escaped(descriptionOf(view))}</p>
${problemsMarkup(view.problems)}${parametersMarkup(view.parameters)}<h2>Keys</h2>
<p class="keys"><kbd>/</kbd> search, <kbd>Enter</kbd> next hit, <kbd>Tab</kbd> next step, <kbd>Enter</kbd> open it, <kbd>Esc</kbd> close, arrows move, <kbd>+</kbd> <kbd>-</kbd> zoom, <kbd>0</kbd> show all</p>
</section>
</aside>
<script id="data" type="application/json">${dataText({ nodes: view.nodes, edges: view.edges, details, problems: view.problems })}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** What a Content-Security-Policy allows an inline text by. */
function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

/** JSON that no end of a script element can be in. */
function dataText(data: PageData): string {
  const text = JSON.stringify(data, (_, value: unknown) =>
    typeof value === 'string' ? wellFormed(value) : value,
  );
  return text.replaceAll('<', '\\u003c');
}

function problemCount({ length }: readonly ProblemView[]): string {
  return length === 0 ? 'No problems' : length === 1 ? '1 problem' : `${length} problems`;
}

function problemsMarkup(problems: readonly ProblemView[]): string {
  const items = problems.map(({ code, severity, message, help, place, steps }) => {
    const links = steps.map((step) => `<a href="${stepLink(step)}">${escaped(step)}</a>`).join(', ');
    return [
      `<li class="${severity}"><b>${severity}[${escaped(code)}]</b> ${escaped(message)}`,
      ...(help === undefined ? [] : [`<p class="help">${escaped(help)}</p>`]),
      `<p class="place">${place === undefined ? '' : `<code>${escaped(place)}</code> `}${links}</p></li>`,
    ].join('');
  });
  return items.length === 0
    ? ''
    : `<h2 id="problems">Problems</h2>\n<ul class="problems">\n${items.join('\n')}\n</ul>\n`;
}

function parametersMarkup(parameters: readonly ParameterView[]): string {
  const rows = parameters.map(
    ({ name, type, default: value, description }) =>
      `<tr><th scope="row"${description === undefined ? '' : ` title="${escaped(description)}"`}>${escaped(name)}</th><td>${escaped(type)}</td><td>${value === undefined ? '<i>to be given</i>' : `<code>${escaped(value)}</code>`}</td></tr>`,
  );
  return rows.length === 0 ? '' : `<h2>Parameters</h2>\n<table>\n${rows.join('\n')}\n</table>\n`;
}

/** The address of a step in its page. */
function stepLink(step: string): string {
  return escaped(`#step=${encodeURIComponent(wellFormed(step))}`);
}
