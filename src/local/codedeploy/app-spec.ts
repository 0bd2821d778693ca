/** An AppSpec file for Amazon ECS, JSON or YAML (AWS CodeDeploy User Guide, AppSpec file reference). */
import { parse } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import { ApiFault } from '../engine/fault.ts';
import type { AppSpec } from './records.ts';

/** Events that a Lambda function can be given for. */
export const HOOK_EVENTS = [
  'BeforeInstall',
  'AfterInstall',
  'AfterAllowTestTraffic',
  'BeforeAllowTraffic',
  'AfterAllowTraffic',
];

/**
 * Reads the content of a revision. The names of members are taken whatever their case, as the guide's own examples differ
 * in it.
 * @throws ApiFault InvalidRevisionException; its wording is not documented
 */
export function readAppSpec(content: string): AppSpec {
  const file = parseContent(content);
  const resource = findService(file);
  const properties = findObject(resource, 'properties');
  const loadBalancer = properties && findObject(properties, 'loadBalancerInfo');
  const taskDefinition = properties && findMember(properties, 'taskDefinition');
  if (properties === undefined || loadBalancer === undefined || typeof taskDefinition !== 'string') {
    throw refuse('The AppSpec file needs a TaskDefinition and a LoadBalancerInfo');
  }
  const containerName = findMember(loadBalancer, 'containerName');
  const containerPort = Number(findMember(loadBalancer, 'containerPort'));
  if (typeof containerName !== 'string' || !Number.isInteger(containerPort)) {
    throw refuse('The LoadBalancerInfo of the AppSpec file needs a ContainerName and a ContainerPort');
  }
  return { taskDefinition, containerName, containerPort, taskSet: readTaskSet(properties), hooks: readHooks(file) };
}

function refuse(reason: string): ApiFault {
  return new ApiFault('InvalidRevisionException', `${reason}.`);
}

function parseContent(content: string): JsonObject {
  try {
    const value: Json = parse(content, { maxAliasCount: 0 });
    if (isJsonObject(value)) return value;
  } catch {
    // Said below: what the parser says may hold any part of the file.
  }
  throw refuse('The AppSpec file is neither JSON nor YAML');
}

function findMember(holder: JsonObject, name: string): Json | undefined {
  const key = Object.keys(holder).find((one) => one.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : (holder[key] ?? undefined);
}

function findObject(holder: JsonObject, name: string): JsonObject | undefined {
  const value = findMember(holder, name);
  return isJsonObject(value) ? value : undefined;
}

/** The one resource: a list of one named object. */
function findService(file: JsonObject): JsonObject {
  const resources = findMember(file, 'resources');
  const [named, ...others] = Array.isArray(resources) ? resources : [];
  const [resource] = isJsonObject(named) ? Object.values(named) : [];
  if (!isJsonObject(resource) || others.length > 0) throw refuse('The AppSpec file needs one resource');
  if (findMember(resource, 'type') !== 'AWS::ECS::Service') {
    throw refuse('The resource of the AppSpec file needs the Type AWS::ECS::Service');
  }
  return resource;
}

/** The optional properties, their names as ECS writes them. */
function readTaskSet(properties: JsonObject): JsonObject {
  const names = ['platformVersion', 'networkConfiguration', 'capacityProviderStrategy'];
  const given = names.flatMap((name): readonly [string, Json][] => {
    const value = findMember(properties, name);
    return value === undefined ? [] : [[name, lowerNames(value)]];
  });
  return Object.fromEntries(given);
}

function lowerNames(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => lowerNames(item));
  if (!isJsonObject(value)) return value;
  const members = Object.entries(value).map(([name, member]): [string, Json] => [
    name.charAt(0).toLowerCase() + name.slice(1),
    lowerNames(member ?? null),
  ]);
  return Object.fromEntries(members);
}

function readHooks(file: JsonObject): Readonly<Record<string, string>> {
  const given = findMember(file, 'hooks') ?? [];
  const entries = (Array.isArray(given) ? given : [given]).flatMap((item: Json) =>
    isJsonObject(item) ? Object.entries(item) : [],
  );
  const hooks: Record<string, string> = {};
  for (const [name, target] of entries) {
    const event = HOOK_EVENTS.find((one) => one.toLowerCase() === name.toLowerCase());
    if (event === undefined)
      throw refuse(`${name} is no lifecycle event of an Amazon ECS deployment that takes a hook`);
    if (typeof target !== 'string' || target === '') throw refuse(`The hook ${event} needs a Lambda function`);
    hooks[event] = target;
  }
  return hooks;
}
