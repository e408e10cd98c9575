import { readLivePipeline } from '../../src/deploy/live.js';
import type { DescribedPipeline } from '../../src/deploy/aws.js';
import { ARN, fakeAccount, live, networkError, ROLE, serviceError } from './support.js';

function accountWith(described: DescribedPipeline) {
  const account = fakeAccount();
  account.pipelines.set('fraud', { PipelineArn: ARN, RoleArn: ROLE, ...described });
  return account;
}

const failing = (error: Error) => {
  const account = fakeAccount();
  account.interfere = () => {
    throw error;
  };
  return readLivePipeline(account.access, 'fraud');
};

describe('readLivePipeline', () => {
  it('reads everything that a deployment sets', async () => {
    const account = accountWith({
      PipelineDisplayName: 'Fraud',
      PipelineDescription: 'Finds it',
      PipelineDefinition: '{ "Steps": [] }',
      ParallelismConfiguration: { MaxParallelExecutionSteps: 3 },
    });
    expect(await readLivePipeline(account.access, 'fraud')).toEqual(
      live({ displayName: 'Fraud', description: 'Finds it', definition: { Steps: [] }, parallelism: 3 }),
    );
  });

  it('reads the tags of every page', async () => {
    const account = accountWith({ PipelineDefinition: '{}' });
    const tags = new Map([
      ['a', '1'],
      ['b', ''],
      ['c', '3'],
    ]);
    account.tags.set(ARN, tags);
    expect((await readLivePipeline(account.access, 'fraud'))?.tags).toEqual(tags);
    expect(account.calls).toEqual(['describePipeline fraud', 'listTags 0', 'listTags 1', 'listTags 2']);
  });

  it('takes what SageMaker leaves out for its default', async () => {
    expect(await readLivePipeline(accountWith({ PipelineDefinition: '{}' }).access, 'fraud')).toEqual(
      live({ definition: {} }),
    );
  });

  it('takes a definition that is JSON already', async () => {
    const account = accountWith({});
    account.pipelines.set(
      'fraud',
      Object.assign({ PipelineArn: ARN }, { PipelineDefinition: { Steps: [1] } as never }),
    );
    expect((await readLivePipeline(account.access, 'fraud'))?.definition).toEqual({ Steps: [1] });
  });

  it('has no definition where there is none to read', async () => {
    for (const PipelineDefinition of ['{"Steps":', '', undefined]) {
      const account = accountWith(PipelineDefinition === undefined ? {} : { PipelineDefinition });
      expect((await readLivePipeline(account.access, 'fraud'))?.definition).toBeUndefined();
    }
  });

  it('knows both ways of saying that there is no such pipeline', async () => {
    expect(await failing(serviceError('ResourceNotFound', 400, 'Pipeline is not found.'))).toBeUndefined();
    const moto = 'Could not find pipeline with PipelineName fraud';
    expect(await failing(serviceError('ValidationException', 400, moto))).toBeUndefined();
  });

  it('does not take other refusals for absence', async () => {
    await expect(failing(serviceError('ValidationException', 400, 'Bad name.'))).rejects.toMatchObject({
      kind: 'refused',
      message: 'AWS refuses sagemaker:DescribePipeline on pipeline "fraud": Bad name.',
    });
    await expect(
      failing(networkError('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1')),
    ).rejects.toMatchObject({
      kind: 'unreachable',
    });
  });

  it('does not touch a pipeline that is being deleted', async () => {
    await expect(
      readLivePipeline(accountWith({ PipelineStatus: 'Deleting' }).access, 'fraud'),
    ).rejects.toMatchObject({
      kind: 'conflict',
      message: 'The pipeline "fraud" is being deleted.',
    });
  });
});
