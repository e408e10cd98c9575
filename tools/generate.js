/**
 * Writes what is derived from the JSON Schemas and the library, in one direction only:
 *   src/project/types.generated.ts   TypeScript types of the file kinds (committed)
 *   src/project/config-keys.generated.ts  the table of the builders' config keys (committed)
 *   src/api/step-configs.generated.ts  TypeScript types of the library's config keys, by step type (committed)
 *   src/resolver/stems.generated.ts  the stems of words in names of ports (committed)
 *   manifests/config.schema.json     the published schema of *.config.yaml (committed)
 *   manifests/step-types/README.md   the page of the step types (committed)
 *   docs/problems.md                 the page of everything that is reported (committed)
 *   src/project/validators.js        precompiled Ajv validators (not committed; made by every build)
 *   src/project/lock-validator.js    the one of locks, which few runs need (not committed either)
 *   src/drawing/page-files.js        script and style of the page that shows a pipeline (not committed, either)
 * `node tools/generate.js --check` fails if a committed file is stale.
 */
import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build, transform } from 'esbuild';
import { compile } from 'json-schema-to-typescript';
import porterStemmer from 'natural/lib/natural/stemmers/porter_stemmer.js';
import prettier from 'prettier';
import { parse } from 'yaml';
import { problemsPage } from './problems-page.js';
import { stepConfigs } from './step-configs.js';
import { stepTypesPage } from './step-types-page.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const read = (path) => readFileSync(join(root, path), 'utf8');
const readJson = (path) => JSON.parse(read(path));

/** Keywords that say something to pipectl or to people and nothing to a validator. */
const ANNOTATIONS = [
  'tsType',
  'tier',
  'variable',
  'step_types',
  'defaults',
  'path',
  'env',
  'argument',
  'hyperparameter',
];

const SCHEMAS = {
  validateManifest: 'manifests/pipeline.schema.json',
  validateSpec: 'specs/spec.schema.json',
  validateContract: 'contracts/contract.schema.json',
  validateProject: 'manifests/project.schema.json',
  validateBaseline: 'manifests/baseline.schema.json',
  validateLock: 'manifests/lock.schema.json',
  validateConfigKeys: 'src/project/config-keys.schema.json',
};

function librarySpecs() {
  return readdirSync(join(root, 'specs'))
    .filter((name) => name.endsWith('.spec.yaml'))
    .sort()
    .map((file) => ({ file, ...parse(read(join('specs', file))) }));
}

async function formatted(text, parser) {
  const options = await prettier.resolveConfig(join(root, 'package.json'));
  return prettier.format(text, { ...options, parser });
}

async function types() {
  const parts = [];
  for (const path of Object.values(SCHEMAS)) {
    const schema = readJson(path);
    delete schema.$id;
    if (path.endsWith('config-keys.schema.json')) {
      delete schema.properties.job_type;
    }
    parts.push(
      await compile(schema, schema.title, {
        bannerComment: '',
        additionalProperties: false,
        unreachableDefinitions: true,
        declareExternallyReferenced: true,
        format: false,
      }),
    );
  }
  const banner =
    '/* Generated from the JSON Schemas by tools/generate.js; do not edit. */\n/* eslint-disable */\n';
  return formatted(`${banner}\n${parts.join('\n')}`, 'typescript');
}

async function configKeys() {
  const { properties } = readJson(SCHEMAS.validateConfigKeys);
  const text = `/* Generated from config-keys.schema.json by tools/generate.js; do not edit. */
    import type { ConfigKey } from './config-key.js';
    /** The config keys of the builders, by name. */
    export const CONFIG_KEYS: Readonly<Record<string, ConfigKey>> = ${JSON.stringify(properties)};`;
  return formatted(text, 'typescript');
}

async function stepConfigTypes() {
  const { properties } = readJson(SCHEMAS.validateConfigKeys);
  return formatted(await stepConfigs(librarySpecs(), properties), 'typescript');
}

