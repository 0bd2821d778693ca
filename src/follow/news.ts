import { lowerBound, upperBound } from '@slipway/ecs-rules/scheduler';
import { defined } from '@slipway/ecs-rules/values';
import type {
  DeploymentRecord,
  Observation,
  ServiceEvent,
  ServiceRecord,
  StoppedTask,
} from '../ports/service-records.ts';
import type { DeploymentDriver, Reported } from './driver.ts';
import type { FollowEvent } from './events.ts';
import type { LifecycleChange } from './lifecycle-events.ts';
import type { TimelineSample } from './service-progress.ts';

/** Events from before the update are not reported. */
export function openReported(before: ServiceRecord, lifecycle: unknown): Reported {
  return {
    eventIds: new Set(before.events.map((event) => event.id)),
    taskArns: new Set(),
    counts: '',
    lifecycle,
    earlierMs: 0,
  };
}

/** What one poll adds: events to report, and what to keep for the record. */
export interface News {
  readonly reported: Reported;
  readonly events: readonly FollowEvent[];
  readonly serviceEvents: readonly ServiceEvent[];
  readonly stoppedTasks: readonly StoppedTask[];
  /** The events about stages, hooks and alarms. */
  readonly lifecycle: readonly LifecycleChange[];
  readonly sample?: TimelineSample;
}

/** Compares a poll with what was reported before: each event and stopped task once, counts only when they change. */
export function findNews(driver: DeploymentDriver, reported: Reported, seen: Observation): News {
  const observation = { ...seen, atMs: reported.earlierMs + seen.atMs };
  const { service } = observation;
  const stoppedTasks = observation.stoppedTasks.filter((task) => !reported.taskArns.has(task.arn));
  if (service === undefined) return { reported, events: [], serviceEvents: [], stoppedTasks: [], lifecycle: [] };
  const serviceEvents = service.events.filter((event) => !reported.eventIds.has(event.id)).toReversed();
  const counts = describeCounts(service);
  const moment = counts === reported.counts ? undefined : count(service, observation, driver.findOwnId(seen));
  const lifecycle = driver.findLifecycleNews(reported.lifecycle, observation);
  return {
    reported: {
      ...reported,
      eventIds: addAll(
        reported.eventIds,
        serviceEvents.map(({ id }) => id),
      ),
      taskArns: addAll(
        reported.taskArns,
        stoppedTasks.map(({ arn }) => arn),
      ),
      counts,
      desired: service.desired,
      lifecycle: lifecycle.reported,
    },
    events: [
      ...inOrder(service.name, serviceEvents, stoppedTasks),
      ...lifecycle.events,
      ...findDesired(service, reported, observation.atMs),
      ...(moment === undefined ? [] : [moment.event]),
    ],
    serviceEvents,
    stoppedTasks,
    lifecycle: lifecycle.events,
    ...defined({ sample: moment?.sample }),
  };
}

/** The same set where there is nothing to add, as at most polls. */
function addAll(known: ReadonlySet<string>, added: readonly string[]): ReadonlySet<string> {
  return added.length === 0 ? known : new Set([...known, ...added]);
}

/** The count that the run itself set is in the first poll. */
function findDesired({ name, desired }: ServiceRecord, reported: Reported, atMs: number): readonly FollowEvent[] {
  const { desired: from } = reported;
  if (from === undefined || from === desired) return [];
  return [{ type: 'desired-changed', service: name, atMs, from, to: desired }];
}

/** In the order of ECS's own times, so that a stop comes before the start that replaces the task. */
function inOrder(
  service: string,
  events: readonly ServiceEvent[],
  tasks: readonly StoppedTask[],
): readonly FollowEvent[] {
  const dated = [
    ...events.map((event) => ({ at: event.at, reported: { type: 'service-event', service, event } as const })),
    ...tasks.map((task) => ({ at: task.stoppedAt ?? 0, reported: { type: 'task-stopped', service, task } as const })),
  ];
  return dated.toSorted((one, other) => one.at - other.at).map(({ reported }) => reported);
}

function describeCounts(service: ServiceRecord): string {
  const each = service.deployments.map((one) => [
    one.id,
    one.status,
    one.desired,
    one.running,
    one.pending,
    one.failed,
  ]);
  return JSON.stringify([service.desired, each]);
}

/** The counts of this moment, for the log and for the record. */
function count(service: ServiceRecord, observation: Observation, ourId: string) {
  const { atMs } = observation;
  const { name, desired } = service;
  const ours = service.deployments.find(({ id }) => id === ourId);
  const others = service.deployments.filter((deployment) => deployment !== ours);
  const event: FollowEvent = { type: 'counts', service: name, atMs, desired, ours, others };
  const sample: TimelineSample = {
    atMs,
    desired,
    lowerBound: lowerBound(desired, service.minimumHealthyPercent),
    upperBound: upperBound(desired, service.maximumPercent),
    oursRunning: ours?.running ?? 0,
    oursPending: ours?.pending ?? 0,
    othersRunning: others.reduce((sum, deployment) => sum + deployment.running, 0),
    failed: ours?.failed ?? 0,
    ...defined({ isRollback: isRollback(ours, observation) ? true : undefined }),
  };
  return { event, sample };
}

/** ECS makes the deployment from before ours PRIMARY again; of traffic that moves back, the status shows it. */
function isRollback(ours: DeploymentRecord | undefined, { serviceDeployment }: Observation): boolean {
  const hasFailed = ours?.rolloutState === 'FAILED' && ours.status !== 'PRIMARY';
  return hasFailed || serviceDeployment?.status.startsWith('ROLLBACK_') === true;
}
