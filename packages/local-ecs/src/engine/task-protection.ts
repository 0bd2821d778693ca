/** Tasks that neither a deployment nor scaling in may stop (ECS Developer Guide, task scale-in protection). */

import { describeProtected } from './event-texts.ts';
import { forgetCauses, reportOnce } from './events.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceState } from './service-record.ts';
import type { TaskRecord } from './task-record.ts';

export function isProtected(task: TaskRecord, now: number): boolean {
  return task.protectedUntil !== undefined && task.protectedUntil > now;
}

/** When the task's protection runs out; undefined when it has none. */
export function nextProtectionEnd(task: TaskRecord, now: number): number | undefined {
  return isProtected(task, now) ? task.protectedUntil : undefined;
}

const CAUSE = 'protected/';

/** Whether protected tasks block the service's deployment. */
export function isBlockedByProtection(service: ServiceState): boolean {
  return Object.keys(service.told).some((key) => key.startsWith(CAUSE));
}

/** The state of a service in one pass. */
interface Seen {
  readonly service: ServiceState;
  /** Tasks of the service that are not STOPPED, before the pass. */
  readonly tasks: readonly TaskRecord[];
  readonly now: number;
}

/**
 * Reports which deployments keep too many tasks because they are protected: a replaced one any task, PRIMARY more than
 * the desired count.
 */
export function reportProtected(state: MutableState, { service, tasks, now }: Seen): ServiceState {
  const causes = service.deployments.flatMap(({ id }, at) => {
    const own = tasks.filter((task) => task.deploymentId === id && task.desiredStatus === 'RUNNING');
    const excess = at === 0 ? Math.max(0, own.length - service.desiredCount) : own.length;
    const count = Math.min(excess, own.filter((task) => isProtected(task, now)).length);
    return count === 0 ? [] : [{ key: `${CAUSE}${id}/${count}`, text: describeProtected(service, id, count), now }];
  });
  const keys = causes.map(({ key }) => key);
  const known = forgetCauses(service, (key) => key.startsWith(CAUSE) && !keys.includes(key));
  return causes.reduce((reported, cause) => reportOnce(state, reported, cause), known);
}
