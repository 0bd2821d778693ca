/**
 * The ports: everything outside that a run touches. Acting files take them as parameters; adapters in `aws/` and
 * `runner/` make them real; tests make them up. Types only.
 */
import type {
  CodeDeployment,
  DeploymentGroup,
  DeploymentTarget,
  DeploymentWish,
  GroupName,
} from './code-deploy/records.ts';
import type { DeployFault } from './errors.ts';
import type { JsonObject } from './json.ts';
import type { Tags } from './ledger/entry.ts';
import type { TaskLaunch, TaskSight, TaskWish } from './one-off-task/task.ts';
import type { TagMutability } from './registry/tag-mutability.ts';
import type { RunEvent } from './report/event.ts';
import type { RunNotes } from './report/run-notes.ts';
import type {
  HealthCheck,
  LogStream,
  ServiceDeploymentRecord,
  ServiceRecord,
  StoppedTask,
  TargetHealth,
} from './rollout/observation.ts';
import type { Revision, TaskDefinitionDocument } from './task-definition/document.ts';

/** Who we are, as STS says. */
export interface CallerIdentity {
  /** Twelve digits. */
  readonly account: string;
  readonly arn: string;
  readonly region: string;
  /** Where the calls go, when not to Amazon's own endpoint. */
  readonly endpoint?: string;
  /** Milliseconds until the credentials expire; absent when they do not say. */
  readonly expiresInMs?: number;
}

/** What we send with UpdateService. A member that is absent is not sent, so ECS keeps what it has. */
export interface ServiceUpdate {
  readonly cluster: string;
  readonly service: string;
  readonly revisionArn: string;
  readonly desiredCount?: number;
  readonly forceNewDeployment?: boolean;
  /** The whole configuration, since ECS may reset members that are left out of a part. */
  readonly deploymentConfiguration?: JsonObject;
  /** Further members of UpdateService, as the API names them: tags and volumes. */
  readonly settings?: JsonObject;
}

