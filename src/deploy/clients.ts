import type { AwsAccess, S3Place } from './aws.js';

/** Which AWS a deployment talks to. */
export interface Connection {
  /** From the command line. */
  readonly region?: string | undefined;
  readonly profile?: string | undefined;
  /** Endpoint of all services. */
  readonly endpointUrl?: string | undefined;
  /** Region whose images the pipeline uses: where nothing else says where to go. */
  readonly compiledRegion?: string | undefined;
  /** AWS_REGION, AWS_DEFAULT_REGION, AWS_MAX_ATTEMPTS and the endpoints are read; the SDK reads the rest itself. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts the calls under way. */
  readonly signal: AbortSignal;
}

/** Tries per call, the first included, unless AWS_MAX_ATTEMPTS says otherwise. */
const MAX_ATTEMPTS = 5;
/** Milliseconds to connect, and for a whole call of SageMaker or STS. */
const CONNECTION_TIMEOUT = 5_000;
const REQUEST_TIMEOUT = 30_000;
/** Milliseconds for a whole upload to S3, and without a byte moving. */
const UPLOAD_TIMEOUT = 15 * 60_000;
const UPLOAD_IDLE_TIMEOUT = 60_000;

/**
 * Opens AWS. The region is the command line's, that of AWS_REGION or AWS_DEFAULT_REGION, the profile's or the
 * pipeline's, whichever comes first; undefined if there is none. Opens no connection and needs no credentials yet.
 * Throws what the SDK does if a profile cannot be read.
 */
export async function openAws(connection: Connection): Promise<AwsAccess | undefined> {
  // The SDK warns on stderr that it is going to leave Node 20, which a user of pipectl can do nothing about.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const [sageMaker, s3, sts] = await Promise.all([
    import('@aws-sdk/client-sagemaker'),
    import('@aws-sdk/client-s3'),
    import('@aws-sdk/client-sts'),
  ]);
  const { profile, endpointUrl, env, signal } = connection;
  const ofProfile = () =>
    regionOfProfile(new sageMaker.SageMakerClient(profile === undefined ? {} : { profile }).config);
  const region = regionOf(connection) ?? (await ofProfile()) ?? connection.compiledRegion;
  if (region === undefined) {
    return undefined;
  }
  const common = {
    region,
    ...(profile === undefined ? {} : { profile }),
    ...(endpointUrl === undefined ? {} : { endpoint: endpointUrl }),
    retryMode: 'standard',
    maxAttempts: maxAttempts(env),
  };
  const quick = {
    connectionTimeout: CONNECTION_TIMEOUT,
    requestTimeout: REQUEST_TIMEOUT,
    throwOnRequestTimeout: true,
  };
  const patient = { ...quick, requestTimeout: UPLOAD_TIMEOUT, socketTimeout: UPLOAD_IDLE_TIMEOUT };
  const pipelines = new sageMaker.SageMakerClient({ ...common, requestHandler: quick });
  const identity = new sts.STSClient({ ...common, requestHandler: quick });
  const objects = new s3.S3Client({
    ...common,
    requestHandler: patient,
    // Emulators serve all buckets under one host name; in AWS the bucket may be in another region than the pipeline.
    forcePathStyle: [endpointUrl, env['AWS_ENDPOINT_URL'], env['AWS_ENDPOINT_URL_S3']].some(isGiven),
    followRegionRedirects: true,
  });
  const abortable = { abortSignal: signal };
  return {
    region,
    callerAccount: async () => {
      const { Account } = await identity.send(new sts.GetCallerIdentityCommand({}), abortable);
      return Account ?? 'unknown';
    },
    describePipeline: (name) =>
      pipelines.send(new sageMaker.DescribePipelineCommand({ PipelineName: name }), abortable),
    listTags: (request) => pipelines.send(new sageMaker.ListTagsCommand(request), abortable),
    headObject: async (place) => {
      await objects.send(new s3.HeadObjectCommand(s3Members(place)), abortable);
    },
    putObject: async (object) => {
      const content = { Body: object.bytes, ContentType: object.contentType };
      await objects.send(new s3.PutObjectCommand({ ...s3Members(object), ...content }), abortable);
    },
    createPipeline: async (request) => {
      const { PipelineArn } = await pipelines.send(new sageMaker.CreatePipelineCommand(request), abortable);
      return PipelineArn ?? '';
    },
    updatePipeline: async (request) => {
      await pipelines.send(new sageMaker.UpdatePipelineCommand(request), abortable);
    },
    addTags: async (request) => {
      await pipelines.send(new sageMaker.AddTagsCommand(request), abortable);
    },
    close: () => [pipelines, identity, objects].forEach((client) => client.destroy()),
  };
}

function regionOf({ region, env }: Connection): string | undefined {
  return [region, env['AWS_REGION'], env['AWS_DEFAULT_REGION']].find(isGiven);
}

/** The region of the profile in use, if it has one: of the SDK's own search only that part is left to look at. */
async function regionOfProfile(config: {
  readonly region: () => Promise<string>;
}): Promise<string | undefined> {
  try {
    return await config.region();
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Region is missing')) {
      return undefined;
    }
    throw error;
  }
}

function maxAttempts(env: Connection['env']): number {
  const wish = Number(env['AWS_MAX_ATTEMPTS']);
  return Number.isInteger(wish) && wish > 0 ? wish : MAX_ATTEMPTS;
}

function s3Members({ bucket, key, owner }: S3Place) {
  return { Bucket: bucket, Key: key, ...(owner === undefined ? {} : { ExpectedBucketOwner: owner }) };
}

function isGiven(text: string | undefined): text is string {
  return text !== undefined && text !== '';
}
