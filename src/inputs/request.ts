import type { ClusterArn, ClusterName, RevisionArn, ServiceArn, ServiceName } from '@slipway/ecs-rules/arns';
import type { KeyValue } from '@slipway/ecs-rules/grammar';
import type { ImageReference } from '@slipway/ecs-rules/images';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { DefinitionChanges } from '../ports/definition-changes.ts';
import type { AnswerRequest } from '../ports/pause-answer.ts';
import type { ScheduleReference } from '../ports/schedules.ts';
import type { VerificationRequest } from '../ports/verification.ts';
import type { WaitUntil } from '../ports/wait-until.ts';
import type { RehearsalSecret } from './rehearsal-inputs.ts';

/** Where the image comes from. */
export type ImageRequest =
  /** Neither `image` nor `repository`: the images stay as they are. */
  | { readonly kind: 'keep' }
  /** `image`: deployed as named; lines are `reference`, `container=reference` or `service/container=reference`. */
  | { readonly kind: 'given'; readonly images: readonly GivenImage[] }
  | ({ readonly kind: 'build'; readonly repository: string; readonly shouldCreateRepository: boolean } & BuildRequest);

/** How many failed tasks trip the circuit breaker (ECS API reference, ThresholdConfiguration). */
export interface BreakerThreshold {
  readonly type: 'COUNT' | 'BOUNDED_PERCENT' | 'UNBOUNDED_PERCENT';
  readonly value: number;
}

/** When a rolling deployment is complete before all is in place. */
export interface EarlySuccess {
  /** Of the desired count. */
  readonly healthyPercent: number;
  readonly cleanup: 'BLOCKING' | 'DEFERRED';
}

/** How ECS deploys the service; what is absent stays as it is. */
export interface DeploymentSettings {
  readonly breakerThreshold?: BreakerThreshold;
  readonly isResetByHealthyTask?: boolean;
  readonly earlySuccess?: EarlySuccess | 'off';
  /** `off`: none. */
  readonly alarms?: readonly string[] | 'off';
  readonly bakeTimeMinutes?: number;
  readonly rebalancing?: 'ENABLED' | 'DISABLED';
  readonly gracePeriodSeconds?: number;
  readonly platformVersion?: string;
}

export interface GivenImage {
  /** Only the task definition of this service gets it; goes with `container`. */
  readonly service?: string;
  readonly container?: string;
  readonly reference: ImageReference;
}

export interface BuildRequest {
  /** From `image-tag`; empty: from the event. The first is *the* tag. */
  readonly tags: readonly string[];
  readonly mode: 'auto' | 'always' | 'never';
  readonly context: string;
  readonly dockerfile?: string;
  readonly target?: string;
  readonly platforms: readonly string[];
  readonly buildArguments: readonly KeyValue[];
  /** As docker's `--secret`: `id=…,src=…` or `id=…,env=…`. */
  readonly buildSecrets: readonly string[];
  readonly labels: readonly KeyValue[];
  readonly cacheFrom: readonly string[];
  readonly cacheTo: readonly string[];
  readonly flags: readonly string[];
}

/** Where the document comes from. */
export type TaskDefinitionRequest =
  /** The revision that is running now, of each service. */
  | { readonly kind: 'current' }
  | { readonly kind: 'file'; readonly path: string }
  /** Family, `family:n` or ARN. */
  | { readonly kind: 'registered'; readonly reference: string };

/** What containers get also their image. */
export interface ContainerSettings {
  /** Set or replaced by name; others are kept. */
  readonly environment: readonly KeyValue[];
  /** `value` is what the secret comes from. Set or replaced by name; others are kept. */
  readonly secrets: readonly KeyValue[];
  /** Variables and secrets that are in neither list go. */
  readonly shouldPruneEnvironment: boolean;
  /** ARNs in Amazon S3; when there are any, they take the place of all others. */
  readonly environmentFiles: readonly string[];
  /** Set or replaced by name; others are kept. */
  readonly dockerLabels: readonly KeyValue[];
  readonly logDriver?: string;
  /** Set or replaced by name; others of the same driver are kept. */
  readonly logOptions: readonly KeyValue[];
  readonly command?: readonly string[];
}

/** `rollback-to`, parsed. */
export type RollbackRequest =
  | { readonly kind: 'last-good' }
  | { readonly kind: 'previous' }
  | { readonly kind: 'number'; readonly number: number }
  /** `family:n` */
  | { readonly kind: 'revision'; readonly family: string; readonly number: number }
  | { readonly kind: 'arn'; readonly arn: RevisionArn }
  /** The tag of a release, such as `v1.4.2` or `api/v1.2.0`. */
  | { readonly kind: 'release'; readonly release: string }
  /** 7 to 40 hex digits, as written; a release of that name goes before. */
  | { readonly kind: 'commit'; readonly commit: string };

/** The task that runs once before any service is updated. An empty list is not sent. */
export interface OneOffTaskRequest {
  /** Until it has stopped. */
  readonly shouldWait: boolean;
  readonly startedBy: string;
  /** Their environment may hold secrets: names may be shown, nothing else. */
  readonly containerOverrides: readonly JsonObject[];
  /** Empty: as the service. */
  readonly subnets: readonly string[];
  readonly securityGroups: readonly string[];
  readonly assignPublicIp?: 'ENABLED' | 'DISABLED';
  readonly launchType?: 'EC2' | 'FARGATE' | 'EXTERNAL' | 'MANAGED_INSTANCES';
  readonly capacityProviderStrategy: readonly JsonObject[];
  readonly tags: readonly JsonObject[];
  readonly managedVolume?: ManagedVolume;
}

