/** One pass of the rolling scheduler: which tasks to start and which to stop (ECS Developer Guide, rolling update). */
import { lowerBound, upperBound } from './bounds.ts';
import { type Census, countGood, countTasks } from './census.ts';
import { decideDaemon } from './decide-daemon.ts';
import { type PlacementFailure, placeTasks, type TaskNeeds } from './placement.ts';
import { shareTasks } from './provider-shares.ts';
import { chooseStops } from './stops.ts';
import type { Blocked, Capacity, Decision, ProviderCapacity, Providers, ServiceView, Start } from './view.ts';

/**
 * What to do now. The same for a rollout, for scaling and for replacing tasks that fail; nothing when all is as wanted.
 * Tasks that are stopping count against the upper bound. Time grows with tasks plus instances.
 */
export function decide(view: ServiceView, capacity: Capacity | Providers): Decision {
  if (view.isDaemon === true) return decideDaemon(view, capacity);
  const census = countTasks(view.tasks);
  const missing = Math.max(0, view.desired - countGood(census));
  const allowed = Math.max(0, upperBound(view.desired, view.maximumPercent) - census.alive);
  const wanted = countStarts(view, Math.min(missing, allowed));
  const { starts, failure } = place(view.needs, wanted, capacity);
  const stops = chooseStops(view, census, {
    missing,
    started: starts.length,
    lower: lowerBound(view.desired, view.minimumHealthyPercent),
  });
  if (failure !== undefined) return { starts, stops, blocked: { kind: 'placement', failure } };
  const isStill = starts.length === 0 && stops.length === 0;
  const blocked =
    isStill && view.mayStart && !view.isStalled && missing > 0 && allowed === 0 ? explainStill(census) : undefined;
  return blocked === undefined ? { starts, stops } : { starts, stops, blocked };
}

function countStarts(view: ServiceView, possible: number): number {
  if (!view.mayStart || view.isStalled) return 0;
  return Math.max(0, Math.min(possible, view.startAtMost ?? possible));
}

interface Places {
  readonly starts: readonly Start[];
  readonly failure?: PlacementFailure;
}

function place(needs: TaskNeeds, count: number, capacity: Capacity | Providers): Places {
  if (count === 0) return { starts: [] };
  if (capacity.kind === 'providers') return placeByProvider(needs, count, capacity.providers);
  if (capacity.kind === 'unlimited') return { starts: Array.from({ length: count }, () => ({})) };
  const { instanceIds, failure } = placeTasks(needs, count, capacity.instances);
  const starts = instanceIds.map((instanceId) => ({ instanceId }));
  return failure === undefined ? { starts } : { starts, failure };
}

/** Each provider places its share on what it has; none places the tasks that another cannot place. */
function placeByProvider(needs: TaskNeeds, count: number, providers: readonly ProviderCapacity[]): Places {
  const names = shareTasks(count, providers);
  const places = providers.map(({ name, capacity }) => {
    const placed = place(needs, names.filter((one) => one === name).length, capacity);
    return { ...placed, starts: placed.starts.map((start) => ({ ...start, provider: name })), name };
  });
  const starts = places.flatMap((one) => one.starts);
  const failed = places.find(({ failure }) => failure !== undefined);
  if (failed?.failure === undefined) return { starts };
  const { failure, name } = failed;
  return { starts, failure: failure.reason === 'NO_INSTANCES' ? { ...failure, provider: name } : failure };
}

/** The percentages block every start and stop only if no task is stopping or starting that could change the counts. */
function explainStill(census: Census): Blocked | undefined {
  const isMoving =
    census.isAnyStopping || census.starting.length + census.unproven.length + census.unprovenOld.length > 0;
  return isMoving ? undefined : { kind: 'bounds' };
}
