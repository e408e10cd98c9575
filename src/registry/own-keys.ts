import type { Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Document } from '../project/document.js';
import type { StepSpec } from '../project/types.generated.js';
import type { Validator } from '../project/validators.js';
import { keyOf, locationOf, spanOf, type Path } from '../source/location.js';
import { INVALID_KEY_SCHEMA } from './problems.js';

/** Keywords of a config property that say where its value goes, not what it is. */
const ANNOTATIONS = ['tier', 'variable', 'env', 'argument', 'hyperparameter'];

/** The config keys that a project's specification declares. */
export interface OwnKeyCheck {
  /** A validator of a map of them. */
  readonly validate: Validator;
  /** What is wrong with their schemas. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles the schemas of own config keys. Specifications with the same keys share one validator. */
export type OwnKeyCompiler = (document: Document<StepSpec>) => Promise<OwnKeyCheck>;

/** A compiler for the specifications of one run. Ajv is loaded, and its own schema compiled, when the first one is. */
export function ownKeyCompiler(): OwnKeyCompiler {
  let loading: Promise<Ajv2020> | undefined;
  const known = new Map<string, CompiledKeys>();
  return async (document) => {
    const properties = document.value.config?.properties ?? {};
    const text = JSON.stringify(properties);
    const compiled = known.get(text) ?? compileKeys(await (loading ??= loadAjv()), properties);
    known.set(text, compiled);
    return {
      validate: compiled.validate,
      diagnostics: [...compiled.problems].map(([key, { path, message }]) => {
        const at = locationOf(document.source, 'config', 'properties', key, ...path);
        return diagnose(INVALID_KEY_SCHEMA, spanOf(path.length === 0 ? keyOf(at) : at), {
          message: `The schema of "${key}" is not valid: ${message}.`,
        });
      }),
    };
  };
}

type Properties = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

interface CompiledKeys {
  readonly validate: Validator;
  /** By key, what Ajv has against its schema. */
  readonly problems: ReadonlyMap<string, KeyProblem>;
}

interface KeyProblem {
  /** Where in the schema; empty for the schema as a whole. */
  readonly path: Path;
  readonly message: string;
}

async function loadAjv(): Promise<Ajv2020> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  return new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    keywords: ANNOTATIONS,
    validateFormats: false,
    logger: false,
    // Schemas of several specifications may have the same $id.
    addUsedSchema: false,
  });
}

function compileKeys(ajv: Ajv2020, properties: Properties): CompiledKeys {
  const problems = new Map<string, KeyProblem>();
  // All at once, and one by one only to find out which of them are not valid.
  let compiled = compile(ajv, objectOf(properties));
  if (typeof compiled !== 'function') {
    for (const [key, schema] of Object.entries(properties)) {
      const problem = compile(ajv, schema);
      if (typeof problem !== 'function') {
        problems.set(key, problem);
      }
    }
    const sound = Object.entries(properties).filter(([key]) => !problems.has(key));
    compiled = ajv.compile(objectOf(Object.fromEntries(sound)));
  }
  return { validate: keepingSchemas(compiled), problems };
}

/** A validator whose errors keep the schema as it is now. */
function keepingSchemas(compiled: ValidateFunction): Validator {
  const validate: Validator = (data) => {
    const fits = compiled(data);
    validate.errors =
      compiled.errors?.map((error) => ({ ...error, parentSchema: { ...error.parentSchema } })) ?? null;
    return fits;
  };
  return validate;
}

function objectOf(properties: Properties): Readonly<Record<string, unknown>> {
  return { type: 'object', properties };
}

/** The validator of a schema, or what Ajv has against it. */
function compile(ajv: Ajv2020, schema: Readonly<Record<string, unknown>>): ValidateFunction | KeyProblem {
  try {
    return ajv.compile(schema);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Ajv lists every way in which a value fails an alternative; the first one says enough.
    const first = message.replace(/^schema is invalid: /, '').split(/, (?=data\/)/)[0] ?? message;
    const [, pointer = ''] = /^data((?:\/\S+)?) /.exec(first) ?? [];
    return { path: pointer.split('/').slice(1), message: first.replaceAll('data/', '') };
  }
}
