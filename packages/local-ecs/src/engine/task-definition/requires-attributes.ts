/** What a container instance must be able to do for a task definition. */

import { isEcrImage, readLogDriver } from '@slipway/ecs-rules/task-definition';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readBoolean, readList, readNumber, readObject, readObjects, readString, readStrings } from '../input.ts';

/**
 * Attributes that ECS derives; the names are those of the ECS agent. Which version of Docker's API a feature requires
 * is not documented: only the observed ones are here.
 */
export function listAttributes(task: JsonObject): readonly string[] {
  const containers = readObjects(task, 'containerDefinitions');
  const features = [...listTaskFeatures(task), ...listImageFeatures(task, containers), ...listFeatures(containers)];
  return [...listLogDrivers(containers), ...features.filter(([isThere]) => isThere).map(([, name]) => name)];
}

type Feature = readonly [boolean, string];

function listLogDrivers(containers: readonly JsonObject[]): readonly string[] {
  const drivers = new Set(containers.flatMap((container) => readLogDriver(container) ?? []));
  return [...drivers].map((driver) => `com.amazonaws.ecs.capability.logging-driver.${driver}`);
}

function listTaskFeatures(task: JsonObject): readonly Feature[] {
  const volumes = readObjects(task, 'volumes');
  const efs = listFieldValues(volumes, 'efsVolumeConfiguration');
  const isSized = readString(task, 'cpu') !== undefined || readString(task, 'memory') !== undefined;
  const isFargate = readStrings(task, 'requiresCompatibilities').includes('FARGATE');
  return [
    [readString(task, 'taskRoleArn') !== undefined, 'com.amazonaws.ecs.capability.task-iam-role'],
    [readString(task, 'networkMode') === 'awsvpc', 'ecs.capability.task-eni'],
    [isSized && !isFargate, 'ecs.capability.task-cpu-mem-limit'],
    [task.pidMode !== undefined || task.ipcMode !== undefined, 'ecs.capability.pid-ipc-namespace-sharing'],
    [efs.length > 0, 'ecs.capability.efs'],
    [efs.some(hasField('authorizationConfig')), 'ecs.capability.efsAuth'],
    [readBoolean(task, 'enableFaultInjection') === true, 'ecs.capability.fault-injection'],
  ];
}

function listImageFeatures(task: JsonObject, containers: readonly JsonObject[]): readonly Feature[] {
  const hasRole = readString(task, 'executionRoleArn') !== undefined;
  const isLogged = containers.some((container) => readLogDriver(container) === 'awslogs');
  const isFromEcr = containers.some((container) => isEcrImage(readString(container, 'image') ?? ''));
  const isReserved = containers.some((container) => readNumber(container, 'memoryReservation') !== undefined);
  return [
    [isLogged && hasRole, 'ecs.capability.execution-role-awslogs'],
    [isFromEcr, 'com.amazonaws.ecs.capability.ecr-auth'],
    [isFromEcr && hasRole, 'ecs.capability.execution-role-ecr-pull'],
    [true, 'com.amazonaws.ecs.capability.docker-remote-api.1.18'],
    [isFromEcr || isLogged, 'com.amazonaws.ecs.capability.docker-remote-api.1.19'],
    [isReserved, 'com.amazonaws.ecs.capability.docker-remote-api.1.21'],
  ];
}

function listFeatures(containers: readonly JsonObject[]): readonly Feature[] {
  const sources = containers.flatMap((container) => readObjects(container, 'secrets'));
  const isManager = ({ valueFrom }: JsonObject): boolean => String(valueFrom).includes(':secretsmanager:');
  const routers = listFieldValues(containers, 'firelensConfiguration');
  return [
    [containers.some(({ privileged }) => privileged === true), 'com.amazonaws.ecs.capability.privileged-container'],
    [containers.some(hasField('healthCheck')), 'ecs.capability.container-health-check'],
    [containers.some(hasItems('dependsOn')), 'ecs.capability.container-ordering'],
    [containers.some(hasField('restartPolicy')), 'ecs.capability.container-restart-policy'],
    [containers.some(hasItems('environmentFiles')), 'ecs.capability.env-files.s3'],
    [sources.some(isManager), 'ecs.capability.secrets.asm.environment-variables'],
    [sources.some((source) => !isManager(source)), 'ecs.capability.secrets.ssm.environment-variables'],
    [routers.some(({ type }) => type === 'fluentd'), 'ecs.capability.firelens.fluentd'],
    [routers.some(({ type }) => type === 'fluentbit'), 'ecs.capability.firelens.fluentbit'],
    [
      containers.some(hasField('repositoryCredentials')),
      'ecs.capability.private-registry-authentication.secretsmanager',
    ],
  ];
}

function listFieldValues(documents: readonly JsonObject[], field: string): readonly JsonObject[] {
  return documents.map((document) => readObject(document, field)).filter((found) => found !== undefined);
}

function hasField(field: string): (document: JsonObject) => boolean {
  return (document) => readObject(document, field) !== undefined;
}

function hasItems(field: string): (document: JsonObject) => boolean {
  return (document) => (readList(document, field) ?? []).length > 0;
}