async function configSchema() {
  const keys = readJson(SCHEMAS.validateConfigKeys);
  const own = {};
  for (const spec of librarySpecs()) {
    for (const [key, property] of Object.entries(spec.config?.properties ?? {})) {
      const { env, argument, hyperparameter, tier, variable, ...schema } = property;
      void [env, argument, hyperparameter, tier, variable];
      const used = (own[key]?.description ?? '').replace(/\.$/, '');
      own[key] =
        used === ''
          ? { ...schema, description: `${spec.step_type}: ${schema.description}` }
          : { description: `${used}; ${spec.step_type}: ${schema.description}` };
    }
  }
  const properties = {};
  for (const [key, property] of Object.entries(keys.properties)) {
    const { tier, variable, step_types, defaults, path, ...schema } = property;
    void [variable, defaults, path];
    if (tier !== 'derived') {
      properties[key] = {
        ...orExpression(schema),
        description: `${schema.description} (${step_types.join(', ')})`,
      };
    }
  }
  for (const [key, schema] of Object.entries(own)) {
    properties[key] = { ...orExpression(schema), description: schema.description };
  }
  return formatted(
    JSON.stringify({
      $schema: keys.$schema,
      $id: 'https://pipectl.dev/schemas/config.schema.json',
      title: 'Config',
      description:
        'How one step of one pipeline is run: the keys of the builders and of the step types in the library. File name: *.config.yaml.',
      type: 'object',
      additionalProperties: false,
      properties,
      $defs: keys.$defs,
    }),
    'json',
  );
}

function stepTypes() {
  return stepTypesPage(readJson(SCHEMAS.validateConfigKeys), librarySpecs(), join(root, 'manifests'));
}

/** The stems of the words in the names of the library's ports and in the resolver's vocabulary: working them out takes time at every start. */
async function stems() {
  const names = librarySpecs().flatMap(({ step_type, dependencies = {}, outputs = {} }) => [
    step_type,
    ...[dependencies, outputs].flatMap((ports) =>
      Object.entries(ports).flatMap(([name, port]) => [
        name,
        ...(port?.aliases ?? []),
        ...(port?.semantic_keywords ?? []),
      ]),
    ),
  ]);
  const words = `${names.join(' ')} ${read('src/resolver/vocabulary.ts')}`.match(/[A-Z]?[a-z]+|[A-Z]+/g);
  const known = [...new Set(words.map((word) => word.toLowerCase()))].sort();
  const table = Object.fromEntries(known.map((word) => [word, porterStemmer.stem(word)]));
  const text = `/* Generated from the library's specifications and vocabulary.ts by tools/generate.js; do not edit. */
    /** What Porter's stemmer makes of words that names of ports are often made of. */
    export const STEMS: Readonly<Record<string, string>> = ${JSON.stringify(table)};`;
  return formatted(text, 'typescript');
}

/** In an editor a ${...} expression may stand where the value is no string. */
function orExpression(schema) {
  const { description, default: fallback, examples, ...rest } = schema;
  void description;
  const outer = {
    ...(fallback === undefined ? {} : { default: fallback }),
    ...(examples === undefined ? {} : { examples }),
  };
  return { ...outer, anyOf: [rest, { type: 'string', pattern: '\\$\\{' }] };
}

/** A function that makes the validator of a schema: Ajv's standalone code, run when it is called. */
async function validatorFactory(name, schema) {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    // Parts of jobs that are used in many places stand once, and nobody reads Ajv's own messages: every start loads this
    // code. Elsewhere parts stay in their places, as a name of a property is told to the schema in place only.
    inlineRefs: !name.startsWith('key_'),
    messages: false,
    code: { source: true },
    schemas: [{ $id: name, ...schema }],
    keywords: [...ANNOTATIONS, 'patternErrorMessage'],
  });
  // Problems are worded from the schema itself (schema-problems.ts); the way to it would be a tenth of the code.
  const code = standaloneCode
    .default(ajv, { validate: schema.$id ?? name })
    .replace(/schemaPath:("(?:[^"\\]|\\.)*"),/g, '')
    .replace(/require\("ajv\/dist\/runtime\/(\w+)"\)\.default/g, 'runtime.$1');
  const { code: text } = await transform(code, { minifySyntax: true });
  return `function ${name}() { const exports = {};\n${text}\nreturn exports.validate; }`;
}

