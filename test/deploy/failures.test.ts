import { DeployFailure, attempt, explainFailure } from '../../src/deploy/failures.js';
import { ERROR_KINDS } from '../../src/deploy/failure-kinds.js';
import { networkError, serviceError } from './support.js';

const doing = { action: 'sagemaker:CreatePipeline', target: 'pipeline "fraud"' };
const putting = { action: 's3:PutObject', target: 's3://bucket/key', bucket: 'bucket' };
const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });

describe('explainFailure', () => {
  it.each<[string, unknown, typeof doing, string]>([
    [
      'no credentials',
      named('CredentialsProviderError', 'Could not load credentials from any providers'),
      doing,
      'No usable AWS credentials were found: Could not load credentials from any providers.',
    ],
    [
      'an expired token',
      serviceError('ExpiredTokenException', 400, 'The security token included in the request is expired'),
      doing,
      'AWS does not accept the credentials, as they have expired: The security token included in the request is expired.',
    ],
    [
      'wrong keys',
      serviceError('InvalidClientTokenId', 403, 'The security token included in the request is invalid.'),
      doing,
      'AWS does not accept the credentials: The security token included in the request is invalid.',
    ],
    [
      'a missing permission',
      serviceError('AccessDeniedException', 400, 'User: arn:aws:iam::123456789012:user/u is not authorized'),
      doing,
      'AWS denies sagemaker:CreatePipeline on pipeline "fraud": User: arn:aws:iam::123456789012:user/u is not authorized.',
    ],
    [
      'a missing bucket',
      serviceError('NoSuchBucket', 404, 'gone'),
      putting,
      'The bucket "bucket" does not exist.',
    ],
    [
      'throttling',
      serviceError('ThrottlingException', 400, 'Rate exceeded'),
      doing,
      'AWS keeps throttling sagemaker:CreatePipeline on pipeline "fraud": Rate exceeded.',
    ],
    [
      'S3 throttling',
      serviceError('SlowDown', 503, 'Please reduce your request rate.'),
      putting,
      'AWS keeps throttling s3:PutObject on s3://bucket/key: Please reduce your request rate.',
    ],
    [
      'an unreachable endpoint',
      networkError('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:9'),
      doing,
      'The endpoint for sagemaker:CreatePipeline cannot be reached: connect ECONNREFUSED 127.0.0.1:9.',
    ],
    [
      'several unreachable addresses of one name',
      Object.assign(new AggregateError([networkError('ECONNREFUSED', 'connect ECONNREFUSED ::1:9')], ''), {
        code: 'ECONNREFUSED',
      }),
      doing,
      'The endpoint for sagemaker:CreatePipeline cannot be reached: connect ECONNREFUSED ::1:9.',
    ],
    [
      'a killed connection, which the SDK calls a timeout',
      Object.assign(networkError('ECONNRESET', 'socket hang up'), { name: 'TimeoutError' }),
      doing,
      'The endpoint for sagemaker:CreatePipeline cannot be reached: socket hang up.',
    ],
    [
      'a company proxy',
      networkError('SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate in certificate chain'),
      doing,
      'The certificate of the endpoint for sagemaker:CreatePipeline is not trusted: self-signed certificate in certificate chain.',
    ],
    [
      'silence',
      named('TimeoutError', 'whatever'),
      doing,
      'sagemaker:CreatePipeline on pipeline "fraud" took too long to answer.',
    ],
    [
      'a quota',
      serviceError('ResourceLimitExceeded', 400, 'The account-level limit is 500.'),
      doing,
      'A limit of the account stands against sagemaker:CreatePipeline on pipeline "fraud": The account-level limit is 500.',
    ],
    [
      'a conflict',
      serviceError('ConflictException', 400, 'Being modified'),
      doing,
      'Something else is changing pipeline "fraud": Being modified.',
    ],
    [
      'a refusal, of which the first line is told',
      serviceError(
        'ValidationException',
        400,
        "Unable to parse pipeline definition. Unknown Argument member 'X'\nsecond line",
      ),
      doing,
      `AWS refuses sagemaker:CreatePipeline on pipeline "fraud": Unable to parse pipeline definition. Unknown Argument member 'X'.`,
    ],
    [
      'an unknown refusal',
      serviceError('Odd', 400),
      doing,
      'AWS refuses sagemaker:CreatePipeline on pipeline "fraud": HTTP status 400.',
    ],
    [
      'a fault of the service',
      serviceError('Odd', 500, 'oops'),
      doing,
      'AWS failed at sagemaker:CreatePipeline on pipeline "fraud": oops.',
    ],
    [
      'too many requests',
      serviceError('Odd', 429, 'slow'),
      doing,
      'AWS keeps throttling sagemaker:CreatePipeline on pipeline "fraud": slow.',
    ],
    [
      'a page of something else',
      Object.assign(new SyntaxError('Unexpected token < in JSON'), { $metadata: { httpStatusCode: 200 } }),
      doing,
      'The answer to sagemaker:CreatePipeline is not one of AWS: Unexpected token < in JSON.',
    ],
    ['Ctrl-C', named('AbortError', 'Request aborted'), doing, 'The deployment was interrupted.'],
  ])('explains %s', (_, error, what, message) => {
    const failure = explainFailure(error, what);
    expect(failure).toBeInstanceOf(DeployFailure);
    expect(failure?.message).toBe(message);
    expect(failure?.help).toMatch(/^[A-Z].*\.$/u);
  });

  it('names the bucket and the permissions that S3 wants', () => {
    expect(explainFailure(serviceError('403', 403), putting)?.help).toContain(
      's3:PutObject, s3:GetObject and s3:ListBucket on bucket "bucket"',
    );
  });

  it('leaves what is neither AWS nor network alone, as it is a bug', () => {
    expect(
      [new TypeError('x is not a function'), 'text', undefined, null].map((error) =>
        explainFailure(error, doing),
      ),
    ).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('gives each name one meaning', () => {
    expect(new Set(ERROR_KINDS.values()).size).toBe(15);
    expect(ERROR_KINDS.get('constructor')).toBeUndefined();
  });
});

describe('attempt', () => {
  it('keeps the first explanation', async () => {
    const first = new DeployFailure('conflict', 'First.', 'Wait.');
    await expect(attempt(doing, () => Promise.reject(first))).rejects.toBe(first);
  });

  it('passes a bug on as it is', async () => {
    const bug = new TypeError('bug');
    await expect(attempt(doing, () => Promise.reject(bug))).rejects.toBe(bug);
  });
});
