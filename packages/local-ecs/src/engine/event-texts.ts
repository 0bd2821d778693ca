/**
 * Every text of a service event. Observed in real service events unless marked; the Developer Guide prints
 * `service (NAME)` where the service writes `(service NAME)`.
 */
import { orderZones, type PlacementFailure, type ZoneCounts } from '@slipway/ecs-rules/scheduler';
import { lastPart } from './arn.ts';
import { isClassic } from './load-balancers.ts';
import type { ServiceState } from './service-record.ts';
import type { TaskRecord } from './task-record.ts';

type Named = Pick<ServiceState, 'name'>;

const GUIDE = 'For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.';

function listTasks(ids: readonly string[]): string {
  return ids.map((id) => `(task ${id})`).join(' ');
}

/** @param replaced how many of the started tasks take the place of unhealthy ones */
export function describeStarts(service: Named, ids: readonly string[], replaced: number): string {
  const started = `(service ${service.name}) has started ${ids.length} tasks: ${listTasks(ids)}.`;
  return replaced === 0 ? started : `${started} Amazon ECS replaced ${replaced} tasks due to an unhealthy status.`;
}

export function describeStops(service: Named, ids: readonly string[]): string {
  return `(service ${service.name}) has stopped ${ids.length} running tasks: ${listTasks(ids)}.`;
}

/** Zones in the observed order: those with the most tasks first. */
function listZones(counts: ZoneCounts): string {
  return orderZones(counts)
    .map(([zone, count]) => `${count} tasks in ${zone}`)
    .join(', ');
}

export function describeUnbalanced(service: Named, counts: ZoneCounts): string {
  return `(service ${service.name}) is not AZ balanced with ${listZones(counts)}. AZ Rebalancing in progress.`;
}

export function describeBalanced(service: Named, counts: ZoneCounts): string {
  return `(service ${service.name}) is AZ balanced with ${listZones(counts)}.`;
}

export function describeZoneStart(service: Named, zone: string, taskId: string): string {
  return `(service ${service.name}) has started 1 tasks in ${zone} to AZ Rebalance: ${listTasks([taskId])}.`;
}

/** This and the next three: ECS Developer Guide, Availability Zone service rebalancing service event messages. */
export function describeZoneStop(service: Named, zone: string, taskId: string): string {
  return `(service ${service.name}) has stopped 1 running tasks in ${zone} due to AZ rebalancing: ${listTasks([taskId])}.`;
}

export function describeRebalancingEnd(service: Named): string {
  return `(service ${service.name}) stopped AZ Rebalancing.`;
}

export function describeUnplacedInZone(service: Named, zone: string): string {
  return `(service ${service.name}) is unable to place a task in ${zone} because no container instance met all of its requirements.`;
}

export function describeRebalancingPostponed(service: Named, deploymentId: string, count: number): string {
  return `(service ${service.name}) was unable to AZ Rebalance because (taskSet ${deploymentId}) was unable to scale in due to (reason ${count} tasks under protection)`;
}

export function describePendingStops(service: Named, count: number): string {
  return `(service ${service.name}) stopped ${count} pending tasks.`;
}

/** Of Classic Load Balancers the unhealthy text is observed with `elb`, the others are assumed alike. */
function formatBalancer(targetGroupArn: string): string {
  return isClassic(targetGroupArn) ? `elb ${targetGroupArn}` : `target-group ${targetGroupArn}`;
}

function nameTargets(targetGroupArn: string): string {
  return isClassic(targetGroupArn) ? 'instances' : 'targets';
}

/** The real text ends without a stop. Of a Classic Load Balancer the registered `instances` are observed. */
export function describeRegistered(service: Named, count: number, targetGroupArn: string): string {
  return `(service ${service.name}) registered ${count} ${nameTargets(targetGroupArn)} in (${formatBalancer(targetGroupArn)})`;
}

/** The real text ends without a stop. */
export function describeDeregistered(service: Named, count: number, targetGroupArn: string): string {
  return `(service ${service.name}) deregistered ${count} ${nameTargets(targetGroupArn)} in (${formatBalancer(targetGroupArn)})`;
}

/** @param taskSet the outgoing deployment during a rollout; undefined outside of one */
export function describeDraining(service: Named, count: number, taskSet: string | undefined): string {
  return `(service ${formatTaskSet(service, taskSet)}) has begun draining connections on ${count} tasks.`;
}

function formatTaskSet(service: Named, taskSet: string | undefined): string {
  return taskSet === undefined ? service.name : `${service.name}, taskSet ${taskSet}`;
}

export function describeFailedCheck(service: Named, taskId: string): string {
  return `(service ${service.name}) (task ${taskId}) failed container health checks.`;
}