/** The helpers of Ajv that validators call, once for all of them. */
async function validatorRuntime() {
  const helpers = ['equal', 'ucs2length'].map(
    (name) => `${name}: require('ajv/dist/runtime/${name}').default`,
  );
  const bundled = await build({
    stdin: { contents: `module.exports = { ${helpers.join(', ')} };`, resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    minifySyntax: true,
  });
  const { text } = bundled.outputFiles[0];
  return `const runtime = (() => { const module = { exports: {} };\n${text}\nreturn module.exports; })();`;
}

/** The $defs that a schema refers to, be it through another one; nothing if there are none. */
function definitionsFor(schema, $defs) {
  const used = {};
  for (const [, name] of JSON.stringify(schema).matchAll(/"#\/\$defs\/(\w+)"/g)) {
    const { $defs: further } = definitionsFor($defs[name], $defs);
    Object.assign(used, { [name]: $defs[name] }, further);
  }
  return Object.keys(used).length === 0 ? {} : { $defs: used };
}

/**
 * The validators of the file kinds, of each builder's config key, and for each step type of the library of its own
 * keys. Each is made when it is first asked for: a run needs few of them, and start-up pays for what is made.
 */
async function validators() {
  const factories = [];
  const onDemand = async (name, schema) => {
    factories.push(await validatorFactory(name, schema));
    return `onDemand(${name})`;
  };
  const kinds = [];
  const apart = ['validateConfigKeys', 'validateLock'];
  for (const [name, path] of Object.entries(SCHEMAS).filter(([name]) => !apart.includes(name))) {
    kinds.push(`export const ${name} = ${await onDemand(`make_${name}`, readJson(path))};`);
  }
  const keys = [];
  const { properties, $defs } = readJson(SCHEMAS.validateConfigKeys);
  for (const [key, schema] of Object.entries(properties)) {
    const checked = Object.entries(schema).filter(
      ([keyword]) => ![...ANNOTATIONS, 'examples'].includes(keyword),
    );
    const own = Object.fromEntries(checked);
    keys.push(`${key}: ${await onDemand(`key_${key}`, { ...own, ...definitionsFor(own, $defs) })}`);
  }
  const owned = [];
  for (const { step_type: type, config } of librarySpecs()) {
    if (Object.keys(config?.properties ?? {}).length > 0) {
      const schema = { type: 'object', properties: config.properties };
      owned.push(`${type}: ${await onDemand(`ownKeys_${type}`, schema)}`);
    }
  }
  return [
    '/* Generated from the JSON Schemas by tools/generate.js; do not edit. */',
    await validatorRuntime(),
    ...factories,
    `function onDemand(make) {
      let made;
      const validate = (data, place) => {
        made ??= make();
        const fits = made(data, place);
        validate.errors = made.errors;
        return fits;
      };
      return validate;
    }`,
    ...kinds,
    `const configKeys = { ${keys.join(', ')} };`,
    `const keysInOrder = Object.keys(configKeys);
    export const validateConfigKeys = (data) => {
      const errors = keysInOrder.filter((key) => Object.hasOwn(data, key)).flatMap((key) => {
        const validate = configKeys[key];
        const place = { instancePath: '/' + key, parentData: data, parentDataProperty: key, rootData: data };
        return validate(data[key], place) ? [] : validate.errors;
      });
      validateConfigKeys.errors = errors;
      return errors.length === 0;
    };`,
    `export const ownKeyValidators = { ${owned.join(', ')} };`,
    '',
  ].join('\n');
}

/** The validator of locks, which few runs read: every start loads the others. */
async function lockValidator() {
  return [
    '/* Generated from lock.schema.json by tools/generate.js; do not edit. */',
    await validatorRuntime(),
    await validatorFactory('make_validateLock', readJson(SCHEMAS.validateLock)),
    'export const validateLock = make_validateLock();',
    '',
  ].join('\n');
}

/** What the page of a pipeline holds: its script, bundled, and its style sheet. */
async function pageFiles() {
  const bundled = await build({
    absWorkingDir: root,
    entryPoints: ['src/drawing/page/main.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'ascii',
    minify: true,
    legalComments: 'none',
  });
  const [{ text }] = bundled.outputFiles;
  const constant = (name, value) => `export const ${name} = ${JSON.stringify(value)};\n`;
  const banner = '/* Generated from page/ by tools/generate.js; do not edit. */\n';
  return banner + constant('PAGE_SCRIPT', text) + constant('PAGE_STYLE', read('src/drawing/page/page.css'));
}

const committed = {
  'src/project/types.generated.ts': types,
  'src/project/config-keys.generated.ts': configKeys,
  'src/api/step-configs.generated.ts': stepConfigTypes,
  'src/resolver/stems.generated.ts': stems,
  'manifests/config.schema.json': configSchema,
  'manifests/step-types/README.md': stepTypes,
};
/** Made of the program's own rules, which need the others. */
const committedLast = { 'docs/problems.md': () => problemsPage(root) };
const check = process.argv.includes('--check');
let stale = false;

async function write(files) {
  for (const [path, make] of Object.entries(files)) {
    const text = await make();
    const current = existsSync(join(root, path)) ? read(path) : '';
    if (text !== current && check) {
      console.error(`${path} is stale: run npm run generate.`);
      stale = true;
    } else if (text !== current) {
      writeFileSync(join(root, path), text);
    }
  }
}

await write(committed);
if (!check) {
  writeFileSync(join(root, 'src/project/validators.js'), await validators());
  writeFileSync(join(root, 'src/project/lock-validator.js'), await lockValidator());
  writeFileSync(join(root, 'src/drawing/page-files.js'), await pageFiles());
}
await write(committedLast);
process.exitCode = stale ? 1 : 0;
