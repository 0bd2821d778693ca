import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { asDeployError } from '../ports/deploy-error.ts';
import type { Verdict } from '../ports/verdict.ts';
import { revisionName } from '../text/arn.ts';
import { describeFailure, summarizeRollback } from './describe-rollback.ts';
import type { DeploymentEnding, FollowedDeployment, StopPorts } from './driver.ts';
import { followDeployment } from './follow-deployment.ts';
import { reportRefusal, stopWithRollback } from './stop-with-rollback.ts';
import type { FollowWorld } from './world.ts';

/** How long a rollback after a failure is followed, but for pauses that it takes anyway. */
export const ROLLBACK_LIMIT_MS = 15 * 60_000;

/** Ends that are for us to roll back; only `failed` becomes `rolled-back` by it, the others keep their word. */
const ROLLED_BACK: ReadonlySet<Verdict> = new Set(['failed', 'timed-out', 'stuck']);

/**
 * Rolls our deployment back to the last one that completed, where that is for us to do: it is stopped with rollback,
 * which is bound to it; where that is not possible any more or leads elsewhere, another deployment brings the revision.
 */
export async function rollBack(failed: FollowedDeployment, world: FollowWorld): Promise<DeploymentEnding> {
  const { driver, ending } = failed;
  if (!ROLLED_BACK.has(ending.verdict)) return ending;
  try {
    const target = await driver.findTarget(ending, world);
    if (target === undefined) return ending;
    if (target.kind === 'none') return { ...ending, reason: `${ending.reason} ${target.reason}` };
    const { revisionArn: targetArn, isChosen } = target;
    const to = isChosen ? { to: revisionName(targetArn) } : {};
    world.report({ type: 'rollback-asked', service: driver.before.name, ...to, why: describeFailure(failed) });
    const back = await rollBackOrUpdate({ driver: driver.openRollback(targetArn), ending }, targetArn, world);
    const { lastObservation = ending.lastObservation, reported } = back.ending;
    return { lastObservation, reported, known: ending.known, ...summarizeRollback(failed, back, targetArn) };
  } catch (thrown) {
    const why = asDeployError(thrown).message;
    return { ...ending, reason: `${ending.reason} The rollback could not be started: ${why}` };
  }
}

/** @param failed as it is followed while it is rolled back, with how it ended before */
async function rollBackOrUpdate(
  failed: FollowedDeployment,
  targetArn: RevisionArn,
  world: FollowWorld,
): Promise<FollowedDeployment> {
  const { driver } = failed;
  const stop = await stopFailed(failed, world);
  const stopped = stop === undefined ? failed : await followOn(failed, world);
  if (stop !== undefined && (stopped.ending.verdict !== 'failed' || !stop.canReplace)) return stopped;
  const send = await driver.preparePrevious(targetArn, world);
  if (send === undefined) return stop === undefined ? followOn(failed, world) : stopped;
  if (stop !== undefined) {
    const left = `${driver.controller} did not roll back to ${revisionName(targetArn)}: ${stopped.ending.reason}`;
    world.report({ type: 'notice', text: `${left} Updating the service instead.` });
  }
  return followOn({ ...stopped, driver: await send() }, world);
}

async function followOn({ driver, ending }: FollowedDeployment, world: FollowWorld): Promise<FollowedDeployment> {
  return { driver, ending: await followDeployment(driver, world, ending.reported) };
}

/** The stop, where our deployment is rolled back on request. */
async function stopFailed({ driver, ending }: FollowedDeployment, world: StopPorts) {
  const stop = driver.findStop(ending);
  if (typeof stop === 'string') return undefined;
  const refusal = await stopWithRollback(stop, world);
  if (refusal === undefined) return stop;
  if (!stop.canReplace) throw refusal;
  reportRefusal(driver.controller, refusal, world);
  return undefined;
}
