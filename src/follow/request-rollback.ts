import { asDeployError } from '../ports/deploy-error.ts';
import type { RequestedRollback } from '../ports/run-state.ts';
import { withLimit } from '../ports/with-limit.ts';
import { returnAfterCancel } from './return-after-cancel.ts';
import type { FollowNotes } from './service-progress.ts';
import { stopWithRollback } from './stop-with-rollback.ts';
import type { Verified } from './verify-followed.ts';
import type { FollowWorld } from './world.ts';

/** The runner kills a cancelled step after some seconds, and the reports are still to be written. */
const LIMIT_MS = 2_500;

/**
 * Requests the rollback of our deployment and does not wait for its end: the run was cancelled. Bound to our
 * deployment, so that a newer run, which may be why this one ends, is not undone. Returns what is to be said of it; the
 * post step says how it ended.
 */
export async function requestRollback(followed: Verified, world: FollowWorld): Promise<string> {
  const { driver, ending, isByChecks } = followed;
  const { before, facts, controller } = driver;
  const what = `deployment ${facts.ourId}`;
  const stop = driver.findStop(ending);
  if (typeof stop === 'string') {
    // What is verified is complete, if it is not paused.
    return (isByChecks === true ? await returnAfterCancel(followed, world) : undefined) ?? stop;
  }
  const serviceDeploymentArn = ending.lastObservation?.serviceDeployment?.arn;
  if (serviceDeploymentArn !== undefined) {
    // Before the request, so that the post step reads it even if the answer never comes.
    world.notes.noteService(before.name, { isRollbackRequested: true, serviceDeploymentArn });
    world.remember({ rollbacks: listRequested(before.clusterArn, world) });
  }
  const why = `The run was cancelled while ${what} was in progress.`;
  world.report({ type: 'rollback-asked', service: before.name, why });
  // The signal of the run has gone off already: it would allow one attempt.
  const send = (signal: AbortSignal) => stopWithRollback(stop, { ...world, signal }).catch(asDeployError);
  const refusal = await withLimit(LIMIT_MS, send, { ...world, late: 'no answer yet' as const });
  if (refusal === undefined) return `Rollback of ${what} requested.`;
  if (refusal !== 'no answer yet') return `${controller} refused to roll back ${what}: ${refusal.message}`;
  return `Rollback of ${what} requested; ${controller} has not confirmed it: ${refusal}`;
}

/** Of all services of the run: what is remembered replaces what was. */
function listRequested(cluster: string, { notes }: FollowNotes): readonly RequestedRollback[] {
  return notes.record().services.flatMap(({ name, isRollbackRequested, serviceDeploymentArn }) => {
    if (isRollbackRequested !== true || serviceDeploymentArn === undefined) return [];
    return [{ cluster, service: name, serviceDeploymentArn }];
  });
}
