/** From the SDK's shapes to our own records. Fields that ECS may leave out get the documented default. */

import type {
  ContainerImage,
  Deployment,
  DeploymentLifecycleHookDetail,
  Service,
  ServiceDeployment,
  ServiceDeploymentBrief,
  ServiceRevision,
  Task,
  TaskSet,
} from '@aws-sdk/client-ecs';
import {
  type RevisionArn,
  toClusterArn,
  toRevisionArn,
  toServiceArn,
  toServiceDeploymentArn,
  toTaskArn,
} from '@slipway/ecs-rules/arns';
import { readAttachments } from '@slipway/ecs-rules/task-definition';
import { defined, isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import { withholdArguments } from '../../diagnosis/withhold-arguments.ts';
import type {
  DeploymentRecord,
  LifecycleHook,
  ServiceDeploymentRecord,
  ServiceLoadBalancer,
  ServiceRecord,
  StoppedContainer,
  StoppedTask,
} from '../../ports/service-records.ts';
import type { Revision } from '../../ports/task-definition.ts';

/** @param described the service as it came over the wire: its configuration must survive fields unknown to the SDK */
export function toServiceRecord(service: Service, described: JsonObject): ServiceRecord {
  const configuration = described.deploymentConfiguration;
  return {
    arn: toServiceArn(service.serviceArn),
    name: service.serviceName ?? '',
    clusterArn: toClusterArn(service.clusterArn),
    status: service.status ?? '',
    revisionArn: toRevisionArn(findCurrent(service)),
    desired: service.desiredCount ?? 0,
    running: service.runningCount ?? 0,
    pending: service.pendingCount ?? 0,
    deployments: [...(service.deployments ?? []).map(toDeploymentRecord), ...(service.taskSets ?? []).map(toSetRecord)],
    events: (service.events ?? []).map((event) => ({
      id: event.id ?? '',
      at: milliseconds(event.createdAt),
      text: event.message ?? '',
    })),
    controller: service.deploymentController?.type ?? 'ECS',
    schedulingStrategy: service.schedulingStrategy ?? 'REPLICA',
    ...defined({ launchType: service.launchType }),
    ...defined({ isExpress: service.resourceManagementType === 'ECS' ? true : undefined }),
    ...toPlacement(described),
    placementConstraints: (service.placementConstraints ?? []).map(({ type, expression }) => ({
      type: type ?? '',
      ...defined({ expression }),
    })),
    placementStrategies: (service.placementStrategy ?? []).map(({ type, field }) => ({
      type: type ?? '',
      ...defined({ field }),
    })),
    loadBalancers: (service.loadBalancers ?? []).map((entry) => withoutUndefined<ServiceLoadBalancer>(entry)),
    attachments: readAttachments(described),
    ...toBirth(service, described),
    ...toBounds(service),
    deploymentConfiguration: isJsonObject(configuration) ? configuration : {},
    ...toCurrentDeployment(service),
  };
}

function toCurrentDeployment({ currentServiceDeployment: arn }: Service) {
  return defined({ currentServiceDeployment: arn === undefined ? undefined : toServiceDeploymentArn(arn) });
}

function toPlacement({ capacityProviderStrategy: strategy, networkConfiguration: network }: JsonObject) {
  const items = Array.isArray(strategy) ? strategy.filter(isJsonObject) : [];
  return defined({
    capacityProviderStrategy: items.length === 0 ? undefined : items,
    networkConfiguration: isJsonObject(network) ? network : undefined,
  });
}

/** Volumes are described in each deployment (ECS API reference, Deployment). */
function toBirth(service: Service, { deployments }: JsonObject) {
  const { enableECSManagedTags, propagateTags, healthCheckGracePeriodSeconds, platformVersion } = service;
  const all = Array.isArray(deployments) ? deployments.filter(isJsonObject) : [];
  const volumes = all.find(({ status }) => status === 'PRIMARY')?.volumeConfigurations;
  return {
    hasManagedTags: enableECSManagedTags ?? false,
    propagateTags: propagateTags ?? 'NONE',
    volumeConfigurations: Array.isArray(volumes) ? volumes.filter(isJsonObject) : [],
    ...defined({ gracePeriodSeconds: healthCheckGracePeriodSeconds, platformVersion }),
  };
}

/** Defaults of the API: 100 and 200 for REPLICA, 0 and 100 for DAEMON (ECS API reference, DeploymentConfiguration). */
function toBounds(service: Service) {
  const configuration = service.deploymentConfiguration;
  const breaker = configuration?.deploymentCircuitBreaker;
  const isDaemon = service.schedulingStrategy === 'DAEMON';
  return {
    minimumHealthyPercent: configuration?.minimumHealthyPercent ?? (isDaemon ? 0 : 100),
    maximumPercent: configuration?.maximumPercent ?? (isDaemon ? 100 : 200),
    circuitBreaker: { enabled: breaker?.enable ?? false, rollback: breaker?.rollback ?? false },
  };
}

/** An Express Mode service names no task definition: its PRIMARY deployment does (observed). */
function findCurrent(service: Service): string | undefined {
  const primary = service.deployments?.find(({ status }) => status === 'PRIMARY');
  return findPrimarySet(service)?.taskDefinition ?? service.taskDefinition ?? primary?.taskDefinition;
}

function findPrimarySet({ taskSets = [] }: Service): TaskSet | undefined {
  return taskSets.find(({ status }) => status === 'PRIMARY');
}

/** A service of another controller than ECS has task sets in place of deployments. */
function toSetRecord(set: TaskSet): DeploymentRecord {
  return {
    id: set.id ?? '',
    status: set.status ?? '',
    revisionArn: toRevisionArn(set.taskDefinition),
    desired: set.computedDesiredCount ?? 0,
    running: set.runningCount ?? 0,
    pending: set.pendingCount ?? 0,
    failed: 0,
    createdAt: milliseconds(set.createdAt),
  };
}

function toDeploymentRecord(deployment: Deployment): DeploymentRecord {
  return {
    id: deployment.id ?? '',
    status: deployment.status ?? '',
    revisionArn: toRevisionArn(deployment.taskDefinition),
    desired: deployment.desiredCount ?? 0,
    running: deployment.runningCount ?? 0,
    pending: deployment.pendingCount ?? 0,
    failed: deployment.failedTasks ?? 0,
    ...defined({ rolloutState: deployment.rolloutState, rolloutStateReason: deployment.rolloutStateReason }),
    createdAt: milliseconds(deployment.createdAt),
  };
}

/** What a service revision names: its task definition, and what ECS resolved its images to. */
export interface TargetFacts {
  readonly revisionArn: RevisionArn;
  readonly images: Readonly<Record<string, string>>;
}

export function toTargetFacts(revision: ServiceRevision): TargetFacts {
  return {
    revisionArn: toRevisionArn(revision.taskDefinition),
    images: digestsByContainer(revision.containerImages ?? []),
  };
}

/** Containers without a digest are left out. */
export function digestsByContainer(images: readonly ContainerImage[]): Readonly<Record<string, string>> {
  const known = images.flatMap(({ containerName, imageDigest }): [string, string][] =>
    containerName === undefined || imageDigest === undefined ? [] : [[containerName, imageDigest]],
  );
  return Object.fromEntries(known);
}

/** @param facts what its target service revision names, where it was read */
export function toServiceDeploymentRecord(
  deployment: ServiceDeployment | ServiceDeploymentBrief,
  facts: TargetFacts | undefined,
): ServiceDeploymentRecord {
  const whole: ServiceDeployment = deployment;
  const breaker = whole.deploymentCircuitBreaker;
  const target = whole.targetServiceRevision?.arn ?? (deployment as ServiceDeploymentBrief).targetServiceRevisionArn;
  return {
    arn: toServiceDeploymentArn(deployment.serviceDeploymentArn),
    status: deployment.status ?? '',
    targetServiceRevisionArn: target ?? '',
    createdAt: milliseconds(deployment.createdAt),
    ...defined({
      targetRevisionArn: facts === undefined ? undefined : facts.revisionArn,
      targetImages: facts === undefined ? undefined : facts.images,
      statusReason: deployment.statusReason,
      lifecycleStage: whole.lifecycleStage,
      rollbackReason: whole.rollback?.reason === undefined ? undefined : whole.rollback.reason,
      circuitBreaker:
        breaker === undefined
          ? undefined
          : {
              status: breaker.status ?? '',
              failureCount: breaker.failureCount ?? 0,
              threshold: breaker.threshold ?? 0,
            },
    }),
    ...toLifecycle(whole),
  };
}

/** The lifecycle of a deployment: hooks, alarms and traffic. */
function toLifecycle({ lifecycleHookDetails, alarms, targetServiceRevision }: ServiceDeployment) {
  const traffic = targetServiceRevision?.requestedProductionTrafficWeight;
  return {
    hooks: (lifecycleHookDetails ?? []).map(toLifecycleHook),
    ...defined({
      alarms:
        alarms === undefined ? undefined : { status: alarms.status ?? '', triggered: alarms.triggeredAlarmNames ?? [] },
      productionTraffic: traffic,
    }),
  };
}

function toLifecycleHook(hook: DeploymentLifecycleHookDetail): LifecycleHook {
  return withoutUndefined<LifecycleHook>({
    id: hook.hookId ?? '',
    status: hook.status ?? '',
    targetArn: hook.targetArn,
    expiresAt: hook.expiresAt?.getTime(),
    timeoutAction: hook.timeoutAction,
  });
}

export function toStoppedTask(task: Task): StoppedTask {
  return {
    arn: toTaskArn(task.taskArn),
    revisionArn: toRevisionArn(task.taskDefinitionArn),
    ...defined({
      startedBy: task.startedBy,
      stopCode: task.stopCode,
      stoppedReason: task.stoppedReason === undefined ? undefined : withholdArguments(task.stoppedReason),
    }),
    ...stampStart(task),
    ...stampStop(task),
    hasRun: task.startedAt !== undefined,
    containers: (task.containers ?? []).map((container) =>
      withoutUndefined<StoppedContainer>({
        name: container.name ?? '',
        image: container.image,
        exitCode: container.exitCode,
        reason: container.reason === undefined ? undefined : withholdArguments(container.reason),
        health: container.healthStatus,
        runtimeId: container.runtimeId,
      }),
    ),
  };
}

function stampStart({ createdAt, startedAt }: Task): Pick<StoppedTask, 'createdAt' | 'startedAt'> {
  return defined({
    createdAt: createdAt === undefined ? undefined : milliseconds(createdAt),
    startedAt: startedAt === undefined ? undefined : milliseconds(startedAt),
  });
}

/** A task that is still draining has only the time at which ECS decided to stop it. */
function stampStop({ stoppedAt, stoppingAt }: Task): Pick<StoppedTask, 'stoppedAt' | 'stoppingAt'> {
  const at = stoppedAt ?? stoppingAt;
  return defined({
    stoppedAt: at === undefined ? undefined : milliseconds(at),
    stoppingAt: stoppingAt === undefined ? undefined : milliseconds(stoppingAt),
  });
}

/** @param described the task definition as it came over the wire, fields unknown to the SDK included */
export function toRevision(described: JsonObject): Revision {
  return {
    arn: toRevisionArn(String(described.taskDefinitionArn ?? '')),
    family: String(described.family ?? ''),
    number: Number(described.revision ?? 0),
    status: String(described.status ?? ''),
    described,
  };
}

function milliseconds(date: Date | undefined): number {
  return date?.getTime() ?? 0;
}

/** `exactOptionalPropertyTypes` distinguishes an absent field from an undefined one; the SDK does not. */
export function withoutUndefined<Wanted>(
  from: { readonly [Field in keyof Wanted]?: Wanted[Field] | undefined },
): Wanted {
  return defined(from) as Wanted;
}
