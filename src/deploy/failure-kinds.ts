/** What can stand between a deployment and AWS. */
export type FailureKind =
  | 'credentials'
  | 'expired'
  | 'invalid-credentials'
  | 'denied'
  | 'no-bucket'
  | 'throttled'
  | 'unreachable'
  | 'certificate'
  | 'timeout'
  | 'garbled'
  | 'limit'
  | 'conflict'
  | 'broken'
  | 'refused'
  | 'interrupted';

const NAMES: Readonly<Record<FailureKind, readonly string[]>> = {
  credentials: ['CredentialsProviderError', 'TokenProviderError', 'ProviderError'],
  expired: ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'],
  'invalid-credentials': [
    'AuthFailure',
    'IncompleteSignature',
    'InvalidAccessKeyId',
    'InvalidClientTokenId',
    'InvalidSignatureException',
    'InvalidToken',
    'MissingAuthenticationToken',
    'RequestTimeTooSkewed',
    'SignatureDoesNotMatch',
    'UnrecognizedClientException',
  ],
  denied: [
    'AccessDenied',
    'AccessDeniedException',
    'AllAccessDisabled',
    'Forbidden',
    'NotAuthorized',
    'UnauthorizedOperation',
  ],
  'no-bucket': ['NoSuchBucket'],
  throttled: [
    'BandwidthLimitExceeded',
    'LimitExceededException',
    'PriorRequestNotComplete',
    'ProvisionedThroughputExceededException',
    'RequestLimitExceeded',
    'RequestThrottled',
    'RequestThrottledException',
    'SlowDown',
    'Throttling',
    'ThrottlingException',
    'ThrottledException',
    'TooManyRequestsException',
    'TransactionInProgressException',
  ],
  unreachable: [
    'EAI_AGAIN',
    'ECONNABORTED',
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETDOWN',
    'ENETUNREACH',
    'ENOTFOUND',
    'EPIPE',
    'EPROTO',
    'HPE_INVALID_CONSTANT',
    'NetworkingError',
  ],
  certificate: [
    'CERT_HAS_EXPIRED',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_GET_ISSUER_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ],
  timeout: ['ETIMEDOUT', 'RequestTimeout', 'RequestTimeoutException', 'TimeoutError'],
  garbled: ['SyntaxError'],
  limit: ['ResourceLimitExceeded', 'TooManyTagsException', 'ServiceQuotaExceededException'],
  conflict: ['ConflictException', 'OperationAborted', 'ResourceInUse', 'ConcurrentModificationException'],
  broken: ['InternalError', 'InternalFailure', 'InternalServerError', 'ServiceUnavailable'],
  refused: ['ValidationException', 'ValidationError', 'PermanentRedirect'],
  interrupted: ['AbortError'],
};

/** The kind of failure by the name of an AWS or SDK error, or by the code of a system error. */
export const ERROR_KINDS: ReadonlyMap<string, FailureKind> = new Map(
  failureKinds().flatMap((kind) => NAMES[kind].map((name) => [name, kind])),
);

function failureKinds(): readonly FailureKind[] {
  return Object.keys(NAMES).filter((kind): kind is FailureKind => kind in NAMES);
}
