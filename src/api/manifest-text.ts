import { stringify } from 'yaml';
import type { Data } from './state.js';

/** `compat`: a text that YAML 1.1 takes for something else, such as `yes`, is quoted too. */
const OPTIONS = { lineWidth: 0, compat: 'yaml-1.1', aliasDuplicateObjects: false } as const;

/** A manifest as YAML, which says exactly what the data say. */
export function manifestText(manifest: Data): string {
  return stringify(manifest, OPTIONS);
}
