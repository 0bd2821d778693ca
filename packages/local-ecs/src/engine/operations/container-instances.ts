/** ListContainerInstances, DescribeContainerInstances, UpdateContainerInstancesState, DeregisterContainerInstance. */

import { answerQuery } from '@slipway/ecs-rules/cluster-query';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { clientError, invalidParameter } from '../api-error.ts';
import { instanceArn, lastPart } from '../arn.ts';
import { describeInstance } from '../describe-instance.ts';
import { findCluster, findInstance } from '../find.ts';
import { readBoolean, readString, readStrings, requireString } from '../input.ts';
import { gatherFacts } from '../instance-attributes.ts';
import { listInstanceTasks, orphanTask, stopPending } from '../leave-instance.ts';
import { type MutableState, requestEvaluation } from '../mutable-state.ts';
import type { Call, OperationTable } from '../operation.ts';
import { checkBatch, cutPage } from '../paginate.ts';
import { readFilter } from '../placement-rules.ts';
import type { InstanceRecord } from '../state.ts';

export const CONTAINER_INSTANCE_OPERATIONS: OperationTable = {
  ListContainerInstances: listContainerInstances,
  DescribeContainerInstances: describeContainerInstances,
  UpdateContainerInstancesState: updateContainerInstancesState,
  DeregisterContainerInstance: deregisterContainerInstance,
};

function listContainerInstances(state: MutableState, { input }: Call): JsonObject {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const status = readString(input, 'status');
  const isSelected = readSelection(state, cluster, readString(input, 'filter'));
  const found = [...state.instances.values()].filter(
    (instance) =>
      instance.cluster === cluster &&
      (status === undefined ? instance.status !== 'INACTIVE' : instance.status === status) &&
      isSelected(instance),
  );
  const page = cutPage(found, input, 100);
  return { containerInstanceArns: page.items.map(({ arn }) => arn), ...page.next };
}

/** A filter is an expression of the cluster query language. */
function readSelection(
  state: MutableState,
  cluster: string,
  filter: string | undefined,
): (instance: InstanceRecord) => boolean {
  if (filter === undefined || filter === '') return () => true;
  const query = readFilter(filter);
  const facts = gatherFacts(state, cluster);
  return ({ arn }) => {
    const known = facts.get(arn);
    return known !== undefined && answerQuery(query, known);
  };
}

function describeContainerInstances(state: MutableState, { input }: Call): JsonObject {
  const { found, failures } = readInstances(state, input);
  const include = readStrings(input, 'include');
  return { containerInstances: found.map((instance) => describeInstance(state, instance, include)), failures };
}

/** ECS API reference, UpdateContainerInstancesState, DeregisterContainerInstance. */
const MOST_CHANGED = 10;

/** DRAINING: no new tasks, and service tasks are replaced elsewhere under the bounds of their services. */
function updateContainerInstancesState(state: MutableState, { input, now }: Call): JsonObject {
  const status = readString(input, 'status');
  // Wording not documented.
  if (status !== 'ACTIVE' && status !== 'DRAINING') throw invalidParameter('Container instance status is not valid.');
  checkBatch(readStrings(input, 'containerInstances'), MOST_CHANGED, 'Container instances');
  const { found, failures } = readInstances(state, input);
  const usable = found.filter((instance) => instance.status !== 'INACTIVE');
  for (const instance of usable) {
    state.instances.set(instance.arn, { ...instance, status });
    if (status === 'DRAINING') stopPending(state, instance, now);
  }
  requestEvaluation(state, now);
  // The reason is that of StartTask; not documented here.
  const inactive = found
    .filter(({ status: was }) => was === 'INACTIVE')
    .map(({ arn }) => ({ arn, reason: 'INACTIVE' }));
  return {
    containerInstances: usable.map(({ arn }) => describeCurrent(state, arn)),
    failures: [...failures, ...inactive],
  };
}

/** Tasks that it has are in the way, unless it is forced: then they are STOPPED (ECS API reference). */
function deregisterContainerInstance(state: MutableState, { input, now }: Call): JsonObject {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const reference = requireString(input, 'containerInstance');
  const instance = findInstance(state, cluster, reference);
  if (instance === undefined || instance.status === 'INACTIVE') {
    // Known second-hand.
    throw clientError(`Referenced container instance ${lastPart(reference)} not found.`);
  }
  const tasks = listInstanceTasks(state, instance);
  if (tasks.length > 0 && readBoolean(input, 'force') !== true) {
    throw invalidParameter('Found running tasks on the instance.');
  }
  for (const task of tasks) orphanTask(state, task, now);
  state.instances.set(instance.arn, { ...(state.instances.get(instance.arn) ?? instance), status: 'INACTIVE' });
  requestEvaluation(state, now);
  return { containerInstance: describeCurrent(state, instance.arn) };
}

function describeCurrent(state: MutableState, arn: string): JsonObject {
  const instance = state.instances.get(arn);
  return instance === undefined ? {} : describeInstance(state, instance);
}

function readInstances(
  state: MutableState,
  input: JsonObject,
): { readonly found: readonly InstanceRecord[]; readonly failures: readonly JsonObject[] } {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const references = readStrings(input, 'containerInstances');
  // Wording not documented.
  if (references.length === 0) throw invalidParameter('Container instances cannot be empty.');
  checkBatch(references, 100, 'Container instances');
  const found: InstanceRecord[] = [];
  const failures: JsonObject[] = [];
  for (const reference of references) {
    const instance = findInstance(state, cluster, reference);
    if (instance !== undefined) found.push(instance);
    else failures.push({ arn: instanceArn(state.settings, cluster, lastPart(reference)), reason: 'MISSING' });
  }
  return { found, failures };
}
