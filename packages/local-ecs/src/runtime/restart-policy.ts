/**
 * When ECS starts a container again by itself (ECS Developer Guide, container restart policy). Values in, values out.
 */

export interface RestartPolicy {
  readonly ignoredExitCodes: readonly number[];
  /** ECS's default is 300 s. */
  readonly attemptPeriodSeconds: number;
}

/** How a container has run since it was last started. */
export interface LastRun {
  readonly exitCode: number;
  /** In the time of ECS. */
  readonly ranSeconds: number;
}

/** A container that ran for less than the period is not restarted. */
export function mayRestart(policy: RestartPolicy | undefined, run: LastRun): boolean {
  if (policy === undefined || policy.ignoredExitCodes.includes(run.exitCode)) return false;
  return run.ranSeconds >= policy.attemptPeriodSeconds;
}
