/** What following a deployment by ECS itself brings. Types only. */

import type { ServiceDeploymentArn } from '@slipway/ecs-rules/arns';
import type { DeploymentEnding, KnownTasks } from '../../follow/driver.ts';
import type { ReportedLifecycle } from '../../follow/lifecycle-events.ts';
import type { NewTasks, Observation, ServiceRecord } from '../../ports/service-records.ts';
import type { RolloutFacts } from '../../rollout/followed-deployment.ts';
import type { PollHistory } from './poll-history.ts';

export interface EcsKind {
  readonly observation: Observation;
  readonly known: KnownRollout;
  readonly lifecycle: ReportedLifecycle;
}

/** How following ended. */
export type RolloutEnding = DeploymentEnding<EcsKind>;

/** A rollout that was started and is to be followed. */
export interface Rollout {
  readonly facts: RolloutFacts;
  /** The service as it was before. */
  readonly before: ServiceRecord;
  /** ARNs of the service deployments that existed before ours. */
  readonly serviceDeploymentsBefore: ReadonlySet<string>;
  /** Known before the first poll; absent: it is searched for. */
  readonly serviceDeploymentArn?: ServiceDeploymentArn;
}

/** What earlier polls found, so that the next need not ask again. */
export interface KnownRollout extends KnownTasks {
  readonly serviceDeploymentArn?: ServiceDeploymentArn;
  readonly failedTasks: number;
  /** Tasks of ours at the last poll. */
  readonly running: number;
  readonly newTasks?: NewTasks | undefined;
  readonly polls: PollHistory;
  readonly stall: StallState;
}

/** Since when nothing has changed, or was last asked about; and whether one answer said that nothing can. */
export interface StallState {
  readonly sinceMs: number;
  readonly wasSuspected: boolean;
}
