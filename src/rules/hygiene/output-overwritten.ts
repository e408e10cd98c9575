import { isExpressionValue, type Traced } from '../../source/traced.js';
import { project } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { placeKey } from '../config/takers.js';
import { hasTimestamp, outputPlaces, variablesIn, writesThere } from './locations.js';

const manifest = (uri: string) => `
  steps:
    prepare: { type: Prepare, config: { destinations: { table: "${uri}" } } }
`;

/** What is the same in every execution of one pipeline. */
const CONSTANT = new Set(['Execution.PipelineName', 'Execution.PipelineArn']);

export const outputOverwritten: PipelineRule = {
  scope: 'pipeline',
  code: 'HYG801',
  name: 'output-overwritten',
  severity: 'warning',
  what: 'Every execution writes its outputs to a place of its own.',
  why: 'A second execution overwrites what the first one wrote, also while another step or a cached run still reads it.',
  fix: 'Remove the location, so that pipectl makes one with the execution id, or put ${execution.PipelineExecutionId} into it.',
  invalid: project({ manifest: manifest('s3://my-bucket/table') }),
  valid: project({ manifest: manifest('s3://my-bucket/table/${execution.PipelineExecutionId}') }),
  check({ graph }, report) {
    const reported = new Set<string>();
    for (const { job, key, output, value } of outputPlaces(graph)) {
      const place = placeKey(value.at);
      if (writesThere(job) && isSameEveryTime(value) && !reported.has(place)) {
        reported.add(place);
        const what = output === undefined ? `The "${key}"` : `The destination of "${output}"`;
        report(value.at, {
          message: `${what} of step "${job.name}" is the same in every execution, so that each overwrites the one before.`,
          help: 'Add "/${execution.PipelineExecutionId}", or remove it: pipectl then makes a place of its own for each execution.',
        });
      }
    }
  },
};

/** A timestamp in it is HYG802's. */
function isSameEveryTime({ value }: Traced): boolean {
  if (typeof value === 'string') {
    return value.startsWith('s3://') && !value.includes('${') && !hasTimestamp(value);
  }
  return isExpressionValue(value) && variablesIn(value.expression).every((name) => CONSTANT.has(name));
}
