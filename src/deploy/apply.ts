import type { Tag, UpdatePipelineCommandInput } from '@aws-sdk/client-sagemaker';
import { s3Uri, type AwsAccess, type S3Object } from './aws.js';
import { canonicalJson, sha256 } from './canonical.js';
import { attempt, DeployFailure, errorName } from './failures.js';
import { readLivePipeline, type LivePipeline } from './live.js';
import { uploadObject, type DefinitionTransport } from './packages.js';
import { planDeployment, type Change, type PipelinePlan, type WantedPipeline } from './plan.js';
import type { During } from './progress.js';

/** Everything a deployment does. */
export interface DeploymentPlan {
  readonly wanted: WantedPipeline;
  readonly live: LivePipeline | undefined;
  readonly pipeline: PipelinePlan;
  /** How the definition is sent, if it is. */
  readonly transport: DefinitionTransport;
  /** The objects that S3 does not have yet, in the order in which they are put there. */
  readonly uploads: readonly S3Object[];
}

/**
 * Carries out a plan: the uploads, then the pipeline, then its tags. What a step refers to is there before the step
 * is, and each call by itself leaves the account in order, so that a deployment that dies halfway is finished by the
 * next one. Resolves to the ARN of the pipeline; throws a DeployFailure.
 */
export async function applyPlan(access: AwsAccess, plan: DeploymentPlan, during: During): Promise<string> {
  for (const object of plan.uploads) {
    await during(`Uploading ${s3Uri(object)}`, () => uploadObject(access, object));
  }
  const { pipeline, live, wanted } = plan;
  if (pipeline.kind === 'create' || live === undefined) {
    return during(`Creating pipeline "${wanted.name}"`, () => createPipeline(access, plan));
  }
  if (pipeline.kind === 'update') {
    const members = changedMembers(plan, pipeline.changes);
    if (Object.keys(members).length > 0) {
      const doing = { action: 'sagemaker:UpdatePipeline', target: `pipeline "${wanted.name}"` };
      await during(`Updating pipeline "${wanted.name}"`, () =>
        attempt(doing, () => access.updatePipeline({ PipelineName: wanted.name, ...members })),
      );
    }
    const tags = pipeline.changes.flatMap((change) => (change.aspect === 'tags' ? change.tags : []));
    if (tags.length > 0) {
      const doing = { action: 'sagemaker:AddTags', target: `pipeline "${wanted.name}"` };
      const added = tags.map(({ key, becomes }) => ({ Key: key, Value: becomes }));
      await during(`Tagging pipeline "${wanted.name}"`, () =>
        attempt(doing, () => access.addTags({ ResourceArn: live.arn, Tags: added })),
      );
    }
  }
  return live.arn;
}

/**
 * Creates the pipeline. If it turns out to exist and to be as wanted, it is ours: an earlier try of this call got
 * through although its answer did not. If it is not as wanted, somebody else made it, and nobody has agreed to change it.
 */
async function createPipeline(access: AwsAccess, plan: DeploymentPlan): Promise<string> {
  const { wanted } = plan;
  const tags = tagList(wanted.tags);
  const request = {
    PipelineName: wanted.name,
    PipelineDisplayName: wanted.displayName,
    ...(wanted.description === '' ? {} : { PipelineDescription: wanted.description }),
    RoleArn: wanted.role,
    ...definitionMembers(plan.transport),
    ...(tags.length === 0 ? {} : { Tags: tags }),
    ...parallelismMembers(wanted.parallelism),
  };
  const doing = { action: 'sagemaker:CreatePipeline', target: `pipeline "${wanted.name}"` };
  return attempt(doing, async () => {
    try {
      return await access.createPipeline({ ...request, ClientRequestToken: requestToken(wanted) });
    } catch (error) {
      if (!saysItExists(error)) {
        throw error;
      }
      const live = await readLivePipeline(access, wanted.name);
      if (live !== undefined && planDeployment(wanted, live).kind === 'unchanged') {
        return live.arn;
      }
      throw new DeployFailure(
        'conflict',
        `Somebody else created the pipeline "${wanted.name}" in the meantime.`,
        'Deploy again to see how it differs.',
      );
    }
  });
}

/**
 * The idempotency token of a creation: 64 hexadecimal digits (botocore IdempotencyToken: 32 to 128 characters) that
 * are the same for the same pipeline, so that trying again after a lost answer cannot create it twice.
 */
export function requestToken(wanted: WantedPipeline): string {
  return sha256(canonicalJson({ ...wanted }));
}

/** The SDK tells it by the same words: 2.257, workflow/pipeline.py `Pipeline.upsert`. */
function saysItExists(error: unknown): boolean {
  const text = error instanceof Error ? error.message : '';
  return (
    ['ValidationException', 'ConflictException', 'ResourceInUse'].includes(errorName(error)) &&
    /already exists/iu.test(text)
  );
}

/** The members of UpdatePipeline that changes call for; those left out stay as they are. */
function changedMembers(
  plan: DeploymentPlan,
  changes: readonly Change[],
): Omit<UpdatePipelineCommandInput, 'PipelineName'> {
  const { wanted, transport } = plan;
  const changed = new Set(changes.map(({ aspect }) => aspect));
  return {
    ...(changed.has('definition') ? definitionMembers(transport) : {}),
    ...(changed.has('role') ? { RoleArn: wanted.role } : {}),
    ...(changed.has('description') ? { PipelineDescription: wanted.description } : {}),
    ...(changed.has('display name') ? { PipelineDisplayName: wanted.displayName } : {}),
    ...(changed.has('parallelism') ? parallelismMembers(wanted.parallelism) : {}),
  };
}

function definitionMembers(transport: DefinitionTransport) {
  return transport.kind === 'inline'
    ? { PipelineDefinition: transport.text }
    : { PipelineDefinitionS3Location: { Bucket: transport.object.bucket, ObjectKey: transport.object.key } };
}

function parallelismMembers(parallelism: number | undefined) {
  return parallelism === undefined
    ? {}
    : { ParallelismConfiguration: { MaxParallelExecutionSteps: parallelism } };
}

function tagList(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
