/** What AWS CodeDeploy shows of a deployment to Amazon ECS, as our own narrow records. Types only. */
import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Revision } from './task-definition.ts';

/** Names a deployment group. */
export interface GroupName {
  readonly application: string;
  readonly group: string;
}

/** A deployment group (GetDeploymentGroup). */
export interface DeploymentGroup extends GroupName {
  /** `ECS`, `Lambda`, `Server`. */
  readonly computePlatform: string;
  readonly configName: string;
  /** The services that it deploys, names as they are written in the group. */
  readonly services: readonly { readonly cluster: string; readonly service: string }[];
  /** Names of the alarms that stop its deployments; empty when they are not watched. */
  readonly alarms: readonly string[];
  /** What it rolls back on by itself, such as `DEPLOYMENT_FAILURE`; empty when it does not. */
  readonly rollbackEvents: readonly string[];
  /** How long it waits for approval before production traffic moves; absent when it does not. */
  readonly rerouteWaitMs?: number;
  /** How long the original task set stays once all traffic has moved; absent when it is kept. */
  readonly terminationWaitMs?: number;
}

/** A deployment (GetDeployment). */
export interface CodeDeployment {
  /** `d-` and nine letters or digits. */
  readonly id: string;
  /** `Created`, `Queued`, `InProgress`, `Baking`, `Ready`, `Succeeded`, `Failed`, `Stopped`; unknown words are kept. */
  readonly status: string;
  /** Such as `ALARM_ACTIVE`, `MANUAL_STOP`, `HOOK_EXECUTION_FAILURE`; unknown words are kept. */
  readonly errorCode?: string;
  /** CodeDeploy's own words. */
  readonly errorMessage?: string;
  /** Id of the deployment that rolls this one back. */
  readonly rollbackId?: string;
  /** Id of the deployment that this one rolls back. */
  readonly rollbackOf?: string;
  /** Of its AppSpec file, 64 hex digits. */
  readonly sha256?: string;
  /** Server time, milliseconds since the epoch. */
  readonly createdAt: number;
}

/** A lifecycle event of a deployment's target. */
export interface LifecycleEvent {
  /** `BeforeInstall`, `Install`, … `AfterAllowTraffic`. */
  readonly name: string;
  /** `Pending`, `InProgress`, `Succeeded`, `Failed`, `Skipped`, `Unknown`. */
  readonly status: string;
  /** What CodeDeploy says of its failure. */
  readonly diagnostics?: string;
}

/** The one target of a deployment to Amazon ECS: its service. */
export interface DeploymentTarget {
  /** In CodeDeploy's order. */
  readonly events: readonly LifecycleEvent[];
  /** Id of the task set that ran before. */
  readonly originalId?: string;
  /** Id of the replacement task set, once it exists. */
  readonly replacementId?: string;
  /** Percent of the production traffic that goes to the replacement. */
  readonly replacementTraffic?: number;
}

/** What is sent with CreateDeployment. */
export interface CodeDeploymentRequest extends GroupName {
  /** The AppSpec file, JSON. */
  readonly content: string;
  /** Of the content, 64 hex digits. */
  readonly sha256: string;
  /** Absent: the group's own. */
  readonly configName?: string;
  readonly description?: string;
}

/** An AppSpec file that was read and is sound. */
export interface AppSpec {
  /** The whole file: unknown fields are sent as they came. */
  readonly content: JsonObject;
  readonly containerName: string;
  readonly containerPort: number;
  /** Lambda functions, names or ARNs, by lifecycle event. */
  readonly hooks: Readonly<Record<string, string>>;
}

/** What was read of a service that CodeDeploy deploys. */
export interface CodeDeployState {
  readonly appSpec: AppSpec;
  readonly group: DeploymentGroup;
  /** The group's deployment that is not over. */
  readonly active?: ActiveDeployment;
}

/** A deployment in progress, as far as it is known. */
export interface ActiveDeployment {
  readonly id: string;
  /** It rolls another deployment back. */
  readonly isRollback: boolean;
  /** The revision that it brings; absent: not known. */
  readonly revision?: Revision;
  /** The previous revision, where a stop with rollback leads; absent: not known, or it is a rollback. */
  readonly returnsToArn?: RevisionArn;
}
