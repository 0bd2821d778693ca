/** What ECS adds to a task definition when it is registered (observed in answers of real calls). */

import { checkFargate, readTaskCpu, readTaskMemory } from '@slipway/ecs-rules/task-definition';
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { omitAbsent, readNumber, readObjects, readString } from '../input.ts';
import { listAttributes } from './requires-attributes.ts';

/** A revision's place and origin. */
export interface Registration {
  readonly arn: string;
  readonly number: number;
  /** Seconds since the epoch. */
  readonly registeredAt: number;
  readonly registeredBy: string;
}

/** The document as it will be described. Unknown fields stay unchanged; null counts as absent. */
export function completeTaskDefinition(given: JsonObject, registration: Registration): JsonObject {
  const input = dropNulls(given);
  const { tags: _tags, ...document } = input;
  const mode = readString(input, 'networkMode') ?? 'bridge';
  const cpu = readTaskCpu(input);
  const memory = readTaskMemory(input);
  return omitAbsent({
    enableFaultInjection: false,
    placementConstraints: [],
    ...document,
    volumes: readObjects(input, 'volumes').map(completeVolume),
    cpu: cpu === undefined ? undefined : String(cpu),
    memory: memory === undefined ? undefined : String(memory),
    taskDefinitionArn: registration.arn,
    containerDefinitions: readObjects(input, 'containerDefinitions').map((container) =>
      completeContainer(container, mode),
    ),
    revision: registration.number,
    status: 'ACTIVE',
    requiresAttributes: listAttributes(input).map((name) => ({ name })),
    compatibilities: listCompatibilities(input, mode),
    registeredAt: registration.registeredAt,
    registeredBy: registration.registeredBy,
  });
}

/** A volume of a name alone has an empty host. */
function completeVolume(volume: JsonObject): JsonObject {
  return Object.keys(volume).length > 1 ? volume : { ...volume, host: {} };
}

function completeContainer(container: JsonObject, mode: string): JsonObject {
  return {
    cpu: 0,
    essential: true,
    environment: [],
    mountPoints: [],
    volumesFrom: [],
    systemControls: [],
    ...container,
    portMappings: readObjects(container, 'portMappings').map((mapping) => completeMapping(mapping, mode)),
  };
}

function completeMapping(mapping: JsonObject, mode: string): JsonObject {
  const containerPort = readNumber(mapping, 'containerPort');
  if (containerPort === undefined) return { protocol: 'tcp', ...mapping };
  const given = readNumber(mapping, 'hostPort') ?? 0;
  const isFixed = mode === 'awsvpc' || mode === 'host';
  return { protocol: 'tcp', ...mapping, hostPort: isFixed && given === 0 ? containerPort : given };
}

/** FARGATE is only there for what could run on it (observed in answers of real calls). */
function listCompatibilities(input: JsonObject, mode: string): readonly Json[] {
  if (mode !== 'awsvpc') return ['EXTERNAL', 'EC2'];
  const isRefused = [...checkFargate(input)].some(({ kind }) => kind !== 'doubt');
  return isRefused ? ['EC2', 'MANAGED_INSTANCES'] : ['EC2', 'FARGATE', 'MANAGED_INSTANCES'];
}

/** The same without fields that are null, since answers omit them. */
function dropNulls(document: JsonObject): JsonObject {
  const fields = Object.entries(document).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(fields.map(([name, value]) => [name, dropInside(value ?? null)]));
}

function dropInside(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => dropInside(item));
  return isJsonObject(value) ? dropNulls(value) : value;
}
