import type { RunEvent } from '../report/event.ts';
import type { TimelineSample } from '../report/run-record.ts';
import { lowerBound } from '../scheduler/bounds.ts';
import { type CourseEvent, findCourse, NO_COURSE, type ToldCourse } from './course.ts';
import type { RolloutFacts } from './facts.ts';
import type { DeploymentRecord, Observation, ServiceEvent, ServiceRecord, StoppedTask } from './observation.ts';

/** What has been told of a rollout so far; the next look adds what is new. */
export interface Told {
  readonly eventIds: ReadonlySet<string>;
  readonly taskArns: ReadonlySet<string>;
  /** The counts as last told, as one text to compare. */
  readonly counts: string;
  readonly course: ToldCourse;
  /** How long the rollout was followed before, in milliseconds: what is told counts from its update all the same. */
  readonly earlierMs: number;
}

/** Events that the service had before the update are nobody's news. */
export function openTold(before: ServiceRecord): Told {
  return {
    eventIds: new Set(before.events.map((event) => event.id)),
    taskArns: new Set(),
    counts: '',
    course: NO_COURSE,
    earlierMs: 0,
  };
}

/** What one look adds: events to tell, and what to keep for the record. */
export interface News {
  readonly told: Told;
  readonly events: readonly RunEvent[];
  readonly serviceEvents: readonly ServiceEvent[];
  readonly stoppedTasks: readonly StoppedTask[];
  /** Those of the events that tell of stages, hooks and alarms. */
  readonly course: readonly CourseEvent[];
  readonly sample?: TimelineSample;
}

/** Compares a look with what was told before: each event and stopped task once, counts only when they change. */
export function findNews(told: Told, seen: Observation, facts: Pick<RolloutFacts, 'ourId'>): News {
  const look = { ...seen, atMs: told.earlierMs + seen.atMs };
  const { service } = look;
  const stoppedTasks = look.stoppedTasks.filter((task) => !told.taskArns.has(task.arn));
  if (service === undefined) return { told, events: [], serviceEvents: [], stoppedTasks: [], course: [] };
  const serviceEvents = service.events.filter((event) => !told.eventIds.has(event.id)).toReversed();
  const counts = describeCounts(service);
  const isChanged = counts !== told.counts;
  const course = findCourse(told.course, look);
  const name = service.name;
  return {
    told: {
      ...told,
      eventIds: new Set([...told.eventIds, ...serviceEvents.map((event) => event.id)]),
      taskArns: new Set([...told.taskArns, ...stoppedTasks.map((task) => task.arn)]),
      counts,
      course: course.told,
    },
    events: [
      ...inOrder(name, serviceEvents, stoppedTasks),
      ...course.events,
      ...(isChanged ? [tellCounts(service, look, facts)] : []),
    ],
    serviceEvents,
    stoppedTasks,
    course: course.events,
    ...(isChanged ? { sample: takeSample(service, look, facts) } : {}),
  };
}

/** By ECS's own times, so that a stop stands before the start that answers it. */
function inOrder(service: string, events: readonly ServiceEvent[], tasks: readonly StoppedTask[]): readonly RunEvent[] {
  const dated = [
    ...events.map((event) => ({ at: event.at, told: { type: 'service-event', service, event } as const })),
    ...tasks.map((task) => ({ at: task.stoppedAt ?? 0, told: { type: 'task-stopped', service, task } as const })),
  ];
  return dated.toSorted((one, other) => one.at - other.at).map(({ told }) => told);
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

function tellCounts(service: ServiceRecord, look: Observation, facts: Pick<RolloutFacts, 'ourId'>): RunEvent {
  const { ours, others } = split(service, facts);
  return { type: 'counts', service: service.name, atMs: look.atMs, desired: service.desired, ours, others };
}

function takeSample(service: ServiceRecord, look: Observation, facts: Pick<RolloutFacts, 'ourId'>): TimelineSample {
  const { ours, others } = split(service, facts);
  return {
    atMs: look.atMs,
    desired: service.desired,
    lowerBound: lowerBound(service.desired, service.minimumHealthyPercent),
    oursRunning: ours?.running ?? 0,
    oursPending: ours?.pending ?? 0,
    othersRunning: others.reduce((sum, deployment) => sum + deployment.running, 0),
    failed: ours?.failed ?? 0,
  };
}

function split(service: ServiceRecord, facts: Pick<RolloutFacts, 'ourId'>) {
  const ours = service.deployments.find((deployment) => deployment.id === facts.ourId);
  const others: readonly DeploymentRecord[] = service.deployments.filter((deployment) => deployment !== ours);
  return { ours, others };
}
