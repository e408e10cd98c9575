import { cacheNeverHits } from '../../../src/rules/hygiene/cache-never-hits.js';
import { project, TRAIN } from '../../../src/rules/example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(cacheNeverHits);

const pipeline = (prepare: string, train = '') => ({
  ...project({
    manifest: `
      parameters: { label: { type: String } }
      steps:
        prepare: { type: Prepare${prepare} }
        train: { type: Train, needs: [prepare]${train} }
    `,
  }),
  ...TRAIN,
});
const CACHE = ', cache: { enabled: true, expire_after: P30D }';

describe('cache-never-hits', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports a cached step after one that always runs anew', () =>
    expectErrors(pipeline('', CACHE)).toEqual([
      {
        message:
          'The cache of step "train" never finds a run: "prepare", which feeds its "table", is not cached and writes to a new place each time.',
        at: 'demo.pipeline.yaml:9:43',
        help: 'Add a cache to "prepare" too, or remove this one.',
        related: [{ message: '"prepare" has no cache.', at: 'demo.pipeline.yaml:8:3' }],
      },
    ]));

  it('reports a variable of the execution among what is compared', () =>
    expectErrors(
      pipeline(`${CACHE}, config: { environment: { RUN: "run-\${execution.PipelineExecutionId}" } }`),
    ).toEqual([
      {
        message:
          'The cache of step "prepare" never finds a run: ${execution.PipelineExecutionId} is part of what is compared.',
        at: 'demo.pipeline.yaml:8:29',
        help: 'Remove the variable, or the cache.',
        related: [{ message: 'It stands here.', at: 'demo.pipeline.yaml:8:105' }],
      },
    ]));

  it.each([
    ['a chain of cached steps', pipeline(CACHE, CACHE)],
    ['a cache that is off', pipeline('', ', cache: { enabled: false }')],
    [
      'a producer that writes to one place',
      pipeline(', config: { destinations: { table: s3://b/t } }', CACHE),
    ],
    ['a parameter', pipeline(`${CACHE}, config: { environment: { LABEL: "\${params.label}" } }`)],
    [
      'an output below the execution id, which is not compared',
      pipeline(`${CACHE}, config: { destinations: { table: "s3://b/\${execution.PipelineExecutionId}" } }`),
    ],
  ])('accepts %s', (_, files) => expectValid(files));
});
