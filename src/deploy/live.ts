import type { Json } from '../source/traced.js';
import type { AwsAccess, DescribedPipeline } from './aws.js';
import { isJson } from './canonical.js';
import { attempt, DeployFailure, errorName } from './failures.js';

/** A pipeline as it is in SageMaker. */
export interface LivePipeline {
  readonly arn: string;
  readonly displayName: string;
  /** Empty for none. */
  readonly description: string;
  readonly role: string;
  /** Undefined if SageMaker gives none that is JSON. */
  readonly definition: Json | undefined;
  readonly parallelism?: number;
  readonly tags: ReadonlyMap<string, string>;
}

/**
 * The pipeline of that name, with all its tags; undefined if there is none. A pipeline whose deletion is under way is
 * a failure, as it can be neither updated nor created.
 */
export async function readLivePipeline(access: AwsAccess, name: string): Promise<LivePipeline | undefined> {
  const target = `pipeline "${name}"`;
  const described = await attempt({ action: 'sagemaker:DescribePipeline', target }, async () => {
    try {
      return await access.describePipeline(name);
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      throw error;
    }
  });
  if (described === undefined) {
    return undefined;
  }
  if (described.PipelineStatus === 'Deleting') {
    throw new DeployFailure(
      'conflict',
      `The pipeline "${name}" is being deleted.`,
      'Wait until it is gone and deploy again.',
    );
  }
  const arn = described.PipelineArn;
  if (arn === undefined) {
    throw new DeployFailure(
      'garbled',
      `The answer to sagemaker:DescribePipeline on ${target} is not one of AWS: it has no PipelineArn.`,
      'Check that --endpoint-url and the proxy lead to AWS.',
    );
  }
  const tags = await attempt({ action: 'sagemaker:ListTags', target }, () => readTags(access, arn));
  return livePipeline(described, name, arn, tags);
}

function livePipeline(
  described: DescribedPipeline,
  name: string,
  arn: string,
  tags: ReadonlyMap<string, string>,
): LivePipeline {
  const parallelism = described.ParallelismConfiguration?.MaxParallelExecutionSteps;
  return {
    arn,
    displayName: described.PipelineDisplayName ?? name,
    description: described.PipelineDescription ?? '',
    role: described.RoleArn ?? '',
    definition: parsedDefinition(described.PipelineDefinition),
    ...(parallelism === undefined ? {} : { parallelism }),
    tags,
  };
}

/**
 * Whether an error says that there is no such pipeline: ResourceNotFound by the service model (botocore 1.44
 * sagemaker 2017-07-24, DescribePipeline), and a ValidationException in moto 5.2.
 */
function isMissing(error: unknown): boolean {
  const name = errorName(error);
  const text = error instanceof Error ? error.message : '';
  return (
    name === 'ResourceNotFound' ||
    (name === 'ValidationException' && /could not find pipeline|does not exist/iu.test(text))
  );
}

async function readTags(access: AwsAccess, arn: string): Promise<ReadonlyMap<string, string>> {
  const tags = new Map<string, string>();
  let page: string | undefined;
  do {
    const answer = await access.listTags({
      ResourceArn: arn,
      ...(page === undefined ? {} : { NextToken: page }),
    });
    for (const { Key, Value } of answer.Tags ?? []) {
      tags.set(Key ?? '', Value ?? '');
    }
    page = answer.NextToken === page ? undefined : answer.NextToken;
  } while (page !== undefined && page !== '');
  return tags;
}

/** The definition as JSON, from its text, or from JSON (which moto 5.2 gives if the definition came through S3). */
function parsedDefinition(definition: unknown): Json | undefined {
  try {
    const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
    const parsed: unknown = JSON.parse(text);
    return isJson(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
