/** An AppSpec file for Amazon ECS, JSON or YAML (AWS CodeDeploy User Guide, AppSpec file reference). */
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { parse } from 'yaml';
import { ApiError } from '../api-error.ts';
import type { AppSpec } from './records.ts';

/** Events that a Lambda function can be given for. */
const HOOK_EVENTS = [
  'BeforeInstall',
  'AfterInstall',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AfterAllowTraffic',
];

/**
 * Reads the content of a revision. The names of fields are case-insensitive, as the guide's own examples differ in it.
 * @throws ApiError InvalidRevisionException; its wording is not documented
 */
export function readAppSpec(content: string): AppSpec {
  const file = parseContent(content);
  const resource = findService(file);
  const properties = findObject(resource, 'properties');
  const loadBalancer = properties && findObject(properties, 'loadBalancerInfo');
  const taskDefinition = properties && findField(properties, 'taskDefinition');
  if (properties === undefined || loadBalancer === undefined || typeof taskDefinition !== 'string') {
    throw invalidRevision('The AppSpec file needs a TaskDefinition and a LoadBalancerInfo');
  }
  const containerName = findField(loadBalancer, 'containerName');
  const containerPort = Number(findField(loadBalancer, 'containerPort'));
  if (typeof containerName !== 'string' || !Number.isInteger(containerPort)) {
    throw invalidRevision('The LoadBalancerInfo of the AppSpec file needs a ContainerName and a ContainerPort');
  }
  return { taskDefinition, containerName, containerPort, taskSet: readTaskSet(properties), hooks: readHooks(file) };
}

function invalidRevision(reason: string): ApiError {
  return new ApiError('InvalidRevisionException', `${reason}.`);
}

function parseContent(content: string): JsonObject {
  try {
    const value: Json = parse(content, { maxAliasCount: 0 });
    if (isJsonObject(value)) return value;
  } catch {
    // The parser's message may contain any part of the file, so it is replaced below.
  }
  throw invalidRevision('The AppSpec file is neither JSON nor YAML');
}

function findField(object: JsonObject, name: string): Json | undefined {
  const key = Object.keys(object).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : (object[key] ?? undefined);
}

function findObject(object: JsonObject, name: string): JsonObject | undefined {
  const value = findField(object, name);
  return isJsonObject(value) ? value : undefined;
}

/** The one resource: a list of one named object. */
function findService(file: JsonObject): JsonObject {
  const resources = findField(file, 'resources');
  const [named, ...others] = Array.isArray(resources) ? resources : [];
  const [resource] = isJsonObject(named) ? Object.values(named) : [];
  if (!isJsonObject(resource) || others.length > 0) throw invalidRevision('The AppSpec file needs one resource');
  if (findField(resource, 'type') !== 'AWS::ECS::Service') {
    throw invalidRevision('The resource of the AppSpec file needs the Type AWS::ECS::Service');
  }
  return resource;
}

/** The optional properties, their names as ECS writes them. */
function readTaskSet(properties: JsonObject): JsonObject {
  const names = ['platformVersion', 'networkConfiguration', 'capacityProviderStrategy'];
  const given = names.flatMap((name): readonly [string, Json][] => {
    const value = findField(properties, name);
    return value === undefined ? [] : [[name, lowerNames(value)]];
  });
  return Object.fromEntries(given);
}

function lowerNames(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => lowerNames(item));
  if (!isJsonObject(value)) return value;
  const fields = Object.entries(value).map(([name, field]): [string, Json] => [
    name.charAt(0).toLowerCase() + name.slice(1),
    lowerNames(field ?? null),
  ]);
  return Object.fromEntries(fields);
}

function readHooks(file: JsonObject): Readonly<Record<string, string>> {
  const given = findField(file, 'hooks') ?? [];
  const entries = (Array.isArray(given) ? given : [given]).flatMap((item: Json) =>
    isJsonObject(item) ? Object.entries(item) : [],
  );
  const hooks: Record<string, string> = {};
  for (const [name, target] of entries) {
    const event = HOOK_EVENTS.find((one) => one.toLowerCase() === name.toLowerCase());
    if (event === undefined)
      throw invalidRevision(`${name} is no lifecycle event of an Amazon ECS deployment that takes a hook`);
    if (typeof target !== 'string' || target === '') throw invalidRevision(`The hook ${event} needs a Lambda function`);
    hooks[event] = target;
  }
  return hooks;
}
