/** Why a rollout failed: what `diagnose.ts` makes of the evidence and the reports show. Types only. */
import type { TaskArn } from '@slipway/ecs-rules/arns';
import type { LogStream } from '../ports/service-records.ts';

/** Causes that have a name of their own. `ecs-says` holds what ECS wrote and we do not judge. */
export type CauseKind =
  | ImageCause
  | ResourceCause
  | ContainerCause
  | CapacityCause
  | EndingCause
  | 'load-balancer-health'
  | 'not-in-service'
  | 'target-group-absent'
  | 'target-group-unattached'
  | 'instance-lost'
  | 'spot-interrupted'
  | 'stopped-by-person'
  | 'alarm-triggered'
  | 'hook-failed'
  | 'pause-unanswered'
  | 'pause-timed-out'
  | 'no-evidence'
  | 'ecs-says';

/** The image could not be pulled, or does not fit. */
export type ImageCause =
  | 'image-absent'
  | 'image-denied'
  /** Of a registry that is not Amazon ECR. */
  | 'image-private'
  | 'image-throttled'
  | 'image-unreachable'
  | 'image-not-pulled'
  | 'registry-denied'
  | 'registry-unreachable'
  | 'disk-full'
  | 'wrong-architecture';

/** Something that a task needs before its containers start. */
export type ResourceCause =
  | 'secret-absent'
  | 'secret-key-absent'
  | 'secret-denied'
  | 'secret-undecryptable'
  | 'secret-unreachable'
  | 'secret-throttled'
  | 'secret-inaccessible'
  | 'log-group-absent'
  | 'log-group-denied'
  | 'logs-unreachable'
  | 'log-group-inaccessible'
  | 'role-inaccessible'
  | 'service-role-inaccessible'
  | 'volume-not-mounted'
  | 'platform-incompatible';

/** A container did not start, ended, or is not healthy. */
export type ContainerCause =
  | 'command-absent'
  | 'command-not-executable'
  | 'user-absent'
  | 'directory-unusable'
  | 'out-of-memory'
  | 'killed'
  | 'crashed'
  | 'container-exited'
  | 'container-health'
  | 'container-not-started'
  | 'container-never-ran'
  | 'port-held';

/** No capacity, address or quota for a task, or ECS may not stop one. */
export type CapacityCause =
  | 'no-free-address'
  | 'network-interface-failed'
  | 'vcpu-quota'
  | 'task-quota'
  | 'no-instances'
  | 'no-provider-instances'
  | 'no-room'
  | 'fargate-full'
  | 'provider-failed'
  | 'percents-block'
  | 'tasks-protected';

/** What ended the run, whatever the tasks say. */
export type EndingCause =
  | 'superseded'
  | 'stalled'
  | 'tasks-pending'
  | 'service-deleted'
  | 'credentials-expired'
  | 'contact-denied'
  | 'contact-lost';

/** One cause with all stopped tasks that it explains. */
export interface Cause {
  readonly kind: CauseKind;
  /** One line in our words, such as `container app exits with code 1`. */
  readonly title: string;
  /** Stopped tasks that it explains; 0 when it comes from an event alone. */
  readonly count: number;
  /** Names of the containers at error, sorted. */
  readonly containers: readonly string[];
  readonly exitCode?: number;
  /** The exit code in words, or its number alone when the title says the rest. */
  readonly exitWords?: string;
  /** What targets answered, and what ECS or the container said: outside text, cleaned and capped, one line each. */
  readonly details: readonly string[];
  /** One step for a person: what to change, or the exact command that shows more. */
  readonly nextStep: string;
}

/** The last lines of a container at error: where they are, and what was read of them. */
export interface ContainerLog extends LogStream {
  readonly container: string;
  readonly taskArn: TaskArn;
  /** Oldest first, as written: outside text. Empty when it wrote nothing, or may not be read. */
  readonly lines: readonly string[];
}

/** Causes, likeliest first, and the step of the first of them. */
export interface Diagnosis {
  readonly causes: readonly Cause[];
  readonly nextStep: string;
  /** Of the causes, in their order. */
  readonly logs: readonly ContainerLog[];
  /** Evidence that we may not read, such as `ecs:ListTasks: denied`: named, never guessed around. */
  readonly unread: readonly string[];
}
