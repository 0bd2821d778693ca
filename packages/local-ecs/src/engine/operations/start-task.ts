/** StartTask. */

import { placeTask } from '@slipway/ecs-rules/scheduler';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter } from '../api-error.ts';
import { instanceArn, lastPart } from '../arn.ts';
import { viewInstance } from '../capacity.ts';
import { describeTask } from '../describe-task.ts';
import { findInstance } from '../find.ts';
import { readStrings } from '../input.ts';
import { addFacts } from '../instance-attributes.ts';
import type { MutableState } from '../mutable-state.ts';
import { refusePublicAddress } from '../network-configuration.ts';
import type { Call } from '../operation.ts';
import { applyOverrides } from '../overrides.ts';
import { checkBatch } from '../paginate.ts';
import { describeShortage } from '../placement-failure.ts';
import { readRules } from '../placement-rules.ts';
import type { InstanceRecord } from '../state.ts';
import { addTags } from '../tag-store.ts';
import { computeNeeds } from '../task-definition/needs.ts';
import type { TaskRecord } from '../task-record.ts';
import { createTask, type TaskRequest } from '../task-start.ts';
import { readTaskRequest } from './run-task.ts';

/** ECS API reference, StartTask. */
const MOST_INSTANCES = 10;

/**
 * One task on each of the instances that are named. Instances that cannot take it are reported in `failures`, with HTTP
 * 200. A DRAINING instance takes the task, since nothing is scheduled. Not documented; assumed.
 */
export function startTask(state: MutableState, { input, now }: Call): JsonObject {
  const references = readStrings(input, 'containerInstances');
  // Wording not documented.
  if (references.length === 0) throw invalidParameter('Container instances cannot be empty.');
  checkBatch(references, MOST_INSTANCES, 'Container instances');
  const request = readTaskRequest(state, input);
  refusePublicAddress(input, 'EC2');
  const tasks: TaskRecord[] = [];
  const failures: JsonObject[] = [];
  for (const reference of references) {
    const instance = findInstance(state, request.cluster, reference);
    const failure = explainRefusal(state, request, { instance, reference });
    if (failure !== undefined) failures.push(failure);
    else tasks.push(createTask(state, { ...request, instance }, now));
  }
  for (const task of tasks) addTags(state, task.arn, request.tags);
  return { tasks: tasks.map((task) => describeTask(state, task, ['TAGS'])), failures };
}

type StartTaskRequest = Omit<TaskRequest, 'instance'>;

/** ECS Developer Guide, API failure reasons. */
function explainRefusal(
  state: MutableState,
  request: StartTaskRequest,
  named: { readonly instance: InstanceRecord | undefined; readonly reference: string },
): JsonObject | undefined {
  const { instance, reference } = named;
  if (instance === undefined) {
    return { arn: instanceArn(state.settings, request.cluster, lastPart(reference)), reason: 'MISSING' };
  }
  if (instance.status === 'INACTIVE') return { arn: instance.arn, reason: 'INACTIVE' };
  const described = applyOverrides(request.revision.described, request.overrides);
  const rules = readRules(state, { given: {}, described }, request.group);
  const needs = computeNeeds(described);
  const capacity = addFacts(state, request.cluster, [viewInstance(instance, 0)]);
  const { failure } = placeTask(rules === undefined ? needs : { ...needs, rules }, capacity);
  return failure === undefined ? undefined : describeShortage(failure);
}
