/** What the local ECS remembers between two steps. A value: a step makes a new one and leaves the old one as it was. */

import type { JsonObject } from '@slipway/ecs-rules/values';
import type {
  ApplicationRecord,
  CodeDeploymentRecord,
  DeploymentConfigRecord,
  DeploymentGroupRecord,
} from './codedeploy/records.ts';
import type { AlarmState, EngineSettings, Fact, Scenario, TargetGroupSpecification } from './contract.ts';
import type { ClassicRecord } from './load-balancing/classic/records.ts';
import type { FixedTarget, ListenerRecord, LoadBalancerRecord, RuleRecord } from './load-balancing/records.ts';
import { EVERY_GROUP, type LogGroupNames } from './log-groups.ts';
import type { ServiceDeploymentState, ServiceRevisionState, ServiceState } from './service-record.ts';
import type { TaskRecord } from './task-record.ts';

export interface ClusterRecord {
  readonly arn: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  /** Fields of the request that are answered unchanged: settings, configuration, capacity providers. */
  readonly given: JsonObject;
}

/** A capacity provider of an Auto Scaling group; FARGATE and FARGATE_SPOT exist without a record. */
export interface CapacityProviderRecord {
  readonly arn: string;
  readonly name: string;
  readonly status: 'ACTIVE' | 'INACTIVE';
  /** As described. */
  readonly updateStatus?: 'UPDATE_COMPLETE' | 'DELETE_COMPLETE';
  /** `autoScalingGroupProvider`, complete. */
  readonly group: JsonObject;
}

