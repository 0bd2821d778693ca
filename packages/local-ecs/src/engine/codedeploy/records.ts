/** What the local CodeDeploy remembers. Types only. */
import type { JsonObject } from '@slipway/ecs-rules/values';

export interface ApplicationRecord {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

export interface DeploymentConfigRecord {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  /** `{type, timeBasedCanary?, timeBasedLinear?}` as the API has it. */
  readonly trafficRouting: JsonObject;
}

/** Settings of a deployment group that a deployment keeps as they were when it was created. Complete, as described. */
export interface GroupSettings {
  readonly serviceRoleArn: string;
  readonly autoRollback: JsonObject;
  readonly alarms: JsonObject;
  readonly blueGreen: JsonObject;
  readonly loadBalancerInfo: JsonObject;
  readonly triggers: readonly JsonObject[];
  readonly ecsService: JsonObject;
}

export interface DeploymentGroupRecord {
  /** `APPLICATION/GROUP`. */
  readonly key: string;
  readonly id: string;
  readonly application: string;
  readonly name: string;
  readonly configName: string;
  /** `CLUSTER/NAME`. */
  readonly serviceKey: string;
  readonly settings: GroupSettings;
  /** Ids of deployments. */
  readonly lastAttempted?: string;
  readonly lastSuccessful?: string;
}

/** AWS CodeDeploy User Guide, list of lifecycle event hooks for an Amazon ECS deployment. */
export type LifecycleEventName =
  | 'BeforeInstall'
  | 'Install'
  | 'AfterInstall'
  | 'AllowTestTraffic'
  | 'AfterAllowTestTraffic'
  | 'BeforeAllowTraffic'
  | 'AllowTraffic'
  | 'AfterAllowTraffic';

/** What a deployment does, in its order: lifecycle events, and the two waits that are none. */
export type StageName = LifecycleEventName | 'ReadyWait' | 'TerminationWait';

export interface StageState {
  readonly name: StageName;
  readonly status: 'Pending' | 'InProgress' | 'Succeeded' | 'Failed' | 'Skipped';
  readonly startedAt?: number;
  readonly endedAt?: number;
  /** The reported result of the hook, or that the wait was continued. */
  readonly reported?: 'Succeeded' | 'Failed';
}

/** An AppSpec file for Amazon ECS, as far as a deployment needs it. */
export interface AppSpec {
  /** ARN, or `family:n`. */
  readonly taskDefinition: string;
  readonly containerName: string;
  readonly containerPort: number;
  /** Fields of a task set with ECS's names: platformVersion, networkConfiguration, capacityProviderStrategy. */
  readonly taskSet: JsonObject;
  /** Lambda functions by event. */
  readonly hooks: Readonly<Record<string, string>>;
}

export type CodeDeployStatus = 'Created' | 'InProgress' | 'Ready' | 'Succeeded' | 'Failed' | 'Stopped';

/** One increment of production traffic. */
export interface TrafficStep {
  /** Of the production traffic, that the replacement task set has from then on. */
  readonly percent: number;
  /** Until the next one, in milliseconds. */
  readonly waitMs: number;
}

export interface CodeDeploymentRecord {
  readonly id: string;
  readonly groupKey: string;
  readonly application: string;
  readonly group: string;
  readonly serviceKey: string;
  readonly configName: string;
  readonly creator: 'user' | 'codeDeployRollback';
  readonly description?: string;
  readonly status: CodeDeployStatus;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly startedAt?: number;
  readonly completedAt?: number;
  readonly revision: { readonly sha256: string; readonly content: string };
  /** SHA-256 of the AppSpec file that the group's last successful deployment had. */
  readonly previousSha256?: string;
  readonly appSpec: AppSpec;
  readonly settings: GroupSettings;
  readonly traffic: readonly TrafficStep[];
  /** How many of `traffic` are done. */
  readonly shifted: number;
  readonly stages: readonly StageState[];
  /** Percent of the production traffic that goes to the replacement task set. */
  readonly greenWeight: number;
  /** The original task set and the replacement: ids, and the names of their target groups. */
  readonly blue?: TaskSetPlace;
  readonly green?: TaskSetPlace;
  readonly error?: { readonly code: string; readonly message: string };
  readonly rollback?: {
    readonly rollbackDeploymentId?: string;
    readonly rollbackTriggeringDeploymentId?: string;
    readonly rollbackMessage: string;
  };
}

export interface TaskSetPlace {
  readonly id: string;
  readonly targetGroupName: string;
}
