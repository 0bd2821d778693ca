/** Tasks that neither a deployment nor scaling in may stop (ECS Developer Guide, task scale-in protection). */
import type { Draft } from './draft.ts';
import { describeProtected } from './event-texts.ts';
import { forgetCauses, tellOnce } from './events.ts';
import type { ServiceState } from './service-record.ts';
import type { TaskRecord } from './task-record.ts';

export function isProtected(task: TaskRecord, now: number): boolean {
  return task.protectedUntil !== undefined && task.protectedUntil > now;
}

/** When the task's protection runs out; undefined when it has none. */
export function nextExposure(task: TaskRecord, now: number): number | undefined {
  return isProtected(task, now) ? task.protectedUntil : undefined;
}

const CAUSE = 'protected/';

/** Whether protected tasks hold up the service's deployment. */
export function isHeldUp(service: ServiceState): boolean {
  return Object.keys(service.told).some((key) => key.startsWith(CAUSE));
}

/** What a look sees. */
interface Seen {
  readonly service: ServiceState;
  /** Tasks of the service that are not STOPPED, as before the look. */
  readonly tasks: readonly TaskRecord[];
  readonly now: number;
}

/**
 * Tells which deployments keep more tasks than they should because these are protected: a replaced one any, PRIMARY those
 * beyond the desired count.
 */
export function tellProtected(draft: Draft, { service, tasks, now }: Seen): ServiceState {
  const causes = service.deployments.flatMap(({ id }, at) => {
    const own = tasks.filter((task) => task.deploymentId === id && task.desiredStatus === 'RUNNING');
    const excess = at === 0 ? Math.max(0, own.length - service.desiredCount) : own.length;
    const count = Math.min(excess, own.filter((task) => isProtected(task, now)).length);
    return count === 0 ? [] : [{ key: `${CAUSE}${id}/${count}`, text: describeProtected(service, id, count), now }];
  });
  const keys = causes.map(({ key }) => key);
  const known = forgetCauses(service, (key) => key.startsWith(CAUSE) && !keys.includes(key));
  return causes.reduce((told, cause) => tellOnce(draft, told, cause), known);
}
