/** Placement constraints and strategies, in addition to resources (ECS Developer Guide, task placement). Types only. */
import type { ClusterQuery } from '../cluster-query/cluster-query.ts';

export interface PlacementRules {
  /** No two tasks of the group on one instance. */
  readonly isDistinct: boolean;
  /** Each must select the instance. */
  readonly memberOf: readonly ClusterQuery[];
  /** In order; none: spread over zones. */
  readonly strategies: readonly PlacementStrategy[];
  /** Of the tasks that are placed: `service:NAME`, `family:NAME` or any other. */
  readonly group: string;
  /** Numbers from 0 to 1 for the strategy `random`, which takes the instance at that part of the list. */
  readonly draw: (candidates: readonly RandomCandidate[]) => number;
}

/** An instance that a task may be placed on. */
export interface RandomCandidate {
  readonly id: string;
  /** With those that were placed on it just now. */
  readonly ownTaskCount: number;
}

export type PlacementStrategy =
  /** `field` is an attribute's name, or undefined for the instances themselves. */
  | { readonly kind: 'spread'; readonly attribute: string | undefined }
  | { readonly kind: 'binpack'; readonly resource: 'cpu' | 'memoryMiB' }
  | { readonly kind: 'random' };
