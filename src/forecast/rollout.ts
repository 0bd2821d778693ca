/** A rollout that has not begun, as the forecast plays it. Types only. */
import type { Capacity, InstanceCapacity, TaskNeeds } from '@slipway/ecs-rules/scheduler';

/** A task that the service has now. */
export interface PresentTask {
  readonly id: string;
  /** Absent on AWS Fargate. */
  readonly instanceId?: string;
  readonly availabilityZone: string;
  /** A running one is taken for healthy; a stopping one frees its capacity when it ends. */
  readonly phase: 'starting' | 'running' | 'stopping';
}

/** How long things take at least, each between two polls of the scheduler. */
export interface Pace {
  /** From the start of a task until it counts as healthy. */
  readonly healthyMs: number;
  /**
   * From the moment that a task is stopped until it is gone. A target without requests and connections is deregistered
   * at once, whatever the deregistration delay (Elastic Load Balancing User Guide, deregistration delay).
   */
  readonly drainingMs: number;
  /** The same with connections that stay open for the whole deregistration delay; absent: not longer. */
  readonly longestDrainingMs?: number;
}

/** The service, its target state, and the capacity of its cluster. */
export interface Rollout {
  /** Of a daemon: the container instances that are to have a task. */
  readonly desired: number;
  /** One task an instance instead of `desired` tasks. */
  readonly isDaemon: boolean;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  readonly tasks: readonly PresentTask[];
  /** What each present task holds of its instance, and gives back. */
  readonly presentNeeds: TaskNeeds;
  readonly nextNeeds: TaskNeeds;
  readonly capacity: Capacity;
  /** An empty container instance of each existing size, the smallest first: what could be added. */
  readonly sizes: readonly InstanceCapacity[];
  /** Whether the task definition may leave the host port to ECS: bridge mode. */
  readonly mayUseDynamicPorts: boolean;
  readonly pace: Pace;
}
