/** The one target of a deployment: its Amazon ECS service. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { serviceArn } from '../arn.ts';
import { countByDeployment } from '../describe-service.ts';
import { asTimestamp, omitAbsent } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
import { computeDesired, listTaskSets } from '../task-set-state.ts';
import { isOver } from './deployment-state.ts';
import type { CodeDeploymentRecord, StageState, TaskSetPlace } from './records.ts';

/** `CLUSTER:SERVICE` (observed). */
export function formatTargetId(record: Pick<CodeDeploymentRecord, 'serviceKey'>): string {
  return record.serviceKey.replace('/', ':');
}

export function describeTarget(state: MutableState, record: CodeDeploymentRecord): JsonObject {
  const events = record.stages.filter(isEvent);
  return {
    deploymentTargetType: 'ECSTarget',
    ecsTarget: {
      deploymentId: record.id,
      targetId: formatTargetId(record),
      targetArn: serviceArn(state.settings, record.serviceKey),
      lastUpdatedAt: asTimestamp(record.updatedAt),
      lifecycleEvents: events.map((stage) => describeEvent(record, stage)),
      status: targetStatus(record, events),
      taskSetsInfo: describeTaskSets(state, record),
    },
  };
}

/** `Pending`, `Ready`, `InProgress`, `Succeeded` or `Failed`. */
export function describeStatus(record: CodeDeploymentRecord): string {
  return targetStatus(record, record.stages.filter(isEvent));
}

/** The two waits are no lifecycle events. */
function isEvent({ name }: StageState): boolean {
  return name !== 'ReadyWait' && name !== 'TerminationWait';
}

/** The target has succeeded with its last event, while its deployment still keeps the original task set (observed). */
function targetStatus(record: CodeDeploymentRecord, events: readonly StageState[]): string {
  if (record.status === 'Created') return 'Pending';
  if (record.status === 'Ready') return 'Ready';
  if (events.every(({ status }) => status === 'Succeeded')) return 'Succeeded';
  return isOver(record) ? 'Failed' : 'InProgress';
}

function describeEvent(record: CodeDeploymentRecord, stage: StageState): JsonObject {
  const { name: lifecycleEventName, status, startedAt, endedAt } = stage;
  const hook = record.appSpec.hooks[lifecycleEventName];
  const isBroken = status === 'Failed' && hook !== undefined && record.error !== undefined;
  return omitAbsent({
    lifecycleEventName,
    // Of a failed hook; the code is assumed.
    diagnostics: isBroken
      ? { errorCode: 'UnknownError', scriptName: hook, message: record.error?.message, logTail: '' }
      : undefined,
    startTime: startedAt === undefined ? undefined : asTimestamp(startedAt),
    endTime: endedAt === undefined ? undefined : asTimestamp(endedAt),
    status,
  });
}

/** The original task set first. */
function describeTaskSets(state: MutableState, record: CodeDeploymentRecord): readonly JsonObject[] {
  const { blue, green, greenWeight } = record;
  const sets: readonly (readonly [TaskSetPlace | undefined, string, number])[] = [
    [blue, 'Blue', 100 - greenWeight],
    [green, 'Green', greenWeight],
  ];
  return sets.flatMap(([place, taskSetLabel, trafficWeight]) =>
    place === undefined ? [] : [{ ...describeTaskSet(state, record, place), trafficWeight, taskSetLabel }],
  );
}

/** Assumed: a deleted task set is described as DRAINING without tasks. */
function describeTaskSet(state: MutableState, record: CodeDeploymentRecord, place: TaskSetPlace): JsonObject {
  const service = state.services.get(record.serviceKey);
  const found = service && listTaskSets(service).find(({ id }) => id === place.id);
  const count = countByDeployment(state).get(place.id) ?? { running: 0, pending: 0 };
  return {
    identifer: place.id,
    desiredCount: service === undefined || found === undefined ? 0 : computeDesired(service, found.taskSet),
    pendingCount: count.pending,
    runningCount: count.running,
    status: found?.taskSet.status ?? 'DRAINING',
    targetGroup: { name: place.targetGroupName },
  };
}
