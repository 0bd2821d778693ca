import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { diagnoseRollout, type Evidence, NO_EVIDENCE } from './diagnose.ts';
import { findEndingCause, type KnownEnding } from './ending-cause.ts';
import { type FailedRollout, gatherEvidence } from './evidence.ts';
import type { ServiceEvent } from './observation.ts';
import { findStandingTrouble } from './standing-trouble.ts';

/** A rollout that ended badly, and how. */
export interface BadEnd extends Omit<FailedRollout, 'events'> {
  readonly ending: KnownEnding;
}

/** Read at once: a rollback takes the unhealthy targets out of their group, and the tasks out of sight. */
export async function askWhy(failed: BadEnd, world: World): Promise<Evidence> {
  const { ending, ...rollout } = failed;
  const outcome = world.notes.record().services.find((one) => one.name === failed.service);
  const events = addStanding(outcome?.events ?? [], failed);
  const cause = findEndingCause(ending);
  const isDaemon = ending.service?.schedulingStrategy === 'DAEMON';
  const known = { isDaemon, ...(cause === undefined ? {} : { ending: cause }) };
  // What the follower could not read any more cannot be read now.
  if (ending.error !== undefined) {
    const { cluster, service, lastLook } = failed;
    const stoppedTasks = lastLook?.stoppedTasks ?? [];
    return { ...NO_EVIDENCE, cluster: nameRevision(cluster), service, stoppedTasks, events, ...known };
  }
  return { ...(await gatherEvidence({ ...rollout, events }, world)), ...known };
}

/** Only a rollout that did not move may wait for what ECS has said before. */
function addStanding(events: readonly ServiceEvent[], { ending, lastLook }: BadEnd): readonly ServiceEvent[] {
  const trouble =
    ending.verdict === 'stuck' || ending.verdict === 'timed-out' ? findStandingTrouble(lastLook) : undefined;
  return trouble === undefined || events.some(({ id }) => id === trouble.id) ? events : [trouble, ...events];
}

/** Tells and notes why a rollout failed. */
export function explain(evidence: Evidence, world: World): void {
  const { service } = evidence;
  const outcome = world.notes.record().services.find((one) => one.name === service);
  const noted = [...(outcome?.stoppedTasks ?? []), ...evidence.stoppedTasks];
  const stoppedTasks = [...new Map(noted.map((task) => [task.arn, task])).values()];
  const events = [...evidence.events, ...(outcome?.events ?? [])];
  const distinct = [...new Map(events.map((event) => [event.id, event])).values()];
  const diagnosis = diagnoseRollout({ ...evidence, events: distinct });
  world.notes.noteService(service, { stoppedTasks, diagnosis });
  world.tell({ type: 'diagnosed', service, diagnosis });
}
