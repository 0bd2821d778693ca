/** What is remembered of a task. Types only. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { NetworkBinding } from './contract.ts';

export interface ContainerRecord {
  readonly name: string;
  readonly arn: string;
  readonly image: string;
  /** Other references that name the same image in the local registry; absent if the image does not exist. */
  readonly otherNames?: readonly string[];
  /** Overrides in it, its words joined by blanks. */
  readonly command?: string;
  readonly isEssential: boolean;
  readonly hasHealthCheck: boolean;
  readonly status: 'PENDING' | 'RUNNING' | 'STOPPED';
  readonly health: 'UNKNOWN' | 'HEALTHY' | 'UNHEALTHY';
  readonly runtimeId?: string;
  readonly imageDigest?: string;
  readonly exitCode?: number;
  readonly reason?: string;
  readonly networkBindings: readonly NetworkBinding[];
  /** Of the `awsvpc` task, from its runtime. */
  readonly address?: string;
}

/** A task's place in one target group or Classic Load Balancer. */
export interface TargetRecord {
  /** Of a Classic Load Balancer: its name. */
  readonly targetGroupArn: string;
  readonly containerName: string;
  readonly containerPort: number;
  readonly state: 'unregistered' | 'initial' | 'healthy' | 'unhealthy' | 'draining' | 'drained';
  readonly reason?: string;
  readonly address?: string;
  readonly port?: number;
}

export type TaskStatus =
  | 'PROVISIONING'
  | 'PENDING'
  | 'ACTIVATING'
  | 'RUNNING'
  | 'DEACTIVATING'
  | 'STOPPING'
  | 'STOPPED';

/** The resources of its instance that a task uses. */
export interface Reservation {
  readonly cpu: number;
  readonly memoryMiB: number;
  readonly tcpPorts: readonly number[];
  readonly udpPorts: readonly number[];
  /** Container ports with a host port of the engine's choice, as `container:port/protocol`. */
  readonly dynamicPorts: Readonly<Record<string, number>>;
}

export interface TaskRecord {
  readonly arn: string;
  readonly id: string;
  readonly cluster: string;
  readonly revisionArn: string;
  /** `CLUSTER/NAME` of the service that it belongs to. */
  readonly serviceKey?: string;
  readonly deploymentId?: string;
  readonly startedBy?: string;
  readonly group: string;
  readonly launchType: 'EC2' | 'FARGATE';
  /** Name of the capacity provider that it was placed by. */
  readonly capacityProvider?: string;
  readonly instanceArn?: string;
  readonly address: string;
  readonly availabilityZone: string;
  readonly lastStatus: TaskStatus;
  readonly desiredStatus: 'RUNNING' | 'STOPPED';
  readonly containers: readonly ContainerRecord[];
  readonly targets: readonly TargetRecord[];
  readonly reservation: Reservation;
  readonly overrides: JsonObject;
  readonly given: JsonObject;
  /** `networkConfiguration` and `volumeConfigurations` that it was started with; its attachments show them. */
  readonly launch?: JsonObject;
  readonly version: number;
  /** Whether the scheduler ever counted it as healthy. */
  readonly wasHealthy: boolean;
  /** Until when it is protected from scaling in, milliseconds since the epoch. */
  readonly protectedUntil?: number | undefined;
  readonly createdAt: number;
  readonly pullStartedAt?: number;
  readonly pullStoppedAt?: number;
  readonly startedAt?: number;
  readonly stoppingAt?: number;
  readonly executionStoppedAt?: number;
  readonly stoppedAt?: number;
  readonly stopCode?: string;
  readonly stoppedReason?: string;
}
