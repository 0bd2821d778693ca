import { adviseDenial, readDenial } from '../../iam/denial.ts';
import { DeployError, type DeployErrorKind } from '../../ports/deploy-error.ts';
import type { CallName } from './call-name.ts';
import { adviseRefusal } from './refusal-advice.ts';
import { readWords } from './words.ts';

/** Fields of an SDK exception that we read; an SDK exception may lack any of them. */
interface SdkFailure {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $metadata?: { readonly httpStatusCode?: number; readonly requestId?: string };
}

const ACCESS_NAMES = new Set([
  'AccessDeniedException',
  'AccessDenied',
  'UnauthorizedOperation',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'IncompleteSignature',
  'MissingAuthenticationToken',
  'MissingAuthenticationTokenException',
  'ExpiredToken',
  'ExpiredTokenException',
  'CredentialsProviderError',
  'TokenProviderError',
]);

const ABSENT_NAMES = new Set([
  'ClusterNotFoundException',
  'ServiceNotFoundException',
  'ServiceNotActiveException',
  'ServiceDeploymentNotFoundException',
  'RepositoryNotFoundException',
  'ApplicationDoesNotExistException',
  'DeploymentGroupDoesNotExistException',
  'DeploymentDoesNotExistException',
]);

const THROTTLED_NAMES = new Set([
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'RequestThrottled',
]);

/** The SDK's words for a region that is not set, or is empty. */
const NO_REGION = /^Region (?:is missing|not accepted)/;

/** No waiting brings a region. */
function refuseRegion(cause: unknown): DeployError {
  return new DeployError({
    kind: 'input',
    message: 'No AWS region is set, or the value is not a region.',
    advice: 'Set AWS_REGION, for example us-east-1 (aws-actions/configure-aws-credentials sets it).',
    cause,
  });
}

/** The SDK's errors when it found nothing to sign with, or could not renew it: nobody was asked. */
const NO_CREDENTIALS = new Set(['CredentialsProviderError', 'TokenProviderError']);

/** What went wrong with one call, as a `DeployError`. AWS's own words are kept; the request id goes with them. */
export function asAwsFailure(thrown: unknown, call: CallName): DeployError {
  if (thrown instanceof DeployError) return thrown;
  const failure = thrown as SdkFailure;
  if (NO_REGION.test(failure.message ?? '')) return refuseRegion(thrown);
  const kind = failureKind(failure);
  return new DeployError({
    kind,
    message: describe(kind, failure, call),
    advice: advise(kind, failure, call),
    isThrottled: THROTTLED_NAMES.has(failure.name ?? ''),
    hasExpired: hasExpired(failure),
    cause: thrown,
  });
}

function failureKind(failure: SdkFailure): DeployErrorKind {
  const name = failure.name ?? '';
  const status = failure.$metadata?.httpStatusCode;
  if (ACCESS_NAMES.has(name)) return 'access';
  if (ABSENT_NAMES.has(name)) return 'absent';
  if (THROTTLED_NAMES.has(name) || status === 429) return 'unreachable';
  // A parse error under a 2xx is a proxy's page or a cut body: the answer never arrived.
  if (status === undefined || status >= 500 || status < 300) return 'unreachable';
  return 'rejected';
}

function describe(kind: DeployErrorKind, failure: SdkFailure, call: CallName): string {
  const words = readWords(failure.message ?? failure.name ?? 'no reason given', call);
  const request = failure.$metadata?.requestId === undefined ? '' : ` (request ${failure.$metadata.requestId})`;
  switch (kind) {
    case 'access':
      if (NO_CREDENTIALS.has(failure.name ?? '')) return `No usable AWS credentials: ${words}.`;
      return `${call.action} on ${call.resource} was denied: ${formatException(failure, words)}${words}${request}.`;
    case 'absent':
      return `${formatAbsent(failure, call)} not found: ${words}${request}.`;
    case 'unreachable':
      return `${call.action} on ${call.resource} returned no usable answer: ${failure.code ?? failure.name ?? 'Error'}: ${words}${request}.`;
    default:
      return `${call.action} on ${call.resource} was refused: ${formatException(failure, words)}${words}${request}.`;
  }
}

/** That a call was denied says as much as these names do. */
const PLAIN_DENIALS = new Set(['AccessDeniedException', 'AccessDenied', 'UnauthorizedOperation']);

/** `InvalidParameterException: `, unless the words have it already or it says nothing. */
function formatException({ name = '' }: SdkFailure, words: string): string {
  const isSpecific = /(?:Exception|Error|Token|Id|Match|Signature)$/.test(name) && name !== 'Error';
  return !isSpecific || PLAIN_DENIALS.has(name) || words.includes(name) ? '' : `${name}: `;
}

const CREDENTIALS_ADVICE =
  'Configure credentials in an earlier step (aws-actions/configure-aws-credentials, with permission id-token: write).';

/** ECS says of a service that its cluster is absent. */
function formatAbsent({ name }: SdkFailure, { resource }: CallName): string {
  const cluster = name === 'ClusterNotFoundException' ? / in (cluster \S+)$/.exec(resource)?.[1] : undefined;
  const what = cluster ?? resource;
  return `${what.slice(0, 1).toUpperCase()}${what.slice(1)}`;
}

function advise(kind: DeployErrorKind, failure: SdkFailure, call: CallName): string {
  const denial = kind === 'access' ? readDenial(failure.message ?? '') : undefined;
  if (denial !== undefined) return adviseDenial(denial, call.action);
  switch (kind) {
    case 'access':
      if (NO_CREDENTIALS.has(failure.name ?? '')) return CREDENTIALS_ADVICE;
      return adviseCredentials(failure, call);
    case 'absent':
      return 'Check the name, the region and the account.';
    case 'unreachable':
      return 'Check the network and the region, then run again.';
    default: {
      const { name = '', message = '' } = failure;
      const advice = adviseRefusal({ name, message, resource: call.resource });
      return advice ?? 'Correct what the message names, then run again.';
    }
  }
}

const EXPIRED = new Set(['ExpiredToken', 'ExpiredTokenException']);
const UNSIGNED = new Set(['InvalidSignatureException', 'SignatureDoesNotMatch', 'IncompleteSignature']);

/** Services that do not know the name say it in words. */
function hasExpired({ name = '', message = '' }: SdkFailure): boolean {
  return EXPIRED.has(name) || /security token included in the request is expired/i.test(message);
}

function adviseCredentials({ name = '', message = '' }: SdkFailure, { action }: CallName): string {
  if (hasExpired({ name, message })) {
    return 'Set role-duration-seconds of aws-actions/configure-aws-credentials longer than the job, then run again.';
  }
  if (UNSIGNED.has(name)) {
    return "Check the secret access key and the session token of this step, and the runner's clock.";
  }
  return `Check that the role of this step allows ${action} on this resource.`;
}