/** CPU, memory and ports of one container instance, as DescribeContainerInstances shows them. */
export interface InstanceRecord {
  readonly arn: string;
  /** Empty when the attribute is not there. */
  readonly availabilityZone: string;
  /** `ACTIVE`, `DRAINING`, … */
  readonly status: string;
  readonly agentConnected: boolean;
  readonly remainingCpu: number;
  readonly remainingMemoryMiB: number;
  readonly usedTcpPorts: readonly number[];
  readonly usedUdpPorts: readonly number[];
  /** What it has when no task runs on it. */
  readonly registeredCpu: number;
  readonly registeredMemoryMiB: number;
  /** Ports that no task ever gets. */
  readonly reservedTcpPorts: readonly number[];
  readonly reservedUdpPorts: readonly number[];
  /** Running and pending tasks of any service. */
  readonly taskCount: number;
  /** Built-in and custom ones, by name; empty for those without a value. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** A task of a service that has not stopped, as DescribeTasks shows it. */
export interface TaskRecord {
  readonly arn: string;
  readonly revisionArn: string;
  /** Absent on AWS Fargate. */
  readonly instanceArn?: string;
  readonly availabilityZone: string;
  /** `PROVISIONING`, `PENDING`, `RUNNING`, `DEACTIVATING`, … */
  readonly lastStatus: string;
  /** `RUNNING` or `STOPPED`: told to stop, and draining or within its stop timeout. */
  readonly desiredStatus: string;
}

/** ECS in our words. Every method throws `DeployError` of kind `access`, `absent`, `rejected` or `unreachable`. */
export interface Ecs {
  /** `ACTIVE`, `INACTIVE`, …; undefined when the cluster is MISSING. */
  clusterStatus(cluster: string): Promise<string | undefined>;
  /** Undefined when the service is MISSING. */
  describeService(cluster: string, service: string): Promise<ServiceRecord | undefined>;
  /** @param reference family, `family:n` or ARN. Throws `absent` when there is no such revision. */
  describeRevision(reference: string): Promise<Revision>;
  /** Newest first; ARNs of ACTIVE revisions of the family, at most `limit`. */
  listRevisions(family: string, limit: number): Promise<readonly string[]>;
  register(document: TaskDefinitionDocument): Promise<Revision>;
  update(update: ServiceUpdate): Promise<ServiceRecord>;
  /** Newest first, at most `limit`, each with the task definition of its target where readable. */
  serviceDeployments(cluster: string, service: string, limit: number): Promise<readonly ServiceDeploymentRecord[]>;
  describeServiceDeployment(arn: string): Promise<ServiceDeploymentRecord | undefined>;
  /** StopServiceDeployment with stopType ROLLBACK: bound to that deployment, may be repeated. */
  stopWithRollback(serviceDeploymentArn: string): Promise<void>;
  /** Stopped tasks of one deployment, oldest first, at most 100. */
  stoppedTasks(cluster: string, service: string, deploymentId: string): Promise<readonly StoppedTask[]>;
  /** Tasks of the service that have not stopped, the ending ones included. */
  serviceTasks(cluster: string, service: string): Promise<readonly TaskRecord[]>;
  /** Carries a client token, so it may be repeated as it is when its answer was lost. */
  runTask(wish: TaskWish): Promise<TaskLaunch>;
  /** Undefined when ECS does not show it: gone, or not visible yet. */
  describeTask(cluster: string, arn: string): Promise<TaskSight | undefined>;
  /** All ACTIVE and DRAINING container instances of the cluster. */
  containerInstances(cluster: string): Promise<readonly InstanceRecord[]>;
  /** All tags of a service or revision. */
  tagsOf(arn: string): Promise<Tags>;
  /** Adds tags to a service or revision; those of the same key are replaced, all others stay. May be repeated. */
  tag(arn: string, tags: Tags): Promise<void>;
}

/** Reads and writes tags for one run. Nothing here ever fails a run: what cannot be done is said once. */
export interface Ledger {
  /** All tags of a revision or service; undefined when they could not be read. */
  read(arn: string): Promise<Tags | undefined>;
  /** Adds tags, those of the same key replaced, all others kept. Whether it was done. */
  write(arn: string, tags: Tags): Promise<boolean>;
}

/** AWS CodeDeploy in our words, as far as it deploys services of Amazon ECS. Errors as for `Ecs`. */
export interface CodeDeploy {
  /** Throws `absent` when the application or the group is not there. */
  describeGroup(name: GroupName): Promise<DeploymentGroup>;
  /** Ids of the group's deployments that are not over. */
  activeDeployments(name: GroupName): Promise<readonly string[]>;
  /** Returns the deployment's id. Takes no client token: not to be repeated unseen. */
  create(wish: DeploymentWish): Promise<string>;
  describe(id: string): Promise<CodeDeployment>;
  /** Undefined while the deployment has not started. */
  target(id: string): Promise<DeploymentTarget | undefined>;
  /** StopDeployment with rollback: bound to that deployment, may be repeated. */
  stopWithRollback(id: string): Promise<void>;
}

/** A repository of Amazon ECR. */
export interface Repository extends TagMutability {
  readonly name: string;
  /** `HOST/NAME`, what images are named after. */
  readonly uri: string;
}

/** What an image says of itself. */
export interface ImageContent {
  /** Labels of its configuration; of the first platform when it is an index. */
  readonly labels: Readonly<Record<string, string>>;
  /** `linux/amd64`, …, attestations left out; empty when it does not say. */
  readonly platforms: readonly string[];
}

/** The token of GetAuthorizationToken, split. `password` is masked before this is returned. */
export interface RegistryLogin {
  readonly username: string;
  readonly password: string;
  /** Registry host with port, without a scheme. */
  readonly registry: string;
  /** A host of the same registry that the same password opens, when dual-stack endpoints are asked for. */
  readonly dualStackRegistry?: string;
  /** Milliseconds since the epoch, server time. */
  readonly expiresAt: number;
}

/** Amazon ECR in our words. Errors as for `Ecs`, and kind `registry`. */
export interface Ecr {
  authorize(): Promise<RegistryLogin>;
  /** Of Amazon ECR Public. Throws `unsupported` where there is none for the account. */
  authorizePublic(): Promise<RegistryLogin>;
  /** Undefined when there is no such repository. */
  describeRepository(name: string): Promise<Repository | undefined>;
  /** Immutable tags, scan on push. */
  createRepository(name: string): Promise<Repository>;
  /** Digest of a tag or the same digest again; undefined when there is no such image, or no such repository. */
  findImage(repository: string, reference: ImageIdentifier): Promise<string | undefined>;
  /** Whether images of the repository are fetched from another registry when they are pulled, by a pull through cache. */
  isCache(repository: string): Promise<boolean>;
  imageContent(repository: string, digest: string): Promise<ImageContent>;
  /** Puts one more tag on an image that is there: by manifest, no layers move. */
  addTag(repository: string, digest: string, tag: string): Promise<void>;
}

export type ImageIdentifier = { readonly tag: string } | { readonly digest: string };

/** Amazon CloudWatch Logs, as far as a diagnosis reads it. Errors as for `Ecs`. */
export interface Logs {
  /** Oldest first, at most `limit`. */
  lastLines(stream: LogStream, limit: number): Promise<readonly string[]>;
}

/** Elastic Load Balancing, as far as a diagnosis reads it. Errors as for `Ecs`. */
export interface LoadBalancing {
  /** All registered targets, those that drain included. */
  targetHealth(targetGroupArn: string): Promise<readonly TargetHealth[]>;
  healthCheck(targetGroupArn: string): Promise<HealthCheck>;
  /** How long a target drains after it was deregistered. */
  deregistrationDelayMs(targetGroupArn: string): Promise<number>;
}

/** What a forecast and a red verdict read beside ECS. All calls of one connection end within six seconds of it. */
export interface EvidencePorts {
  readonly logs: Logs;
  readonly loadBalancing: LoadBalancing;
}

/** What a docker command came to. */
export interface DockerResult {
  readonly exitCode: number;
  /** At most the last 1 MiB. */
  readonly stdout: string;
  /** At most the last 1 MiB. */
  readonly stderr: string;
}

/** The docker command line: no shell, our own configuration folder, output through us. */
export interface Docker {
  /**
   * @param args argv after `docker`; never holds a secret
   * @param options `input` goes to stdin; `isQuiet` keeps the output out of the log
   * @throws DeployError `build` when there is no docker command; `cancelled` when the run ends
   */
  run(args: readonly string[], options?: DockerOptions): Promise<DockerResult>;
}

export interface DockerOptions {
  readonly input?: string;
  readonly isQuiet?: boolean;
}

/** Files of the workspace and of the runner's temporary folder. */
export interface Files {
  /**
   * Reads a text file of the workspace or RUNNER_TEMP: regular, at most 1 MiB, links resolved first (T4).
   * @throws DeployError `input` that names the input and never the content
   */
  readText(path: string, input: string): Promise<string>;
  /** Writes a new file under RUNNER_TEMP and returns its absolute path. */
  writeTemporary(name: string, text: string): Promise<string>;
  /** Writes to a path of the workspace or RUNNER_TEMP, as given in an input; a regular file there is replaced. */
  writeReport(path: string, text: string): Promise<string>;
  /**
   * What keeps the path of an input from being used by whoever reads or writes it: it leads outside, links resolved, or
   * is not what it should be. Undefined when nothing does.
   * @param kind `any`: it may be anything, or not be there yet
   */
  findFault(path: string, input: string, kind: 'file' | 'folder' | 'any'): Promise<DeployFault | undefined>;
  /** Path for a file that another program will write under RUNNER_TEMP, and how to read it back. */
  temporaryPath(name: string): string;
  readTemporary(path: string): Promise<string>;
}

/** Time that passes. Monotonic; wall-clock time of the runner is not used to judge (F7). */
export interface Clock {
  /** Milliseconds from some fixed moment of this process. */
  now(): number;
  /** Ends early, without throwing, when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Wall-clock time of the runner, milliseconds since the epoch: shown and written down, never judged by. */
  date(): number;
  /** Random number in [0, 1): jitter. */
  random(): number;
}

/** What the run knows of its origin: repository, commit and event, from the runner's variables. */
export interface Origin {
  /** Full hash of the commit, 40 hex digits; undefined outside a workflow. */
  readonly commit?: string;
  /** `refs/tags/v1.4.2`, … */
  readonly ref?: string;
  /** Tag of the release event, if the event is one. */
  readonly releaseTag?: string;
  /** Set when the event is not one of a tag that is there to be deployed. */
  readonly withdrawn?: 'draft' | 'unpublished' | 'deleted';
  readonly eventName?: string;
  /** Whether the pull request, or the run that began this one, is of another repository; absent where the event does not say. */
  readonly isFromFork?: boolean;
  /** `owner/name` */
  readonly repository?: string;
  /** File of the workflow, such as `.github/workflows/deploy.yml`. */
  readonly workflow?: string;
  readonly runId?: string;
  /** Counts the runs of the workflow; a re-run keeps it and raises the attempt. */
  readonly runNumber?: number;
  readonly runAttempt?: number;
  /** Where the repository lives, such as `https://github.com`. */
  readonly serverUrl?: string;
  /** What of the environment leads calls elsewhere than usual, in words; absent: nothing does. */
  readonly detours?: readonly string[];
}

/** Everything outside, in one place. */
export interface World {
  readonly identify: () => Promise<CallerIdentity>;
  readonly ecs: Ecs;
  /** Tags of ours on revisions and services. */
  readonly ledger: Ledger;
  readonly ecr: Ecr;
  /** Connects when called: a run that needs none of it never loads what is behind it. */
  readonly evidence: () => Promise<EvidencePorts>;
  /** Connects when called, as `evidence` does. */
  readonly codeDeploy: () => Promise<CodeDeploy>;
  readonly docker: Docker;
  readonly files: Files;
  readonly clock: Clock;
  readonly origin: Origin;
  /** SHA-256 as 64 hex digits. */
  readonly digest: (text: string) => string;
  /** Told once for each thing that happens; the only way to say anything. */
  readonly tell: (event: RunEvent) => void;
  /** What the run knows so far: what its reports are made from. */
  readonly notes: RunNotes;
  /** Kept for the post step, written before the act that it describes. */
  readonly remember: (state: RunState) => void;
  /** Aborts when the run is told to end. */
  readonly signal: AbortSignal;
}

/** What the post step needs to know if the main step was killed. */
export interface RunState {
  readonly updating?: {
    readonly cluster: string;
    readonly services: readonly string[];
    readonly revisionArns: readonly string[];
  };
  /** Deployments of AWS CodeDeploy that were created. */
  readonly codeDeployments?: readonly { readonly service: string; readonly id: string }[];
  /** A one-off task that was started. */
  readonly task?: { readonly cluster: string; readonly arn: string };
  readonly isFinished?: boolean;
}
