import { findOurs, findPrimary, isAstray, type RolloutFacts } from './facts.ts';
import type { Observation, ServiceRecord } from './observation.ts';

/** What earlier looks taught: folded by `rememberLook`, so that `judge` stays a function of values. */
export interface Memory {
  readonly wasOursSeen: boolean;
  /** When our deployment was first seen FAILED while still PRIMARY. */
  readonly failedSinceMs?: number;
  /** Since when our deployment has been rolled back while the service still showed it as PRIMARY: it was read before. */
  readonly unshownSinceMs?: number;
  /** Since when ECS has been rolling back to a revision that never completed. */
  readonly astraySinceMs?: number;
  /** A PRIMARY without rolloutState that has all its tasks and no other deployment beside it, and since when. */
  readonly atRest?: { readonly id: string; readonly sinceMs: number };
}

export const NO_MEMORY: Memory = { wasOursSeen: false };

/** What a stale read could show, such as a service without rolloutState at rest, has to be seen for so long. */
const REST_MS = 30_000;

/** Folds one look into what is remembered. */
export function rememberLook(memory: Memory, look: Observation, facts: RolloutFacts): Memory {
  const ours = findOurs(look.service, facts);
  const isFailed = ours?.status === 'PRIMARY' && ours.rolloutState === 'FAILED';
  const failedSinceMs = isFailed ? (memory.failedSinceMs ?? look.atMs) : undefined;
  const astraySinceMs = isAstray(look.service, facts) ? (memory.astraySinceMs ?? look.atMs) : undefined;
  const isUnshown = look.serviceDeployment?.status === 'ROLLBACK_SUCCESSFUL' && ours?.status === 'PRIMARY';
  const unshownSinceMs = isUnshown ? (memory.unshownSinceMs ?? look.atMs) : undefined;
  const restingId = findAtRest(look.service);
  const sinceMs = memory.atRest?.id === restingId ? memory.atRest?.sinceMs : undefined;
  return {
    wasOursSeen: memory.wasOursSeen || ours !== undefined,
    ...(failedSinceMs === undefined ? {} : { failedSinceMs }),
    ...(unshownSinceMs === undefined ? {} : { unshownSinceMs }),
    ...(astraySinceMs === undefined ? {} : { astraySinceMs }),
    ...(restingId === undefined ? {} : { atRest: { id: restingId, sinceMs: sinceMs ?? look.atMs } }),
  };
}

/** Behind a Classic load balancer ECS gives no rolloutState: then one deployment with all its tasks is all there is. */
function findAtRest(service: ServiceRecord | undefined): string | undefined {
  const primary = findPrimary(service);
  if (service === undefined || primary === undefined || primary.rolloutState !== undefined) return undefined;
  const isWhole = service.running === service.desired && service.pending === 0 && service.deployments.length === 1;
  return isWhole ? primary.id : undefined;
}

/** At rest in two looks, half a minute apart: what shows once may be a moment between two steps. */
export function isLongAtRest(memory: Memory, look: Observation, id: string | undefined): boolean {
  const { atRest } = memory;
  return atRest !== undefined && atRest.id === id && look.atMs - atRest.sinceMs >= REST_MS;
}

/** ECS has been rolling back to a revision that never completed for longer than a read may lag. */
export function isLongAstray({ astraySinceMs }: Memory, look: Observation): boolean {
  return astraySinceMs !== undefined && look.atMs - astraySinceMs >= REST_MS;
}

/** The service may still show what was before the rollback: what runs now is not known yet. */
export function isRollbackUnshown({ unshownSinceMs }: Memory, look: Observation): boolean {
  return unshownSinceMs !== undefined && look.atMs - unshownSinceMs < REST_MS;
}
