/** Attachments of a task: its network interface, and the EBS volumes of its request. */
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { readObject, readObjects, readString } from './input.ts';
import { readNetwork } from './network-configuration.ts';
import { readNetworkMode } from './task-definition/needs.ts';
import type { TaskRecord } from './task-record.ts';

/** @param described its task definition, with overrides */
export function describeAttachments(task: TaskRecord, described: JsonObject): readonly JsonObject[] {
  const isAwsvpc = readNetworkMode(described) === 'awsvpc';
  return [
    ...(isAwsvpc ? [describeInterface(task)] : []),
    ...readObjects(task.launch ?? {}, 'volumeConfigurations').map((volume, at) => describeVolume(task, volume, at)),
  ];
}

/** The address that the runtime gave an `awsvpc` task, where it gave one. */
export function findAddress(task: TaskRecord): string {
  const own = task.containers.find(({ address }) => address !== undefined)?.address;
  const bound = task.containers.flatMap((container) => container.networkBindings)[0]?.bindIP;
  return own ?? bound ?? task.address;
}

/** Names of the details: ECS Developer Guide, task metadata. The first subnet is always the one that is used. */
function describeInterface(task: TaskRecord): JsonObject {
  const subnet = readNetwork(task.launch ?? {})?.subnets;
  const subnetId = Array.isArray(subnet) ? String(subnet[0]) : undefined;
  const details = [
    ...(subnetId === undefined ? [] : [{ name: 'subnetId', value: subnetId }]),
    { name: 'privateIPv4Address', value: findAddress(task) },
  ];
  return {
    id: task.id,
    type: 'ElasticNetworkInterface',
    ...showStatus(task),
    details: task.lastStatus === 'PROVISIONING' ? [] : details,
  };
}

/**
 * The settings of a volume, since no volume is made. The type is documented (ECS API reference, Attachment); that
 * the details have the names of the settings is assumed.
 */
function describeVolume(task: TaskRecord, volume: JsonObject, at: number): JsonObject {
  const managed = readObject(volume, 'managedEBSVolume') ?? {};
  const given = { volumeName: readString(volume, 'name') ?? '', ...managed };
  return {
    id: `${task.id}-${at}`,
    type: 'AmazonElasticBlockStorage',
    ...showStatus(task),
    details: Object.entries(given).map(([name, value]) => ({ name, value: asText(value ?? null) })),
  };
}

function showStatus({ lastStatus }: TaskRecord): { readonly status: string } {
  if (lastStatus === 'STOPPED') return { status: 'DELETED' };
  return { status: lastStatus === 'PROVISIONING' ? 'PRECREATED' : 'ATTACHED' };
}

function asText(value: Json): string {
  return isJsonObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}
