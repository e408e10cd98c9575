/**
 * Puts everything that can be out of step into the library, its examples and further projects, one thing at a time, and
 * fails unless `validate` and `align-check` report each of them at its place or at its counterpart. What they cannot know is in
 * survivors.yaml, one by one, with the reason; what is there and is reported fails too.
 *   node test/mutants/run.js [TEXT]   (only mutants with the text in their name; each is printed)
 */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';

const here = dirname(fileURLToPath(import.meta.url));
const [only = ''] = process.argv.slice(2);
const bundle = join(here, '../../dist/mutants/main.mjs');

await build({
  entryPoints: [join(here, 'main.ts')],
  outfile: bundle,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'warning',
});

/** The verdicts of one process on its share of the mutants. */
function verdictsOf(index, of) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bundle, String(index), String(of), only], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (part) => (text += part));
    child.on('close', (code) =>
      code === 0
        ? resolve(
            text
              .trimEnd()
              .split('\n')
              .filter(Boolean)
              .map((line) => JSON.parse(line)),
          )
        : reject(new Error(`A process on mutants ended with ${code}.`)),
    );
  });
}

const shares = Math.max(1, availableParallelism());
const verdicts = (
  await Promise.all(Array.from({ length: shares }, (_, index) => verdictsOf(index, shares)))
).flat();
rmSync(dirname(bundle), { recursive: true });

const explained = new Map(
  parse(readFileSync(join(here, 'survivors.yaml'), 'utf8')).flatMap(({ reason, mutants }) =>
    mutants.map((mutant) => [mutant, reason]),
  ),
);
const nameOf = ({ project, mutant }) => `${project}/${mutant}`;
const kindOf = ({ mutant }) => /\.(contract|spec|config|pipeline)\.yaml: /.exec(mutant)?.[1] ?? 'script';
const wrong = verdicts.filter((verdict) => verdict.outcome !== 'reported' && !explained.has(nameOf(verdict)));
const reported = verdicts.filter((verdict) => verdict.outcome === 'reported');
const stale =
  only === ''
    ? [...explained.keys()].filter(
        (name) => !verdicts.some((verdict) => nameOf(verdict) === name && verdict.outcome !== 'reported'),
      )
    : [];

for (const verdict of only === '' ? wrong : verdicts) {
  console.log(
    `${verdict.outcome} ${nameOf(verdict)}${verdict.said.length === 0 ? '' : ` -> ${verdict.said.join(', ')}`}`,
  );
}
for (const name of stale) {
  console.log(`reported, or no mutant any more, though survivors.yaml has it: ${name}`);
}
for (const kind of ['script', 'contract', 'spec', 'config', 'pipeline']) {
  const all = verdicts.filter((verdict) => kindOf(verdict) === kind);
  const good = all.filter((verdict) => verdict.outcome === 'reported');
  console.log(
    `${kind.padEnd(9)} ${String(good.length).padStart(5)} of ${String(all.length).padStart(5)} reported`,
  );
}
console.log(
  `${verdicts.length} mutants: ${reported.length} reported in place, ${verdicts.length - reported.length - wrong.length} explained, ${wrong.length} not.`,
);
process.exitCode = wrong.length + stale.length > 0 ? 1 : 0;