/** What is known of a target that fails its checks. */
export interface UnhealthyTarget {
  readonly taskId: string;
  /** On EC2. */
  readonly ec2InstanceId: string | undefined;
  readonly port: number;
  readonly targetGroupArn: string;
  readonly reason: string;
  /** The deployment, while it is being rolled out. */
  readonly taskSet: string | undefined;
}

export function describeUnhealthyTarget(service: Named, target: UnhealthyTarget): string {
  const place = target.ec2InstanceId === undefined ? `task ${target.taskId}` : `instance ${target.ec2InstanceId}`;
  const port = isClassic(target.targetGroupArn) ? '' : ` (port ${target.port})`;
  return `(service ${formatTaskSet(service, target.taskSet)}) (${place})${port} is unhealthy in (${formatBalancer(target.targetGroupArn)}) due to (reason ${target.reason}).`;
}

export function describeSteady(service: Named): string {
  return `(service ${service.name}) has reached a steady state.`;
}

export function describeCompleted(service: Named, deploymentId: string): string {
  return `(service ${service.name}) (deployment ${deploymentId}) deployment completed.`;
}

/** Why a task that fails its load balancer's checks was stopped (ECS Developer Guide, stopped task errors). */
export function describeFailedTarget(targetGroupArn: string): string {
  return `Task failed ELB health checks in (${formatBalancer(targetGroupArn)})`;
}

export function describeFailed(service: Named, deploymentId: string): string {
  return `(service ${service.name}) (deployment ${deploymentId}) deployment failed: tasks failed to start.`;
}

/** Known from public test fixtures only. */
export function describeAlarm(service: Named, deploymentId: string): string {
  return `(service ${service.name}) (deployment ${deploymentId}) deployment failed: alarm detected.`;
}

/** @param reason the service deployment's status reason */
export function describeHookFailure(service: Named, reason: string): string {
  return `(service ${service.name}) deployment failed: ${reason}`;
}

export function describeRollingBack(service: Named, deploymentId: string): string {
  return `(service ${service.name}) rolling back to deployment ${deploymentId}.`;
}

/** What RunTask and events say of a constraint that is not met. */
export function describeUnmet(constraint: 'MemberOf' | 'DistinctInstance'): string {
  return `${constraint} placement constraint unsatisfied.`;
}

/** CPU and memory: texts of the ECS Developer Guide, service event messages. */
export function describePlacement(service: Named, failure: PlacementFailure): string {
  const start = `(service ${service.name}) was unable to place a task because no container instance met all of its requirements.`;
  switch (failure.reason) {
    case 'NO_INSTANCES':
      if (failure.provider !== undefined) {
        return `(service ${service.name}) was unable to reach steady state. Reason: No Container Instances were found in your capacity provider.`;
      }
      return `${start} Reason: No Container Instances were found in your cluster. ${GUIDE}`;
    case 'PORTS':
      return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) is already using a port required by your task. ${GUIDE}`;
    case 'MEMORY':
      return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) has insufficient memory available. ${GUIDE}`;
    case 'CPU':
      return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) has insufficient CPU units available. ${GUIDE}`;
    case 'ATTRIBUTE':
      return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) is missing an attribute required by your task. ${GUIDE}`;
    case 'MEMBER_OF':
      return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) encountered error "${describeUnmet('MemberOf')}". ${GUIDE}`;
    case 'DISTINCT_INSTANCE':
      return `${start} The closest matching (container-instance ${lastPart(failure.closest)}) encountered error "${describeUnmet('DistinctInstance')}". ${GUIDE}`;
  }
}

/** ECS Developer Guide, service event messages. */
export function describeBounds(service: Named): string {
  return `(service ${service.name}) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.`;
}

/** @param taskSet the deployment whose tasks stop; ECS's text ends without a period */
export function describeProtected(service: Named, taskSet: string, count: number): string {
  return `(service ${service.name}) was unable to reach steady state because (taskSet ${taskSet}) was unable to scale in due to (reason ${count} tasks under protection)`;
}

export function describeThrottled(service: Named): string {
  return `(service ${service.name}) is unable to consistently start tasks successfully. ${GUIDE}`;
}

/** Pull and initialization failures are shown as failures to place; others are not shown. */
export function describePullFailure(service: Named, task: Pick<TaskRecord, 'stoppedReason'>): string {
  const reason = task.stoppedReason ?? '';
  if (!/^(CannotPullContainerError|ResourceInitializationError)/.test(reason)) return '';
  return `(service ${service.name}) was unable to place a task. Reason: ${reason}${reason.endsWith('.') ? '' : '.'}`;
}
