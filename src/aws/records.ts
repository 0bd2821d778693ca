/** From the SDK's shapes to our own records. Members that ECS may leave out get the documented default. */
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
import { isJsonObject, type JsonObject } from '../json.ts';
import type {
  DeploymentRecord,
  LifecycleHook,
  ServiceDeploymentRecord,
  ServiceLoadBalancer,
  ServiceRecord,
  StoppedContainer,
  StoppedTask,
} from '../rollout/observation.ts';
import { readAttachments } from '../rollout/service-attachments.ts';
import { withholdArguments } from '../rollout/withhold-arguments.ts';
import type { Revision } from '../task-definition/document.ts';

/** @param described the service as it came over the wire: its configuration must survive members unknown to the SDK */
export function toServiceRecord(service: Service, described: JsonObject): ServiceRecord {
  const configuration = described.deploymentConfiguration;
  return {
    arn: service.serviceArn ?? '',
    name: service.serviceName ?? '',
    clusterArn: service.clusterArn ?? '',
    status: service.status ?? '',
    revisionArn: findPrimarySet(service)?.taskDefinition ?? service.taskDefinition ?? '',
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
    ...(service.launchType === undefined ? {} : { launchType: service.launchType }),
    ...toPlacement(described),
    placementConstraints: (service.placementConstraints ?? []).map(({ type, expression }) => ({
      type: type ?? '',
      ...(expression === undefined ? {} : { expression }),
    })),
    placementStrategies: (service.placementStrategy ?? []).map(({ type, field }) => ({
      type: type ?? '',
      ...(field === undefined ? {} : { field }),
    })),
    loadBalancers: (service.loadBalancers ?? []).map((entry) => withoutUndefined<ServiceLoadBalancer>(entry)),
    attachments: readAttachments(described),
    ...toBirth(service, described),
    ...toBounds(service),
    deploymentConfiguration: isJsonObject(configuration) ? configuration : {},
    ...(service.currentServiceDeployment === undefined
      ? {}
      : { currentServiceDeployment: service.currentServiceDeployment }),
  };
}

function toPlacement({ capacityProviderStrategy: strategy, networkConfiguration: network }: JsonObject) {
  const items = Array.isArray(strategy) ? strategy.filter(isJsonObject) : [];
  return {
    ...(items.length === 0 ? {} : { capacityProviderStrategy: items }),
    ...(isJsonObject(network) ? { networkConfiguration: network } : {}),
  };
}

/** Volumes are described in each deployment (ECS API reference, Deployment). */
function toBirth({ enableECSManagedTags, propagateTags }: Service, { deployments }: JsonObject) {
  const all = Array.isArray(deployments) ? deployments.filter(isJsonObject) : [];
  const volumes = all.find(({ status }) => status === 'PRIMARY')?.volumeConfigurations;
  return {
    hasManagedTags: enableECSManagedTags ?? false,
    propagateTags: propagateTags ?? 'NONE',
    volumeConfigurations: Array.isArray(volumes) ? volumes.filter(isJsonObject) : [],
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

function findPrimarySet({ taskSets = [] }: Service): TaskSet | undefined {
  return taskSets.find(({ status }) => status === 'PRIMARY');
}

/** A service of another controller than ECS has task sets in place of deployments. */
function toSetRecord(set: TaskSet): DeploymentRecord {
  return {
    id: set.id ?? '',
    status: set.status ?? '',
    revisionArn: set.taskDefinition ?? '',
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
    revisionArn: deployment.taskDefinition ?? '',
    desired: deployment.desiredCount ?? 0,
    running: deployment.runningCount ?? 0,
    pending: deployment.pendingCount ?? 0,
    failed: deployment.failedTasks ?? 0,
    ...(deployment.rolloutState === undefined ? {} : { rolloutState: deployment.rolloutState }),
    ...(deployment.rolloutStateReason === undefined ? {} : { rolloutStateReason: deployment.rolloutStateReason }),
    createdAt: milliseconds(deployment.createdAt),
  };
}

/** What a service revision names: its task definition, and what ECS resolved its images to. */
export interface TargetFacts {
  readonly revisionArn: string;
  readonly images: Readonly<Record<string, string>>;
}

export function toTargetFacts(revision: ServiceRevision): TargetFacts {
  return { revisionArn: revision.taskDefinition ?? '', images: digestsByContainer(revision.containerImages ?? []) };
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
    arn: deployment.serviceDeploymentArn ?? '',
    status: deployment.status ?? '',
    targetServiceRevisionArn: target ?? '',
    createdAt: milliseconds(deployment.createdAt),
    ...(facts === undefined ? {} : { targetRevisionArn: facts.revisionArn, targetImages: facts.images }),
    ...(deployment.statusReason === undefined ? {} : { statusReason: deployment.statusReason }),
    ...(whole.lifecycleStage === undefined ? {} : { lifecycleStage: whole.lifecycleStage }),
    ...(whole.rollback?.reason === undefined ? {} : { rollbackReason: whole.rollback.reason }),
    ...(breaker === undefined
      ? {}
      : {
          circuitBreaker: {
            status: breaker.status ?? '',
            failureCount: breaker.failureCount ?? 0,
            threshold: breaker.threshold ?? 0,
          },
        }),
    ...toCourse(whole),
  };
}

/** What a deployment tells of its way: hooks, alarms and traffic. */
function toCourse({ lifecycleHookDetails, alarms, targetServiceRevision }: ServiceDeployment) {
  const traffic = targetServiceRevision?.requestedProductionTrafficWeight;
  return {
    hooks: (lifecycleHookDetails ?? []).map(toLifecycleHook),
    ...(alarms === undefined
      ? {}
      : { alarms: { status: alarms.status ?? '', triggered: alarms.triggeredAlarmNames ?? [] } }),
    ...(traffic === undefined ? {} : { productionTraffic: traffic }),
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
    arn: task.taskArn ?? '',
    revisionArn: task.taskDefinitionArn ?? '',
    ...(task.startedBy === undefined ? {} : { startedBy: task.startedBy }),
    ...(task.stopCode === undefined ? {} : { stopCode: task.stopCode }),
    ...(task.stoppedReason === undefined ? {} : { stoppedReason: withholdArguments(task.stoppedReason) }),
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

/** A task that is still draining has only the time at which ECS decided to stop it. */
function stampStop({ stoppedAt, stoppingAt }: Task): Pick<StoppedTask, 'stoppedAt'> {
  const at = stoppedAt ?? stoppingAt;
  return at === undefined ? {} : { stoppedAt: milliseconds(at) };
}

/** @param described the task definition as it came over the wire, members unknown to the SDK included */
export function toRevision(described: JsonObject): Revision {
  return {
    arn: String(described.taskDefinitionArn ?? ''),
    family: String(described.family ?? ''),
    number: Number(described.revision ?? 0),
    status: String(described.status ?? ''),
    described,
  };
}

function milliseconds(date: Date | undefined): number {
  return date?.getTime() ?? 0;
}

/** `exactOptionalPropertyTypes` tells an absent member from an undefined one; the SDK does not. */
export function withoutUndefined<Wanted>(
  from: { readonly [Member in keyof Wanted]?: Wanted[Member] | undefined },
): Wanted {
  return Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined)) as Wanted;
}
