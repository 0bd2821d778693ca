/**
 * What kept us from knowing or doing. What became of a rollout is a `Verdict`, never an exception.
 *
 * - `input`: the workflow asks for something we cannot accept (all such faults are told together)
 * - `access`: credentials are missing or an IAM action is denied
 * - `absent`: a cluster, service, family or repository is not there, or not ACTIVE
 * - `unsupported`: a deployment controller or strategy that Slipway does not drive
 * - `build`, `registry`: docker or the registry failed
 * - `rejected`: ECS refused the request
 * - `unreachable`: network or throttling, after bounded retries
 * - `cancelled`: the run was told to end
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
export interface DeployFault {
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

/** An expected failure, told once and at the top. */
export class DeployError extends Error {
  readonly kind: DeployErrorKind;
  readonly advice: string;
  readonly isThrottled: boolean;
  readonly hasExpired: boolean;

  constructor(fault: DeployFault) {
    super(fault.message, fault.cause === undefined ? undefined : { cause: fault.cause });
    this.name = 'DeployError';
    this.kind = fault.kind;
    this.advice = fault.advice;
    this.isThrottled = fault.isThrottled ?? false;
    this.hasExpired = fault.hasExpired === true;
  }
}

/** Turns whatever was thrown into a `DeployError`; anything unexpected is a bug of ours and says so. */
export function asDeployError(thrown: unknown): DeployError {
  if (thrown instanceof DeployError) return thrown;
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return new DeployError({
    kind: 'internal',
    message: `Slipway failed in a way it should not: ${said}`,
    advice: 'Please report this with the log of the run; the stack is in the debug log.',
    cause: thrown,
  });
}

/** Marks code that the types say is never reached. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}

/** The code of a system's error, `ENOENT` for one; `unknown` when it has none. */
export function codeOf(thrown: unknown): string {
  return typeof thrown === 'object' && thrown !== null && 'code' in thrown ? String(thrown.code) : 'unknown';
}
