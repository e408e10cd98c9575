/**
 * Measures what the resolver finds in pipelines labelled by people: with the needs that their manifests state, and with
 * none. Fails when a goal is missed.
 *   node test/bench/resolver/bench.js [--verbose] [--corpus FOLDER]
 * The folder (or PIPECTL_BENCH_CORPUS) holds other people's DAGs and step interfaces: see corpus.js. No goal depends on it.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { writeCorpus } from './corpus.js';
import { loadModule } from './load.js';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../../..');
const { values: options } = parseArgs({
  options: {
    verbose: { type: 'boolean' },
    corpus: { type: 'string', default: process.env.PIPECTL_BENCH_CORPUS },
  },
});

/** Labels that are no output. */
const GIVEN = 'given';
const OPEN = 'open';
const UNDECIDABLE = 'undecidable';

/** The pipelines of the benchmark: name, manifest, and labels by step and dependency. */
function labelled() {
  const projects = readdirSync(join(here, 'pipelines')).map((name) => ({
    name,
    manifest: join(here, 'pipelines', name, `${name}.pipeline.yaml`),
    labels: parse(readFileSync(join(here, 'pipelines', name, 'wiring.yaml'), 'utf8')),
  }));
  const examples = readdirSync(join(here, 'examples')).map((file) => {
    const { manifest, steps } = parse(readFileSync(join(here, 'examples', file), 'utf8'));
    return { name: file.replace('.wiring.yaml', ''), manifest: join(root, manifest), labels: steps };
  });
  return [...projects, ...examples];
}

/** How an answer compares with its label. */
function verdictOf(label, { kind, outputs }) {
  if (label === UNDECIDABLE) {
    return kind === 'wired' ? 'wrong' : 'rightly_open';
  }
  if (label === OPEN) {
    return kind === 'wired' ? 'junk' : 'rightly_open';
  }
  const verdicts = { refused: 'refused', open: 'missed' };
  return verdicts[kind] ?? (outputs[0] === label ? 'right' : 'wrong');
}

/** The verdicts of a pipeline. Throws if the labels are not about exactly its inputs. */
function compare({ name, labels }, answers, verbose) {
  const counts = { ports: 0, fed: 0, right: 0, wrong: 0, junk: 0, refused: 0, missed: 0, rightly_open: 0 };
  for (const answer of answers.inputs) {
    const { step, dependency, kind, outputs } = answer;
    const label = labels[step]?.[dependency];
    if (label === undefined) {
      throw new Error(`${name}: "${step}.${dependency}" has no label.`);
    }
    if ((label === GIVEN) !== (kind === 'explicit' && outputs.length === 0)) {
      throw new Error(`${name}: the label of "${step}.${dependency}" does not agree with the manifest.`);
    }
    if (kind === 'explicit') {
      continue;
    }
    const verdict = verdictOf(label, answer);
    counts.ports += 1;
    counts.fed += [OPEN, UNDECIDABLE].includes(label) ? 0 : 1;
    counts[verdict] += 1;
    if (verbose && verdict !== 'right' && verdict !== 'rightly_open') {
      console.log(
        `  ${verdict.padEnd(8)}${name}: ${step}.${dependency} is ${label}, ${kind} ${outputs.join(', ')}`,
      );
    }
  }
  const known = new Set(answers.inputs.map(({ step, dependency }) => `${step}.${dependency}`));
  const extra = Object.entries(labels).flatMap(([step, inputs]) =>
    Object.keys(inputs).map((input) => `${step}.${input}`),
  );
  const unknown = extra.find((input) => !known.has(input));
  if (unknown !== undefined) {
    throw new Error(`${name}: "${unknown}" has a label, but is no input.`);
  }
  return { ...counts, cycles: answers.cycles, milliseconds: answers.milliseconds };
}

function sumOf(rows) {
  return rows.reduce((sum, row) =>
    Object.fromEntries(Object.keys(row).map((key) => [key, sum[key] + row[key]])),
  );
}

function table(title, rows) {
  const columns = Object.keys(rows[0][1]);
  console.log(
    `\n${title}\n${''.padEnd(34)}${columns.map((column) => column.replace('_', ' ').padStart(13)).join('')}`,
  );
  for (const [name, row] of rows) {
    const cells = columns.map((column) =>
      Number.isInteger(row[column]) ? row[column] : row[column].toFixed(1),
    );
    console.log(`${name.padEnd(34)}${cells.map((cell) => String(cell).padStart(13)).join('')}`);
  }
}

