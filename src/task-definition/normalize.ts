/** A document without what means nothing: tags, empty fields, and defaults that ECS fills in. */

import { TASK_DEFINITION_SHAPE } from '@slipway/ecs-rules/task-definition';
import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { dropEmpty } from './drop-empty.ts';
import { toRegistrable } from './registrable.ts';

/**
 * Tags are left out: they say where a revision comes from, and not what it runs. Defaults are those observed in answers
 * of RegisterTaskDefinition and those that the ECS API reference gives (ContainerDefinition, HealthCheck, PortMapping,
 * EFSVolumeConfiguration).
 * @param document registrable or described
 */
export function normalizeDocument(document: JsonObject): JsonObject {
  const { tags: _tags, ...registrable } = toRegistrable(document);
  const { json } = dropEmpty(registrable, TASK_DEFINITION_SHAPE);
  const content = isJsonObject(json) ? json : {};
  const hasFixedPorts = content.networkMode === 'awsvpc' || content.networkMode === 'host';
  return withoutDefaults(
    {
      ...content,
      cpu: parseSize(content.cpu, { vcpu: 1024 }),
      memory: parseSize(content.memory, { gb: 1024 }),
      volumes: mapObjects(content.volumes, normalizeVolume),
      containerDefinitions: mapObjects(content.containerDefinitions, (one) => normalizeContainer(one, hasFixedPorts)),
    },
    // A definition without a mode runs in bridge mode on Linux (ECS Developer Guide, network mode).
    { networkMode: 'bridge', enableFaultInjection: false },
  );
}

const CONTAINER_DEFAULTS: JsonObject = {
  ...{ cpu: 0, essential: true, versionConsistency: 'enabled' },
  ...{ privileged: false, readonlyRootFilesystem: false, disableNetworking: false },
  ...{ interactive: false, pseudoTerminal: false },
};

function normalizeContainer(container: JsonObject, hasFixedPorts: boolean): JsonObject {
  const healthCheck = isJsonObject(container.healthCheck)
    ? withoutDefaults(container.healthCheck, { interval: 30, timeout: 5, retries: 3, startPeriod: 0 })
    : container.healthCheck;
  return withoutDefaults(
    {
      ...container,
      healthCheck,
      environment: dropValueless(container.environment),
      portMappings: mapObjects(container.portMappings, (port) => normalizePort(port, hasFixedPorts)),
      mountPoints: mapObjects(container.mountPoints, (mount) => withoutDefaults(mount, { readOnly: false })),
      volumesFrom: mapObjects(container.volumesFrom, (from) => withoutDefaults(from, { readOnly: false })),
    },
    CONTAINER_DEFAULTS,
  );
}

function normalizePort(port: JsonObject, hasFixedPorts: boolean): JsonObject {
  const hostPort = hasFixedPorts && port.hostPort === port.containerPort ? 0 : port.hostPort;
  return withoutDefaults({ ...port, hostPort }, { hostPort: 0, protocol: 'tcp' });
}

function normalizeVolume(volume: JsonObject): JsonObject {
  const { efsVolumeConfiguration: efs, host, ...others } = volume;
  // ECS shows an empty host for a volume that has none (observed in answers of DescribeTaskDefinition).
  const isEmpty = isJsonObject(host) && Object.keys(host).length === 0;
  const named = withoutDefaults(
    { ...others, ...defined({ efsVolumeConfiguration: efs, host: isEmpty ? undefined : host }) },
    { configuredAtLaunch: false },
  );
  if (!isJsonObject(efs)) return named;
  const defaults = { rootDirectory: '/', transitEncryption: 'DISABLED' };
  return { ...named, efsVolumeConfiguration: withoutDefaults(efs, defaults) };
}

function withoutDefaults(object: JsonObject, defaults: JsonObject): JsonObject {
  const fields = Object.entries(object).filter(
    ([name, value]) => !(Object.hasOwn(defaults, name) && value === defaults[name]),
  );
  return Object.fromEntries(fields);
}

/**
 * `"1 vCPU"` and `"2GB"` are registered as units and MiB (ECS API reference, RegisterTaskDefinition, cpu and memory).
 */
function parseSize(size: Json | undefined, units: Readonly<Record<string, number>>): Json | undefined {
  if (typeof size !== 'string' && typeof size !== 'number') return size;
  const read = /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(String(size));
  const unit = (read?.[2] ?? '').toLowerCase();
  const factor = read?.[2] === '' ? 1 : Object.hasOwn(units, unit) ? units[unit] : undefined;
  return factor === undefined ? size : String(Number(read?.[1]) * factor);
}

function mapObjects(list: Json | undefined, change: (item: JsonObject) => JsonObject): Json | undefined {
  return Array.isArray(list) ? list.map((item: Json) => (isJsonObject(item) ? change(item) : item)) : list;
}

/** ECS drops a variable that has no value; one whose value is empty stays (observed in registered revisions). */
function dropValueless(list: Json | undefined): Json | undefined {
  return Array.isArray(list) ? list.filter((entry: Json) => !isJsonObject(entry) || entry.value !== undefined) : list;
}
