import { asDeployError, DeployError } from '../ports/deploy-error.ts';
import type { Docker } from '../ports/runner.ts';
import { withLimit } from '../ports/with-limit.ts';
import { revisionName } from '../text/arn.ts';
import type { FollowedDeployment } from './driver.ts';
import type { FollowWorld } from './world.ts';

/** The runner kills a cancelled step after 7.5 s (its source, `ProcessInvoker`), and the reports are still to be written. */
const LIMIT_MS = 4_000;

/** A cancelled run starts no program. What a registry would have to be asked is reported as unknown. */
const NO_DOCKER: Docker = {
  hasPlugin: () => false,
  run: () =>
    Promise.reject(
      new DeployError({ kind: 'build', message: 'The run was cancelled, so docker was not started.', advice: '' }),
    ),
};

/**
 * Rolls back a deployment that completed before the run was cancelled: nothing can stop it any more, so the service is
 * updated to the revision that ran before. Does not wait for that deployment. Whoever has deployed since is not undone.
 *
 * @returns what happened, as a sentence; undefined: the deployment is not for us to roll back
 */
export function returnAfterCancel(followed: FollowedDeployment, world: FollowWorld): Promise<string | undefined> {
  // The signal of the run has gone off already: it would allow one attempt of each call.
  const work = (signal: AbortSignal) =>
    update(followed, { ...world, signal, docker: NO_DOCKER }).catch(
      (thrown: unknown) => `The rollback could not be requested: ${asDeployError(thrown).message}`,
    );
  return withLimit(LIMIT_MS, work, { ...world, late: 'The rollback was not confirmed in time.' });
}

async function update({ driver, ending }: FollowedDeployment, world: FollowWorld): Promise<string | undefined> {
  const target = await driver.findTarget(ending, world);
  if (target === undefined || target.kind === 'none') return target?.reason;
  const to = revisionName(target.revisionArn);
  const send = await driver.openRollback(target.revisionArn).preparePrevious(target.revisionArn, world);
  if (send === undefined) return undefined;
  const { name } = driver.before;
  world.report({
    type: 'rollback-asked',
    service: name,
    to,
    why: 'The run was cancelled while it verified the service.',
  });
  world.notes.noteService(name, { isRollbackRequested: true });
  await send();
  return `Rollback to ${to} requested.`;
}
