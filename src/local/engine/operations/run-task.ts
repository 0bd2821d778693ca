/** RunTask. */
import type { JsonObject } from '../../../json.ts';
import { placeTask } from '../../../scheduler/placement.ts';
import { listCapacity } from '../capacity.ts';
import { describeTask } from '../describe-task.ts';
import type { Draft } from '../draft.ts';
import { ApiFault, invalidParameter } from '../fault.ts';
import { findCluster } from '../find.ts';
import { requireUsableRevision } from '../find-revision.ts';
import { readNumber, readString, requireString } from '../input.ts';
import { readLaunchType } from '../launch-type.ts';
import type { Call } from '../operation.ts';
import { applyOverrides, readOverrides } from '../overrides.ts';
import { refuseConstraints } from '../placement-constraints.ts';
import { checkLaunchType, checkNetwork, writeCanonical } from '../service-shape.ts';
import type { InstanceRecord } from '../state.ts';
import { addTags, readTags } from '../tag-store.ts';
import { computeNeeds } from '../task-definition/needs.ts';
import type { TaskRecord } from '../task-record.ts';
import { startTask, type TaskWish } from '../task-start.ts';

type Wish = Omit<TaskWish, 'instance'> & { readonly launchType: 'EC2' | 'FARGATE'; readonly count: number };

/** Tasks that find no place are told in `failures`, with HTTP 200. */
export function runTask(draft: Draft, call: Call): JsonObject {
  const { input, now } = call;
  const again = findEarlier(draft, input);
  if (again !== undefined) return { tasks: again.map((task) => describeTask(draft, task, ['TAGS'])), failures: [] };
  const wish = readWish(draft, input);
  const tags = readTags(input);
  const tasks: TaskRecord[] = [];
  const failures: JsonObject[] = [];
  for (let count = 0; count < wish.count; count += 1) {
    const place = findPlace(draft, wish);
    if (place.failure !== undefined) failures.push(place.failure);
    else tasks.push(startTask(draft, { ...wish, instance: place.instance }, now));
  }
  for (const task of tasks) addTags(draft, task.arn, tags);
  const token = readString(input, 'clientToken');
  if (token !== undefined) {
    draft.runTasks.set(token, { request: writeCanonical(input), taskArns: tasks.map(({ arn }) => arn), at: now });
  }
  return { tasks: tasks.map((task) => describeTask(draft, task, ['TAGS'])), failures };
}

/** The tasks of an equal request with the same client token. */
function findEarlier(draft: Draft, input: JsonObject): readonly TaskRecord[] | undefined {
  const token = readString(input, 'clientToken');
  if (token === undefined) return undefined;
  // Wording not documented, of both.
  if (token.length > 64) throw invalidParameter('clientToken must be at most 64 characters.');
  const earlier = draft.runTasks.get(token);
  if (earlier === undefined) return undefined;
  if (earlier.request !== writeCanonical(input)) {
    throw new ApiFault('ConflictException', 'The client token was used before with other parameters.');
  }
  return earlier.taskArns.flatMap((arn) => draft.tasks.get(arn) ?? draft.stoppedTasks.get(arn) ?? []);
}

function readWish(draft: Draft, input: JsonObject): Wish {
  const cluster = findCluster(draft, readString(input, 'cluster')).name;
  const count = readNumber(input, 'count') ?? 1;
  // Wording not documented, of both.
  if (!Number.isInteger(count) || count < 1 || count > 10) throw invalidParameter('count must be between 1 and 10.');
  const startedBy = readString(input, 'startedBy');
  if ((startedBy ?? '').length > 128) throw invalidParameter('startedBy must be at most 128 characters.');
  refuseConstraints(input);
  const revision = requireUsableRevision(draft, requireString(input, 'taskDefinition'), invalidParameter);
  const launchType = readLaunchType(input);
  checkLaunchType(revision.described, launchType);
  checkNetwork(revision.described, input);
  const overrides = readOverrides(input, revision.described);
  const group = readString(input, 'group') ?? `family:${revision.family}`;
  const wish = { cluster, revision, launchType, count, overrides, group, given: {} };
  if (launchType === 'EC2' && listCapacity(draft, cluster, []).length === 0) {
    throw invalidParameter('No Container Instances were found in your cluster.');
  }
  return startedBy === undefined ? wish : { ...wish, startedBy };
}

/** The reasons of a placement failure in the API's words (ECS Developer Guide, API failure reasons). */
const REASONS = { PORTS: 'RESOURCE:PORTS', MEMORY: 'RESOURCE:MEMORY', CPU: 'RESOURCE:CPU' } as const;

function findPlace(
  draft: Draft,
  wish: Wish,
): { readonly instance?: InstanceRecord | undefined; readonly failure?: JsonObject } {
  if (wish.launchType === 'FARGATE') return { instance: undefined };
  const needs = computeNeeds(applyOverrides(wish.revision.described, wish.overrides));
  const { instanceIds, failure } = placeTask(needs, listCapacity(draft, wish.cluster, []));
  const id = instanceIds[0];
  if (id !== undefined) return { instance: draft.instances.get(id) };
  if (failure === undefined || failure.reason === 'NO_INSTANCES')
    return { instance: undefined, failure: { reason: 'AGENT' } };
  return { instance: undefined, failure: { arn: failure.closest, reason: REASONS[failure.reason] } };
}
