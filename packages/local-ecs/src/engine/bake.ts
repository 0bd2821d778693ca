/** The bake time of a rolling update: its alarms are watched a while longer before it has completed. */

import { nextHookMoment } from './lifecycle-hooks.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceSnapshot } from './scheduler-view.ts';
import type { ServiceDeploymentState, ServiceState } from './service-record.ts';
import { findStep } from './shift-state.ts';

/**
 * Whether the bake time of a rollout that is wholly in place is over; it begins at the first check. Without alarms
 * there is no bake time. That a rollback has none is assumed.
 */
export function isBaked(state: MutableState, { primary, now }: Pick<ServiceSnapshot, 'primary' | 'now'>): boolean {
  const record = state.serviceDeployments.get(primary.serviceDeploymentArn);
  if (record === undefined || !isWatched(record)) return true;
  if (record.shift !== undefined && record.shift.isRolling !== true) return true;
  const inPlaceSince = record.inPlaceSince ?? now;
  if (record.inPlaceSince === undefined) state.serviceDeployments.set(record.arn, { ...record, inPlaceSince });
  return now >= inPlaceSince + record.bakeMs;
}

function isWatched(record: ServiceDeploymentState): boolean {
  return record.status === 'IN_PROGRESS' && record.alarms.status === 'MONITORING';
}

/** When time alone will move the service's deployment on; infinity when it will not. */
export function nextDeploymentMoment(state: MutableState, service: ServiceState, now: number): number {
  const primary = service.deployments[0];
  const record = primary && state.serviceDeployments.get(primary.serviceDeploymentArn);
  if (primary?.rolloutState !== 'IN_PROGRESS' || record === undefined) return Number.POSITIVE_INFINITY;
  const { shift } = record;
  const moments = [(record.inPlaceSince ?? Number.POSITIVE_INFINITY) + record.bakeMs];
  if (shift !== undefined) {
    moments.push(shift.enteredAt + (findStep(shift)?.waitMs ?? 0));
    moments.push(...shift.hooks.map((hook) => nextHookMoment(hook, state.scenario)));
  }
  return Math.min(...moments.filter((moment) => moment > now), Number.POSITIVE_INFINITY);
}
