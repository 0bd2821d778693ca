/** Deployment alarms (ECS Developer Guide, how CloudWatch alarms detect deployment failures). */
import { listRaised } from './alarm-watch.ts';
import { describeAlarm } from './event-texts.ts';
import { failRollout } from './fail-rollout.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceSnapshot } from './scheduler-view.ts';
import type { ServiceState } from './service-record.ts';

/** Fails the rollout when one of its alarms is in ALARM. That a rollback is not watched is assumed. */
export function checkAlarms(state: MutableState, snapshot: ServiceSnapshot): ServiceState {
  const { service, primary } = snapshot;
  const record = state.serviceDeployments.get(primary.serviceDeploymentArn);
  if (primary.rolloutState !== 'IN_PROGRESS' || record?.status !== 'IN_PROGRESS') return service;
  const { alarms } = record;
  const triggered = alarms.status === 'MONITORING' ? listRaised(state, alarms.names) : [];
  if (triggered.length === 0) return service;
  state.serviceDeployments.set(record.arn, { ...record, alarms: { ...alarms, status: 'TRIGGERED', triggered } });
  return failRollout(state, snapshot, {
    event: describeAlarm(service, primary.id),
    // None of these three is documented; assumed.
    state: 'ECS deployment alarm: alarm detected.',
    by: 'alarm',
    cause: 'a deployment alarm was detected',
    hasRollback: alarms.hasRollback,
  });
}
