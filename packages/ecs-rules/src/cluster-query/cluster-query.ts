/** Expressions of the cluster query language (ECS Developer Guide, cluster query language). Types only. */
import type { Pattern } from './pattern.ts';

/** The subject of an expression: a container instance, or the tasks on it. */
export interface InstanceFacts {
  readonly ec2InstanceId: string;
  readonly agentConnected: boolean;
  /** Numbers with dots between them. */
  readonly agentVersion: string;
  /** Milliseconds since the epoch. */
  readonly registeredAt: number;
  readonly runningTasksCount: number;
  /** Values by name; an attribute without a value has an empty one. */
  readonly attributes: Readonly<Record<string, string>>;
  /** Groups of the tasks on the instance, such as `service:web`. */
  readonly taskGroups: readonly string[];
}

export type ClusterQuery =
  | { readonly kind: 'and' | 'or'; readonly left: ClusterQuery; readonly right: ClusterQuery }
  | { readonly kind: 'not'; readonly of: ClusterQuery }
  | { readonly kind: 'test'; readonly subject: Subject; readonly test: Test };

export type Subject =
  | { readonly kind: 'attribute'; readonly name: string }
  | {
      readonly kind:
        | 'agentConnected'
        | 'agentVersion'
        | 'ec2InstanceId'
        | 'registeredAt'
        | 'runningTasksCount'
        | 'task:group';
    };

export type Order = '>' | '>=' | '<' | '<=';

/** A negative test passes for a value that exists and does not match. */
export type Test =
  | { readonly kind: 'exists'; readonly isNegative: boolean }
  | { readonly kind: 'in'; readonly isNegative: boolean; readonly values: readonly string[] }
  | { readonly kind: 'matches'; readonly isNegative: boolean; readonly pattern: Pattern }
  | { readonly kind: 'order'; readonly order: Order; readonly value: string };

/** Why an expression cannot be read, as one sentence without its final stop. */
export interface InvalidQuery {
  readonly kind: 'invalid';
  readonly text: string;
}
