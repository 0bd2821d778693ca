import type { JsonObject } from '../../../json.ts';
import { readList, readObject, readObjects, readString } from '../input.ts';
import { isEcrImage } from './validate-fargate.ts';

/** A part of the capabilities that ECS derives; the names are those of the ECS agent. */
export function listAttributes(task: JsonObject): readonly string[] {
  const containers = readObjects(task, 'containerDefinitions');
  const hasRole = readString(task, 'executionRoleArn') !== undefined;
  const isLogged = containers.some((container) => readObject(container, 'logConfiguration')?.logDriver === 'awslogs');
  const isFromEcr = containers.some((container) => isEcrImage(readString(container, 'image') ?? ''));
  const features: readonly (readonly [boolean, string])[] = [
    [isLogged, 'com.amazonaws.ecs.capability.logging-driver.awslogs'],
    [isLogged && hasRole, 'ecs.capability.execution-role-awslogs'],
    [isFromEcr, 'com.amazonaws.ecs.capability.ecr-auth'],
    [isFromEcr && hasRole, 'ecs.capability.execution-role-ecr-pull'],
    [isFromEcr || isLogged, 'com.amazonaws.ecs.capability.docker-remote-api.1.19'],
    [true, 'com.amazonaws.ecs.capability.docker-remote-api.1.18'],
    [readString(task, 'taskRoleArn') !== undefined, 'com.amazonaws.ecs.capability.task-iam-role'],
    [readString(task, 'networkMode') === 'awsvpc', 'ecs.capability.task-eni'],
    [containers.some(hasMember('healthCheck')), 'ecs.capability.container-health-check'],
    [containers.some(hasItems('dependsOn')), 'ecs.capability.container-ordering'],
    [containers.some(hasMember('restartPolicy')), 'ecs.capability.container-restart-policy'],
    [containers.some(hasItems('environmentFiles')), 'ecs.capability.env-files.s3'],
  ];
  return features.filter(([isThere]) => isThere).map(([, name]) => name);
}

function hasMember(member: string): (container: JsonObject) => boolean {
  return (container) => readObject(container, member) !== undefined;
}

function hasItems(member: string): (container: JsonObject) => boolean {
  return (container) => (readList(container, member) ?? []).length > 0;
}
