import { ERROR_KINDS, type FailureKind } from './failure-kinds.js';

/** A deployment that could not be done: `message` is one sentence for the user, `help` says what to do. */
export class DeployFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    message: string,
    readonly help: string,
  ) {
    super(message);
  }
}

/** What was being done when something went wrong. */
export interface Doing {
  /** The permission that it needs, as IAM writes it: sagemaker:DescribePipeline. */
  readonly action: string;
  /** What it was done to: pipeline "fraud", s3://bucket/key. */
  readonly target: string;
  /** The bucket, where it was S3. */
  readonly bucket?: string;
}

/** Does something with AWS. What AWS or the network has against it is thrown as a DeployFailure, anything else as it is. */
export async function attempt<Result>(doing: Doing, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explainFailure(error, doing) ?? error;
  }
}

/**
 * What an error of the AWS SDK, of a service or of the network means, in words. Undefined if the error is none of
 * these, which makes it a bug of ours. Names are those of the SDK 3.1142 (`@smithy/core`, `@aws-sdk/core`) and of the
 * services' error tables (AWS General Reference, "Common error types"; Amazon S3 API Reference, "Error responses").
 */
export function explainFailure(error: unknown, doing: Doing): DeployFailure | undefined {
  if (error instanceof DeployFailure) {
    return error;
  }
  const kind = kindOf(error);
  return kind === undefined ? undefined : described(kind, error, doing);
}

/** The name that a service or the SDK gave an error; empty if there is none. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** The HTTP status of the answer that an error stands for; undefined if there was no answer. */
export function httpStatus(error: unknown): number | undefined {
  const metadata = memberOf(error, '$metadata');
  const status = memberOf(metadata, 'httpStatusCode');
  return typeof status === 'number' ? status : undefined;
}

function kindOf(error: unknown): FailureKind | undefined {
  // The SDK renames cut connections to TimeoutError; the system's code tells them from time that ran out.
  const named = ERROR_KINDS.get(networkCode(error)) ?? ERROR_KINDS.get(errorName(error));
  if (named !== undefined) {
    return named;
  }
  const status = httpStatus(error);
  if (status === undefined) {
    return memberOf(error, '$response') === undefined ? undefined : 'garbled';
  }
  if (memberOf(error, '$fault') === undefined) {
    return 'garbled';
  }
  const byStatus: Readonly<Record<number, FailureKind>> = { 401: 'denied', 403: 'denied', 429: 'throttled' };
  return byStatus[status] ?? (status >= 500 ? 'broken' : 'refused');
}

function described(kind: FailureKind, error: unknown, doing: Doing): DeployFailure {
  const { action, target } = doing;
  const said = saidBy(error);
  const fail = (message: string, help: string): DeployFailure => new DeployFailure(kind, message, help);
  switch (kind) {
    case 'credentials':
      return fail(
        `No usable AWS credentials were found: ${said}.`,
        'Sign in with aws sso login or aws configure, name a profile with --profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.',
      );
    case 'expired':
      return fail(
        `AWS does not accept the credentials, as they have expired: ${said}.`,
        'Sign in again (aws sso login) or fetch new temporary credentials.',
      );
    case 'invalid-credentials':
      return fail(
        `AWS does not accept the credentials: ${said}.`,
        'Check which profile is in use (--profile, AWS_PROFILE), its keys, and that the clock of this machine is right.',
      );
    case 'denied':
      return fail(
        `AWS denies ${action} on ${target}: ${said}.`,
        doing.bucket === undefined
          ? `Give the identity that deploys the permission ${action}.`
          : `Give the identity that deploys s3:PutObject, s3:GetObject and s3:ListBucket on bucket "${doing.bucket}" (without the last, S3 denies what is merely absent), and check that the bucket belongs to the account.`,
      );
    case 'no-bucket':
      return fail(
        `The bucket "${doing.bucket ?? target}" does not exist.`,
        'Create it, or name another in the "s3_root" of the configs.',
      );
    case 'throttled':
      return fail(
        `AWS keeps throttling ${action} on ${target}: ${said}.`,
        'Wait a little and deploy again; what is done already is not done twice. AWS_MAX_ATTEMPTS sets how often a call is tried.',
      );
    case 'unreachable':
      return fail(
        `The endpoint for ${action} cannot be reached: ${said}.`,
        'Check the network, the proxy, the region and --endpoint-url, then deploy again; what is done already is not done twice.',
      );
    case 'certificate':
      return fail(
        `The certificate of the endpoint for ${action} is not trusted: ${said}.`,
        'Check --endpoint-url, and name the certificates of a company proxy in NODE_EXTRA_CA_CERTS.',
      );
    case 'timeout':
      return fail(
        `${action} on ${target} took too long to answer.`,
        'Check the network and --endpoint-url, then deploy again; what is done already is not done twice.',
      );
    case 'garbled':
      return fail(
        `The answer to ${action} is not one of AWS: ${said}.`,
        'Check that --endpoint-url and the proxy lead to AWS.',
      );
    case 'limit':
      return fail(
        `A limit of the account stands against ${action} on ${target}: ${said}.`,
        'Delete what is not used any more, or ask AWS for a higher quota.',
      );
    case 'conflict':
      return fail(
        `Something else is changing ${target}: ${said}.`,
        'Wait until it is done and deploy again.',
      );
    case 'broken':
      return fail(
        `AWS failed at ${action} on ${target}: ${said}.`,
        'This is a fault of the service: deploy again in a while.',
      );
    case 'refused':
      return fail(
        `AWS refuses ${action} on ${target}: ${said}.`,
        'Mend what the message names, then deploy again.',
      );
    case 'interrupted':
      return fail(
        'The deployment was interrupted.',
        'Deploy again to finish it; what is done already is not done twice.',
      );
  }
}

/** The first line of what an error says, without a full stop; its name or code if it says nothing. */
function saidBy(error: unknown): string {
  const inner = memberOf(error, 'errors');
  const source: unknown = Array.isArray(inner) && inner.length > 0 ? inner[0] : error;
  const message = source instanceof Error ? source.message : '';
  const [line = ''] = message.trim().split('\n');
  const text = line.replace(/^@smithy\/\S+ - /u, '').replace(/[.:\s]+$/u, '');
  const empty = text === '' || text === 'UnknownError';
  if (!empty) {
    return text;
  }
  const status = httpStatus(error);
  const name = [networkCode(error), errorName(error)].find((known) => ERROR_KINDS.has(known));
  return name ?? (status === undefined ? 'it does not say why' : `HTTP status ${status}`);
}

/** The system's code of a network error; of the errors of several addresses, that of the first. */
function networkCode(error: unknown): string {
  const code = memberOf(error, 'code');
  if (typeof code === 'string') {
    return code;
  }
  const inner = memberOf(error, 'errors');
  const cause: unknown = Array.isArray(inner) ? inner[0] : memberOf(error, 'cause');
  return cause === undefined || cause === error ? '' : networkCode(cause);
}

function memberOf(value: unknown, member: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, member) : undefined;
}
