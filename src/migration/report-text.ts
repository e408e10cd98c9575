import type { Json } from '../source/traced.js';
import { UNKNOWN_KEY } from './dag.js';
import type { ImportReport, ReportEntry, ReportPlace } from './report.js';

const MAX_VALUE = 80;
const MAX_PLACES = 3;

/** The report for a terminal: how much became something, what has no home and what is left to do. */
export function reportText(report: ImportReport): string {
  const { steps, kept, leftOut, tasks } = report;
  const found = kept.reduce((sum, { places }) => sum + places.length, 0);
  const lines = [
    `Imported ${count(steps.length, 'step')} of "${report.pipeline}": ${count(found, 'value')} kept, ${count(total(leftOut), 'value')} without a home, ${count(tasks.length, 'thing')} to do.`,
  ];
  if (leftOut.length > 0) {
    lines.push('', 'Without a home in pipectl:');
    for (const [note, entries] of byNote(leftOut)) {
      lines.push(`  ${note}`);
      lines.push(
        ...entries.map(
          ({ key, places }) => `    ${placesText(places)}  ${key === '' ? '(the whole file)' : key}`,
        ),
      );
    }
  }
  if (tasks.length > 0) {
    lines.push('', 'To do by hand:');
    lines.push(...tasks.map(({ where, what }) => `  ${where === undefined ? '' : `${where}: `}${what}`));
  }
  return `${lines.join('\n')}\n`;
}

/** The same as data; keys in a fixed order. */
export function reportData(report: ImportReport): unknown {
  return { formatVersion: 1, ...report };
}

/** The same as a page in Markdown, with every value that has no home. */
export function reportPage(report: ImportReport): string {
  const { pipeline, steps, inputs, kept, leftOut, tasks, unusedInterfaces } = report;
  // An optional input that nothing could feed is nothing to think about.
  const shownInputs = inputs.filter(({ by, candidates }) => by !== 'open' || candidates.length > 0);
  const parts = [
    `# What became of the cursus pipeline "${pipeline}"`,
    'Written by `pipectl import cursus`. Nothing was lost without a word: what became something is in the first tables, what has no home in the last.',
    '## To do by hand',
    tasks.length === 0
      ? 'Nothing.'
      : tasks
          .map(({ where, what }) => `- [ ] ${where === undefined ? '' : `\`${where}\`: `}${escaped(what)}`)
          .join('\n'),
    '## Steps',
    table(
      ['node', 'step', 'type', 'job type', 'specification', 'contract'],
      steps.map(({ node, step, type, jobType, specification, contract }) => [
        code(node),
        code(step),
        code(type),
        jobType === undefined ? '' : code(jobType),
        escaped(specification),
        escaped(contract ?? ''),
      ]),
    ),
    '## Inputs',
    table(
      ['step', 'input', 'source', 'chosen by'],
      shownInputs.map(({ step, input, source, by, candidates }) => [
        code(step),
        code(input),
        source === undefined
          ? candidates.map((candidate) => code(`${candidate.step}.${candidate.output}`)).join(' or ')
          : code(source),
        CHOSEN[by],
      ]),
    ),
    '## Values that became something',
    table(
      ['value', 'was', 'stands in', 'where it was'],
      kept
        .filter(({ note }) => note.includes('#'))
        .map(({ key, value, note, places }) => [
          code(key),
          code(short(value)),
          code(note),
          escaped(placesText(places)),
        ]),
    ),
    '## Values without a home',
    leftOut.length === 0
      ? 'None.'
      : table(
          ['key', 'value', 'why', 'where it was'],
          leftOut.map(({ key, value, note, places }) => [
            code(key),
            code(short(value)),
            escaped(note),
            escaped(placesText(places)),
          ]),
        ),
    ...longValues(leftOut),
    ...(unusedInterfaces.length === 0
      ? []
      : ['## Interfaces that no node uses', unusedInterfaces.map((name) => code(name)).join(', ')]),
  ];
  return `${parts.join('\n\n')}\n`;
}

const CHOSEN: Readonly<Record<ImportReport['inputs'][number]['by'], string>> = {
  resolver: 'pipectl, by itself',
  peer: "cursus's rule, written into the manifest",
  config: "cursus's config, written into the manifest",
  placeholder: 'nobody yet: a placeholder stands in the manifest',
  undecided: 'nobody yet: write one of them',
  open: 'nobody: it is optional, and nothing fits well; cursus takes what has half of the points',
};

/** The values that the table had to cut, whole. */
function longValues(entries: readonly ReportEntry[]): readonly string[] {
  const long = entries.filter(({ value }) => JSON.stringify(value).length > MAX_VALUE);
  return long.length === 0
    ? []
    : [
        '### The longer ones, whole',
        ...long.map(({ key, value }) => {
          const text = JSON.stringify(value, null, 1);
          const runs = text.match(/`+/g) ?? [];
          const fence = '`'.repeat(Math.max(3, ...runs.map((run) => run.length + 1)));
          return `${code(key)}\n\n${fence}json\n${text}\n${fence}`;
        }),
      ];
}

function byNote(entries: readonly ReportEntry[]): readonly (readonly [string, readonly ReportEntry[]])[] {
  const groups = new Map<string, ReportEntry[]>();
  for (const entry of entries) {
    groups.set(entry.note, [...(groups.get(entry.note) ?? []), entry]);
  }
  // What cursus itself does not know comes first: it may be a slip.
  return [...groups].sort(([a], [b]) => Number(b === UNKNOWN_KEY) - Number(a === UNKNOWN_KEY));
}

function placesText(places: readonly ReportPlace[]): string {
  const shown = places.slice(0, MAX_PLACES).map(({ file, line, column }) => `${file}:${line}:${column}`);
  const more = places.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function total(entries: readonly ReportEntry[]): number {
  return entries.reduce((sum, { places }) => sum + places.length, 0);
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}…` : text;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return rows.length === 0
    ? 'None.'
    : [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** A text as code in a table's cell. */
function code(text: string): string {
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return text === '' ? '' : `${fence}${pad}${cell(text)}${pad}${fence}`;
}

function escaped(text: string): string {
  return cell(text.replace(/[\\*_~<[\]`]/g, '\\$&'));
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replace(/[\r\n]+/g, ' ');
}
