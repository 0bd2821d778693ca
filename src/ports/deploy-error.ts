/**
 * Why a call or a check failed. The result of a rollout is a `Verdict`, never an exception.
 *
 * - `input`: the workflow requests something we cannot accept (all such errors are reported together)
 * - `access`: credentials are missing or an IAM action is denied
 * - `absent`: a cluster, service, family or repository does not exist, or not ACTIVE
 * - `unsupported`: a deployment controller or strategy that Slipway does not drive
 * - `build`, `registry`: docker or the registry failed
 * - `rejected`: ECS refused the request
 * - `unreachable`: network or throttling, after bounded retries
 * - `cancelled`: the run was cancelled
 * - `internal`: a bug of Slipway
 */
export type DeployErrorKind =
  | 'input'
  | 'access'
  | 'absent'
  | 'unsupported'
  | 'build'
  | 'registry'
  | 'rejected'
  | 'unreachable'
  | 'cancelled'
  | 'internal';

/** What a `DeployError` is made of. */
export interface ErrorDetails {
  readonly kind: DeployErrorKind;
  /** What happened, to which object: one sentence. */
  readonly message: string;
  /** What to do next: one sentence. */
  readonly advice: string;
  /** Refused for now, and certainly not carried out. */
  readonly isThrottled?: boolean;
  /** The session of the credentials was over: no permission helps then. */
  readonly hasExpired?: boolean;
  readonly cause?: unknown;
}

/** An expected failure, Reported once and at the top. */
export class DeployError extends Error {
  readonly kind: DeployErrorKind;
  readonly advice: string;
  readonly isThrottled: boolean;
  readonly hasExpired: boolean;

  constructor(details: ErrorDetails) {
    super(details.message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'DeployError';
    this.kind = details.kind;
    this.advice = details.advice;
    this.isThrottled = details.isThrottled ?? false;
    this.hasExpired = details.hasExpired === true;
  }
}

/** Converts a thrown value to a `DeployError`. Anything unexpected is a bug in Slipway and says so. */
export function asDeployError(thrown: unknown): DeployError {
  if (thrown instanceof DeployError) return thrown;
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return new DeployError({
    kind: 'internal',
    message: `Internal error in Slipway: ${said}`,
    advice: 'Please report this bug with the log of the run; the stack trace is in the debug log.',
    cause: thrown,
  });
}

/** Not an answer to a read: one may still come, or comes with other credentials. */
export function isNoAnswer({ kind, hasExpired }: DeployError): boolean {
  return kind === 'unreachable' || hasExpired;
}

/** The code of a system's error, `ENOENT` for one; `unknown` when it has none. */
export function codeOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : 'unknown';
}
