import {
  arrangeLanes,
  compareLives,
  findBatches,
  type Marker,
  type RolloutChart,
  type TaskLife,
} from '@slipway/ecs-rules/rollout-chart';
import { lastPart } from '../engine/arn.ts';
import { isFinal } from '../engine/service-deployment.ts';
import type { ServiceDeploymentState, ServiceState } from '../engine/service-record.ts';
import { findStep } from '../engine/shift-state.ts';
import type { EngineState } from '../engine/step.ts';
import type { TaskRecord } from '../engine/task-record.ts';
import { sampleCounts } from './sample-counts.ts';
import { isFailed } from './show-tasks.ts';
import type { ShownBounds, ShownRollout } from './snapshot.ts';

/** A service with its tasks, those that are STOPPED too, at a moment. */
export interface ServiceTasks {
  readonly service: ServiceState;
  readonly tasks: readonly TaskRecord[];
  readonly bounds: ShownBounds;
  readonly now: number;
}

/** The service deployment that began last; undefined where there is none. */
export function showRollout(state: EngineState, view: ServiceTasks): ShownRollout | undefined {
  const record = findLast(state, view.service.key);
  if (record === undefined) return undefined;
  const { status, statusReason, breaker, shift } = record;
  const stage = shift === undefined ? undefined : findStep(shift)?.stage;
  const chart = drawRollout(state, record, view);
  return {
    status,
    ...(statusReason === undefined ? {} : { reason: statusReason }),
    revision: lastPart(state.serviceRevisions.get(record.target.arn)?.revisionArn ?? ''),
    startedAt: record.createdAt,
    isOver: isFinal(status),
    ...(breaker.status === 'DISABLED'
      ? {}
      : { breaker: { count: breaker.failureCount, threshold: breaker.threshold } }),
    ...(stage === undefined || isFinal(status) ? {} : { stage }),
    ...(chart === undefined ? {} : { chart }),
  };
}

function findLast({ serviceDeployments }: EngineState, key: string): ServiceDeploymentState | undefined {
  let last: ServiceDeploymentState | undefined;
  for (const record of serviceDeployments.values()) if (record.serviceKey === key) last = record;
  return last;
}

/** Its picture. Everything is read from the tasks themselves, so it is complete however the clock has moved. */
function drawRollout(
  state: EngineState,
  record: ServiceDeploymentState,
  { service, tasks, bounds, now }: ServiceTasks,
): RolloutChart | undefined {
  const start = record.createdAt;
  const revisionArn = state.serviceRevisions.get(record.target.arn)?.revisionArn;
  const backAt = record.rollback?.startedAt ?? Number.POSITIVE_INFINITY;
  const isNew = (task: TaskRecord) =>
    task.revisionArn === revisionArn && task.createdAt >= start && task.createdAt <= backAt;
  const shown = tasks.filter(({ stoppedAt = now }) => stoppedAt >= start);
  const lives = shown.map((task) => toLife(task, { start, isNew: isNew(task) })).sort(compareLives);
  const spanMs = measureSpan(record, lives, now - start);
  if (lives.length === 0 || spanMs <= 0) return undefined;
  return {
    spanMs,
    samples: sampleCounts(lives, { desired: service.desiredCount, bounds, spanMs }),
    lanes: arrangeLanes(lives, spanMs),
    batches: findBatches(lives, spanMs),
    stages: [],
    markers: listMarkers(record),
  };
}

function toLife(task: TaskRecord, of: { readonly start: number; readonly isNew: boolean }): TaskLife {
  const { startedAt, stoppingAt, stoppedAt } = task;
  const since = (at: number) => at - of.start;
  const end = isFailed(task) ? 'failed' : stoppedAt === undefined ? 'running' : 'stopped';
  return {
    id: task.id,
    isNew: of.isNew,
    createdMs: since(task.createdAt),
    ...(startedAt === undefined ? {} : { runningMs: since(startedAt) }),
    ...(stoppingAt === undefined ? {} : { stoppingMs: since(stoppingAt) }),
    ...(stoppedAt === undefined ? {} : { stoppedMs: since(stoppedAt) }),
    end,
  };
}

/** To now while it is in progress; afterwards to the last thing that belongs to it. */
function measureSpan(
  { createdAt, finishedAt }: ServiceDeploymentState,
  lives: readonly TaskLife[],
  nowMs: number,
): number {
  if (finishedAt === undefined) return nowMs;
  const endMs = finishedAt - createdAt;
  const leaving = lives.flatMap(({ stoppingMs, stoppedMs }) =>
    stoppingMs !== undefined && stoppingMs <= endMs ? (stoppedMs ?? nowMs) : [],
  );
  return Math.min(nowMs, Math.max(endMs, ...leaving) * 1.03);
}

function listMarkers({ createdAt, status, rollback, finishedAt }: ServiceDeploymentState): readonly Marker[] {
  const back =
    rollback === undefined
      ? []
      : [{ atMs: rollback.startedAt - createdAt, label: 'rollback', kind: 'rollback' } as const];
  if (finishedAt === undefined) return back;
  return [...back, { atMs: finishedAt - createdAt, label: status, kind: status === 'SUCCESSFUL' ? 'good' : 'bad' }];
}
