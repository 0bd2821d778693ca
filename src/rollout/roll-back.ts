import { asDeployError } from '../errors.ts';
import { openPatience } from '../patient.ts';
import { bringRevision } from '../rollback/bring-revision.ts';
import { readHistoryOrNone } from '../rollback/read-last-completed.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { describeFailure, type EndedRollout, sumUpRollback } from './describe-rollback.ts';
import { findPrimary, isAstray, type RolloutFacts } from './facts.ts';
import { followRollout, type Rollout, type RolloutEnding } from './follow.ts';
import type { ServiceRecord } from './observation.ts';
import { findAutomaticTarget } from './rollback-target.ts';
import { startRollout } from './start.ts';
import { stopWithRollback } from './stop-with-rollback.ts';
import { measureLeastMinutes, readStrategy } from './strategy.ts';
import { isStoppable } from './update-plan.ts';
import type { Verdict } from './verdict.ts';

const WAY_BACK_MS = 15 * 60_000;

/**
 * How the rollback is followed: what failed before does not end it, a standstill does, and a shift of traffic takes its
 * pauses again.
 */
function planWayBack({ before, sight }: Rollout) {
  const strategy = readStrategy(before.deploymentConfiguration);
  const pausesMs = strategy === undefined ? 0 : measureLeastMinutes(strategy) * 60_000;
  return {
    limitMs: WAY_BACK_MS + pausesMs,
    shouldFailFast: false,
    shouldDetectStall: sight.facts.shouldDetectStall ?? sight.facts.shouldFailFast,
  };
}

/** Ends that are for us to take back; only `failed` becomes `rolled-back` by it, the others keep their word. */
const TAKEN_BACK: ReadonlySet<Verdict> = new Set(['failed', 'timed-out', 'stuck']);

/** Whether a rollout that ended so is for us to take back. */
export function shouldTakeBack(ending: RolloutEnding, { sight }: Rollout): boolean {
  const { facts } = sight;
  const service = ending.lastLook?.service;
  const isOurs = findPrimary(service)?.id === facts.ourId || isAstray(service, facts);
  return TAKEN_BACK.has(ending.verdict) && isOurs && facts.isNewDeployment;
}

/**
 * Rolls our deployment back to the last one that completed: its service deployment is stopped with rollback, which is
 * bound to it; where ECS has ended that already, does not allow it or does not go there, an update brings the revision.
 */
export async function takeBack(rollout: Rollout, ending: RolloutEnding, world: World): Promise<RolloutEnding> {
  try {
    const target = await findAutomaticTarget(rollout, ending, world);
    if (target.kind === 'none') return { ...ending, reason: `${ending.reason} ${target.reason}` };
    const { revisionArn: targetArn } = target;
    const { service } = rollout.sight;
    const failed = toEnded(rollout, ending);
    const why = describeFailure(failed);
    world.tell({ type: 'rollback-asked', service, to: nameRevision(targetArn), why });
    const returning = withFacts(rollout, { ...planWayBack(rollout), returnsToArn: targetArn });
    const back = await goBack({ rollout: returning, ending, targetArn }, world);
    const { lastLook = ending.lastLook, told } = back.ending;
    const summed = sumUpRollback(failed, toEnded(back.rollout, back.ending), targetArn);
    return { lastLook, told, known: ending.known, ...summed };
  } catch (thrown) {
    const why = asDeployError(thrown).message;
    return { ...ending, reason: `${ending.reason} The rollback could not be started: ${why}` };
  }
}

/** A rollback that is followed. */
interface FollowedRollback {
  /** The rollout that is followed for it: the one that failed, or the update that replaced it. */
  readonly rollout: Rollout;
  readonly ending: RolloutEnding;
  readonly targetArn: string;
}

function toEnded({ sight }: Rollout, { verdict, reason, lastLook }: RolloutEnding): EndedRollout {
  return { facts: sight.facts, verdict, reason, lastLook };
}

function withFacts(rollout: Rollout, facts: Partial<RolloutFacts>): Rollout {
  return { ...rollout, sight: { ...rollout.sight, facts: { ...rollout.sight.facts, ...facts } } };
}

/** @param failed as it is followed while it is rolled back, with how it ended before */
async function goBack(failed: FollowedRollback, world: World): Promise<FollowedRollback> {
  const isStopped = await stop(failed, world);
  const stopped = isStopped ? await followOn(failed, world) : failed;
  if (isStopped && stopped.ending.verdict !== 'failed') return stopped;
  const { sight } = failed.rollout;
  const now = await openPatience(world)(() => world.ecs.describeService(sight.cluster, sight.service));
  if (now === undefined || !isUpdateDue(now, failed)) return isStopped ? stopped : followOn(failed, world);
  if (isStopped) {
    const text = `ECS did not roll back to ${nameRevision(failed.targetArn)}: ${stopped.ending.reason} Updating the service instead.`;
    world.tell({ type: 'notice', text });
  }
  return followOn({ ...stopped, rollout: await updateBack(failed, now, world) }, world);
}

async function followOn(back: FollowedRollback, world: World): Promise<FollowedRollback> {
  return { ...back, ending: await followRollout(back.rollout, world, back.ending.told) };
}

/** Whether ECS rolls our deployment back, on request. */
async function stop({ ending }: FollowedRollback, world: World): Promise<boolean> {
  const deployment = ending.lastLook?.serviceDeployment;
  if (deployment === undefined || !isStoppable(deployment)) return false;
  const refusal = await stopWithRollback(deployment.arn, world);
  if (refusal === undefined) return true;
  world.tell({ type: 'notice', text: `ECS did not take the rollback: ${refusal.message}`, advice: refusal.advice });
  return false;
}

/** Whoever has deployed meanwhile is not undone, nor is ECS's own rollback where it leads to the same revision. */
function isUpdateDue(now: ServiceRecord, { rollout, targetArn }: FollowedRollback): boolean {
  const { facts } = rollout.sight;
  const isOurs = findPrimary(now)?.id === facts.ourId && targetArn !== facts.revisionArn;
  return isOurs || isAstray(now, facts);
}

/** The revision was deployed before: only what is not in the history yet is the update. */
async function updateBack(
  { rollout, targetArn }: FollowedRollback,
  now: ServiceRecord,
  world: World,
): Promise<Rollout> {
  const history = (await openPatience(world)(() => readHistoryOrNone(now, world))) ?? [];
  const plan = { service: now, history, shouldForce: false };
  const { longestPauseMs } = rollout;
  const pause = longestPauseMs === undefined ? {} : { longestPauseMs };
  const revisionArn = await bringRevision(targetArn, history, world);
  const request = { plan, revisionArn, shouldForce: false, ...planWayBack(rollout), ...pause };
  return startRollout(request, world);
}
