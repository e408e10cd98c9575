import { project, TRAIN } from '../../../src/rules/example.js';
import { cacheNotSupported } from '../../../src/rules/sagemaker/cache-not-supported.js';
import { pipelineWithModel } from '../../../src/rules/sagemaker/model-example.js';
import { ruleTester } from '../../support/rule-tester.js';

const { expectErrors, expectValid, expectExamples } = ruleTester(cacheNotSupported);

describe('cache-not-supported', () => {
  it('finds its invalid example and nothing in its valid one', () => expectExamples());

  it('reports the key, also of a cache that is off and of a RegisterModel step', async () => {
    await expectErrors(pipelineWithModel('cache: { enabled: false }')).toEqual([
      {
        message: 'Step "serve" is a Model step, which SageMaker does not cache.',
        at: 'demo.pipeline.yaml:9:41',
        help: 'Remove "cache".',
      },
    ]);
    await expectErrors({
      ...project({
        manifest: 'steps:\n  register: { type: Register, cache: { enabled: true, expire_after: P1D } }\n',
      }),
      'specs/register.spec.yaml':
        'step_type: Register\nsagemaker_step_type: RegisterModel\nnode_type: singular\n',
    }).toEqual([
      {
        message: 'Step "register" is a RegisterModel step, which SageMaker does not cache.',
        at: 'demo.pipeline.yaml:7:31',
        help: 'Remove "cache".',
      },
    ]);
  });

  it('accepts the cache of Processing, Training and Transform steps', () =>
    expectValid({
      ...project({
        manifest: `
          steps:
            prepare: { type: Prepare, cache: &on { enabled: true, expire_after: P30D } }
            train: { type: Train, needs: [prepare], cache: *on }
            score: { type: Score, cache: *on }
        `,
      }),
      ...TRAIN,
      'specs/score.spec.yaml': 'step_type: Score\nsagemaker_step_type: Transform\nnode_type: singular\n',
    }));
});
