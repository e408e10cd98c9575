import type { CodePackage } from '../builders/code.js';
import type { Json } from '../source/traced.js';

/** A pipeline that has passed every check, ready to be written or deployed. */
export interface CompiledPipeline {
  readonly name: string;
  readonly displayName?: string;
  readonly description?: string;
  /** The definition as JSON; `emitDefinition` gives its text. */
  readonly definition: Json;
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
  const text = form === 'compact' ? JSON.stringify(definition) : `${JSON.stringify(definition, null, 2)}\n`;
  return text.replace(WHOLE_FLOAT, '$1.0');
}

/**
 * A whole number in a member that SageMaker takes only as a float: InferenceComponent's NumberOfCpuCoresRequired
 * (botocore 1.43 sagemaker 2017-07-24 shape NumberOfCpuCores). It needs a decimal point, but JSON.stringify writes 2
 * for 2.0. Inside a JSON text every quote has a backslash before it, so that only the member itself is matched.
 */
const WHOLE_FLOAT = /((?<!\\)"NumberOfCpuCoresRequired": ?-?\d+)(?=[,}\s])/g;
