import { jobsOf, type LinkedJob, type PipelineGraph } from '../../graph/model.js';
import { sagemakerTypeOf } from '../../graph/sagemaker-type.js';
import { isExpressionValue, isTracedMap, toJson, type Json, type Traced } from '../../source/traced.js';

/** A place in S3 that a config gives a step to write to. */
export interface OutputPlace {
  readonly job: LinkedJob;
  /** The config key. */
  readonly key: string;
  /** The output of that place, where the key names single ones. */
  readonly output?: string;
  readonly value: Traced;
}

/** The places that configs give steps to write to, in the graph's order. */
export function outputPlaces(graph: PipelineGraph): readonly OutputPlace[] {
  return jobsOf(graph).flatMap((job): OutputPlace[] => {
    const path = job.config.get('output_path')?.traced;
    const destinations = job.config.get('destinations')?.traced.value;
    return [
      ...(path === undefined ? [] : [{ job, key: 'output_path', value: path }]),
      ...(destinations !== undefined && isTracedMap(destinations)
        ? [...destinations].map(([output, value]) => ({ job, key: 'destinations', output, value }))
        : []),
    ];
  });
}

/** Whether a job writes right below the place it is given; a training job adds its own name (API reference, OutputDataConfig S3OutputPath). */
export function writesThere(job: LinkedJob): boolean {
  const type = sagemakerTypeOf(job);
  return type !== undefined && ['Processing', 'Transform', 'QualityCheck', 'ClarifyCheck'].includes(type);
}

/** A URI in a form in which the same place is the same text; undefined for anything but a text or a pipeline variable. */
export function placeText(traced: Traced): string | undefined {
  const { value } = traced;
  if (typeof value === 'string') {
    return value.replace(/\/+$/, '');
  }
  return isExpressionValue(value) ? JSON.stringify(toJson(traced)) : undefined;
}

/** The text after `Get` of every variable in an expression. */
export function variablesIn(expression: Json): readonly string[] {
  if (typeof expression !== 'object' || expression === null) {
    return [];
  }
  return Object.entries(expression).flatMap(([key, part]: [string, Json]) =>
    key === 'Get' && typeof part === 'string' ? [part] : variablesIn(part),
  );
}

/** A date with a time of day, as scripts put it into names: 2024-01-31-12-30, 20240131T1230. */
const TIMESTAMP = /(?<!\d)20\d\d-?[01]\d-?[0-3]\d[-_T][0-2]\d[-:]?[0-5]\d/;

/** Whether a text has a date with a time of day in it. */
export function hasTimestamp(text: string): boolean {
  return TIMESTAMP.test(text);
}
