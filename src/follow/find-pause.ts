import { defined } from '@slipway/ecs-rules/values';
import type { LifecycleHook, ServiceDeploymentRecord } from '../ports/service-records.ts';
import { isWaiting } from '../rollout/lifecycle-hooks.ts';
import { formatMoment } from '../text/duration.ts';

/** A deployment that waits for approval. */
export interface Pause {
  readonly hook: LifecycleHook;
  /** Absent: ECS does not say it. */
  readonly stage?: string;
}

/**
 * The first hook that waits. A deployment enters no further stage before it is answered.
 * @param answeredId a hook that waits no longer, whatever is read
 */
export function findPause(
  deployment: Pick<ServiceDeploymentRecord, 'hooks' | 'lifecycleStage'> | undefined,
  answeredId?: string,
): Pause | undefined {
  const hook = deployment?.hooks?.find((one) => isWaiting(one) && one.id !== answeredId);
  return hook === undefined ? undefined : { hook, ...defined({ stage: deployment?.lifecycleStage }) };
}

/** What ECS does with a pause that nobody answers, as a clause with its time; empty where ECS does not say it. */
export function describeExpiry({ expiresAt, timeoutAction }: LifecycleHook): string {
  return expiresAt === undefined ? '' : `; at ${formatMoment(expiresAt)} ECS ${describeTimeout(timeoutAction)}`;
}

function describeTimeout(action: string | undefined): string {
  if (action === 'CONTINUE') return 'continues by itself';
  return action === 'ROLLBACK' ? 'rolls back' : `does: ${action ?? 'unknown'}`;
}
