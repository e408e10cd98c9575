import type { Ajv2020 } from 'ajv/dist/2020.js';
import { diagnose, type Diagnostic } from '../diagnostics/diagnostic.js';
import type { Document } from '../project/document.js';
import type { StepSpec } from '../project/types.generated.js';
import type { Validator } from '../project/validators.js';
import { locationOf, spanOf } from '../source/location.js';
import { INVALID_KEY_SCHEMA } from './problems.js';

/** Keywords of a config property that say where its value goes, not what it is. */
const ANNOTATIONS = ['tier', 'variable', 'env', 'argument', 'hyperparameter'];

/** A validator of a map of the config keys that a project's specification declares, and what is wrong with their schemas. */
export async function compileOwnKeys(document: Document<StepSpec>): Promise<{
  validate: Validator;
  diagnostics: readonly Diagnostic[];
}> {
  const { Ajv2020 } = await import('ajv/dist/2020.js');
  const ajv = new Ajv2020({
    allErrors: true,
    verbose: true,
    strict: false,
    keywords: ANNOTATIONS,
    validateFormats: false,
    logger: false,
  });
  const diagnostics: Diagnostic[] = [];
  const sound = Object.entries(document.value.config?.properties ?? {}).filter(([key, schema]) => {
    const problem = schemaProblem(ajv, schema);
    if (problem === undefined) {
      return true;
    }
    const at = locationOf(document.source, 'config', 'properties', key);
    diagnostics.push(
      diagnose(INVALID_KEY_SCHEMA, spanOf({ ...at, target: 'key' }), {
        message: `The schema of "${key}" is not valid: ${problem}.`,
      }),
    );
    return false;
  });
  const compiled = ajv.compile({ type: 'object', properties: Object.fromEntries(sound) });
  const validate: Validator = (data) => {
    const fits = compiled(data);
    validate.errors =
      compiled.errors?.map((error) => ({ ...error, parentSchema: { ...error.parentSchema } })) ?? null;
    return fits;
  };
  return { validate, diagnostics };
}

function schemaProblem(ajv: Ajv2020, schema: Readonly<Record<string, unknown>>): string | undefined {
  try {
    ajv.compile(schema);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    // Ajv lists every way in which a value fails an alternative; the first one says enough.
    return (message.replace(/^schema is invalid: /, '').split(/, (?=data\/)/)[0] ?? message).replaceAll(
      'data/',
      '',
    );
  }
}
