/** Task sets of a service whose deployment controller is EXTERNAL or CODE_DEPLOY: making, changing and finding them. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from './api-error.ts';
import { serviceRevisionArn, taskSetArn } from './arn.ts';
import { drawDeploymentId, drawSerial } from './identifiers.ts';
import { readObject, readString } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import type { DeploymentState, ServiceState } from './service-record.ts';
import { changeDeployment, findDeployment } from './service-state.ts';
import type { RevisionRecord } from './state.ts';
import { leaveSteady } from './steady-state.ts';
import type { ControllerType, TaskSetState } from './task-set-record.ts';
import { NO_THROTTLE } from './throttle.ts';

/** Observed in answers of CreateTaskSet. */
const MOST_TASK_SETS = 5;

/** A task set: like a deployment for the scheduler, with its own scale, launch type and status. */
export type TaskSet = DeploymentState & { readonly taskSet: TaskSetState };

/** The deployment controller of a CreateService request or of a service. */
export function readController(source: JsonObject): ControllerType {
  const type = readString(readObject(source, 'deploymentController') ?? {}, 'type') ?? 'ECS';
  if (type === 'ECS' || type === 'CODE_DEPLOY' || type === 'EXTERNAL') return type;
  // Wording not documented.
  throw invalidParameter(`Unknown deployment controller '${type}'.`);
}

export function hasTaskSets(service: Pick<ServiceState, 'given'>): boolean {
  return readController(service.given) !== 'ECS';
}

/** PRIMARY first, then newest first. */
export function listTaskSets(service: Pick<ServiceState, 'deployments'>): readonly TaskSet[] {
  return service.deployments.filter(isTaskSet);
}

function isTaskSet(deployment: DeploymentState): deployment is TaskSet {
  return deployment.taskSet !== undefined;
}

/** The current deployment or task set. A service of the EXTERNAL controller may have none. */
export function findCurrent(service: ServiceState): DeploymentState | undefined {
  if (!hasTaskSets(service)) return service.deployments[0];
  return listTaskSets(service).find(({ taskSet }) => taskSet.status === 'PRIMARY');
}

/** The service's desired count times the scale, rounded up (ECS API reference, TaskSet). */
export function computeDesired(service: Pick<ServiceState, 'desiredCount'>, { scalePercent }: TaskSetState): number {
  // In tenths of a thousandth of a percent, so that 10 times 30 percent is 3 and not a little more.
  return Math.ceil(Math.round(service.desiredCount * scalePercent * 10_000) / 1_000_000);
}

export interface TaskSetRequest {
  readonly revision: RevisionRecord;
  /** loadBalancers, networkConfiguration, platformVersion, serviceRegistries. */
  readonly shape: JsonObject;
  readonly part: Omit<TaskSetState, 'arn' | 'stability' | 'stabilityAt'>;
  readonly now: number;
}

/**
 * Makes a task set. That the digests of its images are not resolved by its first task is assumed: ECS documents that
 * for deployments of its own controller.
 * @throws ApiError InvalidParameterException for more than five
 */
export function openTaskSet(state: MutableState, service: ServiceState, request: TaskSetRequest): ServiceState {
  const { revision, shape, part, now } = request;
  if (service.deployments.length >= MOST_TASK_SETS) {
    throw invalidParameter(
      `${service.deployments.length} deployments exist on the service. Unable to create new TaskSet since this exceeds the maximum limit.`,
    );
  }
  const id = drawDeploymentId(state);
  const arn = serviceRevisionArn(state.settings, service.key, drawSerial(state));
  state.serviceRevisions.set(arn, {
    arn,
    serviceKey: service.key,
    revisionArn: revision.arn,
    createdAt: now,
    shape,
    digests: {},
  });
  const opened: TaskSet = {
    id,
    serviceRevisionArn: arn,
    serviceDeploymentArn: '',
    revisionArn: revision.arn,
    createdAt: now,
    updatedAt: now,
    shownDesired: computeDesired(service, { ...part, arn: '', stability: 'STABILIZING', stabilityAt: now }),
    rolloutState: 'COMPLETED',
    rolloutStateReason: '',
    failedTasks: 0,
    breakerCount: 0,
    isPinned: true,
    failedPins: 0,
    digests: {},
    usesAlternate: false,
    taskSet: { ...part, arn: taskSetArn(state.settings, service.key, id), stability: 'STABILIZING', stabilityAt: now },
  };
  const deployments = [opened, ...service.deployments];
  return sortTaskSets({ ...leaveSteady(service), deployments, throttle: NO_THROTTLE });
}

function sortTaskSets(service: ServiceState): ServiceState {
  const all = listTaskSets(service);
  const isPrimary = ({ taskSet }: TaskSet): boolean => taskSet.status === 'PRIMARY';
  return { ...service, deployments: [...all.filter(isPrimary), ...all.filter((one) => !isPrimary(one))] };
}

/** Changes a task set, unless it does not exist or is DRAINING already. */
export function changeTaskSet(
  service: ServiceState,
  id: string,
  { change, now }: { readonly change: Partial<TaskSetState>; readonly now: number },
): ServiceState {
  const found = findDeployment(service, id);
  if (found?.taskSet === undefined || found.taskSet.status === 'DRAINING') return service;
  const taskSet: TaskSetState = { ...found.taskSet, ...change, stability: 'STABILIZING', stabilityAt: now };
  const shownDesired = computeDesired(service, taskSet);
  return leaveSteady(changeDeployment(service, id, { taskSet, shownDesired, updatedAt: now }));
}

/** DRAINING, at a scale of 0 (observed). */
export function drainTaskSet(service: ServiceState, id: string, now: number): ServiceState {
  return sortTaskSets(changeTaskSet(service, id, { change: { status: 'DRAINING', scalePercent: 0 }, now }));
}

/** Production traffic is this task set's from now on; the one before becomes ACTIVE. */
export function promoteTaskSet(service: ServiceState, id: string, now: number): ServiceState {
  if (findCurrent(service)?.id === id) return service;
  const deployments = service.deployments.map((deployment): DeploymentState => {
    const { taskSet } = deployment;
    if (taskSet === undefined) return deployment;
    if (deployment.id === id) return { ...deployment, updatedAt: now, taskSet: { ...taskSet, status: 'PRIMARY' } };
    if (taskSet.status !== 'PRIMARY') return deployment;
    return { ...deployment, updatedAt: now, taskSet: { ...taskSet, status: 'ACTIVE' } };
  });
  return sortTaskSets({ ...service, deployments });
}
