import type { Json, JsonObject } from '../../json.ts';
import { isJsonObject } from '../../json.ts';
import type {
  AlarmState,
  HookBehaviour,
  ImageBehaviour,
  InstanceSpecification,
  Scenario,
  TargetGroupSpecification,
} from '../engine/contract.ts';

/** Bodies of the control address. Each reader returns a sentence when a body does not fit. */

export interface InstancesWish {
  readonly cluster: string;
  /** How many of the usual size, or each as specified. */
  readonly instances: number | readonly InstanceSpecification[];
}

export function readInstances(body: JsonObject): InstancesWish | string {
  const { cluster = 'default', count = 1, instances } = body;
  if (typeof cluster !== 'string') return '`cluster` is a name or an ARN';
  if (instances === undefined) {
    const isCount = typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= 10_000;
    return isCount ? { cluster, instances: count } : '`count` is a whole number from 1 to 10000';
  }
  const read = Array.isArray(instances) ? instances.map(readInstance) : [undefined];
  const specified = read.filter((instance) => instance !== undefined);
  if (specified.length < read.length)
    return '`instances` is a list of {address, cpu, memoryMiB, availabilityZone, capacityProvider?, instanceType?, attributes?}';
  return { cluster, instances: specified };
}

/** Instances that are there. */
export interface NamedInstances {
  readonly cluster: string;
  /** Ids or ARNs. */
  readonly instances: readonly string[];
}

export function readNamedInstances(body: JsonObject): NamedInstances | string {
  const { cluster = 'default', instances } = body;
  if (typeof cluster !== 'string') return '`cluster` is a name or an ARN';
  const names = Array.isArray(instances) ? instances.filter((name) => typeof name === 'string') : [];
  const isFine = Array.isArray(instances) && names.length > 0 && names.length === instances.length;
  return isFine ? { cluster, instances: names } : '`instances` is a list of ids or ARNs of container instances';
}

function readInstance(value: Json): InstanceSpecification | undefined {
  if (!isJsonObject(value)) return undefined;
  const { address, cpu, memoryMiB, availabilityZone, capacityProvider } = value;
  if (typeof address !== 'string' || typeof availabilityZone !== 'string') return undefined;
  if (!isPositive(cpu) || !isPositive(memoryMiB)) return undefined;
  const { instanceType, attributes } = value;
  if (capacityProvider !== undefined && typeof capacityProvider !== 'string') return undefined;
  if (instanceType !== undefined && typeof instanceType !== 'string') return undefined;
  if (attributes !== undefined && !isTexts(attributes)) return undefined;
  return {
    address,
    cpu,
    memoryMiB,
    availabilityZone,
    ...(capacityProvider === undefined ? {} : { capacityProvider }),
    ...(instanceType === undefined ? {} : { instanceType }),
    ...(attributes === undefined ? {} : { attributes }),
  };
}

function isTexts(value: Json): value is Readonly<Record<string, string>> {
  return isJsonObject(value) && Object.values(value).every((text) => typeof text === 'string');
}

/** What a load balancer has unless told (Elastic Load Balancing API reference, CreateTargetGroup). */
const TARGET_GROUP_DEFAULTS: Omit<TargetGroupSpecification, 'name'> = {
  listenPort: 0,
  healthCheckPath: '/',
  healthCheckIntervalSeconds: 30,
  healthCheckTimeoutSeconds: 5,
  healthyThreshold: 5,
  unhealthyThreshold: 2,
  matcher: '200',
  deregistrationDelaySeconds: 300,
};

export function readTargetGroup(body: JsonObject): TargetGroupSpecification | string {
  const { name } = body;
  if (typeof name !== 'string' || !/^[A-Za-z0-9-]{1,32}$/.test(name))
    return '`name` has 1 to 32 letters, digits and dashes';
  const told = Object.entries(TARGET_GROUP_DEFAULTS).filter(([member]) => body[member] !== undefined);
  const wrong = told.find(([member, usual]) => !isLike(body[member], usual));
  if (wrong !== undefined) return `\`${wrong[0]}\` is a ${typeof wrong[1]}`;
  return { ...TARGET_GROUP_DEFAULTS, ...Object.fromEntries(told.map(([member]) => [member, body[member]])), name };
}

function isLike(value: Json | undefined, usual: string | number): boolean {
  return typeof usual === 'number' ? typeof value === 'number' && value >= 0 : typeof value === 'string';
}

export function readScenario(body: JsonObject): Scenario | string {
  if (!Array.isArray(body.images)) return '`images` is a list';
  const wrong = body.images.findIndex((behaviour) => !isBehaviour(behaviour));
  if (wrong >= 0)
    return `\`images[${wrong}]\` is no behaviour of an image: {image, pullMs?, startMs?, pullFails?, exits?, …}`;
  const images = body.images.filter(isBehaviour);
  if (body.hooks === undefined) return { images };
  const hooks = Array.isArray(body.hooks) ? body.hooks : [undefined];
  const wrongHook = hooks.findIndex((hook) => hook === undefined || !isHookBehaviour(hook));
  if (wrongHook >= 0)
    return `\`hooks[${wrongHook}]\` is no behaviour of a hook: {target, outcome: "SUCCEEDED", "FAILED" or "IN_PROGRESS", afterMs?}`;
  return { images, hooks: hooks.filter((hook) => hook !== undefined).filter(isHookBehaviour) };
}

/** The guard for `HookBehaviour`, member by member. */
function isHookBehaviour(value: Json): value is Json & HookBehaviour {
  if (!isJsonObject(value) || typeof value.target !== 'string') return false;
  const { outcome, afterMs } = value;
  const isOutcome = outcome === 'SUCCEEDED' || outcome === 'FAILED' || outcome === 'IN_PROGRESS';
  return isOutcome && (afterMs === undefined || isTime(afterMs));
}

/** A CloudWatch alarm and the state that it goes to. */
export interface AlarmWish {
  readonly name: string;
  readonly state: AlarmState;
}

export function readAlarm(body: JsonObject): AlarmWish | string {
  const { name, state } = body;
  if (typeof name !== 'string' || name === '') return '`name` is the name of an alarm';
  return state === 'OK' || state === 'ALARM' ? { name, state } : '`state` is OK or ALARM';
}

/** The guard for `ImageBehaviour`, member by member. */
function isBehaviour(value: Json): value is Json & ImageBehaviour {
  if (!isJsonObject(value) || typeof value.image !== 'string') return false;
  const { command, pullMs, startMs, stopMs, pullFails, exits, health, target, logs } = value;
  const areTimes = [pullMs, startMs, stopMs].every((ms) => ms === undefined || isTime(ms));
  const areTexts = [command, pullFails].every((text) => text === undefined || typeof text === 'string');
  const areLines = logs === undefined || (Array.isArray(logs) && logs.every((line) => typeof line === 'string'));
  return areTimes && areTexts && areLines && isExit(exits) && isResult(health) && isResult(target);
}

function isExit(value: Json | undefined): boolean {
  return value === undefined || (isJsonObject(value) && isTime(value.afterMs) && typeof value.code === 'number');
}

function isResult(value: Json | undefined): boolean {
  if (value === undefined) return true;
  return isJsonObject(value) && isTime(value.afterMs) && (value.result === 'healthy' || value.result === 'unhealthy');
}

function isTime(value: Json | undefined): boolean {
  return typeof value === 'number' && value >= 0;
}

function isPositive(value: Json | undefined): value is number {
  return typeof value === 'number' && value > 0;
}
