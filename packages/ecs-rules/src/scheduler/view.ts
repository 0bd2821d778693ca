/** What the scheduler sees of a service, and what it decides. Types only. */
import type { InstanceCapacity, PlacementFailure, TaskNeeds } from './placement.ts';
import type { ProviderShare } from './provider-shares.ts';

export interface TaskView {
  readonly id: string;
  readonly isOfPrimary: boolean;
  /** Age of its deployment: the oldest has the lowest rank. */
  readonly rank: number;
  readonly phase: 'starting' | 'running' | 'stopping';
  /** It is running and its checks say so, or it has run long enough without any. */
  readonly isHealthy: boolean;
  /** Its health checks fail: it must be replaced. */
  readonly isUnhealthy: boolean;
  /** Its instance is DRAINING: the task runs until it is replaced. */
  readonly isLeaving: boolean;
  readonly availabilityZone: string;
  /** Neither a deployment nor scaling in may stop it (ECS Developer Guide, task scale-in protection). */
  readonly isProtected?: boolean;
  /** None on AWS Fargate. */
  readonly instanceId?: string;
  /** A daemon task on a DRAINING instance that still has other tasks: it is stopped last. */
  readonly isStoppedLast?: boolean;
}

export interface ServiceView {
  /** The latest desired count. */
  readonly desired: number;
  readonly minimumHealthyPercent: number;
  readonly maximumPercent: number;
  /** Tasks of all deployments that are not STOPPED, in the order in which they were made. */
  readonly tasks: readonly TaskView[];
  /** What a task of the PRIMARY deployment requires of its instance. */
  readonly needs: TaskNeeds;
  /** Whether PRIMARY is being rolled out, and has not completed yet. */
  readonly isRollout: boolean;
  /** False while starts are throttled after failures. */
  readonly mayStart: boolean;
  /** PRIMARY has failed and is not replaced. */
  readonly isStalled: boolean;
  /** So many more tasks at most: the first one of a deployment starts alone. */
  readonly startAtMost?: number;
  /** One task an instance instead of `desired` tasks. */
  readonly isDaemon?: boolean;
}

export type Capacity =
  /** AWS Fargate. */
  | { readonly kind: 'unlimited' }
  /** The ACTIVE container instances of the cluster. */
  | { readonly kind: 'instances'; readonly instances: readonly InstanceCapacity[] };

/** A capacity provider of the service's strategy, with what it has to give. */
export interface ProviderCapacity extends ProviderShare {
  readonly capacity: Capacity;
}

/** A capacity provider strategy, in its order. */
export interface Providers {
  readonly kind: 'providers';
  readonly providers: readonly ProviderCapacity[];
}

/** A task of PRIMARY to start. */
export interface Start {
  /** None on AWS Fargate. */
  readonly instanceId?: string;
  /** Name of the capacity provider, where the service has a strategy. */
  readonly provider?: string;
}

export interface Decision {
  readonly starts: readonly Start[];
  /** Task ids. */
  readonly stops: readonly string[];
  readonly blocked?: Blocked;
}

export type Blocked =
  /** Neither a start nor a stop is possible: the two percents forbid it, and waiting will not help. */
  { readonly kind: 'bounds' } | { readonly kind: 'placement'; readonly failure: PlacementFailure };
