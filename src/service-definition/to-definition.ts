import { toRevisionArn } from '@slipway/ecs-rules/arns';
import { isJsonList, type Json, type JsonObject, readObjects, readString } from '@slipway/ecs-rules/values';
import { lastSegment, splitRevision } from '../text/arn.ts';
import { CREATE_FIELDS, OF_DEPLOYMENTS } from './create-fields.ts';

/**
 * The definition of a running service: a document with which CreateService would create it again.
 * @param described the service as DescribeServices shows it, without tags
 */
export function toDefinition(described: JsonObject): JsonObject {
  const [deployment] = readObjects(described, 'deployments');
  const ofDeployment = Object.fromEntries(OF_DEPLOYMENTS.map((name) => [name, deployment?.[name] ?? null]));
  const fields = Object.entries({ ...ofDeployment, ...described }).filter(
    ([name, value]) => CREATE_FIELDS.has(name) && !isEmpty(value) && !isRefused(name, described),
  );
  return {
    cluster: lastSegment(readString(described, 'clusterArn') ?? ''),
    serviceName: readString(described, 'serviceName') ?? '',
    ...listRole(described),
    ...Object.fromEntries(fields),
    taskDefinition: splitRevision(toRevisionArn(readString(described, 'taskDefinition'))).family,
  };
}

/** DescribeServices answers them in any case (ECS API reference, CreateService, of each field). */
function isRefused(name: string, described: JsonObject): boolean {
  if (name === 'desiredCount') return readString(described, 'schedulingStrategy') === 'DAEMON';
  return name === 'healthCheckGracePeriodSeconds' && isEmpty(described.loadBalancers);
}

/** The service-linked role is the default and may not be named (ECS API reference, CreateService, role). */
function listRole(described: JsonObject): JsonObject {
  const role = readString(described, 'roleArn') ?? '';
  return role === '' || role.includes(':role/aws-service-role/') ? {} : { role };
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  return isJsonList(value) && value.length === 0;
}
