import {
  arrangeLanes,
  findBatches,
  type Marker,
  type RolloutChart,
  type Stage,
  type TaskLife,
} from '@slipway/ecs-rules/rollout-chart';
import type { TimelineSample } from '../../../follow/service-progress.ts';
import { describeLifecycle } from '../../lifecycle-lines.ts';
import type { RunRecord, ServiceOutcome } from '../../run-record.ts';
import { formatVerdict, toneOf } from '../verdict-words.ts';
import { openClock, type TimelineClock } from './clock.ts';
import { listTaskLives } from './task-lives.ts';

/** All that the picture of a rollout shows, with what the words next to it need. */
export interface Timeline extends RolloutChart {
  readonly samples: readonly TimelineSample[];
  readonly tasks: readonly TaskLife[];
  readonly speed: number;
}

/** The picture of a service's rollout; undefined where nothing was followed. */
export function buildTimeline(record: RunRecord, service: ServiceOutcome): Timeline | undefined {
  const clock = openClock(record, service);
  const samples = service.timeline.map((sample) => ({ ...sample, atMs: clock.ofRun(sample.atMs) }));
  const rollbackMs = findRollback(service, clock);
  const tasks = listTaskLives(service, clock, rollbackMs ?? Number.POSITIVE_INFINITY);
  const spanMs = measureSpan(service, { samples, tasks, clock });
  if (samples.length === 0 || spanMs <= 0) return undefined;
  return {
    spanMs,
    samples,
    tasks,
    lanes: arrangeLanes(tasks, spanMs),
    batches: findBatches(tasks, spanMs),
    stages: listStages(service, clock, spanMs),
    markers: listMarkers(service, clock, { rollbackMs, spanMs }),
    speed: clock.speed,
  };
}

interface Drawn {
  readonly samples: readonly TimelineSample[];
  readonly tasks: readonly TaskLife[];
  readonly clock: TimelineClock;
}

/** To the last thing that was seen. */
function measureSpan(service: ServiceOutcome, { samples, tasks, clock }: Drawn): number {
  const moments = [
    ...samples.map(({ atMs }) => atMs),
    ...service.events.map(({ at }) => clock.ofServer(at)),
    ...tasks.flatMap(({ stoppedMs, runningMs }) => [stoppedMs ?? 0, runningMs ?? 0]),
    ...service.course.map(({ atMs }) => clock.ofRun(atMs)),
    ...(service.followed ?? []).slice(0, 1).flatMap(({ polls }) => clock.ofRun(polls.at(-1)?.atMs ?? 0)),
  ];
  return Math.max(0, ...moments.filter(Number.isFinite)) * 1.02;
}

/** When the rollback began: as ECS says it, else when its deployment was followed. */
function findRollback({ events, course, followed = [] }: ServiceOutcome, clock: TimelineClock): number | undefined {
  const said = events.find(({ text }) => /\brolling back to deployment\b/.test(text));
  if (said !== undefined) return clock.ofServer(said.at);
  const back = course.find((change) => change.type === 'stage-entered' && change.isBack);
  if (back !== undefined) return clock.ofRun(back.atMs);
  const [first, second] = followed;
  if (first === undefined || second === undefined || first.returningToArn !== undefined) return undefined;
  return clock.ofRun(first.polls.at(-1)?.atMs ?? 0);
}

function listStages({ course }: ServiceOutcome, clock: TimelineClock, spanMs: number): readonly Stage[] {
  const entered = course.flatMap((change) => (change.type === 'stage-entered' ? [change] : []));
  return entered.map((change, index) => {
    const next = entered[index + 1];
    const toMs = next === undefined ? spanMs : clock.ofRun(next.atMs);
    return { fromMs: clock.ofRun(change.atMs), toMs, name: change.stage, words: describeLifecycle(change) };
  });
}

function listMarkers(
  { course, verdict, followed = [], timeline }: ServiceOutcome,
  clock: TimelineClock,
  { rollbackMs, spanMs }: { readonly rollbackMs: number | undefined; readonly spanMs: number },
): readonly Marker[] {
  const alarms = course.filter(({ type }) => type === 'alarms-triggered');
  const lastMs = Math.max(
    timeline.at(-1)?.atMs ?? 0,
    followed.length === 1 ? (followed[0]?.polls.at(-1)?.atMs ?? 0) : 0,
  );
  const endMs = followed.length > 1 ? spanMs / 1.02 : Math.min(spanMs, clock.ofRun(lastMs));
  return [
    ...alarms.map(({ atMs }) => ({ atMs: clock.ofRun(atMs), label: 'alarm', kind: 'alarm' }) as const),
    ...(rollbackMs === undefined ? [] : [{ atMs: rollbackMs, label: 'rollback', kind: 'rollback' } as const]),
    ...(verdict === undefined ? [] : [{ atMs: endMs, label: formatVerdict(verdict), kind: toneOf(verdict) } as const]),
  ];
}
