/** A service deployment as ListServiceDeployments and DescribeServiceDeployments answer it. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { clusterArn } from './arn.ts';
import { asTimestamp, omitAbsent } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import type { AlarmWatch, RevisionCounts, ServiceDeploymentState } from './service-record.ts';
import type { HookRun, ShiftState } from './shift-record.ts';
import { findStep } from './shift-state.ts';
import type { TaskCounts } from './task-counts.ts';

export function describeBriefly(state: MutableState, record: ServiceDeploymentState): JsonObject {
  return omitAbsent({
    serviceDeploymentArn: record.arn,
    serviceArn: state.services.get(record.serviceKey)?.arn,
    clusterArn: clusterArn(state.settings, record.serviceKey.split('/')[0] ?? ''),
    startedAt: stamp(record.startedAt),
    createdAt: stamp(record.createdAt),
    finishedAt: stamp(record.finishedAt),
    targetServiceRevisionArn: record.target.arn,
    status: record.status,
    statusReason: record.statusReason,
  });
}

function stamp(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : asTimestamp(ms);
}

export function describeWholly(state: MutableState, record: ServiceDeploymentState, counts: TaskCounts): JsonObject {
  const { targetServiceRevisionArn: _target, ...brief } = describeBriefly(state, record);
  const { rollback } = record;
  return omitAbsent({
    ...brief,
    stoppedAt: stamp(record.stoppedAt),
    updatedAt: stamp(record.updatedAt),
    sourceServiceRevisions: record.sourceRevisions.map((source) => describeCounts(source, record.shift)),
    targetServiceRevision: describeCounts(countTarget(state, record, counts), record.shift),
    lifecycleStage: record.shift && findStep(record.shift)?.stage,
    lifecycleHookDetails: record.shift?.hooks.map(describeHook),
    deploymentConfiguration: record.deploymentConfiguration,
    rollback: rollback && { ...rollback, startedAt: asTimestamp(rollback.startedAt) },
    deploymentCircuitBreaker: { ...record.breaker },
    alarms: describeAlarms(record.alarms),
  });
}

/**
 * As it is now, while the service still has the deployment; as it was at the end of a service deployment that has one.
 */
export function countTarget(state: MutableState, record: ServiceDeploymentState, counts: TaskCounts): RevisionCounts {
  if (record.status === 'SUCCESSFUL' || record.status === 'ROLLBACK_SUCCESSFUL') return record.target;
  const deployments = state.services.get(record.serviceKey)?.deployments ?? [];
  const deployment = deployments.find((one) => one.serviceRevisionArn === record.target.arn);
  if (deployment === undefined) return record.target;
  const { running = 0, pending = 0 } = counts.get(deployment.id) ?? {};
  return { arn: record.target.arn, requested: deployment.shownDesired, running, pending };
}

function describeCounts(counts: RevisionCounts, shift: ShiftState | undefined): JsonObject {
  return {
    arn: counts.arn,
    requestedTaskCount: counts.requested,
    runningTaskCount: counts.running,
    pendingTaskCount: counts.pending,
    ...(shift === undefined ? {} : describeWeights(shift, counts.arn)),
  };
}

/** Percents of the traffic, which only blue and green have; that they are absent where none is shifted is assumed. */
function describeWeights(shift: ShiftState, revisionArn: string): JsonObject {
  if (!shift.hasTraffic) return {};
  const { test, production } = shift.weights;
  const isGreen = revisionArn === shift.greenRevisionArn;
  if (!isGreen && revisionArn !== shift.blueRevisionArn) return {};
  return {
    requestedTestTrafficWeight: isGreen ? test : 100 - test,
    requestedProductionTrafficWeight: isGreen ? production : 100 - production,
  };
}

function describeHook(hook: HookRun): JsonObject {
  return omitAbsent({
    hookId: hook.id,
    targetType: hook.targetType,
    targetArn: hook.targetArn,
    status: hook.status,
    expiresAt: asTimestamp(hook.expiresAt),
    timeoutAction: hook.timeoutAction,
  });
}

function describeAlarms(alarms: AlarmWatch): JsonObject {
  return { status: alarms.status, alarmNames: alarms.names, triggeredAlarmNames: alarms.triggered };
}
