import { unknownJobType } from '../../../src/rules/dag/unknown-job-type.js';
import { PREPARE_SPEC, project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples, expectFixed } = ruleTester(unknownJobType);

const spec = `${PREPARE_SPEC}job_types:\n  training: {}\n  validation: {}\n`;

describe('unknown-job-type', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a job type that the specification does not list, and a missing one', () =>
    expectErrors(
      project({
        spec,
        manifest: `
          steps:
            prepare: { type: Prepare, job_type: trainig }
            prepare_all: { type: Prepare }
        `,
      }),
    ).toEqual([
      {
        message: 'The step type "Prepare" has no job type "trainig". Did you mean "training"?',
        at: 'demo.pipeline.yaml:7:39',
        help: 'Write one of "training" and "validation".',
        related: [{ message: 'The job types of "Prepare".', at: 'specs/prepare.spec.yaml:9:1' }],
      },
      {
        message: 'Step "prepare_all" has no job type; its type "Prepare" asks for one.',
        at: 'demo.pipeline.yaml:8:3',
        help: 'Add "job_type:" with one of "training" and "validation".',
        related: [{ message: 'The job types of "Prepare".', at: 'specs/prepare.spec.yaml:9:1' }],
      },
    ]));

  it('reports a job type where the specification has none', () =>
    expectErrors(
      project({
        manifest: `
          steps:
            prepare: { type: Prepare, job_type: training }
        `,
      }),
    ).toEqual([
      {
        message: 'Step "prepare" has the job type "training", but its type "Prepare" has no job types.',
        at: 'demo.pipeline.yaml:7:39',
        help: 'Remove "job_type".',
      },
    ]));

  it('accepts every listed job type, and types without any beside them', () =>
    expectValid({
      ...project({
        spec,
        manifest: `
          steps:
            prepare: { type: Prepare, job_type: training }
            prepare_more: { type: Prepare, job_type: validation }
            train: { type: Train, needs: [prepare] }
        `,
      }),
      ...TRAIN,
    }));

  it('says nothing of an unknown type and of a broken specification', () =>
    expectValid(
      project({
        spec: 'step_type: Prepare\njob_types: 3\n',
        manifest: `
          steps:
            prepare: { type: Prepare, job_type: training }
            other: { type: Other, job_type: training }
        `,
      }),
      { broken: true },
    ));

  it('mends a slip', () => {
    const withJobTypes = `${PREPARE_SPEC}job_types: { training: {}, testing: {} }\n`;
    const steps = (first: string) =>
      `steps:\n  one:\n    type: Prepare\n    job_type: ${first} # of the data\n  two: { type: Prepare, job_type: train }\n`;
    return expectFixed(
      project({ spec: withJobTypes, manifest: steps("'Trainig'") }),
      project({ spec: withJobTypes, manifest: steps("'training'") }),
    );
  });
});
