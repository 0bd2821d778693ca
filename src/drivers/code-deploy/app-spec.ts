/** AppSpec files for Amazon ECS, JSON or YAML (AWS CodeDeploy User Guide, AppSpec file reference). */
import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { AppSpec } from '../../ports/code-deploy-records.ts';
import type { DocumentError } from '../../task-definition/document-error.ts';
import { parseTree } from '../../task-definition/parse-tree.ts';

/** The file, or all that is wrong with it. */
export type ReadAppSpec = { readonly appSpec: AppSpec } | { readonly errors: readonly DocumentError[] };

/**
 * Reads and checks an AppSpec file: one resource of the type AWS::ECS::Service that names a container and a port. The
 * names of fields are taken whatever their case, since the guide's own examples differ in it.
 * @param file the file's name, for the errors; they name places and fields, never content
 */
export async function readAppSpec(text: string, file: string): Promise<ReadAppSpec> {
  const parsed = await parseTree(text);
  const read = 'tree' in parsed ? readTree(parsed.tree.json) : parsed;
  return 'errors' in read ? { errors: read.errors.map((error) => ({ file, ...error })) } : read;
}

function readTree(content: Json): ReadAppSpec {
  if (!isJsonObject(content))
    return refuseAppSpec('', 'is not an object', 'Give an AppSpec file with version and Resources');
  const found = findService(content);
  if ('errors' in found) return found;
  const properties = findField(found.service, 'properties');
  const loadBalancer = isJsonObject(properties) ? findField(properties, 'loadBalancerInfo') : undefined;
  if (!isJsonObject(loadBalancer)) {
    return refuseAppSpec(
      'Resources',
      'has no LoadBalancerInfo',
      'Add LoadBalancerInfo with ContainerName and ContainerPort',
    );
  }
  const containerName = findField(loadBalancer, 'containerName');
  const containerPort = Number(findField(loadBalancer, 'containerPort') ?? Number.NaN);
  if (typeof containerName !== 'string' || !Number.isInteger(containerPort)) {
    return refuseAppSpec(
      'LoadBalancerInfo',
      'lacks a ContainerName or a ContainerPort',
      'Name the container and its port',
    );
  }
  return { appSpec: { content, containerName, containerPort, hooks: readHooks(content) } };
}

function refuseAppSpec(path: string, problem: string, advice: string): { readonly errors: readonly DocumentError[] } {
  return { errors: [{ path, problem, advice }] };
}

type Found = { readonly service: JsonObject } | { readonly errors: readonly DocumentError[] };

function findService(content: JsonObject): Found {
  const resources = findField(content, 'resources');
  const named = Array.isArray(resources) ? resources.filter(isJsonObject).flatMap((one) => Object.values(one)) : [];
  const [service, ...others] = named.filter(isJsonObject);
  if (service === undefined || others.length > 0) {
    return refuseAppSpec('Resources', 'is not a list of one resource', 'Give the one service of the deployment group');
  }
  if (findField(service, 'type') !== 'AWS::ECS::Service') {
    return refuseAppSpec('Resources', 'has a resource of another Type', 'Give Type: AWS::ECS::Service');
  }
  return { service };
}

function findKey(holder: JsonObject, name: string): string | undefined {
  return Object.keys(holder).find((key) => key.toLowerCase() === name.toLowerCase());
}

function findField(holder: JsonObject, name: string): Json | undefined {
  const key = findKey(holder, name);
  return key === undefined ? undefined : (holder[key] ?? undefined);
}

function readHooks(content: JsonObject): Readonly<Record<string, string>> {
  const given = findField(content, 'hooks');
  const items = (Array.isArray(given) ? given : [given]).filter(isJsonObject);
  const named = items.flatMap((item) => Object.entries(item));
  return Object.fromEntries(named.flatMap(([event, target]) => (typeof target === 'string' ? [[event, target]] : [])));
}

/** The file as JSON, its TaskDefinition replaced by the revision; all other fields as they came. */
export function aimAppSpec({ content }: AppSpec, revisionArn: RevisionArn): string {
  return JSON.stringify(
    change(content, 'resources', (resources) =>
      Array.isArray(resources) ? resources.map((one: Json) => aimResource(one, revisionArn)) : resources,
    ),
  );
}

function aimResource(named: Json, revisionArn: RevisionArn): Json {
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

/** In its place and its own spelling; a field that does not exist is added in the guide's. */
function change(holder: JsonObject, name: string, to: (value: Json) => Json): JsonObject {
  const key = findKey(holder, name) ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return { ...holder, [key]: to(holder[key] ?? null) };
}
