import type {
  AddTagsCommandInput,
  CreatePipelineCommandInput,
  DescribePipelineCommandOutput,
  ListTagsCommandInput,
  ListTagsCommandOutput,
  UpdatePipelineCommandInput,
} from '@aws-sdk/client-sagemaker';

/** Where an object is in S3. */
export interface S3Place {
  readonly bucket: string;
  /** Without a slash at the start. */
  readonly key: string;
  /** Account that must own the bucket, if it is known: see `ownerOfBucket`. */
  readonly owner?: string;
}

/** An object to be in S3, named by its content: the same place always has the same bytes. */
export interface S3Object extends S3Place {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** The members of DescribePipeline's answer that a deployment compares. */
export type DescribedPipeline = Pick<
  DescribePipelineCommandOutput,
  | 'PipelineArn'
  | 'PipelineName'
  | 'PipelineDisplayName'
  | 'PipelineDefinition'
  | 'PipelineDescription'
  | 'RoleArn'
  | 'PipelineStatus'
  | 'ParallelismConfiguration'
>;

/**
 * The AWS calls that a deployment makes, in the words of the API and no more than that. Every method rejects with
 * what the SDK throws; `explainFailure` turns it into a sentence. Those above the line only read.
 */
export interface AwsAccess {
  /** The region that the calls go to. */
  readonly region: string;
  /** The twelve digits of the account whose credentials are in use (STS GetCallerIdentity). */
  readonly callerAccount: () => Promise<string>;
  readonly describePipeline: (name: string) => Promise<DescribedPipeline>;
  readonly listTags: (
    request: ListTagsCommandInput,
  ) => Promise<Pick<ListTagsCommandOutput, 'Tags' | 'NextToken'>>;
  /** Resolves if the object is there. */
  readonly headObject: (place: S3Place) => Promise<void>;
  // ---
  readonly putObject: (object: S3Object) => Promise<void>;
  /** Resolves to the ARN of the new pipeline. */
  readonly createPipeline: (request: CreatePipelineCommandInput) => Promise<string>;
  readonly updatePipeline: (request: UpdatePipelineCommandInput) => Promise<void>;
  readonly addTags: (request: AddTagsCommandInput) => Promise<void>;
  /** Closes the connections, so that the process can end. */
  readonly close: () => void;
}

/** Place of an S3 URI (s3://bucket/key); undefined for any other text. */
export function s3Place(uri: string): S3Place | undefined {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/su.exec(uri) ?? [];
  return bucket === undefined || key === undefined ? undefined : { bucket, key };
}

/** S3 URI of a place. */
export function s3Uri(place: S3Place): string {
  return `s3://${place.bucket}/${place.key}`;
}

/**
 * The account that must own a bucket, if its name says so: SageMaker's default bucket is sagemaker-<region>-<account>
 * (SDK 2.257, session.py `Session.default_bucket`, which likewise sends ExpectedBucketOwner for it). Somebody else may
 * have taken such a name, and would get the code; of a bucket that the user named nothing is known.
 */
export function ownerOfBucket(bucket: string): string | undefined {
  return /^sagemaker-[a-z0-9-]+-(\d{12})$/u.exec(bucket)?.[1];
}
