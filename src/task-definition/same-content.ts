/** Whether two documents mean the same to ECS: identical content is found again after ECS has added its defaults. */
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { dropEmpty } from './drop-empty.ts';
import { toRegistrable } from './registrable.ts';
import { TASK_DEFINITION_SHAPE } from './rules/document-shape.ts';

/**
 * Compares two documents, registrable or described, for what ECS would run. Tags are not content: they say where a
 * revision comes from. Counted as absent is what is empty, and the defaults that ECS fills in (observed in
 * answers of RegisterTaskDefinition; ECS API reference, ContainerDefinition, HealthCheck, PortMapping).
 */
export function isSameContent(a: JsonObject, b: JsonObject): boolean {
  return toCanonicalText(a) === toCanonicalText(b);
}

/** One text for all documents of the same content, as `isSameContent` sees it. */
export function toCanonicalText(document: JsonObject): string {
  return canonicalize(normalizeDocument(document));
}

function normalizeDocument(document: JsonObject): JsonObject {
  const { tags: _tags, ...registrable } = toRegistrable(document);
  const { json } = dropEmpty(registrable, TASK_DEFINITION_SHAPE);
  const content = isJsonObject(json) ? json : {};
  const hasFixedPorts = content.networkMode === 'awsvpc' || content.networkMode === 'host';
  return withoutDefaults(
    {
      ...content,
      cpu: parseSize(content.cpu, { vcpu: 1024 }),
      memory: parseSize(content.memory, { gb: 1024 }),
      requiresCompatibilities: sortTexts(content.requiresCompatibilities),
      volumes: mapObjects(content.volumes, normalizeVolume),
      containerDefinitions: mapObjects(content.containerDefinitions, (one) => normalizeContainer(one, hasFixedPorts)),
    },
    // A definition without a mode runs in bridge mode on Linux (ECS Developer Guide, network mode).
    { networkMode: 'bridge', enableFaultInjection: false },
  );
}

function normalizeContainer(container: JsonObject, hasFixedPorts: boolean): JsonObject {
  const healthCheck = isJsonObject(container.healthCheck)
    ? withoutDefaults(container.healthCheck, { interval: 30, timeout: 5, retries: 3, startPeriod: 0 })
    : container.healthCheck;
  return withoutDefaults(
    {
      ...container,
      healthCheck,
      environment: sortEntries(dropValueless(container.environment)),
      secrets: sortEntries(container.secrets),
      portMappings: mapObjects(container.portMappings, (port) => normalizePort(port, hasFixedPorts)),
      mountPoints: mapObjects(container.mountPoints, (mount) => withoutDefaults(mount, { readOnly: false })),
    },
    { cpu: 0, essential: true },
  );
}

function normalizePort(port: JsonObject, hasFixedPorts: boolean): JsonObject {
  const hostPort = hasFixedPorts && port.hostPort === port.containerPort ? 0 : port.hostPort;
  return withoutDefaults({ ...port, hostPort }, { hostPort: 0, protocol: 'tcp' });
}

function normalizeVolume(volume: JsonObject): JsonObject {
  const efs = volume.efsVolumeConfiguration;
  if (!isJsonObject(efs)) return volume;
  return { ...volume, efsVolumeConfiguration: withoutDefaults(efs, { rootDirectory: '/' }) };
}

function withoutDefaults(object: JsonObject, defaults: JsonObject): JsonObject {
  const members = Object.entries(object).filter(
    ([name, value]) => !(Object.hasOwn(defaults, name) && value === defaults[name]),
  );
  return Object.fromEntries(members);
}

/** `"1 vCPU"` and `"2GB"` are registered as units and MiB (ECS API reference, RegisterTaskDefinition, cpu and memory). */
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

function isTexts(list: Json | undefined): list is readonly string[] {
  return Array.isArray(list) && list.every((item: Json) => typeof item === 'string');
}

function sortTexts(list: Json | undefined): Json | undefined {
  return isTexts(list) ? [...list].sort() : list;
}

/** ECS answers variables in an order of its own. Names that are there twice keep their order: the last one counts. */
function sortEntries(list: Json | undefined): Json | undefined {
  if (!Array.isArray(list)) return list;
  return [...list].sort((a, b) => compareTexts(nameOf(a), nameOf(b)));
}

/** ECS drops a variable that has no value; one whose value is empty stays (observed in registered revisions). */
function dropValueless(list: Json | undefined): Json | undefined {
  return Array.isArray(list) ? list.filter((entry: Json) => !isJsonObject(entry) || entry.value !== undefined) : list;
}

function nameOf(entry: Json): string {
  return isJsonObject(entry) && typeof entry.name === 'string' ? entry.name : '';
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** One text for one content: members by name, empty lists and objects left out. */
function canonicalize(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalize).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value)
    .flatMap(([name, member]) => (member === undefined ? [] : [[name, canonicalize(member)] as const]))
    .filter(([, text]) => text !== '[]' && text !== '{}' && text !== 'null')
    .sort(([a], [b]) => compareTexts(a, b));
  return `{${members.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`;
}
