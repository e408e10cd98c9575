import { jobsOf } from '../../graph/model.js';
import { project } from '../example.js';
import type { PipelineRule } from '../rule.js';
import { placeKey } from '../config/takers.js';
import { hasTimestamp, outputPlaces } from './locations.js';

const manifest = (prefix: string) => `
  steps:
    prepare: { type: Prepare, config: { s3_root: "s3://my-bucket/${prefix}" } }
`;

export const timestampInLocation: PipelineRule = {
  scope: 'pipeline',
  code: 'HYG802',
  name: 'timestamp-in-location',
  severity: 'warning',
  what: 'No time of day is written into the place of code or outputs.',
  why: 'The time is that of the writing, not of the execution: all executions share it until it is changed, and each change gives code a new place, so that no cached step is found again.',
  fix: 'Remove the time; pipectl keeps code under its hash and outputs under the execution id.',
  invalid: project({ manifest: manifest('run-2024-01-31-12-30-45') }),
  valid: project({ manifest: manifest('fraud') }),
  check({ graph }, report) {
    const places = [
      ...jobsOf(graph).flatMap(({ config }) => {
        const root = config.get('s3_root')?.traced;
        return root === undefined ? [] : [{ key: 's3_root', value: root }];
      }),
      ...outputPlaces(graph),
    ];
    const reported = new Set<string>();
    for (const { key, value } of places) {
      const place = placeKey(value.at);
      if (typeof value.value === 'string' && hasTimestamp(value.value) && !reported.has(place)) {
        reported.add(place);
        report(value.at, {
          message: `The "${key}" has a time of day in it, which is the same in every execution.`,
          help: 'Remove it: code is kept under its hash, and outputs under the execution id.',
        });
      }
    }
  },
};
