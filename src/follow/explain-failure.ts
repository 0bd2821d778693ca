import { defined } from '@slipway/ecs-rules/values';
import { diagnoseRollout } from '../diagnosis/diagnose.ts';
import { findEndingCause } from '../diagnosis/ending-cause.ts';
import { type FailedRollout, gatherEvidence } from '../diagnosis/evidence.ts';
import { type Evidence, NO_EVIDENCE } from '../diagnosis/evidence-record.ts';
import { findOngoingTrouble } from '../diagnosis/ongoing-trouble.ts';
import type { ServiceEvent } from '../ports/service-records.ts';
import { findPrimary } from '../rollout/followed-deployment.ts';
import { clusterName } from '../text/arn.ts';
import type { DeploymentEnding, FollowedDeployment } from './driver.ts';
import type { FollowWorld } from './world.ts';

/** Read at once: a rollback removes the unhealthy targets from their group, and ECS forgets stopped tasks. */
export async function askWhy(
  { driver, ending }: FollowedDeployment,
  world: Pick<FollowWorld, 'ecs' | 'evidence' | 'notes'>,
): Promise<Evidence> {
  const { before, facts } = driver;
  const { verdict, reason, error, lastObservation } = ending;
  const service = lastObservation?.service;
  const outcome = world.notes.record().services.find((one) => one.name === before.name);
  const events = addOngoingTrouble(outcome?.events ?? [], ending);
  const cause = findEndingCause({ verdict, reason, service, ...defined({ error }) });
  const primary = findPrimary(service);
  const hasAllTasks = primary !== undefined && primary.desired > 0 && primary.running >= primary.desired;
  const known = {
    isDaemon: service?.schedulingStrategy === 'DAEMON',
    hasAllTasks,
    ...defined({ ending: cause }),
  };
  // What the follower could not read any more cannot be read now.
  if (error !== undefined) {
    const stoppedTasks = lastObservation?.stoppedTasks ?? [];
    const cluster = clusterName(before.clusterArn);
    return { ...NO_EVIDENCE, cluster, service: before.name, stoppedTasks, events, ...known };
  }
  const failed: FailedRollout = {
    cluster: before.clusterArn,
    service: before.name,
    deploymentId: driver.findOwnId(lastObservation),
    revisionArn: facts.revisionArn,
    events,
    loadBalancers: (service ?? before).loadBalancers,
    lastObservation: lastObservation && driver.toEvidence(lastObservation),
  };
  return { ...(await gatherEvidence(failed, world)), ...known };
}

/** Only a rollout that did not move may wait for what ECS has said before. */
function addOngoingTrouble(
  events: readonly ServiceEvent[],
  { verdict, lastObservation }: DeploymentEnding,
): readonly ServiceEvent[] {
  const trouble = verdict === 'stuck' || verdict === 'timed-out' ? findOngoingTrouble(lastObservation) : undefined;
  return trouble === undefined || events.some(({ id }) => id === trouble.id) ? events : [trouble, ...events];
}

/** Reports why a rollout failed and adds it to the record. */
export function explain(evidence: Evidence, world: Pick<FollowWorld, 'report' | 'notes'>): void {
  const { service } = evidence;
  const outcome = world.notes.record().services.find((one) => one.name === service);
  const noted = [...(outcome?.stoppedTasks ?? []), ...evidence.stoppedTasks];
  const stoppedTasks = [...new Map(noted.map((task) => [task.arn, task])).values()];
  const events = [...evidence.events, ...(outcome?.events ?? [])];
  const distinct = [...new Map(events.map((event) => [event.id, event])).values()];
  const diagnosis = diagnoseRollout({ ...evidence, events: distinct });
  world.notes.noteService(service, { stoppedTasks, diagnosis });
  world.report({ type: 'diagnosed', service, diagnosis });
}
