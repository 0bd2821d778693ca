import { defined } from '@slipway/ecs-rules/values';
import type { DeployRequest } from '../inputs/request.ts';
import { isSuccess } from '../ports/verdict.ts';
import type { WaitUntil } from '../ports/wait-until.ts';
import { revisionName } from '../text/arn.ts';
import type { DeploymentDriver, DeploymentEnding, ExpectedRollback, FollowedDeployment } from './driver.ts';
import type { ServiceEnding, StartedService } from './due-update.ts';
import { askWhy, explain } from './explain-failure.ts';
import { findPause } from './find-pause.ts';
import { followDeployment } from './follow-deployment.ts';
import { judgeReturned } from './judge-returned.ts';
import { requestRollback } from './request-rollback.ts';
import { rollBack } from './rollback-after-failure.ts';
import { type Verified, type Verifier, verifyFollowed } from './verify-followed.ts';
import type { FollowWorld } from './world.ts';

/** Whether a deployment is followed, and what to do when it does not come to its end. */
export interface Following extends Pick<DeployRequest, 'shouldFollow' | 'onFailure' | 'onCancel' | 'waitUntil'> {
  readonly verifier?: Verifier | undefined;
}

/**
 * Follows one service to its verdict; rolls a failed deployment back when that was requested, and says why it failed.
 */
export async function followService(
  started: StartedService,
  following: Following,
  world: FollowWorld,
): Promise<ServiceEnding> {
  if (started.kind === 'judged') return started.ending;
  return following.shouldFollow ? followToVerdict(started.driver, following, world) : leave(started.driver);
}

function leave({ facts, requested, controller, words }: DeploymentDriver): ServiceEnding {
  if (requested === undefined && facts.isNewDeployment === false) {
    const running = revisionName(facts.revisionArn);
    return { verdict: 'started', reason: `The settings were updated; ${running} stays deployed. Not waiting for it.` };
  }
  const named = `${facts.ourId} of ${revisionName(facts.revisionArn)}`;
  const reason =
    requested === undefined
      ? `Deployment ${named} was ${words.started}; not waiting for it.`
      : `Rollback of deployment ${named} requested from ${controller}; not waiting for it.`;
  return { verdict: 'started', reason };
}

/** The same for a deployment of any kind. */
export async function followToVerdict(
  first: DeploymentDriver,
  { onFailure, onCancel, waitUntil, verifier }: Omit<Following, 'shouldFollow'>,
  world: FollowWorld,
): Promise<ServiceEnding> {
  const followed = await verifyFollowed(await followFirst(first, onFailure, world), verifier, world);
  const { driver, ending: seen, isByChecks, hasPaused } = followed;
  if (seen.verdict === 'cancelled') return cancel(followed, onCancel, world);
  if (hasPaused !== true)
    notePause(followed, { waitUntil, input: verifier === undefined ? 'wait-until' : 'verify-at' }, world);
  if (isSuccess(seen.verdict)) return toServiceEnding(driver, seen);
  const evidence = isByChecks === true ? undefined : askWhy(followed, world);
  // A requested rollback that failed is not rolled back: where ECS did not go, the update was sent already.
  const isDue = driver.requested === undefined && onFailure === 'rollback';
  const ending = isDue ? await rollBack(followed, world) : seen;
  if (evidence !== undefined) explain(await evidence, world);
  return toServiceEnding(driver, ending);
}

/** Whoever waits for a pause learns where it is, or that there was none. */
function notePause(
  { driver, ending: { verdict, lastObservation } }: FollowedDeployment,
  { waitUntil, input }: { readonly waitUntil: WaitUntil; readonly input: string },
  { notes, report }: Pick<FollowWorld, 'notes' | 'report'>,
): void {
  const { name } = driver.before;
  if (verdict === 'paused') {
    const pause = findPause(lastObservation?.serviceDeployment);
    notes.noteService(name, defined({ pausedAt: pause?.stage, hookId: pause?.hook.id }));
  }
  if (verdict !== 'steady' || waitUntil === 'steady') return;
  const what = waitUntil === 'paused' ? 'without a pause' : `without a pause at ${waitUntil}`;
  report({ type: 'notice', text: `The deployment of service ${name} completed ${what} (${input}: ${waitUntil}).` });
}

async function followFirst(
  driver: DeploymentDriver,
  onFailure: Following['onFailure'],
  world: FollowWorld,
): Promise<FollowedDeployment> {
  if (driver.requested !== undefined) return followExpectedRollback(driver, driver.requested, world);
  const followed = onFailure === 'rollback' ? driver : driver.leaveRollback();
  return { driver: followed, ending: await followDeployment(followed, world) };
}

/**
 * Follows a rollback that was requested: `steady` once its revision is running again. Where the deployment completed
 * before it was stopped, or the controller goes elsewhere, the update is sent after all, once.
 */
async function followExpectedRollback(
  driver: DeploymentDriver,
  requested: ExpectedRollback,
  world: FollowWorld,
): Promise<FollowedDeployment> {
  const ending = await followDeployment(driver, world);
  const isElsewhere = requested.instead?.isElsewhere(ending) === true;
  const toReturn = { toArn: requested.toArn, canReplace: requested.instead !== undefined };
  const judged = isElsewhere ? undefined : judgeReturned(driver, toReturn, ending.verdict);
  if (judged !== undefined) return { driver, ending: { ...ending, ...judged } };
  const send = await requested.instead?.prepare(ending, world);
  if (send === undefined) return { driver, ending };
  const text = `${driver.controller} did not roll back: ${ending.reason} Updating the service instead.`;
  world.report({ type: 'notice', text });
  const sent = await send();
  return { driver: sent, ending: await followDeployment(sent, world, ending.reported) };
}

/** A red verdict says what is running now, unless its reason does. */
function toServiceEnding(
  driver: DeploymentDriver,
  { verdict, reason, lastObservation }: DeploymentEnding,
): ServiceEnding {
  const isSaid = isSuccess(verdict) || verdict === 'rolled-back' || verdict === 'cancelled';
  if (isSaid || lastObservation?.service === undefined) return { verdict, reason };
  return { verdict, reason: `${reason} ${driver.describeRunning(lastObservation.service)}` };
}

async function cancel(followed: Verified, onCancel: Following['onCancel'], world: FollowWorld): Promise<ServiceEnding> {
  const { driver, ending } = followed;
  const watch = driver.describeWatch(ending);
  if (onCancel === 'leave') return { verdict: 'cancelled', reason: `${ending.reason} ${watch}` };
  const said = await requestRollback(followed, world);
  // How a rollback by ECS ended is for the post step to say.
  const more = driver.controller === 'ECS' ? '' : ` ${watch}`;
  return { verdict: 'cancelled', reason: `The run was cancelled. ${said}${more}` };
}
