/** StartTask. */
import type { JsonObject } from '../../../json.ts';
import { placeTask } from '../../../scheduler/placement.ts';
import { instanceArn, lastPart } from '../arn.ts';
import { viewInstance } from '../capacity.ts';
import { describeTask } from '../describe-task.ts';
import type { Draft } from '../draft.ts';
import { invalidParameter } from '../fault.ts';
import { findInstance } from '../find.ts';
import { readStrings } from '../input.ts';
import { addFacts } from '../instance-attributes.ts';
import type { Call } from '../operation.ts';
import { applyOverrides } from '../overrides.ts';
import { checkBatch } from '../paginate.ts';
import { describeShortage } from '../placement-failure.ts';
import { readRules } from '../placement-rules.ts';
import type { InstanceRecord } from '../state.ts';
import { addTags } from '../tag-store.ts';
import { computeNeeds } from '../task-definition/needs.ts';
import type { TaskRecord } from '../task-record.ts';
import { startTask as openTask, type TaskWish } from '../task-start.ts';
import { readTaskWish } from './run-task.ts';

/** ECS API reference, StartTask. */
const MOST_INSTANCES = 10;

/**
 * One task on each of the instances that are named. What keeps one from an instance is told in `failures`, with HTTP 200.
 * A DRAINING instance takes the task, since nothing is scheduled. Not documented; assumed.
 */
export function startTask(draft: Draft, { input, now }: Call): JsonObject {
  const references = readStrings(input, 'containerInstances');
  // Wording not documented.
  if (references.length === 0) throw invalidParameter('Container instances cannot be empty.');
  checkBatch(references, MOST_INSTANCES, 'Container instances');
  const wish = readTaskWish(draft, input);
  const tasks: TaskRecord[] = [];
  const failures: JsonObject[] = [];
  for (const reference of references) {
    const instance = findInstance(draft, wish.cluster, reference);
    const failure = explainRefusal(draft, wish, { instance, reference });
    if (failure !== undefined) failures.push(failure);
    else tasks.push(openTask(draft, { ...wish, instance }, now));
  }
  for (const task of tasks) addTags(draft, task.arn, wish.tags);
  return { tasks: tasks.map((task) => describeTask(draft, task, ['TAGS'])), failures };
}

type Wish = Omit<TaskWish, 'instance'>;

/** ECS Developer Guide, API failure reasons. */
function explainRefusal(
  draft: Draft,
  wish: Wish,
  named: { readonly instance: InstanceRecord | undefined; readonly reference: string },
): JsonObject | undefined {
  const { instance, reference } = named;
  if (instance === undefined) {
    return { arn: instanceArn(draft.settings, wish.cluster, lastPart(reference)), reason: 'MISSING' };
  }
  if (instance.status === 'INACTIVE') return { arn: instance.arn, reason: 'INACTIVE' };
  const described = applyOverrides(wish.revision.described, wish.overrides);
  const rules = readRules(draft, { given: {}, described }, wish.group);
  const needs = computeNeeds(described);
  const capacity = addFacts(draft, wish.cluster, [viewInstance(instance, 0)]);
  const { failure } = placeTask(rules === undefined ? needs : { ...needs, rules }, capacity);
  return failure === undefined ? undefined : describeShortage(failure);
}
