/** RunTask. */
import type { JsonObject } from '../../../json.ts';
import { type InstanceCapacity, placeTask } from '../../../scheduler/placement.ts';
import { shareTasks } from '../../../scheduler/provider-shares.ts';
import { listCapacity, pickOfProvider } from '../capacity.ts';
import { chooseCapacity } from '../capacity-choice.ts';
import { describeTask } from '../describe-task.ts';
import type { Draft } from '../draft.ts';
import { invalidParameter } from '../fault.ts';
import { findCluster } from '../find.ts';
import { requireUsableRevision } from '../find-revision.ts';
import { pickMembers, readNumber, readString, requireString } from '../input.ts';
import { addFacts } from '../instance-attributes.ts';
import { checkLaunchVolumes } from '../launch-volumes.ts';
import type { Call } from '../operation.ts';
import { applyOverrides, readOverrides } from '../overrides.ts';
import { describeShortage } from '../placement-failure.ts';
import { checkPlacement, readRules } from '../placement-rules.ts';
import { findEarlier, rememberToken } from '../run-task-tokens.ts';
import { checkLaunchType, checkNetwork } from '../service-shape.ts';
import type { InstanceRecord } from '../state.ts';
import { addTags, readTags, type Tags } from '../tag-store.ts';
import { computeNeeds } from '../task-definition/needs.ts';
import type { TaskRecord } from '../task-record.ts';
import { startTask, type TaskWish } from '../task-start.ts';
import { listBirthTags, readPropagation, type TagSource } from '../task-tags.ts';

type Wish = Omit<TaskWish, 'instance'> & {
  readonly launchType: 'EC2' | 'FARGATE';
  readonly count: number;
  /** Of each task, in order; none without a strategy. */
  readonly providers: readonly string[];
  /** What the tasks are born with. */
  readonly tags: Tags;
  /** Constraints and strategies as given. */
  readonly rules: JsonObject;
};

/** Tasks that find no place are told in `failures`, with HTTP 200. */
export function runTask(draft: Draft, call: Call): JsonObject {
  const { input, now } = call;
  const again = findEarlier(draft, call);
  if (again !== undefined) return again;
  const wish = readWish(draft, input);
  const tasks: TaskRecord[] = [];
  const failures: JsonObject[] = [];
  for (let at = 0; at < wish.count; at += 1) {
    const provider = wish.providers[at];
    const place = findPlace(draft, wish, provider);
    const one = {
      ...wish,
      instance: place.instance,
      ...(provider === undefined ? {} : { capacityProvider: provider }),
    };
    if (place.failure !== undefined) failures.push(place.failure);
    else tasks.push(startTask(draft, one, now));
  }
  for (const task of tasks) addTags(draft, task.arn, wish.tags);
  rememberToken(draft, call, { taskArns: tasks.map(({ arn }) => arn), failures });
  return { tasks: tasks.map((task) => describeTask(draft, task, ['TAGS'])), failures };
}

function readWish(draft: Draft, input: JsonObject): Wish {
  const found = findCluster(draft, readString(input, 'cluster'));
  const count = readNumber(input, 'count') ?? 1;
  // Wording not documented.
  if (!Number.isInteger(count) || count < 1 || count > 10) throw invalidParameter('count must be between 1 and 10.');
  const common = readTaskWish(draft, input);
  const { cluster, revision } = common;
  const { launchType, strategy } = chooseCapacity(found, input);
  checkLaunchType(revision.described, launchType);
  const rules = pickMembers(input, ['placementConstraints', 'placementStrategy']);
  checkPlacement({ given: rules, described: revision.described, launchType });
  const providers = shareTasks(
    count,
    strategy.map(({ capacityProvider: name, ...share }) => ({ name, ...share, own: 0 })),
  );
  if (launchType === 'EC2' && listCapacity(draft, cluster, []).length === 0) {
    throw invalidParameter('No Container Instances were found in your cluster.');
  }
  return { ...common, launchType, count, providers, rules };
}

/** What RunTask and StartTask have in common. @throws ApiFault InvalidParameterException, ClusterNotFoundException */
export function readTaskWish(draft: Draft, input: JsonObject): Omit<TaskWish, 'instance'> & { readonly tags: Tags } {
  const cluster = findCluster(draft, readString(input, 'cluster')).name;
  const startedBy = readString(input, 'startedBy');
  // Wording not documented.
  if ((startedBy ?? '').length > 128) throw invalidParameter('startedBy must be at most 128 characters.');
  const revision = requireUsableRevision(draft, requireString(input, 'taskDefinition'), invalidParameter);
  checkNetwork(revision.described, input);
  checkLaunchVolumes(revision.described, input);
  const overrides = readOverrides(input, revision.described);
  const group = readString(input, 'group') ?? `family:${revision.family}`;
  const given = pickMembers(input, ['enableExecuteCommand']);
  const tags = readBirthTags(draft, input, { cluster, revisionArn: revision.arn });
  const wish = { cluster, revision, overrides, group, given, tags };
  return startedBy === undefined ? wish : { ...wish, startedBy };
}

/** Tags of the request go before those of the task definition. */
function readBirthTags(draft: Draft, input: JsonObject, source: Omit<TagSource, 'given'>): Tags {
  const from = readPropagation(input) ?? 'NONE';
  // That SERVICE is refused is documented (ECS API reference, RunTask); the wording is not.
  if (from === 'SERVICE') throw invalidParameter('Tags cannot be propagated from a service when running a task.');
  return { ...listBirthTags(draft, { ...source, given: input }), ...readTags(input) };
}

/** The ACTIVE instances of the cluster, or of one capacity provider in it; tasks of the group are the ones to spread. */
function listRoom(draft: Draft, wish: Wish, provider: string | undefined): readonly InstanceCapacity[] {
  const own = [...draft.tasks.values()].filter(
    ({ cluster, group }) => cluster === wish.cluster && group === wish.group,
  );
  const instances = addFacts(draft, wish.cluster, listCapacity(draft, wish.cluster, own));
  return provider === undefined ? instances : pickOfProvider(draft, instances, provider);
}

function findPlace(
  draft: Draft,
  wish: Wish,
  provider: string | undefined,
): { readonly instance?: InstanceRecord | undefined; readonly failure?: JsonObject } {
  if (wish.launchType === 'FARGATE') return { instance: undefined };
  const described = applyOverrides(wish.revision.described, wish.overrides);
  const needs = computeNeeds(described);
  const rules = readRules(draft, { given: wish.rules, described }, wish.group);
  const { instanceIds, failure } = placeTask(
    rules === undefined ? needs : { ...needs, rules },
    listRoom(draft, wish, provider),
  );
  const id = instanceIds[0];
  return id === undefined ? { failure: describeShortage(failure) } : { instance: draft.instances.get(id) };
}
