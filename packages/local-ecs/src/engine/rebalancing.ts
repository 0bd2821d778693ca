/**
 * Availability Zone rebalancing (ECS Developer Guide): outside of deployments a task is started in the emptiest zone,
 * and once it is healthy one is stopped in the fullest, until no zone has more than one task more than another.
 */
import { decide, findLackingZone, orderZones, upperBound, type ZoneCounts } from '@slipway/ecs-rules/scheduler';
import {
  describeBalanced,
  describeRebalancingEnd,
  describeRebalancingPostponed,
  describeUnbalanced,
  describeUnplacedInZone,
  describeZoneStart,
  describeZoneStop,
} from './event-texts.ts';
import { forgetCauses, report, reportOnce } from './events.ts';
import { findHealthProblem, isCountedHealthy } from './health.ts';
import type { MutableState } from './mutable-state.ts';
import { findObstacle } from './rebalancing-setting.ts';
import { isLeaving, type ServiceSnapshot, viewCapacity, viewService } from './scheduler-view.ts';
import type { ServiceState } from './service-record.ts';
import { openTasks } from './start-stop-tasks.ts';
import { isProtected } from './task-protection.ts';
import { stopTask } from './task-stop.ts';
import { countTaskZones, keepZone, listZones } from './zones.ts';

const CAUSE = 'rebalancing/';

/** Ends the current move when another change has priority. */
export function dropRebalancing(state: MutableState, snapshot: ServiceSnapshot): ServiceState {
  const { service, now } = snapshot;
  if (service.rebalancing === undefined || isReadyForNext(state, snapshot)) return service;
  const { rebalancing: _over, ...rest } = forgetCauses(service, (key) => key.startsWith(CAUSE));
  return report(state, rest, { text: describeRebalancingEnd(service), now });
}

/** Whether the service has its desired tasks, and at most the one that was started for the rebalancing. */
function isReadyForNext(state: MutableState, { service, primary, tasks, now }: ServiceSnapshot): boolean {
  if (primary.rolloutState !== 'COMPLETED' || !isEnabled(state, { service, primary })) return false;
  const extra = service.rebalancing?.taskArn;
  const staying = tasks.filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
  const others = staying.filter(({ arn }) => arn !== extra);
  if (staying.length - others.length !== (extra === undefined ? 0 : 1)) return false;
  if (others.length !== service.desiredCount || staying.some((task) => isLeaving(state, task))) return false;
  if (staying.some((task) => findHealthProblem(service, task, now) !== undefined)) return false;
  return others.every((task) => task.deploymentId === primary.id && isCountedHealthy(task, now));
}

function isEnabled(state: MutableState, { service, primary }: Pick<ServiceSnapshot, 'service' | 'primary'>): boolean {
  const shape = state.serviceRevisions.get(primary.serviceRevisionArn)?.shape ?? {};
  return service.given.availabilityZoneRebalancing === 'ENABLED' && findObstacle({ service, shape }) === undefined;
}

/** Waits for the started task, then stops one in exchange. Undefined when no such task exists. */
export function continueRebalancing(state: MutableState, snapshot: ServiceSnapshot): ServiceState | undefined {
  const { service, tasks, now } = snapshot;
  const started = tasks.find(({ arn }) => arn === service.rebalancing?.taskArn);
  if (started === undefined) return undefined;
  if (!isCountedHealthy(started, now)) return service;
  const [from] =
    orderZones(countServiceZones(state, snapshot)).find(([zone]) => zone !== started.availabilityZone) ?? [];
  const own = tasks.filter((task) => task.availabilityZone === from && task.desiredStatus === 'RUNNING');
  const leaving = own.find((task) => !isProtected(task, now));
  if (leaving === undefined) return reportPostponed(state, snapshot, own.length);
  const reason = `Scaling activity initiated by (deployment ${snapshot.primary.id})`;
  stopTask(state, leaving, { code: 'ServiceSchedulerInitiated', reason, now });
  const text = describeZoneStop(service, leaving.availabilityZone, leaving.id);
  return report(state, { ...forgetCauses(service, (key) => key.startsWith(CAUSE)), rebalancing: {} }, { text, now });
}

function reportPostponed(state: MutableState, { service, primary, now }: ServiceSnapshot, count: number): ServiceState {
  const text = describeRebalancingPostponed(service, primary.id, count);
  return reportOnce(state, service, { key: `${CAUSE}protected`, text, now });
}

/** For a settled service: begins, continues with the next task, or reports that the zones are balanced. */
export function rebalance(state: MutableState, snapshot: ServiceSnapshot): ServiceState {
  const { service, primary, now } = snapshot;
  if (primary.rolloutState !== 'COMPLETED' || !isEnabled(state, snapshot)) return service;
  const counts = countServiceZones(state, snapshot);
  const zone = findLackingZone(counts);
  if (zone === undefined) {
    if (service.rebalancing === undefined) return service;
    const { rebalancing: _over, ...rest } = forgetCauses(service, (key) => key.startsWith(CAUSE));
    return report(state, rest, { text: describeBalanced(service, counts), now });
  }
  if (upperBound(service.desiredCount, service.maximumPercent) <= service.desiredCount) return service;
  const begun =
    service.rebalancing === undefined
      ? report(state, { ...service, rebalancing: {} }, { text: describeUnbalanced(service, counts), now })
      : service;
  return startInZone(state, { ...snapshot, service: begun }, zone);
}

/** The scheduler's rules for one more task, with the zone's capacity. */
function startInZone(state: MutableState, snapshot: ServiceSnapshot, zone: string): ServiceState {
  const { service, now } = snapshot;
  const view = viewService(state, snapshot);
  const capacity = keepZone(viewCapacity(state, snapshot, view.needs), zone);
  const { starts } = decide({ ...view, desired: view.desired + 1 }, capacity);
  if (starts.length === 0) {
    if (!view.mayStart || view.startAtMost === 0) return service;
    return reportOnce(state, service, { key: `${CAUSE}${zone}`, text: describeUnplacedInZone(service, zone), now });
  }
  const [task] = openTasks(state, snapshot, starts);
  if (task === undefined) return service;
  const calm = forgetCauses(service, (key) => key.startsWith(CAUSE));
  const text = describeZoneStart(service, zone, task.id);
  return report(state, { ...calm, rebalancing: { taskArn: task.arn } }, { text, now });
}

function countServiceZones(state: MutableState, snapshot: ServiceSnapshot): ZoneCounts {
  const view = viewService(state, snapshot);
  const capacity = viewCapacity(state, snapshot, view.needs);
  return countTaskZones(listZones(state, snapshot.primary, { needs: view.needs, capacity }), snapshot.tasks);
}
