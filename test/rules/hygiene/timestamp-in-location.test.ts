import { timestampInLocation } from '../../../src/rules/hygiene/timestamp-in-location.js';
import { project } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(timestampInLocation);

const root = (uri: string) =>
  project({ manifest: `steps:\n  prepare: { type: Prepare, config: { s3_root: "${uri}" } }\n` });

describe('timestamp-in-location', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it.each(['s3://b/2024-01-31-12-30-45-123', 's3://b/20240131T1230', 's3://b/job_20240131_1230/x'])(
    'reports %s',
    (uri) =>
      expectErrors(root(uri)).toEqual([
        {
          message: 'The "s3_root" has a time of day in it, which is the same in every execution.',
          at: 'demo.pipeline.yaml:7:48',
          help: 'Remove it: code is kept under its hash, and outputs under the execution id.',
        },
      ]),
  );

  it('reports the place of an output', () =>
    expectErrors(
      project({
        manifest:
          'steps:\n  prepare: { type: Prepare, config: { destinations: { table: "s3://b/2024-01-31T12:30" } } }\n',
      }),
    ).toEqual([
      {
        message: 'The "destinations" has a time of day in it, which is the same in every execution.',
        at: 'demo.pipeline.yaml:7:62',
        help: 'Remove it: code is kept under its hash, and outputs under the execution id.',
      },
    ]));

  it.each(['s3://b/2024-01-31', 's3://b/year=2024/month=01', 's3://b-123456789012-us-east-1/v20240131'])(
    'accepts %s, which may be a partition or a name',
    (uri) => expectValid(root(uri)),
  );
});
