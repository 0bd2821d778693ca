/** Builders of what ECS shows of a service: a test names only what matters to it. */
import type { RevisionArn, ServiceDeploymentArn, TaskArn } from '@slipway/ecs-rules/arns';
import { type ImageReference, parseImageReference } from '@slipway/ecs-rules/images';
import type { ContainerSettings, DeployRequest } from '../../../src/inputs/request.ts';
import type { InstanceRecord, TaskRecord } from '../../../src/ports/ecs.ts';
import type {
  DeploymentRecord,
  LifecycleHook,
  Observation,
  ServiceDeploymentRecord,
  ServiceRecord,
} from '../../../src/ports/service-records.ts';
import type { RolloutFacts } from '../../../src/rollout/followed-deployment.ts';

export const OLD_ID = 'ecs-svc/1000000000000000001';
export const OUR_ID = 'ecs-svc/1000000000000000002';
export const OTHER_ID = 'ecs-svc/1000000000000000003';

export function revisionArn(revision: string): RevisionArn {
  return `arn:aws:ecs:eu-west-1:111122223333:task-definition/${revision}`;
}

export function taskArn(id: string): TaskArn {
  return `arn:aws:ecs:eu-west-1:111122223333:task/production/${id}`;
}

export function serviceDeploymentArn(id: string): ServiceDeploymentArn {
  return `arn:aws:ecs:eu-west-1:111122223333:service-deployment/production/web/${id}`;
}

/** @throws when the text is no image reference */
export function anImageReference(text: string): ImageReference {
  const reference = parseImageReference(text);
  if (reference === undefined) throw new Error(`${text} is no image reference`);
  return reference;
}

/** The deployment that ran before: complete, four tasks. */
export function anOldDeployment(overrides: Partial<DeploymentRecord> = {}): DeploymentRecord {
  return {
    id: OLD_ID,
    status: 'ACTIVE',
    revisionArn: revisionArn('web:1'),
    desired: 4,
    running: 4,
    pending: 0,
    failed: 0,
    rolloutState: 'COMPLETED',
    createdAt: 1_000,
    ...overrides,
  };
}

/** Our deployment, just begun. */
export function ourDeployment(overrides: Partial<DeploymentRecord> = {}): DeploymentRecord {
  return {
    ...anOldDeployment(),
    id: OUR_ID,
    status: 'PRIMARY',
    revisionArn: revisionArn('web:2'),
    running: 0,
    rolloutState: 'IN_PROGRESS',
    createdAt: 2_000,
    ...overrides,
  };
}

/** A service of four tasks on `web:1`, at rest. */
export function aService(overrides: Partial<ServiceRecord> = {}): ServiceRecord {
  return {
    arn: 'arn:aws:ecs:eu-west-1:111122223333:service/production/web',
    name: 'web',
    clusterArn: 'arn:aws:ecs:eu-west-1:111122223333:cluster/production',
    status: 'ACTIVE',
    revisionArn: revisionArn('web:1'),
    desired: 4,
    running: 4,
    pending: 0,
    deployments: [anOldDeployment({ status: 'PRIMARY' })],
    events: [],
    controller: 'ECS',
    schedulingStrategy: 'REPLICA',
    launchType: 'EC2',
    placementConstraints: [],
    placementStrategies: [],
    loadBalancers: [],
    hasManagedTags: false,
    propagateTags: 'NONE',
    volumeConfigurations: [],
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    circuitBreaker: { enabled: true, rollback: true },
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
      alarms: { alarmNames: ['errors'], enable: true, rollback: true },
    },
    ...overrides,
  };
}

/** One poll, ten seconds after the update. */
export function anObservation(overrides: Partial<Observation> = {}): Observation {
  return {
    atMs: 10_000,
    service: aService({ revisionArn: revisionArn('web:2'), deployments: [ourDeployment(), anOldDeployment()] }),
    serviceDeployment: undefined,
    stoppedTasks: [],
    unreadable: [],
    ...overrides,
  };
}

