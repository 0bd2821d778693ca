/** RunTask. */

import { type InstanceCapacity, placeTask, shareTasks } from '@slipway/ecs-rules/scheduler';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { invalidParameter } from '../api-error.ts';
import { listCapacity, pickOfProvider } from '../capacity.ts';
import { chooseCapacity } from '../capacity-choice.ts';
import { describeTask } from '../describe-task.ts';
import { findCluster } from '../find.ts';
import { requireUsableRevision } from '../find-revision.ts';
import { pickFields, readBoolean, readNumber, readString, requireString } from '../input.ts';
import { addFacts } from '../instance-attributes.ts';
import { checkLaunchVolumes } from '../launch-volumes.ts';
import type { MutableState } from '../mutable-state.ts';
import { checkNetwork, refusePublicAddress } from '../network-configuration.ts';
import type { Call } from '../operation.ts';
import { applyOverrides, readOverrides } from '../overrides.ts';
import { describeShortage } from '../placement-failure.ts';
import { checkPlacement, readRules } from '../placement-rules.ts';
import { checkPlatformVersion } from '../platform-version.ts';
import { findEarlier, rememberToken } from '../run-task-tokens.ts';
import { checkLaunchType } from '../service-shape.ts';
import type { InstanceRecord } from '../state.ts';
import { addTags, readTags, type Tags } from '../tag-store.ts';
import { computeNeeds } from '../task-definition/needs.ts';
import type { TaskRecord } from '../task-record.ts';
import { createTask, type TaskRequest } from '../task-start.ts';
import { listBirthTags, readPropagation, type TagSource } from '../task-tags.ts';

type RunTaskRequest = Omit<TaskRequest, 'instance'> & {
  readonly launchType: 'EC2' | 'FARGATE';
  readonly count: number;
  /** Of each task, in order; none without a strategy. */
  readonly providers: readonly string[];
  /** What the tasks are born with. */
  readonly tags: Tags;
  /** Constraints and strategies as given. */
  readonly rules: JsonObject;
};

/** Tasks that cannot be placed are reported in `failures`, with HTTP 200. */
export function runTask(state: MutableState, call: Call): JsonObject {
  const { input, now } = call;
  const again = findEarlier(state, call);
  if (again !== undefined) return again;
  const request = readRequest(state, input);
  const tasks: TaskRecord[] = [];
  const failures: JsonObject[] = [];
  for (let at = 0; at < request.count; at += 1) {
    const provider = request.providers[at];
    const place = findPlace(state, request, provider);
    const one = { ...request, instance: place.instance, ...defined({ capacityProvider: provider }) };
    if (place.failure !== undefined) failures.push(place.failure);
    else tasks.push(createTask(state, one, now));
  }
  for (const task of tasks) addTags(state, task.arn, request.tags);
  rememberToken(state, call, { taskArns: tasks.map(({ arn }) => arn), failures });
  return { tasks: tasks.map((task) => describeTask(state, task, ['TAGS'])), failures };
}

function readRequest(state: MutableState, input: JsonObject): RunTaskRequest {
  const found = findCluster(state, readString(input, 'cluster'));
  const count = readNumber(input, 'count') ?? 1;
  // Wording not documented.
  if (!Number.isInteger(count) || count < 1 || count > 10) throw invalidParameter('count must be between 1 and 10.');
  const common = readTaskRequest(state, input);
  const { cluster, revision } = common;
  const { launchType, strategy } = chooseCapacity(found, input);
  checkLaunchType(revision.described, launchType);
  refusePublicAddress(input, launchType);
  checkPlatformVersion(input, launchType);
  const rules = pickFields(input, ['placementConstraints', 'placementStrategy']);
  checkPlacement({ given: rules, described: revision.described, launchType });
  const providers = shareTasks(
    count,
    strategy.map(({ capacityProvider: name, ...share }) => ({ name, ...share, own: 0 })),
  );
  if (launchType === 'EC2' && listCapacity(state, cluster, []).length === 0) {
    throw invalidParameter('No Container Instances were found in your cluster.');
  }
  return { ...common, launchType, count, providers, rules };
}

/** What RunTask and StartTask have in common. @throws ApiError InvalidParameterException, ClusterNotFoundException */
export function readTaskRequest(
  state: MutableState,
  input: JsonObject,
): Omit<TaskRequest, 'instance'> & { readonly tags: Tags } {
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const startedBy = readString(input, 'startedBy');
  // Wording not documented.
  if ((startedBy ?? '').length > 128) throw invalidParameter('startedBy must be at most 128 characters.');
  const revision = requireUsableRevision(state, requireString(input, 'taskDefinition'), invalidParameter);
  checkNetwork(revision.described, input);
  checkLaunchVolumes(revision.described, input);
  const overrides = readOverrides(input, revision.described);
  const group = readString(input, 'group') ?? `family:${revision.family}`;
  readBoolean(input, 'enableExecuteCommand');
  const given = pickFields(input, ['enableExecuteCommand']);
  const launch = pickFields(input, ['networkConfiguration', 'volumeConfigurations']);
  const tags = readBirthTags(state, input, { cluster, revisionArn: revision.arn });
  const request = { cluster, revision, overrides, group, given, launch, tags };
  return startedBy === undefined ? request : { ...request, startedBy };
}

/** Tags of the request go before those of the task definition. */
function readBirthTags(state: MutableState, input: JsonObject, source: Omit<TagSource, 'given'>): Tags {
  const from = readPropagation(input) ?? 'NONE';
  // That SERVICE is refused is documented (ECS API reference, RunTask); the wording is not.
  if (from === 'SERVICE') throw invalidParameter('Tags cannot be propagated from a service when running a task.');
  return { ...listBirthTags(state, { ...source, given: input }), ...readTags(input) };
}

/**
 * The ACTIVE instances of the cluster, or of one capacity provider in it; tasks of the group are the ones to spread.
 */
function listFreeCapacity(
  state: MutableState,
  request: RunTaskRequest,
  provider: string | undefined,
): readonly InstanceCapacity[] {
  const own = [...state.tasks.values()].filter(
    ({ cluster, group }) => cluster === request.cluster && group === request.group,
  );
  const instances = addFacts(state, request.cluster, listCapacity(state, request.cluster, own));
  return provider === undefined ? instances : pickOfProvider(state, instances, provider);
}

function findPlace(
  state: MutableState,
  request: RunTaskRequest,
  provider: string | undefined,
): { readonly instance?: InstanceRecord | undefined; readonly failure?: JsonObject } {
  if (request.launchType === 'FARGATE') return { instance: undefined };
  const described = applyOverrides(request.revision.described, request.overrides);
  const needs = computeNeeds(described);
  const rules = readRules(state, { given: request.rules, described }, request.group);
  const { instanceIds, failure } = placeTask(
    rules === undefined ? needs : { ...needs, rules },
    listFreeCapacity(state, request, provider),
  );
  const id = instanceIds[0];
  return id === undefined ? { failure: describeShortage(failure) } : { instance: state.instances.get(id) };
}