/** A container instance. `usedPorts` are the ports of tasks; DescribeContainerInstances adds the reserved ones. */
export interface InstanceRecord {
  readonly arn: string;
  readonly id: string;
  readonly ec2InstanceId: string;
  readonly cluster: string;
  readonly address: string;
  readonly availabilityZone: string;
  readonly status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
  /** Name of the capacity provider whose Auto Scaling group it belongs to. */
  readonly capacityProvider?: string;
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly remainingCpu: number;
  readonly remainingMemoryMiB: number;
  readonly usedTcpPorts: readonly number[];
  readonly usedUdpPorts: readonly number[];
  /** Tasks of any kind that are placed here and not yet STOPPED. */
  readonly taskCount: number;
  readonly registeredAt: number;
  /** Of the agent that registered it by a call, as it was sent. */
  readonly versionInfo?: JsonObject;
  /** Values by name; an attribute without a value has an empty one. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A registered revision, as it will be described. */
export interface RevisionRecord {
  readonly arn: string;
  readonly family: string;
  readonly number: number;
  readonly status: 'ACTIVE' | 'INACTIVE' | 'DELETE_IN_PROGRESS';
  readonly described: JsonObject;
}

export interface TargetGroupRecord {
  readonly arn: string;
  readonly specification: TargetGroupSpecification;
  /** Protocol, port, VPC and further fields of CreateTargetGroup, as described. Absent for one of the control address. */
  readonly given?: JsonObject;
  /** Attributes that were set, but for the deregistration delay. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Registered by calls. */
  readonly targets?: readonly FixedTarget[];
}

/** Tasks that one RunTask call with a client token has started. */
export interface RunTaskRecord {
  readonly request: string;
  readonly taskArns: readonly string[];
  /** Absent: all tasks were placed. */
  readonly failures?: readonly JsonObject[];
  readonly at: number;
}

export interface EngineState {
  readonly settings: EngineSettings;
  /** State of the identifiers' pseudo-random sequence. */
  readonly random: number;
  /** First moment of the scheduler's grid. */
  readonly startedAt: number;
  /** When the scheduler's next pass is due; undefined while it has nothing to do. */
  readonly lookAt: number | undefined;
  /** By name. */
  readonly clusters: ReadonlyMap<string, ClusterRecord>;
  /** By name. */
  readonly capacityProviders: ReadonlyMap<string, CapacityProviderRecord>;
  /** Values of account settings, by `PRINCIPAL_ARN NAME`. */
  readonly accountSettings: ReadonlyMap<string, string>;
  /** By ARN. */
  readonly instances: ReadonlyMap<string, InstanceRecord>;
  /** Highest revision number ever given, by family. */
  readonly families: ReadonlyMap<string, number>;
  /** By ARN. */
  readonly revisions: ReadonlyMap<string, RevisionRecord>;
  /** By `CLUSTER/NAME`. */
  readonly services: ReadonlyMap<string, ServiceState>;
  /** By ARN: tasks that are not STOPPED. */
  readonly tasks: ReadonlyMap<string, TaskRecord>;
  /** By ARN: tasks that are, for an hour. */
  readonly stoppedTasks: ReadonlyMap<string, TaskRecord>;
  /** By ARN, oldest first. */
  readonly serviceDeployments: ReadonlyMap<string, ServiceDeploymentState>;
  /** By ARN. */
  readonly serviceRevisions: ReadonlyMap<string, ServiceRevisionState>;
  /** By ARN. */
  readonly targetGroups: ReadonlyMap<string, TargetGroupRecord>;
  /** By ARN. */
  readonly loadBalancers: ReadonlyMap<string, LoadBalancerRecord>;
  /** By ARN. */
  readonly listeners: ReadonlyMap<string, ListenerRecord>;
  /** By ARN, without default rules. */
  readonly rules: ReadonlyMap<string, RuleRecord>;
  /** By name: those that were made. A service may name others. */
  readonly classicLoadBalancers: ReadonlyMap<string, ClassicRecord>;
  /** By ARN of the resource: values by key. */
  readonly tags: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** By cluster and client token. */
  readonly runTasks: ReadonlyMap<string, RunTaskRecord>;
  readonly scenario: Scenario;
  /** Digest by `HOST/NAME:TAG`, as the local registry has them now; empty where tasks are real containers. */
  readonly imageDigests: ReadonlyMap<string, string>;
  /** The log groups that tasks can log to. */
  readonly logGroups: LogGroupNames;
  /** CloudWatch alarms by name: those that were ever put. */
  readonly alarms: ReadonlyMap<string, AlarmState>;
  /** Of CodeDeploy, by name. */
  readonly applications: ReadonlyMap<string, ApplicationRecord>;
  /** Of CodeDeploy, by name: those that are not predefined. */
  readonly deploymentConfigs: ReadonlyMap<string, DeploymentConfigRecord>;
  /** Of CodeDeploy, by `APPLICATION/GROUP`. */
  readonly deploymentGroups: ReadonlyMap<string, DeploymentGroupRecord>;
  /** Of CodeDeploy, by id, oldest first. */
  readonly codeDeployments: ReadonlyMap<string, CodeDeploymentRecord>;
  /** What simulated tasks will do, by the moment in milliseconds (as text). */
  readonly agenda: ReadonlyMap<string, readonly Fact[]>;
}

/** ECS keeps a stopped task visible for at least an hour (ECS Developer Guide, viewing stopped tasks). */
export const STOPPED_TASK_KEPT_MS = 3_600_000;

/**
 * An engine with nothing in it but the cluster `default`.
 * @param now milliseconds since the epoch; the scheduler's grid starts here
 */
export function createState(settings: EngineSettings, now: number): EngineState {
  const arn = `arn:aws:ecs:${settings.region}:${settings.account}:cluster/default`;
  return {
    settings,
    random: settings.seed >>> 0,
    startedAt: now,
    lookAt: undefined,
    clusters: new Map([['default', { arn, name: 'default', status: 'ACTIVE', given: {} }]]),
    capacityProviders: new Map(),
    accountSettings: new Map(),
    instances: new Map(),
    families: new Map(),
    revisions: new Map(),
    services: new Map(),
    tasks: new Map(),
    stoppedTasks: new Map(),
    serviceDeployments: new Map(),
    serviceRevisions: new Map(),
    targetGroups: new Map(),
    loadBalancers: new Map(),
    listeners: new Map(),
    rules: new Map(),
    classicLoadBalancers: new Map(),
    tags: new Map(),
    runTasks: new Map(),
    scenario: { images: [] },
    imageDigests: new Map(),
    logGroups: EVERY_GROUP,
    alarms: new Map(),
    applications: new Map(),
    deploymentConfigs: new Map(),
    deploymentGroups: new Map(),
    codeDeployments: new Map(),
    agenda: new Map(),
  };
}
