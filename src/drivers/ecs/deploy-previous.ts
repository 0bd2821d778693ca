import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { ROLLBACK_LIMIT_MS } from '../../follow/rollback-after-failure.ts';
import type { FollowWorld } from '../../follow/world.ts';
import { openRetries } from '../../ports/retry.ts';
import { bringRevision } from '../../rollback/bring-revision.ts';
import { readHistoryOrNone } from '../../rollback/read-last-completed.ts';
import { findPrimary, isAstray } from '../../rollout/followed-deployment.ts';
import { measureLeastMinutes, readStrategy } from '../../rollout/strategy.ts';
import type { Rollout } from './rollout.ts';
import { startRollout } from './start-rollout.ts';

/**
 * How a rollback is followed: what failed before does not end it, a stall does, and a shift of traffic takes its pauses
 * again, none of which ends it.
 */
export function planRollback({ before, facts }: Rollout) {
  const strategy = readStrategy(before.deploymentConfiguration);
  const pausesMs = strategy === undefined ? 0 : measureLeastMinutes(strategy) * 60_000;
  return {
    limitMs: ROLLBACK_LIMIT_MS + pausesMs,
    shouldFailFast: false,
    waitUntil: undefined,
    shouldDetectStall: facts.shouldDetectStall ?? facts.shouldFailFast,
  };
}

/**
 * The update that brings the revision, where one is due: whoever has deployed meanwhile is not undone, nor is ECS's own
 * rollback where it leads to the same revision.
 *
 * @param rollout as it is followed while it is rolled back
 */
export async function preparePrevious(
  rollout: Rollout,
  targetArn: RevisionArn,
  world: FollowWorld,
): Promise<(() => Promise<Rollout>) | undefined> {
  const { facts, before } = rollout;
  const retry = openRetries(world);
  const service = await retry(() => world.ecs.describeService(before.clusterArn, before.name));
  const isOurs = findPrimary(service)?.id === facts.ourId && targetArn !== facts.revisionArn;
  if (service === undefined || !(isOurs || isAstray(service, facts))) return undefined;
  return async () => {
    // The revision was deployed before: only what is not in the history yet is the update.
    const history = (await retry(() => readHistoryOrNone(service, world))) ?? [];
    const plan = { service, history, shouldForce: false };
    const revisionArn = await bringRevision(targetArn, history, world);
    const { longestPauseMs } = facts;
    return startRollout({ plan, revisionArn, shouldForce: false, longestPauseMs, ...planRollback(rollout) }, world);
  };
}
