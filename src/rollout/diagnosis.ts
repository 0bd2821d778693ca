/** Why a rollout failed: what `diagnose.ts` makes of the evidence and the reports show. Types only. */
import type { LogStream } from './observation.ts';

/** Causes that have a name of their own. `ecs-says` holds what ECS wrote and we do not judge. */
export type CauseKind =
  | 'image-absent'
  | 'image-denied'
  | 'image-throttled'
  | 'image-unreachable'
  | 'image-not-pulled'
  | 'wrong-architecture'
  | 'command-absent'
  | 'command-not-executable'
  | 'user-absent'
  | 'directory-unusable'
  | 'out-of-memory'
  | 'killed'
  | 'crashed'
  | 'container-exited'
  | 'container-health'
  | 'load-balancer-health'
  | 'not-in-service'
  | 'secret-inaccessible'
  | 'log-group-inaccessible'
  | 'role-inaccessible'
  | 'volume-not-mounted'
  | 'port-held'
  | 'container-not-started'
  | 'container-never-ran'
  | 'instance-lost'
  | 'spot-interrupted'
  | 'stopped-by-person'
  | 'alarm-triggered'
  | 'hook-failed'
  | 'pause-unanswered'
  | 'no-evidence'
  | 'ecs-says';

/** One cause with all stopped tasks that it explains. */
export interface Cause {
  readonly kind: CauseKind;
  /** One line in our words, such as `container app exits with code 1`. */
  readonly title: string;
  /** Stopped tasks that it explains; 0 when it comes from an event alone. */
  readonly count: number;
  /** Names of the containers at fault, sorted. */
  readonly containers: readonly string[];
  readonly exitCode?: number;
  /** The exit code in words, or its number alone when the title says the rest. */
  readonly exitWords?: string;
  /** What targets answered, and what ECS or the container said: outside text, cleaned and capped, one line each. */
  readonly details: readonly string[];
  /** One step for a person: what to change, or the exact command that shows more. */
  readonly nextStep: string;
}

/** The last lines of a container at fault: where they are, and what was read of them. */
export interface ContainerLog extends LogStream {
  readonly container: string;
  readonly taskArn: string;
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
