import { lowerBound, upperBound } from '../scheduler/bounds.ts';
import { decide } from '../scheduler/decide.ts';
import type { ServiceView, TaskView } from '../scheduler/view.ts';

/** What a rolling update is asked to do. */
export interface ForecastRequest {
  readonly desired: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** Tasks of the old revision that run now. */
  readonly running: number;
}

/** Whether the two percents let a rollout move at all. Capacity, ports and health are not looked at. */
export type Forecast =
  | {
      readonly kind: 'will-progress';
      /** Times that new tasks are started, at least. */
      readonly waves: number;
      /** Fewest tasks in service on the way. */
      readonly fewestInService: number;
      /** Most tasks at a time, old and new. */
      readonly mostTasks: number;
    }
  | { readonly kind: 'cannot-progress'; readonly cause: string; readonly change: string };

const SETTLED = {
  phase: 'running',
  isHealthy: true,
  isUnhealthy: false,
  isLeaving: false,
  availabilityZone: '',
} as const;

/**
 * Plays the rollout with the scheduler of the local ECS, every task healthy a round after it starts: what cannot move
 * even so can never move.
 */
export function forecastRollout(request: ForecastRequest): Forecast {
  let tasks: readonly TaskView[] = Array.from({ length: request.running }, (_, at) => ({
    ...SETTLED,
    id: `old-${at}`,
    isOfPrimary: false,
    rank: 0,
  }));
  const seen = { waves: 0, fewestInService: Math.min(request.desired, request.running), mostTasks: request.running };
  for (let round = 0; !isDone(tasks, request.desired); round += 1) {
    const decision = decide(toView(request, tasks), { kind: 'unlimited' });
    if (decision.starts.length === 0 && decision.stops.length === 0) return explain(request);
    const started = decision.starts.map((_, at) => ({
      ...SETTLED,
      id: `new-${round}-${at}`,
      isOfPrimary: true,
      rank: 1,
    }));
    const stopped = new Set(decision.stops);
    const kept = tasks.filter((task) => !stopped.has(task.id));
    seen.waves += started.length > 0 ? 1 : 0;
    seen.fewestInService = Math.min(seen.fewestInService, kept.length);
    seen.mostTasks = Math.max(seen.mostTasks, tasks.length + started.length);
    tasks = [...kept, ...started];
  }
  return { kind: 'will-progress', ...seen };
}

function isDone(tasks: readonly TaskView[], desired: number): boolean {
  return tasks.length === desired && tasks.every((task) => task.isOfPrimary);
}

function toView(request: ForecastRequest, tasks: readonly TaskView[]): ServiceView {
  return {
    desired: request.desired,
    minimumHealthyPercent: request.minimumHealthyPercent,
    maximumPercent: request.maximumPercent,
    tasks,
    needs: { cpu: 0, memoryMiB: 0, tcpPorts: [], udpPorts: [] },
    isRollout: true,
    mayStart: true,
    isStalled: false,
  };
}

/** The smallest change of either percent that gives the scheduler one task of room. */
function explain(request: ForecastRequest): Forecast {
  const { desired, minimumHealthyPercent, maximumPercent } = request;
  const lower = lowerBound(desired, minimumHealthyPercent);
  const upper = upperBound(desired, maximumPercent);
  const up = Math.ceil(((desired + 1) / desired) * 100);
  const down = Math.floor(((desired - 1) / desired) * 100);
  return {
    kind: 'cannot-progress',
    cause:
      `With ${desired} desired tasks, minimumHealthyPercent ${minimumHealthyPercent} keeps ${lower} in service and ` +
      `maximumPercent ${maximumPercent} allows ${upper}: no task can be stopped and none can be started.`,
    change: `Set maximum-percent to ${up} or more, or minimum-healthy-percent to ${down} or less.`,
  };
}
