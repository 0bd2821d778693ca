/** AppSpec files for Amazon ECS, JSON or YAML (AWS CodeDeploy User Guide, AppSpec file reference). */
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import type { DocumentFault } from '../task-definition/fault.ts';
import { parseTree } from '../task-definition/parse-document.ts';
import type { AppSpec } from './records.ts';

/** The file, or all that is wrong with it. */
export type ReadAppSpec = { readonly appSpec: AppSpec } | { readonly faults: readonly DocumentFault[] };

/**
 * Reads and checks an AppSpec file: one resource of the type AWS::ECS::Service that names a container and a port. The
 * names of members are taken whatever their case, since the guide's own examples differ in it.
 * @param file the file's name, for the faults; they name places and members, never content
 */
export function readAppSpec(text: string, file: string): ReadAppSpec {
  const parsed = parseTree(text);
  const read = 'tree' in parsed ? readTree(parsed.tree.json) : parsed;
  return 'faults' in read ? { faults: read.faults.map((fault) => ({ file, ...fault })) } : read;
}

function readTree(content: Json): ReadAppSpec {
  if (!isJsonObject(content)) return refuse('', 'is not an object', 'Give an AppSpec file with version and Resources');
  const found = findService(content);
  if ('faults' in found) return found;
  const properties = findMember(found.service, 'properties');
  const loadBalancer = isJsonObject(properties) ? findMember(properties, 'loadBalancerInfo') : undefined;
  if (!isJsonObject(loadBalancer)) {
    return refuse('Resources', 'has no LoadBalancerInfo', 'Add LoadBalancerInfo with ContainerName and ContainerPort');
  }
  const containerName = findMember(loadBalancer, 'containerName');
  const containerPort = Number(findMember(loadBalancer, 'containerPort') ?? Number.NaN);
  if (typeof containerName !== 'string' || !Number.isInteger(containerPort)) {
    return refuse('LoadBalancerInfo', 'lacks a ContainerName or a ContainerPort', 'Name the container and its port');
  }
  return { appSpec: { content, containerName, containerPort, hooks: readHooks(content) } };
}

function refuse(path: string, problem: string, advice: string): { readonly faults: readonly DocumentFault[] } {
  return { faults: [{ path, problem, advice }] };
}

type Found = { readonly service: JsonObject } | { readonly faults: readonly DocumentFault[] };

function findService(content: JsonObject): Found {
  const resources = findMember(content, 'resources');
  const named = Array.isArray(resources) ? resources.filter(isJsonObject).flatMap((one) => Object.values(one)) : [];
  const [service, ...others] = named.filter(isJsonObject);
  if (service === undefined || others.length > 0) {
    return refuse('Resources', 'is not a list of one resource', 'Give the one service of the deployment group');
  }
  if (findMember(service, 'type') !== 'AWS::ECS::Service') {
    return refuse('Resources', 'has a resource of another Type', 'Give Type: AWS::ECS::Service');
  }
  return { service };
}

function findKey(holder: JsonObject, name: string): string | undefined {
  return Object.keys(holder).find((key) => key.toLowerCase() === name.toLowerCase());
}

function findMember(holder: JsonObject, name: string): Json | undefined {
  const key = findKey(holder, name);
  return key === undefined ? undefined : (holder[key] ?? undefined);
}

function readHooks(content: JsonObject): Readonly<Record<string, string>> {
  const given = findMember(content, 'hooks');
  const items = (Array.isArray(given) ? given : [given]).filter(isJsonObject);
  const named = items.flatMap((item) => Object.entries(item));
  return Object.fromEntries(named.flatMap(([event, target]) => (typeof target === 'string' ? [[event, target]] : [])));
}

/** The file as JSON, its TaskDefinition replaced by the revision; all other members as they came. */
export function aimAppSpec({ content }: AppSpec, revisionArn: string): string {
  return JSON.stringify(
    change(content, 'resources', (resources) =>
      Array.isArray(resources) ? resources.map((one: Json) => aimResource(one, revisionArn)) : resources,
    ),
  );
}

function aimResource(named: Json, revisionArn: string): Json {
  if (!isJsonObject(named)) return named;
  const aimed = Object.entries(named).map(([name, resource]): [string, Json] => [
    name,
    isJsonObject(resource)
      ? change(resource, 'properties', (properties) =>
          isJsonObject(properties) ? change(properties, 'taskDefinition', () => revisionArn) : properties,
        )
      : (resource ?? null),
  ]);
  return Object.fromEntries(aimed);
}

/** In its place and its own spelling; a member that is not there is added in the guide's. */
function change(holder: JsonObject, name: string, to: (value: Json) => Json): JsonObject {
  const key = findKey(holder, name) ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return { ...holder, [key]: to(holder[key] ?? null) };
}
