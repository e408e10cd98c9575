import { shown } from '../../project/schema-problems.js';
import type { DataType } from '../../project/types.generated.js';
import { readsFileSystem } from '../../resolver/file-system.js';
import { project, TRAIN } from '../example.js';
import type { PipelineRule } from '../rule.js';

/** What an input of a data type takes, in words and as it is written. */
const WANTED: Readonly<Record<DataType, string>> = {
  S3Uri: 'a place in S3',
  String: 'a text',
  Integer: 'a whole number',
  Float: 'a number',
  Boolean: 'true or false',
};
const FORMS: Readonly<Record<DataType, string>> = {
  S3Uri: 's3://<bucket>/<prefix>',
  String: 'a text',
  Integer: 'a whole number such as 10',
  Float: 'a number such as 0.5',
  Boolean: 'true or false',
};

const steps = (source: string) => `
  steps:
    train: { type: Train, inputs: { table: ${source} } }
`;

export const malformedInput: PipelineRule = {
  scope: 'pipeline',
  code: 'RES307',
  name: 'malformed-input',
  severity: 'error',
  what: 'An input for data is wired to <step>.<output>, to an s3:// URI or to a ${...} expression.',
  why: 'SageMaker copies the inputs of a job from S3 and from nowhere else.',
  fix: 'Upload the data and write their s3:// URI, or name the output that holds them.',
  invalid: project({ manifest: steps('data/table.csv') }, TRAIN),
  valid: project({ manifest: steps('s3://my-bucket/data/table.csv') }, TRAIN),
  check({ graph, wiring }, report) {
    for (const { step, name, at, problem } of wiring.bad) {
      const job = graph.steps.get(step);
      if (problem.kind !== 'text' || job?.kind !== 'job') {
        continue;
      }
      if (readsFileSystem(job, name)) {
        report(at, {
          message: `The input "${name}" of step "${step}" takes a directory of its file system, not the text ${shown(problem.text)}.`,
          help: 'Write the directory from the root, such as /data/train, or a ${...} expression.',
        });
        continue;
      }
      const type = job.ports.dependencies.get(name)?.data_type ?? 'S3Uri';
      report(at, {
        message: `The input "${name}" of step "${step}" takes ${WANTED[type]}, not the text ${shown(problem.text)}.`,
        help: `Write ${FORMS[type]}, <step>.<output> or a \${...} expression.`,
      });
    }
  },
};
