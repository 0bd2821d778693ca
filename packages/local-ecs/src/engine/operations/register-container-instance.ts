/** RegisterContainerInstance, as the ECS agent calls it. */
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { addInstance } from '../add-instance.ts';
import { clientError, invalidParameter } from '../api-error.ts';
import { lastPart } from '../arn.ts';
import { describeInstance, RESERVED_TCP_PORTS } from '../describe-instance.ts';
import { findCluster, findInstance } from '../find.ts';
import { readNumber, readObject, readObjects, readString, readStrings } from '../input.ts';
import { chooseAddress, DEFAULT_SIZE, zoneOf } from '../instance-defaults.ts';
import { type MutableState, requestEvaluation } from '../mutable-state.ts';
import type { Call } from '../operation.ts';
import type { InstanceRecord } from '../state.ts';
import { addTags, readTags } from '../tag-store.ts';

/** The signature of the identity document is not verified. */
export function registerContainerInstance(state: MutableState, call: Call): JsonObject {
  const { input, now } = call;
  const cluster = findCluster(state, readString(input, 'cluster')).name;
  const arn = readString(input, 'containerInstanceArn') || undefined;
  const tags = readTags(input);
  const described =
    arn === undefined ? registerNew(state, cluster, call) : registerAgain(state, findKnown(state, cluster, arn), call);
  const registered = String(described.containerInstanceArn);
  addTags(state, registered, tags);
  requestEvaluation(state, now);
  const instance = state.instances.get(registered);
  return { containerInstance: instance === undefined ? described : describeInstance(state, instance, ['TAGS']) };
}

function registerNew(state: MutableState, cluster: string, { input, now }: Call): JsonObject {
  const identity = readIdentity(input);
  const resources = readResources(input);
  const used = new Set(
    [...state.instances.values()].flatMap((one) => (one.status === 'INACTIVE' ? [] : [one.address])),
  );
  const { address, number } = chooseAddress(used, readString(identity, 'privateIp'));
  const attributes = readAttributes(input);
  const instance = {
    address,
    cpu: resources.cpu,
    memoryMiB: resources.memoryMiB,
    availabilityZone:
      readString(identity, 'availabilityZone') ??
      attributes['ecs.availability-zone'] ??
      zoneOf(state.settings.region, number),
    attributes: { ...readBuiltIn(identity), ...attributes },
  };
  const agent = {
    ec2InstanceId: readString(identity, 'instanceId'),
    versionInfo: readObject(input, 'versionInfo'),
    tcpPorts: resources.tcpPorts,
    udpPorts: resources.udpPorts,
  };
  return describeInstance(state, addInstance(state, { cluster, instance, agent }, now));
}

function findKnown(state: MutableState, cluster: string, reference: string): InstanceRecord {
  const instance = findInstance(state, cluster, reference);
  if (instance !== undefined && instance.status !== 'INACTIVE') return instance;
  throw clientError(`Referenced container instance ${lastPart(reference)} not found.`);
}

/** The agent has started again: resources stay as they were registered. */
function registerAgain(state: MutableState, instance: InstanceRecord, { input }: Call): JsonObject {
  const type = readBuiltIn(readIdentity(input))['ecs.instance-type'];
  if (type !== undefined && type !== instance.attributes['ecs.instance-type']) {
    // Observed in logs of the ECS agent.
    throw clientError('Container instance type changes are not supported.');
  }
  const versionInfo = readObject(input, 'versionInfo') ?? instance.versionInfo;
  const attributes = { ...instance.attributes, ...readAttributes(input) };
  const changed = { ...instance, attributes, ...(versionInfo === undefined ? {} : { versionInfo }) };
  state.instances.set(instance.arn, changed);
  return describeInstance(state, changed);
}

/** Instance identity document (Amazon EC2 User Guide). Wording of the refusals not documented. */
function readIdentity(input: JsonObject): JsonObject {
  const text = readString(input, 'instanceIdentityDocument');
  if (text === undefined && readString(input, 'instanceIdentityDocumentSignature') === undefined) return {};
  const identity = parse(text ?? '');
  if (!isJsonObject(identity)) throw invalidParameter('The instance identity document is not valid.');
  return identity;
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Attributes that the identity document decides (ECS Developer Guide, attributes). */
function readBuiltIn(identity: JsonObject): Readonly<Record<string, string>> {
  const given: readonly (readonly [string, string | undefined])[] = [
    ['ecs.instance-type', readString(identity, 'instanceType')],
    ['ecs.ami-id', readString(identity, 'imageId')],
  ];
  return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

function readAttributes(input: JsonObject): Readonly<Record<string, string>> {
  const attributes = readObjects(input, 'attributes');
  return Object.fromEntries(attributes.map((one) => [readString(one, 'name') ?? '', readString(one, 'value') ?? '']));
}

interface Resources {
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly tcpPorts: readonly number[];
  readonly udpPorts: readonly number[];
}

/** CPU, MEMORY, PORTS and PORTS_UDP, the ports that are in use already; absent ones have their defaults. */
function readResources(input: JsonObject): Resources {
  const byName = new Map(readObjects(input, 'totalResources').map((one) => [readString(one, 'name') ?? '', one]));
  const readSize = (name: string, unset: number): number => {
    const resource = byName.get(name);
    const size = resource === undefined ? unset : (readNumber(resource, 'integerValue') ?? 0);
    // Wording not documented.
    if (size < 1) throw invalidParameter(`The resource ${name} is not valid.`);
    return size;
  };
  const readPorts = (name: string): readonly number[] =>
    readStrings(byName.get(name) ?? {}, 'stringSetValue')
      .map(Number)
      .filter(Number.isInteger);
  return {
    cpu: readSize('CPU', DEFAULT_SIZE.cpu),
    memoryMiB: readSize('MEMORY', DEFAULT_SIZE.memoryMiB),
    tcpPorts: readPorts('PORTS').filter((port) => !RESERVED_TCP_PORTS.includes(port)),
    udpPorts: readPorts('PORTS_UDP'),
  };
}