/** Settings of a volume that is configuredAtLaunch. */
export interface ManagedVolume {
  readonly name: string;
  /** As the API has it: `roleArn`, `sizeInGiB`, … */
  readonly configuration: JsonObject;
}

/** Of services that AWS CodeDeploy deploys; an absent name is made of cluster and service. */
export interface CodeDeployRequest {
  readonly appSpecPath: string;
  readonly application?: string;
  readonly group?: string;
  readonly description?: string;
  /** Absent: the group's own. */
  readonly configName?: string;
}

/** Which registries docker is logged in to, next to the one that is pushed to. */
export interface RegistriesRequest {
  readonly type: 'private' | 'public';
  /** Twelve digits each; empty: the account of the credentials. */
  readonly accounts: readonly string[];
}

/** All inputs, checked: a value of this type holds nothing wrong that can be known without a call. */
export interface DeployRequest {
  readonly image: ImageRequest;
  /** Images are deployed by digest, as far as their registries answer. */
  readonly shouldPinImages: boolean;
  readonly registries: RegistriesRequest;
  /** Whether the passwords of registries are hidden from everybody, later jobs too. */
  readonly shouldMaskPasswords: boolean;
  /** Leave the login of docker where it is when the job ends. */
  readonly shouldStayLoggedIn: boolean;
  /** Proxy for calls to AWS, a URL; it may hold credentials, so it is never shown. */
  readonly httpProxy?: string;
  readonly taskDefinition: TaskDefinitionRequest;
  /** Fields of the file of the task definition that stay although they are null or an empty text. */
  readonly keptEmptyFields: readonly string[];
  /** Containers that get the image and the settings; empty: the one essential container. */
  readonly containerNames: readonly string[];
  readonly containerSettings: ContainerSettings;
  /** Name or ARN. */
  readonly taskRole?: string;
  /** Name or ARN. */
  readonly executionRole?: string;
  /** Empty: register only. */
  readonly services: readonly (ServiceArn | ServiceName)[];
  readonly cluster: ClusterArn | ClusterName;
  /** Path of the file that an absent service is created from. */
  readonly serviceDefinition?: string;
  /** Whether an existing service gets what its file says. */
  readonly shouldApplyDefinition: boolean;
  /** What that is; absent: nothing, or it is not known yet. */
  readonly definitionChanges?: DefinitionChanges;
  readonly desiredCount?: number;
  readonly shouldForceNewDeployment: boolean;
  readonly minimumHealthyPercent?: number;
  readonly maximumPercent?: number;
  readonly circuitBreaker: 'keep' | 'off' | 'on' | 'on-without-rollback';
  readonly deployment: DeploymentSettings;
  /** Whether new tasks are tagged by ECS with cluster and service. */
  readonly hasManagedTags?: boolean;
  /** Whose tags new tasks get. */
  readonly propagateTags?: 'SERVICE' | 'TASK_DEFINITION' | 'NONE';
  /** Of the service, an EBS volume for each task. */
  readonly managedVolume?: ManagedVolume;
  /** What starts tasks by the clock, and gets the revision once it runs. */
  readonly schedules: readonly ScheduleReference[];
  readonly oneOffTask?: OneOffTaskRequest;
  readonly codeDeploy: CodeDeployRequest;
  readonly shouldFollow: boolean;
  readonly followLimitMs: number;
  readonly waitUntil: WaitUntil;
  /** Checks of the service once it is deployed; absent: none. */
  readonly verification?: VerificationRequest;
  /** Longest pause between two polls. */
  readonly longestPauseMs?: number;
  readonly onFailure: 'rollback' | 'leave';
  /** Ends a rollout at once at an unrecoverable failure, at the failure limit, or where no task becomes healthy. */
  readonly shouldFailFast: boolean;
  readonly onCancel: 'leave' | 'rollback';
  readonly rollbackTo?: RollbackRequest;
  /** Present: a pause is answered, and nothing is deployed. */
  readonly answer?: AnswerRequest;
  readonly isDryRun: boolean;
  /** Present: the containers are started on the runner first. */
  readonly rehearsal?: { readonly secrets: readonly RehearsalSecret[] };
  /** A dry run that compares what is running with the task definition, images aside. */
  readonly isDriftCheck: boolean;
  /** Deploy over a newer run of the same workflow. */
  readonly shouldAllowStale: boolean;
  /** Of each call to AWS. */
  readonly maxRetries?: number;
  /** Run on events that people without write access can cause. */
  readonly shouldAllowUntrustedEvents: boolean;
  /** Refuses a revision that gives the containers more privileges than the current one. */
  readonly shouldDenyPrivilegeChanges: boolean;
  /** Twelve digits; the credentials must be of this account. */
  readonly expectedAccount?: string;
  readonly shouldWriteSummary: boolean;
  readonly reportPath?: string;
  /** Path of the HTML page. Absent: none is written. */
  readonly reportHtml?: string;
}
