/** Deployment alarms (ECS Developer Guide, how CloudWatch alarms detect deployment failures). */
import { listRaised } from './alarm-watch.ts';
import type { Draft } from './draft.ts';
import { describeAlarm } from './event-texts.ts';
import { failRollout } from './fail-rollout.ts';
import type { Scene } from './look-view.ts';
import type { ServiceState } from './service-record.ts';

/** Fails the rollout when one of its alarms is in ALARM. That a rollback is not watched is assumed. */
export function checkAlarms(draft: Draft, scene: Scene): ServiceState {
  const { service, primary } = scene;
  const record = draft.serviceDeployments.get(primary.serviceDeploymentArn);
  if (primary.rolloutState !== 'IN_PROGRESS' || record?.status !== 'IN_PROGRESS') return service;
  const { alarms } = record;
  const triggered = alarms.status === 'MONITORING' ? listRaised(draft, alarms.names) : [];
  if (triggered.length === 0) return service;
  draft.serviceDeployments.set(record.arn, { ...record, alarms: { ...alarms, status: 'TRIGGERED', triggered } });
  return failRollout(draft, scene, {
    event: describeAlarm(service, primary.id),
    // None of these three is documented; assumed.
    state: 'ECS deployment alarm: alarm detected.',
    by: 'alarm',
    cause: 'a deployment alarm was detected',
    hasRollback: alarms.hasRollback,
  });
}
