import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configSchemaWith } from '../project/config-schema.js';
import { PACKAGE_SCHEMAS, type SchemaKind } from '../project/schema-files.js';
import type { StepSpec } from '../project/types.generated.js';

/** The text of a schema that the package ships (its folder is absolute); that of configs with the own keys of further step types. */
export function schemaText(packageFolder: string, kind: SchemaKind, specs: readonly StepSpec[]): string {
  const text = readFileSync(join(packageFolder, PACKAGE_SCHEMAS[kind]), 'utf8');
  return kind === 'config' ? configSchemaWith(text, specs) : text;
}
