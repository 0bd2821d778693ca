import { findOngoingTrouble } from '../diagnosis/ongoing-trouble.ts';
import type { TaskRecord } from '../ports/ecs.ts';
import type { Observation, TargetHealth } from '../ports/service-records.ts';
import { isEnding } from '../rollout/capacity.ts';
import { findPrimary } from '../rollout/followed-deployment.ts';
import { formatCount } from '../text/count.ts';
import { formatDuration } from '../text/duration.ts';
import { findPause } from './find-pause.ts';

/** What is known of a rollout that has not changed for a while. */
export interface Waiting {
  readonly observation: Observation;
  /** Since when tasks are pending, in milliseconds; 0 when none is. */
  readonly pendingMs: number;
  /** Absent: not read. */
  readonly tasks?: readonly TaskRecord[] | undefined;
  /** Targets of all target groups of the service; absent: not read, or it has none. */
  readonly targets?: readonly TargetHealth[] | undefined;
  /** Milliseconds that a target drains; absent: not read, or none drains. */
  readonly deregistrationDelayMs?: number | undefined;
}

/** What a rollout waits for, one thing an item: `1 task PENDING for 1:30, pulling the image`. May quote ECS. */
export function describeWait(waiting: Waiting): readonly string[] {
  const { observation } = waiting;
  const trouble = findOngoingTrouble(observation)?.text;
  const waits = [
    ...describeStage(observation),
    ...describePending(waiting),
    ...describeHealth(waiting),
    ...describeDraining(waiting),
    ...(trouble === undefined ? [] : [`ECS reports: ${trouble}`]),
  ];
  return waits.length > 0 ? waits : [describeRest(observation)];
}

function describeStage({ serviceDeployment }: Observation): readonly string[] {
  const stage = serviceDeployment?.lifecycleStage;
  const isPaused = findPause(serviceDeployment) !== undefined;
  if (stage === undefined) return isPaused ? ['paused, waiting for approval'] : [];
  return [isPaused ? `paused at ${stage}, waiting for approval` : `in stage ${stage}`];
}

const PHASES = ['pulling the image', 'starting the containers', 'not started yet'] as const;

function describePending({ observation, pendingMs, tasks = [] }: Waiting): readonly string[] {
  const open = tasks.filter((task) => !isEnding(task) && task.lastStatus !== 'RUNNING');
  const since = pendingMs > 0 ? ` for ${formatDuration(pendingMs)}` : '';
  if (open.length === 0) {
    const pending = observation.service?.pending ?? 0;
    return pending === 0 ? [] : [`${formatCount(pending, 'task')} pending${since}`];
  }
  return groupBy(open, (task) => `${task.lastStatus}${since}, ${PHASES[phaseOf(task)]}`, 'task');
}

function phaseOf({ pull }: TaskRecord): 0 | 1 | 2 {
  if (pull === 'in progress') return 0;
  return pull === 'done' ? 1 : 2;
}

function describeHealth({ tasks = [], targets = [] }: Waiting): readonly string[] {
  // UNKNOWN is also the health of a task without a health check.
  const unhealthy = tasks.filter((task) => !isEnding(task) && task.health === 'UNHEALTHY');
  const checked = targets.filter(({ state }) => state === 'initial' || state === 'unhealthy');
  const describeTarget = ({ state, description, reasonCode }: TargetHealth) =>
    state === 'initial' ? 'waiting for health checks' : `unhealthy (${description ?? reasonCode ?? 'no reason given'})`;
  return [
    ...groupBy(unhealthy, ({ lastStatus }) => `${lastStatus}, container health check failing`, 'task'),
    ...groupBy(checked, describeTarget, 'target'),
  ];
}

function describeDraining({ tasks = [], targets = [], deregistrationDelayMs }: Waiting): readonly string[] {
  const draining = targets.filter(({ state }) => state === 'draining').length;
  if (draining > 0) {
    const delay =
      deregistrationDelayMs === undefined ? '' : `, deregistration delay ${Math.round(deregistrationDelayMs / 1000)} s`;
    return [`${formatCount(draining, 'target')} draining${delay}`];
  }
  const ending = tasks.filter(isEnding).length;
  return ending === 0 ? [] : [`${formatCount(ending, 'task')} stopping`];
}

function describeRest({ service }: Observation): string {
  const primary = findPrimary(service);
  if (service === undefined || primary === undefined) return 'ECS does not show the deployment yet';
  const { running, desired } = primary;
  const tasks = `${running}/${desired} tasks running`;
  return running < desired ? `${tasks}, ECS has not started more` : `${tasks}, ECS has not completed the deployment`;
}

function groupBy<One>(all: readonly One[], name: (one: One) => string, noun: string): readonly string[] {
  const names = all.map(name);
  return [...new Set(names)].map((each) => `${formatCount(names.filter((one) => one === each).length, noun)} ${each}`);
}
