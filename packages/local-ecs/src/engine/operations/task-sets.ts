/** CreateTaskSet, UpdateTaskSet, DescribeTaskSets, DeleteTaskSet, UpdateServicePrimaryTaskSet. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { ApiError, clientError, invalidParameter } from '../api-error.ts';
import { lastPart } from '../arn.ts';
import { chooseCapacity, describeStrategy } from '../capacity-choice.ts';
import { countByDeployment } from '../describe-service.ts';
import { describeTaskSet } from '../describe-task-set.ts';
import { findCluster, findService } from '../find.ts';
import { requireUsableRevision } from '../find-revision.ts';
import { readBoolean, readNumber, readObject, readString, readStrings, requireString } from '../input.ts';
import { type MutableState, requestEvaluation } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import type { ServiceState } from '../service-record.ts';
import { checkPlan, readShape } from '../service-shape.ts';
import { addTags, readTags } from '../tag-store.ts';
import {
  changeTaskSet,
  drainTaskSet,
  listTaskSets,
  openTaskSet,
  promoteTaskSet,
  readController,
  type TaskSet,
} from '../task-set-state.ts';

export const TASK_SET_OPERATIONS: OperationTable = {
  CreateTaskSet: createTaskSet,
  UpdateTaskSet: updateTaskSet,
  DescribeTaskSets: describeTaskSets,
  DeleteTaskSet: deleteTaskSet,
  UpdateServicePrimaryTaskSet: updateServicePrimaryTaskSet,
};

function createTaskSet(state: MutableState, { input, now }: Call): JsonObject {
  const service = requireExternal(state, input);
  const clientToken = readString(input, 'clientToken');
  const known = listTaskSets(service).find(({ taskSet }) => taskSet.clientToken === clientToken);
  if (clientToken !== undefined && known !== undefined) return answerOne(state, service, known.id);
  const { launchType, strategy } = chooseCapacity(findCluster(state, service.cluster), input);
  const revision = requireUsableRevision(state, requireString(input, 'taskDefinition'), clientError);
  const shape = readShape(input);
  checkPlan(state, { revision, shape, launchType });
  const externalId = readString(input, 'externalId');
  const part = {
    status: 'ACTIVE' as const,
    // Without a scale the AWS CLI's example of create-task-set is answered with 0.
    scalePercent: readScale(input) ?? 0,
    launchType,
    ...describeStrategy(strategy),
    ...defined({ externalId, clientToken }),
  };
  const opened = openTaskSet(state, service, { revision, shape, part, now });
  const made = listTaskSets(opened).find(({ id }) => !service.deployments.some((one) => one.id === id));
  if (made !== undefined) addTags(state, made.taskSet.arn, readTags(input));
  return keep(state, opened, { id: made?.id ?? '', now });
}

function updateTaskSet(state: MutableState, { input, now }: Call): JsonObject {
  const service = requireExternal(state, input);
  const { id } = requireTaskSet(service, requireString(input, 'taskSet'));
  const scalePercent = readScale(input);
  // Wording not documented.
  if (scalePercent === undefined) throw invalidParameter('scale can not be blank.');
  return keep(state, changeTaskSet(service, id, { change: { scalePercent }, now }), { id, now });
}

/** In the order of the request, or all; unknown ones are MISSING. */
function describeTaskSets(state: MutableState, { input }: Call): JsonObject {
  const service = requireExternal(state, input);
  const requested = readStrings(input, 'taskSets');
  const all = listTaskSets(service);
  const found = requested.map((reference) => ({ reference, one: findTaskSet(service, reference) }));
  const chosen = requested.length === 0 ? all : found.flatMap(({ one }) => one ?? []);
  const options = { counts: countByDeployment(state), include: readStrings(input, 'include') };
  return {
    taskSets: chosen.map((one) => describeTaskSet(state, service, { ...options, one })),
    failures: found
      .filter(({ one }) => one === undefined)
      .map(({ reference }) => ({ arn: reference, reason: 'MISSING' })),
  };
}

/** That PRIMARY can be deleted too is assumed. */
function deleteTaskSet(state: MutableState, { input, now }: Call): JsonObject {
  const service = requireExternal(state, input);
  const { id, taskSet } = requireTaskSet(service, requireString(input, 'taskSet'));
  if (taskSet.scalePercent > 0 && readBoolean(input, 'force') !== true) {
    // Wording not documented.
    throw invalidParameter('The task set cannot be deleted while it is scaled above 0.');
  }
  return keep(state, drainTaskSet(service, id, now), { id, now });
}

function updateServicePrimaryTaskSet(state: MutableState, { input, now }: Call): JsonObject {
  const service = requireExternal(state, input);
  const { id, taskSet } = requireTaskSet(service, requireString(input, 'primaryTaskSet'));
  // Wording not documented.
  if (taskSet.status === 'DRAINING') throw invalidParameter('A task set that is DRAINING cannot be made PRIMARY.');
  return keep(state, promoteTaskSet(service, id, now), { id, now });
}

function keep(
  state: MutableState,
  service: ServiceState,
  made: { readonly id: string; readonly now: number },
): JsonObject {
  state.services.set(service.key, service);
  requestEvaluation(state, made.now);
  return answerOne(state, service, made.id);
}

function answerOne(state: MutableState, service: ServiceState, id: string): JsonObject {
  const one = listTaskSets(service).find((taskSet) => taskSet.id === id);
  const counts = countByDeployment(state);
  return defined({
    taskSet: one === undefined ? undefined : describeTaskSet(state, service, { one, counts, include: ['TAGS'] }),
  });
}

/** Task sets are the caller's where the controller is EXTERNAL only (ECS API reference, CreateTaskSet). */
function requireExternal(state: MutableState, input: JsonObject): ServiceState {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const service = findService(state, cluster, requireString(input, 'service'));
  if (service === undefined) throw new ApiError('ServiceNotFoundException', 'Service not found.');
  if (service.status !== 'ACTIVE') throw new ApiError('ServiceNotActiveException', 'Service was not ACTIVE.');
  const controller = readController(service.given);
  if (controller !== 'EXTERNAL') {
    // Wording not documented.
    throw invalidParameter(`Task sets of services with a ${controller} deployment controller cannot be used directly.`);
  }
  return service;
}

/** @param reference id (`ecs-svc/N`) or ARN */
function findTaskSet(service: ServiceState, reference: string): TaskSet | undefined {
  return listTaskSets(service).find(({ id }) => lastPart(id) === lastPart(reference));
}

function requireTaskSet(service: ServiceState, reference: string): TaskSet {
  const found = findTaskSet(service, reference);
  // Wording not documented.
  if (found === undefined) throw new ApiError('TaskSetNotFoundException', 'The specified task set was not found.');
  return found;
}

/** Percent, from 0 to 100 (ECS API reference, Scale). */
function readScale(input: JsonObject): number | undefined {
  const scale = readObject(input, 'scale');
  if (scale === undefined) return undefined;
  const unit = readString(scale, 'unit') ?? 'PERCENT';
  // Wording not documented, of both.
  if (unit !== 'PERCENT') throw invalidParameter('unit should be one of [PERCENT]');
  const value = readNumber(scale, 'value') ?? 0;
  if (value < 0 || value > 100) throw invalidParameter('The scale of a task set must be from 0 to 100 percent.');
  return value;
}
