import { isRecord } from './schema-problems.js';
import type { StepSpec } from './types.generated.js';

/** Keywords of a config property that say where its value goes, not what it is. */
const CARRIERS = ['tier', 'variable', 'env', 'argument', 'hyperparameter'];

/**
 * The JSON Schema of configs (its text) with the own config keys of further step types, so that editors know them. A
 * key that is there already takes either value. The text itself if there are no such keys.
 */
export function configSchemaWith(text: string, specs: readonly StepSpec[]): string {
  const schema: unknown = JSON.parse(text);
  const own = specs.flatMap(({ step_type: stepType, config }) =>
    Object.entries(config?.properties ?? {}).map(([key, property]) => ({ key, property, stepType })),
  );
  if (own.length === 0 || !isRecord(schema) || !isRecord(schema.properties)) {
    return text;
  }
  const properties = new Map(Object.entries(schema.properties));
  for (const { key, property, stepType } of own) {
    const { description, ...rest } = property;
    const value = Object.fromEntries(Object.entries(rest).filter(([keyword]) => !CARRIERS.includes(keyword)));
    const known = properties.get(key);
    const others: readonly unknown[] =
      isRecord(known) && Array.isArray(known.anyOf) ? known.anyOf : [EXPRESSION];
    const before =
      isRecord(known) && typeof known.description === 'string'
        ? `${known.description.replace(/\.$/, '')}; `
        : '';
    properties.set(key, { anyOf: [value, ...others], description: `${before}${stepType}: ${description}` });
  }
  return `${JSON.stringify({ ...schema, properties: Object.fromEntries(properties) }, null, 2)}\n`;
}

/** In an editor a ${...} expression may stand where the value is no string (tools/generate.js does the same). */
const EXPRESSION = { type: 'string', pattern: '\\$\\{' };
