/** Ends a failed rollout: reports it, and rolls back or leaves the tasks as they are. */

import { report } from './events.ts';
import type { MutableState } from './mutable-state.ts';
import { rollBack } from './rollback.ts';
import type { ServiceSnapshot } from './scheduler-view.ts';
import { moveServiceDeployment } from './service-deployment.ts';
import type { ServiceState } from './service-record.ts';
import { changeDeployment } from './service-state.ts';

export interface Failure {
  /** Text of the service event. */
  readonly event: string;
  /** `rolloutStateReason` of the failed deployment. */
  readonly state: string;
  /** The detector, as in the restored deployment's `rolloutStateReason`. */
  readonly by: string;
  /** What follows "because" in the service deployment's `statusReason`, without the stop. */
  readonly cause: string;
  readonly hasRollback: boolean;
}

/** PRIMARY has FAILED; with rollback the last completed deployment takes its place. */
export function failRollout(
  state: MutableState,
  { service, primary, now }: ServiceSnapshot,
  failure: Failure,
): ServiceState {
  const failed = changeDeployment(service, primary.id, {
    rolloutState: 'FAILED',
    rolloutStateReason: failure.state,
    updatedAt: now,
  });
  const reported = report(state, failed, { text: failure.event, now });
  if (failure.hasRollback) {
    const reason = `Service deployment rolled back because ${failure.cause}.`;
    return rollBack(state, reported, { by: failure.by, reason, now });
  }
  // Wording not documented; assumed.
  const reason = `Service deployment stopped because ${failure.cause}.`;
  const arn = primary.serviceDeploymentArn;
  if (moveServiceDeployment(state, arn, { status: 'ROLLBACK_FAILED', now, reason })) return reported;
  moveServiceDeployment(state, arn, { status: 'STOP_REQUESTED', now, reason });
  moveServiceDeployment(state, arn, { status: 'STOPPED', now, reason });
  return reported;
}
