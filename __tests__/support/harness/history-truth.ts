/**
 * The oracle of histories: every verdict that the engine's own record confirms. It knows the status of our service
 * deployment and nothing about how polls are judged.
 */
import type { EngineState, ServiceDeploymentState } from '@slipway/local-ecs/engine';
import type { Verdict } from '../../../src/ports/verdict.ts';
import type { Shown } from '../fakes/history-ecs.ts';
import type { History } from '../generators/histories.ts';

/** Later than this before the limit, what happened can be seen: lag, the minute of doubt, and two polls. */
const VISIBLE_MS = 100_000;

/** A history at its end. */
export interface Played {
  readonly history: History;
  /** What ECS showed, oldest first; without lag only the last counts. */
  readonly shown: readonly Shown[];
  readonly startedAt: number;
  readonly now: number;
}

/** The verdicts that are true at the last moment, or at one that a late read may have shown. */
export function findTruth({ history, shown, startedAt, now }: Played, arn: string): readonly Verdict[] {
  const seen = listSeen({ history, shown, startedAt, now });
  const verdicts = new Set(seen.flatMap((state) => listTrue(history, state, arn)));
  const limitMs = history.limitMinutes * 60_000;
  const finishedAt = shown.at(-1)?.state.serviceDeployments.get(arn)?.finishedAt;
  const isLongVisible = finishedAt !== undefined && finishedAt - startedAt < limitMs - VISIBLE_MS;
  if (now - startedAt >= limitMs && (verdicts.size === 0 || !isLongVisible)) verdicts.add('timed-out');
  if (history.failing > 0 && verdicts.size === 0) verdicts.add('unknown');
  return [...verdicts];
}

/**
 * Whether a run may say so that verifies what was deployed, and rolls back what failed: that ours is completed, or
 * waits at a pause, or that a later deployment completed. Every other verdict is red, and promises nothing.
 */
export function mayEnd(played: Played, arn: string, verdict: Verdict): boolean {
  return listSeen(played).some((state) => {
    const ours = state.serviceDeployments.get(arn);
    const all = [...state.serviceDeployments.values()];
    const later = ours === undefined ? [] : all.slice(all.indexOf(ours) + 1);
    switch (verdict) {
      case 'steady':
        return ours?.status === 'SUCCESSFUL';
      case 'paused':
        return isWaiting(ours);
      case 'rolled-back':
        return ours?.status === 'ROLLBACK_SUCCESSFUL' || later.some(({ status }) => status === 'SUCCESSFUL');
      default:
        return true;
    }
  });
}

/** The states of the last moment, or of those that a late read may have shown. */
function listSeen({ history, shown, now }: Played): readonly EngineState[] {
  const from = now - history.lagMs - 1;
  const isSeen = (at: number, until: number) => at >= from || until >= from;
  const seen = shown.filter(({ at }, index) => isSeen(at, shown[index + 1]?.at ?? now));
  return (history.lagMs === 0 ? shown.slice(-1) : seen).map(({ state }) => state);
}

/** The service of the history. */
export function findWeb(state: EngineState) {
  return [...state.services.values()].find(({ name }) => name === 'web');
}

function listTrue({ isDenied, waitUntil }: History, state: EngineState, arn: string): readonly Verdict[] {
  const service = findWeb(state);
  const ours = state.serviceDeployments.get(arn);
  const isGone = service?.status !== 'ACTIVE';
  const isForeign = service?.currentServiceDeployment !== arn;
  const isPaused = waitUntil === 'paused' && !isForeign && isWaiting(ours);
  return [
    ...(isGone ? (['failed'] as const) : []),
    ...(isPaused ? (['paused'] as const) : []),
    ...endOf(ours, isForeign, isDenied),
  ];
}

/** What a final status means. Without service deployments, a newer deployment hides how ours had ended. */
function endOf(ours: ServiceDeploymentState | undefined, isForeign: boolean, isDenied: boolean): readonly Verdict[] {
  const hidden: readonly Verdict[] = isForeign && isDenied ? ['superseded'] : [];
  switch (ours?.status) {
    case 'SUCCESSFUL':
      return ['steady', ...hidden];
    case 'ROLLBACK_SUCCESSFUL':
      return ['rolled-back', ...hidden];
    case 'ROLLBACK_FAILED':
      return isForeign ? ['failed', 'superseded'] : ['failed'];
    case 'STOP_REQUESTED':
    case 'STOPPED':
      return isForeign ? ['superseded'] : ['failed'];
    default:
      return [];
  }
}

function isWaiting(ours: ServiceDeploymentState | undefined): boolean {
  const hooks = ours?.shift?.hooks ?? [];
  return ours?.status === 'IN_PROGRESS' && hooks.some(({ status }) => status === 'AWAITING_ACTION');
}
