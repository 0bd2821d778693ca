import { defined } from '@slipway/ecs-rules/values';
import type { Observation, ServiceRecord } from '../../ports/service-records.ts';
import { findOurs, findPrimary, isAstray, type RolloutFacts } from '../../rollout/followed-deployment.ts';

/** What earlier polls taught: folded by `recordPoll`, so that `judgeRollout` stays a function of values. */
export interface PollHistory {
  readonly wasOursSeen: boolean;
  /** When our deployment was first seen FAILED while still PRIMARY. */
  readonly failedSinceMs?: number;
  /**
   * Since when our deployment has been rolled back while the service still showed it as PRIMARY: it was read before.
   */
  readonly unshownSinceMs?: number;
  /** Since when ECS has been rolling back to a revision that never completed. */
  readonly astraySinceMs?: number;
  /** A PRIMARY without rolloutState that has all its tasks and no other deployment next to it, and since when. */
  readonly atRest?: { readonly id: string; readonly sinceMs: number };
}

export const NO_POLLS: PollHistory = { wasOursSeen: false };

/** What a stale read could show, such as a service without rolloutState at rest, has to be seen for so long. */
const REST_MS = 30_000;

/** Folds one poll into what is remembered. */
export function recordPoll(polls: PollHistory, observation: Observation, facts: RolloutFacts): PollHistory {
  const { atMs, service, serviceDeployment } = observation;
  const ours = findOurs(service, facts);
  const isPrimary = ours?.status === 'PRIMARY';
  const since = (earlierMs: number | undefined, isSo: boolean) => (isSo ? (earlierMs ?? atMs) : undefined);
  const id = findAtRest(service);
  const sinceMs = polls.atRest?.id === id ? polls.atRest?.sinceMs : undefined;
  return {
    wasOursSeen: polls.wasOursSeen || ours !== undefined,
    ...defined({
      failedSinceMs: since(polls.failedSinceMs, isPrimary && ours.rolloutState === 'FAILED'),
      unshownSinceMs: since(polls.unshownSinceMs, isPrimary && serviceDeployment?.status === 'ROLLBACK_SUCCESSFUL'),
      astraySinceMs: since(polls.astraySinceMs, isAstray(service, facts)),
      atRest: id === undefined ? undefined : { id, sinceMs: sinceMs ?? atMs },
    }),
  };
}

/** Behind a Classic load balancer ECS gives no rolloutState: then one deployment with all its tasks is all there is. */
function findAtRest(service: ServiceRecord | undefined): string | undefined {
  const primary = findPrimary(service);
  if (service === undefined || primary === undefined || primary.rolloutState !== undefined) return undefined;
  const isWhole = service.running === service.desired && service.pending === 0 && service.deployments.length === 1;
  return isWhole ? primary.id : undefined;
}

/** At rest in two polls, half a minute apart: what shows once may be a moment between two steps. */
export function isLongAtRest(polls: PollHistory, observation: Observation, id: string | undefined): boolean {
  const { atRest } = polls;
  return atRest !== undefined && atRest.id === id && observation.atMs - atRest.sinceMs >= REST_MS;
}

/** ECS has been rolling back to a revision that never completed for longer than a read may lag. */
export function isLongAstray({ astraySinceMs }: PollHistory, observation: Observation): boolean {
  return astraySinceMs !== undefined && observation.atMs - astraySinceMs >= REST_MS;
}

/** The service may still show what was before the rollback: what runs now is not known yet. */
export function isRollbackUnshown({ unshownSinceMs }: PollHistory, observation: Observation): boolean {
  return unshownSinceMs !== undefined && observation.atMs - unshownSinceMs < REST_MS;
}
