/** The end of a rollout that failed, whoever found out: told, and rolled back or left as it is. */
import type { Draft } from './draft.ts';
import { tell } from './events.ts';
import type { Scene } from './look-view.ts';
import { rollBack } from './rollback.ts';
import { moveServiceDeployment } from './service-deployment.ts';
import type { ServiceState } from './service-record.ts';
import { changeDeployment } from './service-state.ts';

export interface Failure {
  /** Text of the service event. */
  readonly event: string;
  /** `rolloutStateReason` of the failed deployment. */
  readonly state: string;
  /** Who found out, as the restored deployment's `rolloutStateReason` names it. */
  readonly by: string;
  /** What follows "because" in the service deployment's `statusReason`, without the stop. */
  readonly cause: string;
  readonly hasRollback: boolean;
}

/** PRIMARY has FAILED; with rollback the last completed deployment takes its place. */
export function failRollout(draft: Draft, { service, primary, now }: Scene, failure: Failure): ServiceState {
  const failed = changeDeployment(service, primary.id, {
    rolloutState: 'FAILED',
    rolloutStateReason: failure.state,
    updatedAt: now,
  });
  const told = tell(draft, failed, { text: failure.event, now });
  if (failure.hasRollback) {
    const reason = `Service deployment rolled back because ${failure.cause}.`;
    return rollBack(draft, told, { by: failure.by, reason, now });
  }
  // Wording not documented; assumed.
  const reason = `Service deployment stopped because ${failure.cause}.`;
  const arn = primary.serviceDeploymentArn;
  if (moveServiceDeployment(draft, arn, { status: 'ROLLBACK_FAILED', now, reason })) return told;
  moveServiceDeployment(draft, arn, { status: 'STOP_REQUESTED', now, reason });
  moveServiceDeployment(draft, arn, { status: 'STOPPED', now, reason });
  return told;
}
