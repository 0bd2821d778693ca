import type { TimelineSample } from '../../../follow/service-progress.ts';
import { describeLifecycle } from '../../lifecycle-lines.ts';
import type { RunRecord, ServiceOutcome } from '../../run-record.ts';
import { formatVerdict, toneOf } from '../verdict-words.ts';
import { openClock, type TimelineClock } from './clock.ts';
import { arrangeLanes, type Lane } from './lanes.ts';
import { listTaskLives, type TaskLife } from './task-lives.ts';

/** A moment that is worth a line through the whole picture. */
export interface Marker {
  readonly atMs: number;
  readonly label: string;
  readonly kind: 'rollback' | 'alarm' | 'good' | 'bad' | 'plain';
}

/** Tasks that ECS started together. */
export interface Batch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly tasks: number;
}

/** A lifecycle stage of a deployment that shifts traffic. */
export interface Stage {
  readonly fromMs: number;
  readonly toMs: number;
  readonly name: string;
  readonly words: string;
}

/** All that the picture of a rollout shows. Times are milliseconds since the update. */
export interface Timeline {
  readonly spanMs: number;
  readonly samples: readonly TimelineSample[];
  readonly tasks: readonly TaskLife[];
  readonly lanes: readonly Lane[];
  readonly batches: readonly Batch[];
  readonly stages: readonly Stage[];
  readonly markers: readonly Marker[];
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

/** New tasks whose starts lie close together. */
function findBatches(tasks: readonly TaskLife[], spanMs: number): readonly Batch[] {
  const within = Math.max(2_000, spanMs * 0.02);
  const batches: { fromMs: number; toMs: number; lastMs: number; tasks: number }[] = [];
  for (const task of tasks) {
    const { createdMs, runningMs, stoppedMs, isNew } = task;
    if (!isNew || createdMs === undefined || createdMs < 0) continue;
    const toMs = runningMs ?? stoppedMs ?? createdMs;
    const last = batches.at(-1);
    if (last === undefined || createdMs - last.lastMs > within) {
      batches.push({ fromMs: createdMs, toMs, lastMs: createdMs, tasks: 1 });
      continue;
    }
    last.lastMs = createdMs;
    last.toMs = Math.max(last.toMs, toMs);
    last.tasks += 1;
  }
  return batches;
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
