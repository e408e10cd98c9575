import type { EffectiveConfig } from '../project/config.js';
import type { OutputPort, Ports } from '../registry/ports.js';
import { executionFolder, uriParts } from '../sagemaker/s3-uri.js';
import { isExpressionValue, type Json } from '../source/traced.js';

/** Whether a step has outputs whose value depends on where the step writes. */
export function hasPlacedOutputs({ outputs }: Ports): boolean {
  return [...outputs.values()].some(({ training_job_file: file }) => file !== undefined);
}

/** The same ports, where outputs that depend on it know where the step writes; `config` is the step's, its ${...} resolved. */
export function placeOutputs(ports: Ports, config: EffectiveConfig, pipeline: string, step: string): Ports {
  const place = placeOf(config, pipeline, step);
  const placed = ([name, output]: [string, OutputPort]): [string, OutputPort] => [
    name,
    place === undefined || output.training_job_file === undefined
      ? output
      : { ...output, output_path: place },
  ];
  return place === undefined ? ports : { ...ports, outputs: new Map([...ports.outputs].map(placed)) };
}

/** Where a step writes: its output_path, or the default below its s3_root. */
function placeOf(config: EffectiveConfig, pipeline: string, step: string): readonly Json[] | undefined {
  const given = config.get('output_path')?.traced.value;
  if (given !== undefined) {
    return typeof given === 'string'
      ? uriParts(given)
      : isExpressionValue(given)
        ? [given.expression]
        : undefined;
  }
  const root = config.get('s3_root')?.traced.value;
  const parts = typeof root === 'string' ? uriParts(root) : undefined;
  return parts === undefined ? undefined : executionFolder(parts, pipeline, step);
}
