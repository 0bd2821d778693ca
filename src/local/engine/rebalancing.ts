/**
 * Availability Zone rebalancing (ECS Developer Guide): outside of deployments a task is started in the emptiest zone, and
 * once it is healthy one is stopped in the fullest, until no zone has more than one task more than another.
 */
import { upperBound } from '../../scheduler/bounds.ts';
import { decide } from '../../scheduler/decide.ts';
import { findLackingZone, orderZones, type ZoneCounts } from '../../scheduler/zone-balance.ts';
import type { Draft } from './draft.ts';
import {
  describeBalanced,
  describeRebalancingEnd,
  describeRebalancingHeld,
  describeUnbalanced,
  describeUnplacedInZone,
  describeZoneStart,
  describeZoneStop,
} from './event-texts.ts';
import { forgetCauses, tell, tellOnce } from './events.ts';
import { findTrouble, isCountedHealthy } from './health.ts';
import { openTasks } from './look-moves.ts';
import { isLeaving, type Scene, viewCapacity, viewService } from './look-view.ts';
import { findObstacle } from './rebalancing-setting.ts';
import type { ServiceState } from './service-record.ts';
import { isProtected } from './task-protection.ts';
import { stopTask } from './task-stop.ts';
import { countTaskZones, keepZone, listZones } from './zones.ts';

const CAUSE = 'rebalancing/';

/** The move that is under way comes to its end when something else is to be done first. */
export function dropRebalancing(draft: Draft, scene: Scene): ServiceState {
  const { service, now } = scene;
  if (service.rebalancing === undefined || isUndisturbed(draft, scene)) return service;
  const { rebalancing: _over, ...rest } = forgetCauses(service, (key) => key.startsWith(CAUSE));
  return tell(draft, rest, { text: describeRebalancingEnd(service), now });
}

/** Whether the service has what it wants, and at most the task that was started for the balance besides. */
function isUndisturbed(draft: Draft, { service, primary, tasks, now }: Scene): boolean {
  if (primary.rolloutState !== 'COMPLETED' || !isEnabled(draft, { service, primary })) return false;
  const extra = service.rebalancing?.taskArn;
  const staying = tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
  const others = staying.filter(({ arn }) => arn !== extra);
  if (staying.length - others.length !== (extra === undefined ? 0 : 1)) return false;
  if (others.length !== service.desiredCount || staying.some((task) => isLeaving(draft, task))) return false;
  if (staying.some((task) => findTrouble(service, task, now) !== undefined)) return false;
  return others.every((task) => task.deploymentId === primary.id && isCountedHealthy(task, now));
}

function isEnabled(draft: Draft, { service, primary }: Pick<Scene, 'service' | 'primary'>): boolean {
  const shape = draft.serviceRevisions.get(primary.serviceRevisionArn)?.shape ?? {};
  return service.given.availabilityZoneRebalancing === 'ENABLED' && findObstacle({ service, shape }) === undefined;
}

/** Waits for the task that was started, then stops one for it. Undefined when no such task is there. */
export function goOnRebalancing(draft: Draft, scene: Scene): ServiceState | undefined {
  const { service, tasks, now } = scene;
  const started = tasks.find(({ arn }) => arn === service.rebalancing?.taskArn);
  if (started === undefined) return undefined;
  if (!isCountedHealthy(started, now)) return service;
  const [from] = orderZones(countServiceZones(draft, scene)).find(([zone]) => zone !== started.availabilityZone) ?? [];
  const own = tasks.filter((task) => task.availabilityZone === from && task.desiredStatus === 'RUNNING');
  const leaving = own.find((task) => !isProtected(task, now));
  if (leaving === undefined) return holdUp(draft, scene, own.length);
  const reason = `Scaling activity initiated by (deployment ${scene.primary.id})`;
  stopTask(draft, leaving, { code: 'ServiceSchedulerInitiated', reason, now });
  const text = describeZoneStop(service, leaving.availabilityZone, leaving.id);
  return tell(draft, { ...forgetCauses(service, (key) => key.startsWith(CAUSE)), rebalancing: {} }, { text, now });
}

function holdUp(draft: Draft, { service, primary, now }: Scene, count: number): ServiceState {
  const text = describeRebalancingHeld(service, primary.id, count);
  return tellOnce(draft, service, { key: `${CAUSE}protected`, text, now });
}

/** Of a service at rest: begins, goes on with the next task, or tells that the zones are balanced. */
export function rebalance(draft: Draft, scene: Scene): ServiceState {
  const { service, primary, now } = scene;
  if (primary.rolloutState !== 'COMPLETED' || !isEnabled(draft, scene)) return service;
  const counts = countServiceZones(draft, scene);
  const zone = findLackingZone(counts);
  if (zone === undefined) {
    if (service.rebalancing === undefined) return service;
    const { rebalancing: _over, ...rest } = forgetCauses(service, (key) => key.startsWith(CAUSE));
    return tell(draft, rest, { text: describeBalanced(service, counts), now });
  }
  if (upperBound(service.desiredCount, service.maximumPercent) <= service.desiredCount) return service;
  const begun =
    service.rebalancing === undefined
      ? tell(draft, { ...service, rebalancing: {} }, { text: describeUnbalanced(service, counts), now })
      : service;
  return startInZone(draft, { ...scene, service: begun }, zone);
}

/** The scheduler's usual rules for one task more, on what the zone has. */
function startInZone(draft: Draft, scene: Scene, zone: string): ServiceState {
  const { service, now } = scene;
  const view = viewService(draft, scene);
  const capacity = keepZone(viewCapacity(draft, scene, view.needs), zone);
  const { starts } = decide({ ...view, desired: view.desired + 1 }, capacity);
  if (starts.length === 0) {
    if (!view.mayStart || view.startAtMost === 0) return service;
    return tellOnce(draft, service, { key: `${CAUSE}${zone}`, text: describeUnplacedInZone(service, zone), now });
  }
  const [task] = openTasks(draft, scene, starts);
  if (task === undefined) return service;
  const calm = forgetCauses(service, (key) => key.startsWith(CAUSE));
  const text = describeZoneStart(service, zone, task.id);
  return tell(draft, { ...calm, rebalancing: { taskArn: task.arn } }, { text, now });
}

function countServiceZones(draft: Draft, scene: Scene): ZoneCounts {
  const view = viewService(draft, scene);
  const capacity = viewCapacity(draft, scene, view.needs);
  return countTaskZones(listZones(draft, scene.primary, { needs: view.needs, capacity }), scene.tasks);
}
