/** ListContainerInstances, DescribeContainerInstances, UpdateContainerInstancesState, DeregisterContainerInstance. */
import type { JsonObject } from '../../../json.ts';
import { answerQuery } from '../../../scheduler/query/answer-query.ts';
import { instanceArn, lastPart } from '../arn.ts';
import { describeInstance } from '../describe-instance.ts';
import { type Draft, requestLook } from '../draft.ts';
import { clientFault, invalidParameter } from '../fault.ts';
import { findCluster, findInstance } from '../find.ts';
import { readBoolean, readString, readStrings, requireString } from '../input.ts';
import { gatherFacts } from '../instance-attributes.ts';
import { listHeld, orphanTask, stopPending } from '../leave-instance.ts';
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

function listContainerInstances(draft: Draft, { input }: Call): JsonObject {
  const cluster = findCluster(draft, readString(input, 'cluster')).name;
  const status = readString(input, 'status');
  const isSelected = readSelection(draft, cluster, readString(input, 'filter'));
  const found = [...draft.instances.values()].filter(
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
  draft: Draft,
  cluster: string,
  filter: string | undefined,
): (instance: InstanceRecord) => boolean {
  if (filter === undefined || filter === '') return () => true;
  const query = readFilter(filter);
  const facts = gatherFacts(draft, cluster);
  return ({ arn }) => {
    const known = facts.get(arn);
    return known !== undefined && answerQuery(query, known);
  };
}

function describeContainerInstances(draft: Draft, { input }: Call): JsonObject {
  const { found, failures } = readInstances(draft, input);
  return { containerInstances: found.map((instance) => describeInstance(draft, instance)), failures };
}

/** ECS API reference, UpdateContainerInstancesState, DeregisterContainerInstance. */
const MOST_CHANGED = 10;

/** DRAINING: no new tasks, and service tasks are replaced elsewhere under the bounds of their services. */
function updateContainerInstancesState(draft: Draft, { input, now }: Call): JsonObject {
  const status = readString(input, 'status');
  // Wording not documented.
  if (status !== 'ACTIVE' && status !== 'DRAINING') throw invalidParameter('Container instance status is not valid.');
  checkBatch(readStrings(input, 'containerInstances'), MOST_CHANGED, 'Container instances');
  const { found, failures } = readInstances(draft, input);
  const usable = found.filter((instance) => instance.status !== 'INACTIVE');
  for (const instance of usable) {
    draft.instances.set(instance.arn, { ...instance, status });
    if (status === 'DRAINING') stopPending(draft, instance, now);
  }
  requestLook(draft, now);
  // The reason is that of StartTask; not documented here.
  const inactive = found
    .filter(({ status: was }) => was === 'INACTIVE')
    .map(({ arn }) => ({ arn, reason: 'INACTIVE' }));
  return {
    containerInstances: usable.map(({ arn }) => describeCurrent(draft, arn)),
    failures: [...failures, ...inactive],
  };
}

/** Tasks that it has are in the way, unless it is forced: then they are STOPPED (ECS API reference). */
function deregisterContainerInstance(draft: Draft, { input, now }: Call): JsonObject {
  const cluster = findCluster(draft, readString(input, 'cluster')).name;
  const reference = requireString(input, 'containerInstance');
  const instance = findInstance(draft, cluster, reference);
  if (instance === undefined || instance.status === 'INACTIVE') {
    // Known second-hand.
    throw clientFault(`Referenced container instance ${lastPart(reference)} not found.`);
  }
  const held = listHeld(draft, instance);
  if (held.length > 0 && readBoolean(input, 'force') !== true) {
    throw invalidParameter('Found running tasks on the instance.');
  }
  for (const task of held) orphanTask(draft, task, now);
  draft.instances.set(instance.arn, { ...(draft.instances.get(instance.arn) ?? instance), status: 'INACTIVE' });
  requestLook(draft, now);
  return { containerInstance: describeCurrent(draft, instance.arn) };
}

function describeCurrent(draft: Draft, arn: string): JsonObject {
  const instance = draft.instances.get(arn);
  return instance === undefined ? {} : describeInstance(draft, instance);
}

function readInstances(
  draft: Draft,
  input: JsonObject,
): { readonly found: readonly InstanceRecord[]; readonly failures: readonly JsonObject[] } {
  const cluster = findCluster(draft, readString(input, 'cluster')).name;
  const references = readStrings(input, 'containerInstances');
  // Wording not documented.
  if (references.length === 0) throw invalidParameter('Container instances cannot be empty.');
  checkBatch(references, 100, 'Container instances');
  const found: InstanceRecord[] = [];
  const failures: JsonObject[] = [];
  for (const reference of references) {
    const instance = findInstance(draft, cluster, reference);
    if (instance !== undefined) found.push(instance);
    else failures.push({ arn: instanceArn(draft.settings, cluster, lastPart(reference)), reason: 'MISSING' });
  }
  return { found, failures };
}
