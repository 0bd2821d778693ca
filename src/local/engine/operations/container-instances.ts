/** ListContainerInstances, DescribeContainerInstances, UpdateContainerInstancesState. */
import type { JsonObject } from '../../../json.ts';
import { answerQuery } from '../../../scheduler/query/answer-query.ts';
import { instanceArn, lastPart } from '../arn.ts';
import { describeInstance } from '../describe-instance.ts';
import { type Draft, requestLook } from '../draft.ts';
import { invalidParameter } from '../fault.ts';
import { findCluster, findInstance } from '../find.ts';
import { readString, readStrings } from '../input.ts';
import { gatherFacts } from '../instance-attributes.ts';
import type { Call, OperationTable } from '../operation.ts';
import { checkBatch, cutPage } from '../paginate.ts';
import { readFilter } from '../placement-rules.ts';
import type { InstanceRecord } from '../state.ts';

export const CONTAINER_INSTANCE_OPERATIONS: OperationTable = {
  ListContainerInstances: listContainerInstances,
  DescribeContainerInstances: describeContainerInstances,
  UpdateContainerInstancesState: updateContainerInstancesState,
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

/** DRAINING: no new tasks, and service tasks are replaced elsewhere under the bounds of their services. */
function updateContainerInstancesState(draft: Draft, { input, now }: Call): JsonObject {
  const status = readString(input, 'status');
  // Wording not documented.
  if (status !== 'ACTIVE' && status !== 'DRAINING') throw invalidParameter('Container instance status is not valid.');
  const { found, failures } = readInstances(draft, input);
  const changed = found.map((instance): InstanceRecord => ({ ...instance, status }));
  for (const instance of changed) draft.instances.set(instance.arn, instance);
  requestLook(draft, now);
  return { containerInstances: changed.map((instance) => describeInstance(draft, instance)), failures };
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
