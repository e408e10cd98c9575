/**
 * Writes what is derived from the JSON Schemas and the library, in one direction only:
 *   src/project/types.generated.ts   TypeScript types of the file kinds (committed)
 *   src/project/config-keys.generated.ts  the table of the builders' config keys (committed)
 *   manifests/config.schema.json     the published schema of *.config.yaml (committed)
 *   src/project/validators.js        precompiled Ajv validators (not committed; made by every build)
 * `node tools/generate.js --check` fails if a committed file is stale.
 */
import { readdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';
import prettier from 'prettier';
import { parse } from 'yaml';

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
  validateConfigKeys: 'src/project/config-keys.schema.json',
};

function librarySpecs() {
  return readdirSync(join(root, 'specs'))
    .filter((name) => name.endsWith('.spec.yaml'))
    .sort()
    .map((name) => parse(read(join('specs', name))));
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
    }),
    'json',
  );
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

/** A function that makes the validators of some schemas, by name: Ajv's standalone code, run when it is called. */
async function validatorFactory(name, schemas) {
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    messages: false,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    code: { source: true },
    schemas: Object.values(schemas),
    keywords: ANNOTATIONS,
  });
  const exported = Object.fromEntries(Object.entries(schemas).map(([key, { $id }]) => [key, $id]));
  // Problems are worded from the schema itself (schema-problems.ts); the way to it would be a tenth of the code.
  const code = standaloneCode.default(ajv, exported).replace(/schemaPath:("(?:[^"\\\\]|\\\\.)*"),/g, '');
  const bundled = await build({
    stdin: { contents: code, resolveDir: root, loader: 'js' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    minifySyntax: true,
  });
  const text = bundled.outputFiles[0].text;
  return `function ${name}() { const module = { exports: {} }; const { exports } = module;\n${text}\nreturn module.exports; }`;
}

/** The validators of the file kinds, and for each step type of the library those of its own keys, made when they are asked for. */
async function validators() {
  const schemas = Object.fromEntries(Object.entries(SCHEMAS).map(([name, path]) => [name, readJson(path)]));
  const owned = librarySpecs().filter(({ config }) => Object.keys(config?.properties ?? {}).length > 0);
  const factories = [];
  for (const { step_type: type, config } of owned) {
    const schema = { $id: `own-keys/${type}`, type: 'object', properties: config.properties };
    factories.push(await validatorFactory(`ownKeys_${type}`, { validate: schema }));
  }
  const entries = owned.map(({ step_type: type }) => `${JSON.stringify(type)}: onDemand(ownKeys_${type})`);
  return [
    '/* Generated from the JSON Schemas by tools/generate.js; do not edit. */',
    await validatorFactory('fileKinds', schemas),
    ...factories,
    `function onDemand(make) {
      let validate;
      const checked = (data) => {
        validate ??= make().validate;
        const fits = validate(data);
        checked.errors = validate.errors;
        return fits;
      };
      return checked;
    }`,
    `export const { ${Object.keys(SCHEMAS).join(', ')} } = fileKinds();`,
    `export const ownKeyValidators = { ${entries.join(', ')} };`,
    '',
  ].join('\n');
}

const committed = {
  'src/project/types.generated.ts': types,
  'src/project/config-keys.generated.ts': configKeys,
  'manifests/config.schema.json': configSchema,
};
const check = process.argv.includes('--check');
let stale = false;
for (const [path, make] of Object.entries(committed)) {
  const text = await make();
  const current = existsSync(join(root, path)) ? read(path) : '';
  if (text !== current) {
    if (check) {
      console.error(`${path} is stale: run npm run generate.`);
      stale = true;
    } else {
      writeFileSync(join(root, path), text);
    }
  }
}
if (!check) {
  writeFileSync(join(root, 'src/project/validators.js'), await validators());
}
process.exitCode = stale ? 1 : 0;
