/**
 * Measures start-up, validate, compile and align-check as ratios to bare `node -e 0` in the same run, and fails when a
 * budget is passed. Medians of interleaved runs, so that a busy machine slows both sides of a ratio.
 *   node test/bench/bench.js [--runs N]
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { writeProject } from './project.js';
import { measureResolving } from './resolver/scale.js';
import { writeScriptsProject } from './scripts-project.js';

const here = dirname(fileURLToPath(import.meta.url));
const pipectl = join(here, '../../bin/pipectl.js');
const usageHook = pathToFileURL(join(here, 'usage.js')).href;
const runs = Number(process.argv[process.argv.indexOf('--runs') + 1]) || 15;

/** Wall time in seconds of one run; throws if it fails. */
function wall(args) {
  const start = process.hrtime.bigint();
  const { status, stderr, stdout } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) {
    throw new Error(`node ${args.join(' ')} gave ${status}:\n${stderr}${stdout.slice(0, 2000)}`);
  }
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** CPU seconds and peak MB of one run. */
function usage(args, file) {
  spawnSync(process.execPath, ['--import', usageHook, ...args], {
    env: { ...process.env, PIPECTL_BENCH_USAGE: file },
    stdio: 'ignore',
  });
  return JSON.parse(readFileSync(file, 'utf8'));
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

const folder = mkdtempSync(join(tmpdir(), 'pipectl-bench-'));
try {
  const manifests = Object.fromEntries(
    [10, 100, 1000, 10000].map((steps) => [steps, writeProject(join(folder, String(steps)), steps)]),
  );
  const scripts = Object.fromEntries(
    [50, 100, 1000].map((steps) => [
      steps,
      join(writeScriptsProject(join(folder, `scripts-${steps}`), steps), 'bench.pipeline.yaml'),
    ]),
  );
  const commands = {
    'node -e 0': ['-e', '0'],
    '--version': [pipectl, '--version'],
    'validate, 10 steps': [pipectl, 'validate', manifests[10]],
    'compile, 10 steps': [pipectl, 'compile', manifests[10]],
    'validate, 100 steps': [pipectl, 'validate', manifests[100]],
    'compile, 100 steps': [pipectl, 'compile', manifests[100]],
    'align-check, 50 scripts': [pipectl, 'align-check', scripts[50]],
  };
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let run = 0; run < runs; run += 1) {
    for (const [name, args] of Object.entries(commands)) {
      times[name].push(wall(args));
    }
  }
  const bare = median(times['node -e 0']);
  const rows = Object.entries(times).map(([name, values]) => [
    name,
    `${(median(values) * 1000).toFixed(0)} ms`,
    `${(median(values) / bare).toFixed(2)} x node`,
  ]);

  const usageFile = join(folder, 'usage.json');
  const heavy = {};
  for (const steps of [1000, 10000]) {
    for (const command of ['validate', 'compile']) {
      const measured = Array.from({ length: 3 }, () =>
        usage([pipectl, command, manifests[steps]], usageFile),
      );
      heavy[`${command} ${steps}`] = {
        cpu: median(measured.map(({ cpu }) => cpu)),
        memory: median(measured.map(({ memory }) => memory)),
      };
      const { cpu, memory } = heavy[`${command} ${steps}`];
      rows.push([
        `${command}, ${steps.toLocaleString('en')} steps`,
        `${cpu.toFixed(2)} s CPU`,
        `${memory.toFixed(0)} MB peak`,
      ]);
    }
  }
  const resolving = await measureResolving({
    100: manifests[100],
    1000: manifests[1000],
    10000: manifests[10000],
  });
  for (const [what, cpu] of Object.entries(resolving)) {
    rows.push([`resolve ${what}`, `${cpu.toFixed(2)} s CPU`]);
  }
  const checked = {};
  for (const steps of [100, 1000]) {
    checked[steps] = usage([pipectl, 'align-check', scripts[steps]], usageFile);
    const { cpu, memory } = checked[steps];
    rows.push([
      `align-check, ${steps.toLocaleString('en')} scripts`,
      `${cpu.toFixed(2)} s CPU`,
      `${memory.toFixed(0)} MB peak`,
    ]);
  }
  for (const [name, ...cells] of rows) {
    console.log([name.padEnd(28), ...cells.map((cell) => cell.padStart(14))].join(''));
  }

  const start = median(times['validate, 10 steps']) / bare;
  const align = median(times['align-check, 50 scripts']) / bare;
  const scriptGrowth = checked[1000].cpu / checked[100].cpu;
  const growth = heavy['validate 10000'].cpu / heavy['validate 1000'].cpu;
  const budgets = [
    ['validate of 10 steps at most 1.8 x bare node', start <= 1.8, start.toFixed(2)],
    [
      'validate of 1,000 steps at most 1 s of CPU',
      heavy['validate 1000'].cpu <= 1,
      heavy['validate 1000'].cpu.toFixed(2),
    ],
    ['ten times the steps at most 12 times the CPU', growth <= 12, growth.toFixed(1)],
    ...['with needs', 'without needs'].flatMap((how) => {
      const [small, large] = [resolving[`1000 ${how}`], resolving[`10000 ${how}`]];
      return [
        [`resolving 10,000 steps ${how} at most 2 s of CPU`, large <= 2, large.toFixed(2)],
        [
          `ten times the steps ${how} at most 12 times the CPU`,
          large / small <= 12,
          (large / small).toFixed(1),
        ],
      ];
    }),
    [
      'validate of 10,000 steps at most 200 MB',
      heavy['validate 10000'].memory <= 200,
      heavy['validate 10000'].memory.toFixed(0),
    ],
    ['align-check of 50 scripts at most 28 x bare node', align <= 28, align.toFixed(1)],
    ['ten times the scripts at most 12 times the CPU', scriptGrowth <= 12, scriptGrowth.toFixed(1)],
    [
      'align-check of 1,000 scripts at most 500 MB',
      checked[1000].memory <= 500,
      checked[1000].memory.toFixed(0),
    ],
  ];
  for (const [budget, kept, value] of budgets) {
    console.log(`${kept ? 'kept  ' : 'PASSED'}  ${budget} (${value})`);
  }
  process.exitCode = budgets.every(([, kept]) => kept) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
