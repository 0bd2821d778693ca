/** CreateTaskSet, UpdateTaskSet, DescribeTaskSets, DeleteTaskSet, UpdateServicePrimaryTaskSet. */
import type { JsonObject } from '../../../json.ts';
import { lastPart } from '../arn.ts';
import { chooseCapacity, describeStrategy } from '../capacity-choice.ts';
import { countByDeployment } from '../describe-service.ts';
import { describeTaskSet } from '../describe-task-set.ts';
import { type Draft, requestLook } from '../draft.ts';
import { ApiFault, clientFault, invalidParameter } from '../fault.ts';
import { findCluster, findService } from '../find.ts';
import { requireUsableRevision } from '../find-revision.ts';
import { readBoolean, readNumber, readObject, readString, readStrings, requireString } from '../input.ts';
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

function createTaskSet(draft: Draft, { input, now }: Call): JsonObject {
  const service = requireExternal(draft, input);
  const clientToken = readString(input, 'clientToken');
  const known = listTaskSets(service).find(({ taskSet }) => taskSet.clientToken === clientToken);
  if (clientToken !== undefined && known !== undefined) return answerOne(draft, service, known.id);
  const { launchType, strategy } = chooseCapacity(findCluster(draft, service.cluster), input);
  const revision = requireUsableRevision(draft, requireString(input, 'taskDefinition'), clientFault);
  const shape = readShape(input);
  checkPlan(draft, { revision, shape, launchType });
  const externalId = readString(input, 'externalId');
  const part = {
    status: 'ACTIVE' as const,
    // Without a scale the AWS CLI's example of create-task-set is answered with 0.
    scalePercent: readScale(input) ?? 0,
    launchType,
    ...describeStrategy(strategy),
    ...(externalId === undefined ? {} : { externalId }),
    ...(clientToken === undefined ? {} : { clientToken }),
  };
  const opened = openTaskSet(draft, service, { revision, shape, part, now });
  const made = listTaskSets(opened).find(({ id }) => !service.deployments.some((one) => one.id === id));
  if (made !== undefined) addTags(draft, made.taskSet.arn, readTags(input));
  return keep(draft, opened, { id: made?.id ?? '', now });
}

function updateTaskSet(draft: Draft, { input, now }: Call): JsonObject {
  const service = requireExternal(draft, input);
  const { id } = requireTaskSet(service, requireString(input, 'taskSet'));
  const scalePercent = readScale(input);
  // Wording not documented.
  if (scalePercent === undefined) throw invalidParameter('scale can not be blank.');
  return keep(draft, changeTaskSet(service, id, { change: { scalePercent }, now }), { id, now });
}

/** In the order of the request, or all; unknown ones are MISSING. */
function describeTaskSets(draft: Draft, { input }: Call): JsonObject {
  const service = requireExternal(draft, input);
  const asked = readStrings(input, 'taskSets');
  const all = listTaskSets(service);
  const found = asked.map((reference) => ({ reference, one: findTaskSet(service, reference) }));
  const chosen = asked.length === 0 ? all : found.flatMap(({ one }) => one ?? []);
  const options = { counts: countByDeployment(draft), include: readStrings(input, 'include') };
  return {
    taskSets: chosen.map((one) => describeTaskSet(draft, service, { ...options, one })),
    failures: found
      .filter(({ one }) => one === undefined)
      .map(({ reference }) => ({ arn: reference, reason: 'MISSING' })),
  };
}

/** That PRIMARY can be deleted too is assumed. */
function deleteTaskSet(draft: Draft, { input, now }: Call): JsonObject {
  const service = requireExternal(draft, input);
  const { id, taskSet } = requireTaskSet(service, requireString(input, 'taskSet'));
  if (taskSet.scalePercent > 0 && readBoolean(input, 'force') !== true) {
    // Wording not documented.
    throw invalidParameter('The task set cannot be deleted while it is scaled above 0.');
  }
  return keep(draft, drainTaskSet(service, id, now), { id, now });
}

function updateServicePrimaryTaskSet(draft: Draft, { input, now }: Call): JsonObject {
  const service = requireExternal(draft, input);
  const { id, taskSet } = requireTaskSet(service, requireString(input, 'primaryTaskSet'));
  // Wording not documented.
  if (taskSet.status === 'DRAINING') throw invalidParameter('A task set that is DRAINING cannot be made PRIMARY.');
  return keep(draft, promoteTaskSet(service, id, now), { id, now });
}

function keep(draft: Draft, service: ServiceState, made: { readonly id: string; readonly now: number }): JsonObject {
  draft.services.set(service.key, service);
  requestLook(draft, made.now);
  return answerOne(draft, service, made.id);
}

function answerOne(draft: Draft, service: ServiceState, id: string): JsonObject {
  const one = listTaskSets(service).find((taskSet) => taskSet.id === id);
  const counts = countByDeployment(draft);
  return one === undefined ? {} : { taskSet: describeTaskSet(draft, service, { one, counts, include: ['TAGS'] }) };
}

/** Task sets are the caller's where the controller is EXTERNAL only (ECS API reference, CreateTaskSet). */
function requireExternal(draft: Draft, input: JsonObject): ServiceState {
  const cluster = findCluster(draft, readString(input, 'cluster')).name;
  const service = findService(draft, cluster, requireString(input, 'service'));
  if (service === undefined) throw new ApiFault('ServiceNotFoundException', 'Service not found.');
  if (service.status !== 'ACTIVE') throw new ApiFault('ServiceNotActiveException', 'Service was not ACTIVE.');
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
  if (found === undefined) throw new ApiFault('TaskSetNotFoundException', 'The specified task set was not found.');
  return found;
}

/** Percent, from 0 to 100 (ECS API reference, Scale). */
function readScale(input: JsonObject): number | undefined {
  const scale = readObject(input, 'scale');
  if (scale === undefined) return undefined;
  const value = readNumber(scale, 'value') ?? 0;
  // Wording not documented.
  if (value < 0 || value > 100) throw invalidParameter('The scale of a task set must be from 0 to 100 percent.');
  return value;
}
