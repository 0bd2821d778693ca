import { compareLives, type TaskLife } from '@slipway/ecs-rules/rollout-chart';
import { classifyTask } from '../../../diagnosis/cause-rules.ts';
import type { StoppedTask } from '../../../ports/service-records.ts';
import { taskId } from '../../../text/arn.ts';
import type { ServiceOutcome } from '../../run-record.ts';
import type { TimelineClock } from './clock.ts';

type Life = { -readonly [Key in keyof TaskLife]?: TaskLife[Key] };

/** ECS names the tasks that it starts and stops in its events; they are drawn by that, and nothing is judged by it. */
const STARTED = /\bhas started \d+ tasks?\b/;
const STOPPED = /\bhas stopped \d+ running tasks?\b/;
const TASK = /\(task ([0-9a-f-]{32,36})\)/g;

/** From events, stopped tasks and the tasks at the end: each of them knows something of some tasks. */
export function listTaskLives(service: ServiceOutcome, clock: TimelineClock, rollbackMs: number): readonly TaskLife[] {
  const lives = new Map<string, Life>();
  const add = (id: string, life: Life) => lives.set(id, { ...lives.get(id), ...life });
  for (const { at, text } of service.events) {
    const atMs = clock.ofServer(at);
    for (const [, id = ''] of STARTED.test(text) ? text.matchAll(TASK) : []) add(id, { createdMs: atMs });
    for (const [, id = ''] of STOPPED.test(text) ? text.matchAll(TASK) : [])
      add(id, { stoppedMs: atMs, end: 'stopped' });
  }
  const isNew = (revisionArn: string) => revisionArn === service.revisionArn;
  for (const task of service.tasks ?? []) {
    add(taskId(task.arn), { isNew: isNew(task.revisionArn), ...datesOf(task, clock), end: 'running' });
  }
  for (const task of service.stoppedTasks) {
    const end = classifyTask(task) === undefined ? 'stopped' : 'failed';
    add(taskId(task.arn), { isNew: isNew(task.revisionArn), ...datesOf(task, clock), end });
  }
  return [...lives].map(([id, life]) => complete(id, life, rollbackMs)).sort(compareLives);
}

function datesOf(
  { createdAt, startedAt, stoppedAt }: Pick<StoppedTask, 'createdAt' | 'startedAt' | 'stoppedAt'>,
  { ofServer }: TimelineClock,
): Life {
  return {
    ...(createdAt === undefined ? {} : { createdMs: ofServer(createdAt) }),
    ...(startedAt === undefined ? {} : { runningMs: ofServer(startedAt) }),
    ...(stoppedAt === undefined ? {} : { stoppedMs: ofServer(stoppedAt) }),
  };
}

/** A task that only events name is one of ours when it was started before any rollback. */
function complete(id: string, life: Life, rollbackMs: number): TaskLife {
  const { createdMs = -1, end = 'running' } = life;
  const isNew = life.isNew ?? (createdMs >= 0 && createdMs < rollbackMs);
  return { ...life, id, isNew, end };
}
