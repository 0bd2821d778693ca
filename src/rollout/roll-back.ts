import { asDeployError } from '../errors.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { findPrimary } from './facts.ts';
import { followRollout, type Rollout, type RolloutEnding } from './follow.ts';
import { describeLimitPast } from './judge.ts';
import type { ServiceRecord } from './observation.ts';
import { startRollout } from './start.ts';
import { stopWithRollback } from './stop-with-rollback.ts';
import { measureLeastMinutes, readStrategy } from './strategy.ts';
import { isStoppable } from './update-plan.ts';
import type { Verdict } from './verdict.ts';

const WAY_BACK_MS = 15 * 60_000;

/** How the way back is followed: what failed before does not end it, and a shift of traffic takes its pauses again. */
function planWayBack({ before }: Rollout) {
  const strategy = readStrategy(before.deploymentConfiguration);
  const pausesMs = strategy === undefined ? 0 : measureLeastMinutes(strategy) * 60_000;
  return { limitMs: WAY_BACK_MS + pausesMs, shouldFailFast: false };
}

/** Ends that are for us to take back; only `failed` becomes `rolled-back` by it, the others keep their word. */
const TAKEN_BACK: ReadonlySet<Verdict> = new Set(['failed', 'timed-out', 'stuck']);

/** Whether a rollout that ended so is for us to take back. */
export function shouldTakeBack(ending: RolloutEnding, rollout: Rollout): boolean {
  const isOurs = findPrimary(ending.lastLook?.service)?.id === rollout.sight.facts.ourId;
  const isOver = TAKEN_BACK.has(ending.verdict);
  return isOver && isOurs && rollout.sight.facts.isNewDeployment;
}

/**
 * Takes our deployment back: its service deployment is stopped with rollback, which is bound to it; only where ECS has
 * ended that already, or does not allow it, does an update bring the previous revision.
 */
export async function takeBack(rollout: Rollout, ending: RolloutEnding, world: World): Promise<RolloutEnding> {
  const { service } = rollout.sight;
  const previous = rollout.before.revisionArn;
  if (previous === rollout.sight.facts.revisionArn) {
    return { ...ending, reason: `${ending.reason} There is no other revision to go back to.` };
  }
  world.tell({ type: 'rollback-asked', service, why: ending.reason });
  try {
    const back = await sendBack(rollout, ending, world);
    return sumUp(rollout, ending, await followRollout(back, world, ending.told));
  } catch (thrown) {
    return {
      ...ending,
      reason: `${ending.reason} The rollback could not be started: ${asDeployError(thrown).message}`,
    };
  }
}

async function sendBack(rollout: Rollout, ending: RolloutEnding, world: World): Promise<Rollout> {
  const deployment = ending.lastLook?.serviceDeployment;
  const { sight } = rollout;
  if (deployment !== undefined && isStoppable(deployment)) {
    const refusal = await stopWithRollback(deployment.arn, world);
    if (refusal === undefined)
      return { ...rollout, sight: { ...sight, facts: { ...sight.facts, ...planWayBack(rollout) } } };
    world.tell({ type: 'notice', text: `ECS did not take the rollback: ${refusal.message}`, advice: refusal.advice });
  }
  const now = await world.ecs.describeService(sight.cluster, sight.service);
  const isStillOurs = now !== undefined && findPrimary(now)?.id === sight.facts.ourId;
  return isStillOurs ? updateBack(rollout, now, world) : rollout;
}

/**
 * Asks ECS to roll our deployment back and does not wait: the run is being ended. Bound to our service deployment, so
 * that a newer run, which may be why this one ends, is not undone. Returns what is to be said of it.
 */
export async function sendBackOnly(rollout: Rollout, ending: RolloutEnding, world: World): Promise<string> {
  const arn = ending.known.serviceDeploymentArn;
  const deployment = ending.lastLook?.serviceDeployment;
  if (deployment?.status.startsWith('ROLLBACK_') === true) return 'ECS is rolling it back already.';
  if (arn === undefined || deployment === undefined || !isStoppable(deployment))
    return 'It could not be rolled back: its service deployment is not known.';
  world.tell({ type: 'rollback-asked', service: rollout.sight.service, why: ending.reason });
  try {
    await world.ecs.stopWithRollback(arn);
    return 'ECS was asked to roll it back.';
  } catch (thrown) {
    return `ECS did not take the rollback: ${asDeployError(thrown).message}`;
  }
}

function updateBack(rollout: Rollout, now: ServiceRecord, world: World): Promise<Rollout> {
  const plan = { service: now, history: [], shouldForce: false };
  const { longestPauseMs } = rollout;
  const pause = longestPauseMs === undefined ? {} : { longestPauseMs };
  const { revisionArn } = rollout.before;
  return startRollout({ plan, revisionArn, shouldForce: false, ...planWayBack(rollout), ...pause }, world);
}

function sumUp({ before, sight }: Rollout, ending: RolloutEnding, back: RolloutEnding): RolloutEnding {
  const previous = nameRevision(before.revisionArn);
  const isBack = back.verdict === 'rolled-back' || back.verdict === 'steady';
  const seen = { lastLook: back.lastLook ?? ending.lastLook, known: ending.known, told: back.told };
  if (!isBack) return { ...seen, verdict: ending.verdict, reason: `${ending.reason} Rolling back: ${back.reason}` };
  const why = ending.verdict === 'timed-out' ? describeLimitPast(sight.facts, ending.lastLook) : ending.reason;
  const reason = `${why} Slipway rolled it back; ${previous} serves again.`;
  return { ...seen, verdict: ending.verdict === 'failed' ? 'rolled-back' : ending.verdict, reason };
}
