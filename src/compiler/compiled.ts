import type { CodePackage } from '../builders/code.js';
import type { Provenance } from '../builders/draft.js';
import type { Json } from '../source/traced.js';

/** A pipeline that has passed every check, ready to be written or deployed. */
export interface CompiledPipeline {
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  /** The definition as JSON; `emitDefinition` gives its text. */
  readonly definition: Json;
  /** The place that made each value of the definition, by JSON pointer. */
  readonly provenance: Provenance;
  /** The code that the definition refers to, each package once, sorted by URI. */
  readonly packages: readonly CodePackage[];
  /** s3://bucket/prefix under which the pipeline keeps its code and outputs; absent if no step has any. */
  readonly s3Root?: string;
  /** AWS region of the images looked up; absent if the configs name none. */
  readonly region?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly parallelism?: number;
}

/** The text of a definition: the same bytes for the same pipeline. Compact, or indented by two. */
export function emitDefinition(definition: Json, form: 'compact' | 'indented'): string {
  return form === 'compact' ? JSON.stringify(definition) : `${JSON.stringify(definition, null, 2)}\n`;
}
