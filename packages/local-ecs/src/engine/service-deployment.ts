/** Service deployments: the record that is kept of every deployment, with its legal moves. */

import { defined } from '@slipway/ecs-rules/values';
import { openAlarmWatch } from './alarm-watch.ts';
import { computeThreshold, readBreaker } from './breaker-settings.ts';
import type { MutableState } from './mutable-state.ts';
import type {
  MonitorStatus,
  RevisionCounts,
  ServiceDeploymentState,
  ServiceDeploymentStatus,
  ServiceState,
} from './service-record.ts';
import { hasStages } from './shift-plan.ts';
import { moveShift, openShift } from './shift-state.ts';

/** ECS Developer Guide, view service history. */
const LEGAL_MOVES: Readonly<Record<ServiceDeploymentStatus, readonly ServiceDeploymentStatus[]>> = {
  PENDING: ['IN_PROGRESS', 'ROLLBACK_REQUESTED', 'STOP_REQUESTED', 'STOPPED'],
  IN_PROGRESS: ['SUCCESSFUL', 'STOP_REQUESTED', 'ROLLBACK_REQUESTED', 'ROLLBACK_IN_PROGRESS', 'STOPPED'],
  STOP_REQUESTED: ['STOPPED'],
  ROLLBACK_REQUESTED: ['SUCCESSFUL', 'ROLLBACK_IN_PROGRESS', 'STOPPED'],
  ROLLBACK_IN_PROGRESS: ['ROLLBACK_SUCCESSFUL', 'ROLLBACK_FAILED'],
  SUCCESSFUL: [],
  STOPPED: [],
  ROLLBACK_SUCCESSFUL: [],
  ROLLBACK_FAILED: [],
};

export function isFinal(status: ServiceDeploymentStatus): boolean {
  return LEGAL_MOVES[status].length === 0;
}

/** What goes with a move. */
export interface Move {
  readonly status: ServiceDeploymentStatus;
  readonly now: number;
  readonly reason?: string;
  readonly rollback?: ServiceDeploymentState['rollback'];
}

/** Moves a service deployment; a move that is not legal is not made. Returns whether it was. */
export function moveServiceDeployment(state: MutableState, arn: string, move: Move): boolean {
  const record = state.serviceDeployments.get(arn);
  if (record === undefined || !LEGAL_MOVES[record.status].includes(move.status)) return false;
  const { status, now } = move;
  state.serviceDeployments.set(arn, {
    ...record,
    status,
    updatedAt: now,
    ...defined({
      statusReason: move.reason,
      rollback: move.rollback,
      startedAt: status === 'IN_PROGRESS' ? now : undefined,
      stoppedAt: status === 'STOPPED' ? now : undefined,
      finishedAt: isFinal(status) ? now : undefined,
    }),
    breaker: endMonitor(record.breaker, status),
    alarms: endMonitor(record.alarms, status),
    ...defined({
      shift:
        record.shift === undefined
          ? undefined
          : moveShift(record.shift, { status, hasRollback: move.rollback !== undefined, now }),
    }),
  });
  return true;
}

function endMonitor<M extends { readonly status: MonitorStatus }>(monitor: M, status: ServiceDeploymentStatus): M {
  return monitor.status === 'MONITORING' && isFinal(status) ? { ...monitor, status: 'MONITORING_COMPLETE' } : monitor;
}

/** Shows the breaker's count and threshold, which follows the desired count, and that it was triggered. */
export function noteBreaker(
  state: MutableState,
  arn: string,
  breaker: { readonly failureCount: number; readonly threshold: number; readonly isTriggered: boolean },
): void {
  const record = state.serviceDeployments.get(arn);
  // Once triggered it keeps the count that it was triggered by.
  if (record === undefined || record.breaker.status !== 'MONITORING') return;
  const status = breaker.isTriggered ? 'TRIGGERED' : record.breaker.status;
  const { failureCount, threshold } = breaker;
  const before = record.breaker;
  if (before.status === status && before.failureCount === failureCount && before.threshold === threshold) return;
  state.serviceDeployments.set(arn, { ...record, breaker: { status, failureCount, threshold } });
}

export interface NewServiceDeployment {
  readonly arn: string;
  readonly serviceRevisionArn: string;
  /** Service revisions that the service has now. */
  readonly sources: readonly RevisionCounts[];
  /** Whether a load balancer or Service Connect brings traffic. */
  readonly hasTraffic: boolean;
  readonly now: number;
}

/** A new record, PENDING. @param service as it is before the deployment */
export function openServiceDeployment(
  state: MutableState,
  service: ServiceState,
  { arn, serviceRevisionArn, sources, hasTraffic, now }: NewServiceDeployment,
): ServiceDeploymentState {
  const { deploymentConfiguration, desiredCount } = service;
  const breaker = readBreaker(deploymentConfiguration);
  const start = { greenRevisionArn: serviceRevisionArn, hasTraffic, now };
  return {
    arn,
    serviceKey: service.key,
    status: 'PENDING',
    createdAt: now,
    updatedAt: now,
    sourceRevisions: sources,
    target: { arn: serviceRevisionArn, requested: desiredCount, running: 0, pending: 0 },
    deploymentConfiguration,
    breaker: {
      status: breaker.isEnabled ? 'MONITORING' : 'DISABLED',
      failureCount: 0,
      threshold: computeThreshold(breaker, desiredCount),
    },
    alarms: openAlarmWatch(state, deploymentConfiguration),
    bakeMs: service.bakeMs,
    ...defined({ shift: hasStages(deploymentConfiguration) ? openShift(service, start) : undefined }),
  };
}