const { filesWith, libraryOf, wire, withoutNeeds } = await loadModule(join(here, 'wire.ts'));
const library = libraryOf(root);

/** The answers for a manifest, with its needs or without. */
function answersFor(manifest, needs) {
  const texts = needs ? [] : [[manifest, withoutNeeds(readFileSync(manifest, 'utf8'))]];
  return wire(filesWith(new Map(texts)), manifest, library);
}

async function measure(pipelines, needs) {
  const rows = [];
  for (const pipeline of pipelines) {
    rows.push([
      pipeline.name,
      compare(pipeline, await answersFor(pipeline.manifest, needs), options.verbose),
    ]);
  }
  const sum = sumOf(rows.map(([, row]) => row));
  table(needs ? 'With the needs that the manifests state' : 'Without needs', [...rows, ['together', sum]]);
  return sum;
}

/** What the edges of DAGs say of the wiring: a wire is right if there is an edge from its producer. */
async function measureCorpus(folder) {
  const temporary = mkdtempSync(join(tmpdir(), 'pipectl-bench-'));
  try {
    const pipelines = writeCorpus(folder, temporary);
    for (const needs of [true, false]) {
      const rows = [];
      for (const { name, manifest, edges } of pipelines) {
        const { inputs, cycles, milliseconds } = await answersFor(manifest, needs);
        const isEdge = (from, to) =>
          edges.some(([producer, consumer]) => producer === from && consumer === to);
        const wired = inputs.filter(({ kind }) => kind === 'wired');
        const wrong = wired.filter(({ step, outputs }) => !isEdge(outputs[0].split('.')[0], step));
        const carried = new Set(wired.map(({ step, outputs }) => `${outputs[0].split('.')[0]} ${step}`));
        const count = (kind) => inputs.filter((input) => input.required && input.kind === kind).length;
        if (options.verbose) {
          inputs
            .filter(
              (input) =>
                wrong.includes(input) || (input.required && ['open', 'refused'].includes(input.kind)),
            )
            .forEach(({ step, dependency, kind, outputs }) =>
              console.log(`  ${name}: ${step}.${dependency} ${kind} ${outputs.join(', ')}`),
            );
        }
        rows.push([
          name,
          {
            ports: inputs.length,
            required: inputs.filter(({ required }) => required).length,
            right: wired.length - wrong.length,
            wrong: wrong.length,
            refused: count('refused'),
            missed: count('open'),
            edges: edges.length,
            carried: edges.filter((edge) => carried.has(edge.join(' '))).length,
            cycles,
            milliseconds,
          },
        ]);
      }
      table(`Other people's DAGs, ${needs ? 'edges as needs' : 'without needs'}`, [
        ...rows,
        ['together', sumOf(rows.map(([, row]) => row))],
      ]);
    }
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

const pipelines = labelled();
const stated = await measure(pipelines, true);
const inferred = await measure(pipelines, false);
if (options.corpus !== undefined) {
  await measureCorpus(options.corpus);
}
const percent = (part, whole) => (100 * part) / whole;
const wrongOf = ({ wrong, junk }) => wrong + junk;
const goals = [
  ['with needs nothing wrong', wrongOf(stated) === 0, `${wrongOf(stated)}`],
  [
    'with needs at least 99% of the fed inputs wired',
    percent(stated.right, stated.fed) >= 99,
    `${percent(stated.right, stated.fed).toFixed(1)}%`,
  ],
  [
    'without needs at most 1% wrong',
    percent(wrongOf(inferred), inferred.ports) <= 1,
    `${percent(wrongOf(inferred), inferred.ports).toFixed(1)}%`,
  ],
  [
    'without needs at least 85% of the fed inputs wired',
    percent(inferred.right, inferred.fed) >= 85,
    `${percent(inferred.right, inferred.fed).toFixed(1)}%`,
  ],
  ['no cycles', stated.cycles + inferred.cycles === 0, `${stated.cycles + inferred.cycles}`],
];
console.log('');
for (const [goal, met, value] of goals) {
  console.log(`${met ? 'met   ' : 'MISSED'}  ${goal} (${value})`);
}
process.exitCode = goals.every(([, met]) => met) ? 0 : 1;
