import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The areas of the codes, in order. */
const AREAS = [
  [/^SRC/, 'Text'],
  [/^SCH/, 'Schema'],
  [/^DAG/, 'Graph'],
  [/^RES/, 'Resolution'],
  [/^ALN/, 'Alignment'],
  [/^SMP/, 'SageMaker'],
  [/^CFG/, 'Config'],
  [/^HYG/, 'Hygiene'],
  [/^SUP/, 'Suppressions and baselines'],
  [/^IMP/, 'Import'],
];

/** The page of everything that pipectl reports, in Markdown: what holds, why, and what to do, from the rules themselves. */
export async function problemsPage(root) {
  const { PROBLEMS, levelText } = await load(root);
  const unknown = PROBLEMS.filter(({ code }) => !AREAS.some(([pattern]) => pattern.test(code)));
  if (unknown.length > 0) {
    throw new Error(`tools/problems-page.js knows no area of ${unknown.map(({ code }) => code).join(', ')}.`);
  }
  const parts = AREAS.map(([pattern, title]) => {
    const found = PROBLEMS.filter(({ code }) => pattern.test(code));
    return [`## ${title}`, ...found.map((problem) => section(problem, levelText))].join('\n\n');
  });
  return `${[
    '# What pipectl reports',
    '<!-- Generated from the rules by tools/generate.js; do not edit. -->',
    'Each problem has a code that is stable for ever and a name; both can stand under `rules` in `pipectl.yaml` and in a suppression ' +
      'comment. `pipectl explain CODE` shows the same with an example that has the problem, and what mends it.',
    ...parts,
  ].join('\n\n')}\n`;
}

function section({ code, name, severity, level, what, why, fix }, levelText) {
  const about = level === undefined ? severity : `${severity}, level ${levelText(level)}`;
  return [
    `### ${code} ${escaped(name)}`,
    `${escaped(what)} *${about}*`,
    `${escaped(why)} ${escaped(fix)}`,
  ].join('\n\n');
}

function escaped(text) {
  return text.replace(/[\\*_~<[\]&]/g, '\\$&');
}

/** The catalogue as the program has it. */
async function load(root) {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { PROBLEMS } from './src/compiler/catalogue.ts';
        export { levelText } from './src/diagnostics/alignment-levels.ts';`,
      resolveDir: root,
      loader: 'ts',
    },
    absWorkingDir: root,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    logLevel: 'warning',
  });
  // Beside package.json, so that packages are found.
  const file = join(root, `.catalogue-${process.pid}.mjs`);
  writeFileSync(file, outputFiles[0].text);
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(file, { force: true });
  }
}
