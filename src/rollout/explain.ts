import type { World } from '../world.ts';
import { diagnoseRollout, type Evidence } from './diagnose.ts';
import { type FailedRollout, gatherEvidence } from './evidence.ts';

/** Asked for at once: a way back takes the unhealthy targets out of their group, and the tasks out of sight. */
export function askWhy(failed: Omit<FailedRollout, 'events'>, world: World): Promise<Evidence> {
  const outcome = world.notes.record().services.find((one) => one.name === failed.service);
  return gatherEvidence({ ...failed, events: outcome?.events ?? [] }, world);
}

/** Tells and notes why a rollout failed. */
export function explain(evidence: Evidence, world: World): void {
  const { service } = evidence;
  const outcome = world.notes.record().services.find((one) => one.name === service);
  const noted = [...(outcome?.stoppedTasks ?? []), ...evidence.stoppedTasks];
  const stoppedTasks = [...new Map(noted.map((task) => [task.arn, task])).values()];
  const diagnosis = diagnoseRollout({ ...evidence, events: outcome?.events ?? evidence.events });
  world.notes.noteService(service, { stoppedTasks, diagnosis });
  world.tell({ type: 'diagnosed', service, diagnosis });
}
