import type { TaskRecord } from '../../ports/ecs.ts';
import type { Observation, TargetHealth } from '../../ports/service-records.ts';
import { readStrategy } from '../../rollout/strategy.ts';

/** The tasks of a service that have not stopped. */
export interface SplitTasks {
  readonly ours: readonly TaskRecord[];
  /** Of all other deployments. */
  readonly others: readonly TaskRecord[];
}

export function splitTasks(tasks: readonly TaskRecord[], ourId: string): SplitTasks {
  const isOurs = ({ startedBy }: TaskRecord) => startedBy === ourId;
  return { ours: tasks.filter(isOurs), others: tasks.filter((task) => !isOurs(task)) };
}

/** Since when those run that are not stopping. */
export function listRunningSince(tasks: readonly TaskRecord[]): readonly number[] {
  return tasks.flatMap(({ startedAt, lastStatus, desiredStatus }) =>
    lastStatus === 'RUNNING' && desiredStatus === 'RUNNING' ? (startedAt ?? []) : [],
  );
}

/**
 * Whether one of our tasks is healthy.
 * @param targets of its load balancers; undefined: the health checks of the containers decide
 */
export function hasHealthyTask({ ours, others }: SplitTasks, targets: readonly TargetHealth[] | undefined): boolean {
  if (targets === undefined) return ours.some(({ health }) => health === 'HEALTHY');
  const healthy = targets.filter(({ state }) => state === 'healthy');
  return healthy.some((target) => isTargetOf(target, ours) || !isTargetOf(target, others));
}

/** Tasks on two instances may have the same port: then a target may be of either. */
function isTargetOf({ id, port }: TargetHealth, tasks: readonly TaskRecord[]): boolean {
  const isInstance = id.startsWith('i-');
  return tasks.some(({ addresses, hostPorts }) => (isInstance ? hostPorts?.includes(port) : addresses?.includes(id)));
}

/** Stages up to the one in which ECS waits for the new tasks to be healthy (ECS API reference, ServiceDeployment). */
const BEFORE_HEALTHY: ReadonlySet<string | undefined> = new Set(['RECONCILE_SERVICE', 'PRE_SCALE_UP', 'SCALE_UP']);

/** Whether the new tasks were all healthy already, or may have been. */
export function isPastScaleUp({ service, serviceDeployment }: Observation): boolean {
  const stage = serviceDeployment?.lifecycleStage;
  if (stage !== undefined) return !BEFORE_HEALTHY.has(stage);
  const hasStages = readStrategy(service?.deploymentConfiguration ?? {}) !== undefined;
  return hasStages && serviceDeployment === undefined;
}
