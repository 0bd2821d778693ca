/** What a container instance must be able to do for a task definition. */
import type { JsonObject } from '../../../json.ts';
import { isEcrImage } from '../../../task-definition/rules/fargate-container.ts';
import { nameDriver } from '../../../task-definition/rules/logs.ts';
import { readBoolean, readList, readNumber, readObject, readObjects, readString, readStrings } from '../input.ts';

/**
 * Attributes that ECS derives; the names are those of the ECS agent. Which version of Docker's API a feature asks for is
 * not documented: the few that were observed are here.
 */
export function listAttributes(task: JsonObject): readonly string[] {
  const containers = readObjects(task, 'containerDefinitions');
  const features = [...listTaskFeatures(task), ...listImageFeatures(task, containers), ...listFeatures(containers)];
  return [...listLogDrivers(containers), ...features.filter(([isThere]) => isThere).map(([, name]) => name)];
}

type Feature = readonly [boolean, string];

function listLogDrivers(containers: readonly JsonObject[]): readonly string[] {
  const drivers = new Set(containers.flatMap((container) => nameDriver(container) ?? []));
  return [...drivers].map((driver) => `com.amazonaws.ecs.capability.logging-driver.${driver}`);
}

function listTaskFeatures(task: JsonObject): readonly Feature[] {
  const volumes = readObjects(task, 'volumes');
  const efs = listMembers(volumes, 'efsVolumeConfiguration');
  const isSized = readString(task, 'cpu') !== undefined || readString(task, 'memory') !== undefined;
  const isFargate = readStrings(task, 'requiresCompatibilities').includes('FARGATE');
  return [
    [readString(task, 'taskRoleArn') !== undefined, 'com.amazonaws.ecs.capability.task-iam-role'],
    [readString(task, 'networkMode') === 'awsvpc', 'ecs.capability.task-eni'],
    [isSized && !isFargate, 'ecs.capability.task-cpu-mem-limit'],
    [task.pidMode !== undefined || task.ipcMode !== undefined, 'ecs.capability.pid-ipc-namespace-sharing'],
    [efs.length > 0, 'ecs.capability.efs'],
    [efs.some(hasMember('authorizationConfig')), 'ecs.capability.efsAuth'],
    [readBoolean(task, 'enableFaultInjection') === true, 'ecs.capability.fault-injection'],
  ];
}

function listImageFeatures(task: JsonObject, containers: readonly JsonObject[]): readonly Feature[] {
  const hasRole = readString(task, 'executionRoleArn') !== undefined;
  const isLogged = containers.some((container) => nameDriver(container) === 'awslogs');
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
  const routers = listMembers(containers, 'firelensConfiguration');
  return [
    [containers.some(({ privileged }) => privileged === true), 'com.amazonaws.ecs.capability.privileged-container'],
    [containers.some(hasMember('healthCheck')), 'ecs.capability.container-health-check'],
    [containers.some(hasItems('dependsOn')), 'ecs.capability.container-ordering'],
    [containers.some(hasMember('restartPolicy')), 'ecs.capability.container-restart-policy'],
    [containers.some(hasItems('environmentFiles')), 'ecs.capability.env-files.s3'],
    [sources.some(isManager), 'ecs.capability.secrets.asm.environment-variables'],
    [sources.some((source) => !isManager(source)), 'ecs.capability.secrets.ssm.environment-variables'],
    [routers.some(({ type }) => type === 'fluentd'), 'ecs.capability.firelens.fluentd'],
    [routers.some(({ type }) => type === 'fluentbit'), 'ecs.capability.firelens.fluentbit'],
    [
      containers.some(hasMember('repositoryCredentials')),
      'ecs.capability.private-registry-authentication.secretsmanager',
    ],
  ];
}

function listMembers(documents: readonly JsonObject[], member: string): readonly JsonObject[] {
  return documents.map((document) => readObject(document, member)).filter((found) => found !== undefined);
}

function hasMember(member: string): (document: JsonObject) => boolean {
  return (document) => readObject(document, member) !== undefined;
}

function hasItems(member: string): (document: JsonObject) => boolean {
  return (document) => (readList(document, member) ?? []).length > 0;
}
