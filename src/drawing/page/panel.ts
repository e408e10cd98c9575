import type { CandidateView, InputView, PageData, SourceView, StepDetails } from '../page-data.js';
import { typeLine, type GraphNode } from '../view.js';
import { element, stepHash } from './elements.js';

/** What the panel says of a step: type, problems, what feeds its inputs, what its outputs feed, and its config. */
export function stepPanel(data: PageData, index: number): readonly Node[] {
  const node = data.nodes[index];
  const details = data.details[index];
  if (node === undefined || details === undefined) {
    return [];
  }
  return [
    element('button', { type: 'button', class: 'close', 'aria-label': 'Close', title: 'Close (Esc)' }, '×'),
    element('h2', {}, node.name),
    ...factsOf(node, details),
    ...problemsOf(data, node.name),
    ...section('Inputs', details.inputs.map(inputItem)),
    ...section('Outputs', outputItems(data, node.name, details)),
    ...section('Also comes after', otherEdges(data, node.name)),
    ...configOf(details),
  ];
}

function section(title: string, items: readonly Node[]): readonly Node[] {
  return items.length === 0 ? [] : [element('h3', {}, title), element('ul', {}, ...items)];
}

function linkTo(step: string, text = step): Node {
  return element('a', { href: stepHash(step) }, text);
}

function factsOf(node: GraphNode, { place, branches }: StepDetails): readonly Node[] {
  const lines: readonly (readonly (Node | string)[])[] = [
    [typeLine(node), ...(node.jobType === undefined ? [] : [`, job type ${node.jobType}`])],
    ...(node.description === undefined ? [] : [[node.description]]),
    ...(node.text === undefined ? [] : [[element('code', {}, node.text)]]),
    ...branches.map(({ condition, side }) => ['Runs if ', linkTo(condition), ` is ${String(side)}.`]),
    ...(place === undefined ? [] : [[element('code', { class: 'place' }, place)]]),
  ];
  return lines.map((line) => element('p', {}, ...line));
}

function problemsOf(data: PageData, step: string): readonly Node[] {
  const own = data.problems.filter(({ steps }) => steps.includes(step));
  const items = own.map(({ code, severity, message, help, place }) =>
    element(
      'li',
      { class: severity },
      element('b', {}, `${severity}[${code}]`),
      ` ${message}`,
      ...(help === undefined ? [] : [element('p', { class: 'help' }, help)]),
      ...(place === undefined ? [] : [element('p', { class: 'place' }, element('code', {}, place))]),
    ),
  );
  return items.length === 0
    ? []
    : [element('h3', {}, 'Problems'), element('ul', { class: 'problems' }, ...items)];
}

function inputItem(input: InputView): Node {
  const { name, type, required, outcome, source, candidates, hidden, changes } = input;
  const chosen = candidates.find(({ verdict }) => verdict === 'chosen');
  const score = chosen === undefined || outcome === 'explicit' ? '' : `, score ${chosen.score.toFixed(2)}`;
  const others = candidates.filter(({ verdict }) => verdict !== 'chosen');
  const more = [
    ...(chosen === undefined ? [] : [factorsOf(chosen)]),
    ...others.map(candidateItem),
    ...(hidden > 0 ? [element('p', {}, `and ${hidden} more`)] : []),
    ...changes.map((change) => element('p', { class: 'help' }, change)),
  ];
  const title =
    others.length === 0 ? 'Why' : others.length === 1 ? '1 alternative' : `${others.length} alternatives`;
  return element(
    'li',
    { class: source === undefined && required ? 'open' : '' },
    element('b', {}, name),
    ' ← ',
    ...(source === undefined ? ['nothing'] : sourceOf(source)),
    element('p', { class: 'place' }, `${required ? 'required' : 'optional'} ${type}, ${outcome}${score}`),
    ...(more.length === 0 ? [] : [element('details', {}, element('summary', {}, title), ...more)]),
  );
}

function sourceOf(source: SourceView): readonly Node[] {
  return source.step === undefined
    ? [element('code', {}, source.value)]
    : [linkTo(source.step, `${source.step}.${source.output}`)];
}

function candidateItem(candidate: CandidateView): Node {
  const { step, output, score, verdict, reason } = candidate;
  return element(
    'div',
    { class: 'candidate' },
    `${score.toFixed(2)} `,
    linkTo(step, `${step}.${output}`),
    ` ${verdict}${reason === undefined ? '' : `: ${reason}`}`,
    // Of an output that cannot be, the only factor is the reason.
    factorsOf({ ...candidate, factors: candidate.factors.filter((factor) => factor.reason !== reason) }),
  );
}

function factorsOf({ factors }: CandidateView): Node {
  const lines = factors.map(({ name, points, reason }) =>
    element('div', {}, `${points < 0 ? '' : '+'}${points} ${name}: ${reason}`),
  );
  return element('div', { class: 'factors' }, ...lines);
}

function outputItems(data: PageData, step: string, { outputs }: StepDetails): readonly Node[] {
  return outputs.map(({ name, type, property }) => {
    const takers = data.nodes.flatMap((node, index) =>
      (data.details[index]?.inputs ?? [])
        .filter(({ source }) => source?.step === step && source.output === name)
        .map((input) => linkTo(node.name, `${node.name}.${input.name}`)),
    );
    const feeds = takers.flatMap((taker, at) => (at === 0 ? [' → ', taker] : [', ', taker]));
    return element(
      'li',
      {},
      element('b', {}, name),
      ...feeds,
      element('p', { class: 'place' }, `${type}, `, element('code', {}, property)),
    );
  });
}

/** Steps that come before for another reason than an input: values, needs and branches. */
function otherEdges({ edges }: PageData, step: string): readonly Node[] {
  const words = { data: '', reference: 'a value of it', need: 'a plain need', branch: 'its branch' };
  return edges
    .filter(({ to, kind }) => to === step && kind !== 'data')
    .map(({ from, kind, labels }) =>
      element('li', {}, linkTo(from), ` (${[words[kind], ...labels].join(': ')})`),
    );
}

function configOf({ config }: StepDetails): readonly Node[] {
  if (config.length === 0) {
    return [];
  }
  const rows = config.map(({ key, value, tier, origin }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, key),
      element(
        'td',
        {},
        element('code', {}, value),
        element('p', { class: 'place' }, tier === origin ? tier : `${tier}, ${origin}`),
      ),
    ),
  );
  return [element('h3', {}, 'Config in force'), element('table', {}, ...rows)];
}
