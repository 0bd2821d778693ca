import type { LifecycleHook, ServiceDeploymentRecord } from '../ports/service-records.ts';
import { isWaiting } from '../rollout/lifecycle-hooks.ts';
import type { CauseGroup } from './cause-groups.ts';

/** What a service deployment itself says of why it did not come to its end. */
export type LifecycleEvidence = Pick<ServiceDeploymentRecord, 'hooks' | 'alarms'>;

/** Alarms that went off, hooks that failed, and a pause that nobody has answered; likeliest first. */
export function listLifecycleCauses(lifecycle: LifecycleEvidence | undefined): readonly CauseGroup[] {
  const alarms = lifecycle?.alarms?.triggered ?? [];
  const hooks = lifecycle?.hooks ?? [];
  const expired = hooks.filter(hasExpired);
  const failed = hooks.filter((hook) => hasFailed(hook) && !hasExpired(hook));
  const waiting = hooks.filter(isWaiting);
  return [
    ...(alarms.length === 0 ? [] : [aGroup('alarm-triggered', alarms)]),
    ...(failed.length === 0 ? [] : [aGroup('hook-failed', failed.map(describeHook))]),
    ...(expired.length === 0 ? [] : [aGroup('pause-timed-out', expired.map(describeHook))]),
    ...(waiting.length === 0 ? [] : [aGroup('pause-unanswered', waiting.map(describeHook))]),
  ];
}

/** The Lambda function behind the first hook that failed; undefined for a pause. */
export function findFailedFunction(lifecycle: LifecycleEvidence | undefined): string | undefined {
  const arn = lifecycle?.hooks.find(hasFailed)?.targetArn;
  return /:function:([^:]+)/.exec(arn ?? '')?.[1];
}

/** A time-out whose action is to continue fails nothing. */
function hasFailed({ status, timeoutAction }: LifecycleHook): boolean {
  return status === 'FAILED' || (status === 'TIMED_OUT' && timeoutAction !== 'CONTINUE');
}

/** A pause that nobody answered, after which ECS rolls back. */
function hasExpired(hook: LifecycleHook): boolean {
  return hasFailed(hook) && hook.status === 'TIMED_OUT' && hook.targetArn === undefined;
}

function describeHook(hook: LifecycleHook): string {
  return `${hook.targetArn ?? hook.id}: ${hook.status}`;
}

function aGroup(kind: CauseGroup['kind'], words: readonly string[]): CauseGroup {
  return { kind, containers: [], words, count: 0 };
}