export function aServiceDeployment(overrides: Partial<ServiceDeploymentRecord> = {}): ServiceDeploymentRecord {
  return {
    arn: serviceDeploymentArn('abcdefghijklmnopqrstu'),
    status: 'IN_PROGRESS',
    targetServiceRevisionArn: 'arn:aws:ecs:eu-west-1:111122223333:service-revision/production/web/2',
    targetRevisionArn: revisionArn('web:2'),
    hooks: [],
    createdAt: 2_000,
    ...overrides,
  };
}

/** A pause that waits for approval, for a day at most. */
export function aPause(overrides: Partial<LifecycleHook> = {}): LifecycleHook {
  return {
    id: 'ecs-pause-abcdefghij',
    status: 'AWAITING_ACTION',
    expiresAt: Date.UTC(2026, 10, 4, 22, 3, 0),
    timeoutAction: 'ROLLBACK',
    ...overrides,
  };
}

/** A service of four tasks on `web:1` whose deployments are blue/green, with five minutes of bake time. */
export function aShiftingService(overrides: Partial<ServiceRecord> = {}): ServiceRecord {
  const usual = aService();
  const deploymentConfiguration = { ...usual.deploymentConfiguration, strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 };
  return { ...usual, deploymentConfiguration, ...overrides };
}

/** A rollout of `web:2` over `web:1`, at most half an hour. */
export function theFacts(overrides: Partial<RolloutFacts> = {}): RolloutFacts {
  return {
    ourId: OUR_ID,
    isNewDeployment: true,
    revisionArn: revisionArn('web:2'),
    idsBefore: [OLD_ID],
    createdAt: 2_000,
    hasRollbackTarget: true,
    limitMs: 30 * 60_000,
    shouldFailFast: true,
    ...overrides,
  };
}

/** Settings that change nothing, with the overrides of a test. */
export function someSettings(overrides: Partial<ContainerSettings> = {}): ContainerSettings {
  return {
    environment: [],
    secrets: [],
    shouldPruneEnvironment: false,
    environmentFiles: [],
    dockerLabels: [],
    logOptions: [],
    ...overrides,
  };
}

/** A request for a plain deploy of service `web`. */
export function aRequest(overrides: Partial<DeployRequest> = {}): DeployRequest {
  return {
    image: { kind: 'keep' },
    shouldPinImages: true,
    registries: { type: 'private', accounts: [] },
    shouldMaskPasswords: true,
    shouldStayLoggedIn: false,
    taskDefinition: { kind: 'current' },
    containerNames: [],
    keptEmptyFields: [],
    containerSettings: someSettings(),
    services: ['web'],
    shouldApplyDefinition: false,
    schedules: [],
    cluster: 'production',
    shouldForceNewDeployment: false,
    circuitBreaker: 'keep',
    codeDeploy: { appSpecPath: 'appspec.yaml' },
    shouldFollow: true,
    followLimitMs: 30 * 60_000,
    waitUntil: 'steady',
    onFailure: 'rollback',
    shouldFailFast: true,
    onCancel: 'leave',
    deployment: {},
    isDryRun: false,
    isDriftCheck: false,
    shouldAllowStale: false,
    shouldAllowUntrustedEvents: false,
    shouldDenyPrivilegeChanges: false,
    shouldWriteSummary: true,
    ...overrides,
  };
}

/** A container instance with 1024 CPU units and 2048 MiB, all of it left. */
export function aContainerInstance(arn: string, overrides: Partial<InstanceRecord> = {}): InstanceRecord {
  return {
    arn,
    availabilityZone: 'eu-west-1a',
    status: 'ACTIVE',
    agentConnected: true,
    remainingCpu: 1024,
    remainingMemoryMiB: 2048,
    usedTcpPorts: [22],
    usedUdpPorts: [],
    registeredCpu: 1024,
    registeredMemoryMiB: 2048,
    reservedTcpPorts: [22],
    reservedUdpPorts: [],
    taskCount: 0,
    attributes: {},
    ...overrides,
  };
}

/** A running task of `web:1`. */
export function aTask(arn: TaskArn, instanceArn: string, overrides: Partial<TaskRecord> = {}): TaskRecord {
  return {
    arn,
    revisionArn: revisionArn('web:1'),
    instanceArn,
    availabilityZone: 'eu-west-1a',
    lastStatus: 'RUNNING',
    desiredStatus: 'RUNNING',
    images: {},
    ...overrides,
  };
}
