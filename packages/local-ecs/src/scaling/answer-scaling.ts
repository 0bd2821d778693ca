/**
 * Application Auto Scaling for ECS services: scalable targets and policies are kept and handed back. No policy acts,
 * since the local ECS has no metrics of CPU or memory.
 */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { answerOperation, type Operations } from '../engine/answer-operation.ts';
import { ApiError } from '../engine/api-error.ts';
import type { Answer } from '../engine/contract.ts';
import { readNumber, readString, readStrings } from '../engine/input.ts';

/** Where the service is, for ARNs. */
interface Place {
  readonly account: string;
  readonly region: string;
}

/** By resource id and dimension, in the order of their registration. */
export interface ScalingStore {
  readonly place: Place;
  readonly targets: Map<string, JsonObject>;
  /** By target and name. */
  readonly policies: Map<string, JsonObject>;
}

export function openScalingStore({ account, region }: Place): ScalingStore {
  return { place: { account, region }, targets: new Map(), policies: new Map() };
}

const OPERATIONS: Operations<ScalingStore> = new Map([
  ['RegisterScalableTarget', ofEcs(registerTarget)],
  ['DeregisterScalableTarget', ofEcs(deregisterTarget)],
  ['DescribeScalableTargets', ofEcs(describeTargets)],
  ['PutScalingPolicy', ofEcs(putPolicy)],
  ['DescribeScalingPolicies', ofEcs(describePolicies)],
]);

/** Undefined when there is no such operation. */
export function answerScaling(store: ScalingStore, operation: string, input: JsonObject): Answer | undefined {
  return answerOperation(OPERATIONS, { operation, input }, store);
}

type Operate = (store: ScalingStore, input: JsonObject) => JsonObject;

/** Texts of the local ECS, of this and all errors below. */
function ofEcs(operate: Operate): Operate {
  return (store, input) => {
    const namespace = readString(input, 'ServiceNamespace');
    if (namespace === 'ecs') return operate(store, input);
    const message = `The local ECS scales the namespace ecs only, not ${namespace ?? 'none'}.`;
    throw new ApiError('ValidationException', message);
  };
}

/** `service/CLUSTER/NAME`, and the only dimension of a service. */
function readKey(input: JsonObject): string {
  const resource = readString(input, 'ResourceId') ?? '';
  if (!/^service\/[^/]+\/[^/]+$/.test(resource)) {
    throw new ApiError('ValidationException', `ResourceId '${resource}' is not service/CLUSTER/NAME.`);
  }
  if (readString(input, 'ScalableDimension') !== 'ecs:service:DesiredCount') {
    throw new ApiError('ValidationException', 'ScalableDimension must be ecs:service:DesiredCount.');
  }
  return resource;
}

function registerTarget({ place, targets }: ScalingStore, input: JsonObject): JsonObject {
  const key = readKey(input);
  const known = targets.get(key) ?? {};
  const [MinCapacity, MaxCapacity] = ['MinCapacity', 'MaxCapacity'].map((name) => {
    return readNumber(input, name) ?? readNumber(known, name);
  });
  if (MinCapacity === undefined || MaxCapacity === undefined || MinCapacity > MaxCapacity) {
    throw new ApiError('ValidationException', 'MinCapacity and MaxCapacity are required, the least first.');
  }
  targets.set(key, {
    ServiceNamespace: 'ecs',
    ResourceId: key,
    ScalableDimension: 'ecs:service:DesiredCount',
    MinCapacity,
    MaxCapacity,
    RoleARN: roleArn(place),
    CreationTime: CREATED_AT,
    SuspendedState: input.SuspendedState ?? known.SuspendedState ?? NOTHING_SUSPENDED,
  });
  return {};
}

/** In seconds since the epoch; no clock decides it, so that an answer stays the same. */
const CREATED_AT = Date.UTC(2026, 0, 1) / 1000;

/** The service-linked role (Application Auto Scaling User Guide, service-linked roles). */
function roleArn({ account }: Place): string {
  const path = 'aws-service-role/ecs.application-autoscaling.amazonaws.com';
  return `arn:aws:iam::${account}:role/${path}/AWSServiceRoleForApplicationAutoScaling_ECSService`;
}

const NOTHING_SUSPENDED = {
  DynamicScalingInSuspended: false,
  DynamicScalingOutSuspended: false,
  ScheduledScalingSuspended: false,
};

function deregisterTarget({ targets, policies }: ScalingStore, input: JsonObject): JsonObject {
  const key = readKey(input);
  if (!targets.delete(key)) throw new ApiError('ObjectNotFoundException', `No scalable target ${key}.`);
  for (const [name, policy] of policies) if (policy.ResourceId === key) policies.delete(name);
  return {};
}

function describeTargets({ targets }: ScalingStore, input: JsonObject): JsonObject {
  const ids = readStrings(input, 'ResourceIds');
  const all = [...targets.values()];
  return { ScalableTargets: ids.length === 0 ? all : all.filter(({ ResourceId: id }) => ids.includes(String(id))) };
}

function putPolicy({ place, targets, policies }: ScalingStore, input: JsonObject): JsonObject {
  const key = readKey(input);
  if (!targets.has(key)) throw new ApiError('ObjectNotFoundException', `No scalable target ${key}.`);
  const name = readString(input, 'PolicyName') ?? '';
  const PolicyARN = `arn:aws:autoscaling:${place.region}:${place.account}:scalingPolicy:0:resource/ecs/${key}:policyName/${name}`;
  policies.set(`${key} ${name}`, { ...input, PolicyARN, CreationTime: CREATED_AT });
  return { PolicyARN };
}

function describePolicies({ policies }: ScalingStore, input: JsonObject): JsonObject {
  const id = readString(input, 'ResourceId');
  const names = readStrings(input, 'PolicyNames');
  const isRequested = ({ ResourceId, PolicyName }: JsonObject): boolean =>
    (id === undefined || ResourceId === id) && (names.length === 0 || names.includes(String(PolicyName)));
  return { ScalingPolicies: [...policies.values()].filter(isRequested) };
}
