/**
 * One pass of the daemon scheduler: one task on each instance that may have one (ECS Developer Guide, daemon scheduling
 * strategy).
 */

import { defined } from '../values/type-helpers.ts';
import { lowerBound, upperBound } from './bounds.ts';
import { type InstanceCapacity, isEligible, type PlacementFailure, placeTask, type TaskNeeds } from './placement.ts';
import type { Capacity, Decision, Providers, ServiceView, Start, TaskView } from './view.ts';

/** An instance that needs a task, and the service's tasks on it. */
interface Place {
  readonly instance: InstanceCapacity;
  readonly provider: string | undefined;
  /** Of PRIMARY, not failing their checks, not stopping. */
  readonly good: readonly TaskView[];
  /** To be replaced: of another deployment, or failing their checks. */
  readonly other: readonly TaskView[];
  readonly stopping: number;
}

/** How many instances need a task: the desired count of a daemon. */
export function countDaemonPlaces(needs: TaskNeeds, capacity: Capacity | Providers): number {
  return listInstances(capacity).filter(({ instance }) => isEligible(needs, instance)).length;
}

/**
 * What to do now. A new task waits until the old one has left its instance, unless the maximum percent allows both.
 * Tasks where none may be are stopped, on a DRAINING instance when nothing else is left there.
 */
export function decideDaemon(view: ServiceView, capacity: Capacity | Providers): Decision {
  const places = openPlaces(view, capacity);
  const missing = places.filter(({ good }) => good.length === 0).length;
  const { starts, failure } = chooseStarts(view, places);
  const stops = [...chooseStrays(view, places), ...chooseStops(view, places, missing)].map(({ id }) => id);
  if (failure !== undefined) return { starts, stops, blocked: { kind: 'placement', failure } };
  const isStill = starts.length + stops.length === 0 && places.every(isAtRest);
  const isBlocked = isStill && missing > 0 && view.mayStart && !view.isStalled && (view.startAtMost ?? 1) > 0;
  return isBlocked ? { starts, stops, blocked: { kind: 'bounds' } } : { starts, stops };
}

function listInstances(
  capacity: Capacity | Providers,
): readonly { readonly instance: InstanceCapacity; readonly provider: string | undefined }[] {
  if (capacity.kind === 'unlimited') return [];
  if (capacity.kind === 'instances') return capacity.instances.map((instance) => ({ instance, provider: undefined }));
  return capacity.providers.flatMap(({ name, capacity: own }) =>
    listInstances(own).map(({ instance }) => ({ instance, provider: name })),
  );
}

function openPlaces(view: ServiceView, capacity: Capacity | Providers): readonly Place[] {
  const byInstance = new Map<string, TaskView[]>();
  for (const task of view.tasks) {
    const here = byInstance.get(task.instanceId ?? '');
    if (here === undefined) byInstance.set(task.instanceId ?? '', [task]);
    else here.push(task);
  }
  const eligible = listInstances(capacity).filter(({ instance }) => isEligible(view.needs, instance));
  return eligible.map(({ instance, provider }) => {
    const here = byInstance.get(instance.id) ?? [];
    const staying = here.filter(({ phase }) => phase !== 'stopping');
    const isGood = (task: TaskView): boolean => task.isOfPrimary && !task.isUnhealthy;
    return {
      instance,
      provider,
      good: staying.filter(isGood),
      other: staying.filter((task) => !isGood(task)),
      stopping: here.length - staying.length,
    };
  });
}

function countAlive(places: readonly Place[]): number {
  return places.reduce((sum, { good, other, stopping }) => sum + good.length + other.length + stopping, 0);
}

/** Empty instances first. On the others, old and new tasks run together only within the upper bound. */
function chooseStarts(
  view: ServiceView,
  places: readonly Place[],
): { readonly starts: readonly Start[]; readonly failure?: PlacementFailure } {
  if (!view.mayStart || view.isStalled) return { starts: [] };
  const upper = upperBound(places.length, view.maximumPercent);
  const allowed = Math.min(upper - countAlive(places), view.startAtMost ?? Number.POSITIVE_INFINITY);
  const lacking = places.filter(({ good }) => good.length === 0);
  const isEmpty = ({ other, stopping }: Place): boolean => other.length + stopping === 0;
  const shared = upper > places.length ? lacking.filter((place) => !isEmpty(place)) : [];
  const starts: Start[] = [];
  let failure: PlacementFailure | undefined;
  for (const { instance, provider } of [...lacking.filter(isEmpty), ...shared]) {
    if (starts.length >= allowed) break;
    const placed = placeTask(view.needs, [instance]);
    if (placed.failure === undefined) starts.push({ instanceId: instance.id, ...defined({ provider }) });
    else failure ??= placed.failure;
  }
  return failure === undefined ? { starts } : { starts, failure };
}

/** Tasks where none may be: no bound keeps them, since they are not among the desired ones. */
function chooseStrays(view: ServiceView, places: readonly Place[]): readonly TaskView[] {
  const known = new Set(places.map(({ instance }) => instance.id));
  return view.tasks.filter(
    ({ phase, instanceId, isStoppedLast }) =>
      phase !== 'stopping' && isStoppedLast !== true && !known.has(instanceId ?? ''),
  );
}

function chooseStops(view: ServiceView, places: readonly Place[], missing: number): readonly TaskView[] {
  const extra = places.flatMap(({ good }) => good.slice(1));
  const others = places.flatMap(({ other }) => other);
  const mayGo = (task: TaskView): boolean =>
    task.isUnhealthy || (task.phase === 'starting' && task.isProtected !== true && !view.isStalled);
  const idle = others.filter(mayGo);
  const healthy = places.flatMap(({ good }) => good).filter((task) => task.isHealthy).length;
  const spare = findSpare(
    others.filter((task) => !mayGo(task)),
    healthy - lowerBound(places.length, view.minimumHealthyPercent),
  );
  const mayReplace = !view.isStalled && (view.mayStart || missing === 0);
  const wanted = mayReplace ? countUseful(view, places, idle.length) : 0;
  return [...extra, ...idle, ...spare.slice(0, wanted)];
}

/**
 * The old tasks that may stop: those not counted healthy first, then the others as far as the lower bound allows.
 * @param excess healthy tasks of PRIMARY beyond the bound; negative when there are fewer
 */
function findSpare(counted: readonly TaskView[], excess: number): readonly TaskView[] {
  const healthy = counted.filter(({ isHealthy }) => isHealthy);
  const unproven = counted.filter(({ isHealthy }) => !isHealthy);
  const isFree = ({ isProtected }: TaskView): boolean => isProtected !== true;
  const first = unproven.filter(isFree).slice(0, Math.max(0, counted.length + excess));
  return [...first, ...healthy.filter(isFree).slice(0, Math.max(0, healthy.length + excess))];
}

/** While only so many may start, to stop more would leave instances without a task for nothing. Assumed. */
function countUseful(view: ServiceView, places: readonly Place[], going: number): number {
  if (view.startAtMost === undefined) return Number.POSITIVE_INFINITY;
  const free = places.filter(({ good, other }) => good.length + other.length === 0).length;
  return Math.max(0, view.startAtMost - free - going);
}

/** No task is starting or stopping that could free capacity. */
function isAtRest({ good, other, stopping }: Place): boolean {
  return stopping === 0 && [...good, ...other].every((task) => task.phase === 'running' && task.isHealthy);
}
