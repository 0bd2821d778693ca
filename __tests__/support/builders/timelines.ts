/** Records of whole rollouts of so many tasks, with the life of each. */
import { toRevisionArn, toTaskArn } from '@slipway/ecs-rules/arns';
import type { RunningTask, TimelineSample } from '../../../src/follow/service-progress.ts';
import type { ServiceEvent, StoppedTask } from '../../../src/ports/service-records.ts';
import type { RunRecord } from '../../../src/report/run-record.ts';
import { aRecord, aRolledBackRecord, aServiceOutcome } from './run-records.ts';
import { aStoppedTask } from './stopped-tasks.ts';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333';
const START = Date.UTC(2026, 10, 3, 22, 3, 0);

/** Id of the n-th task of the new (`aa`) or the old (`bb`) revision. */
function taskIdOf(side: 'aa' | 'bb', number: number): string {
  return `${side}${number.toString(16).padStart(6, '0')}${'0123456789abcdef'.repeat(2)}`.slice(0, 32);
}

const revision = (number: number) => toRevisionArn(`${ARN}:task-definition/web:${number}`);
const namesOf = (ids: readonly string[]) => ids.map((id) => `(task ${id})`).join(' ');

/** What is written down while time passes. */
class Story {
  readonly events: ServiceEvent[] = [];
  readonly timeline: TimelineSample[] = [];
  readonly stoppedTasks: StoppedTask[] = [];
  readonly tasks: RunningTask[] = [];
  atSeconds = 3;
  private readonly desired: number;

  constructor(desired: number) {
    this.desired = desired;
  }

  say(text: string): void {
    this.events.push({
      id: `event ${this.events.length}`,
      at: START + this.atSeconds * 1000,
      text: `(service web) ${text}`,
    });
  }

  count(oursRunning: number, oursPending: number, othersRunning: number): void {
    const { desired } = this;
    this.timeline.push({
      atMs: this.atSeconds * 1000,
      desired,
      lowerBound: Math.ceil(desired * 0.75),
      upperBound: Math.max(2, Math.floor(desired * 1.5)),
      oursRunning,
      oursPending,
      othersRunning,
      failed: this.stoppedTasks.length,
    });
  }

  run(id: string, number: number, from: { readonly createdAt: number; readonly startedAt: number }): void {
    const seconds = { createdAt: START + from.createdAt * 1000, startedAt: START + from.startedAt * 1000 };
    this.tasks.push({
      arn: toTaskArn(`${ARN}:task/prod/${id}`),
      revisionArn: revision(number),
      lastStatus: 'RUNNING',
      ...seconds,
    });
  }

  /** What the run record contains of it. */
  record() {
    const { events, timeline, stoppedTasks, tasks, desired } = this;
    const facts = {
      ourId: 'ecs-svc/1',
      revisionArn: revision(42),
      limitMs: 1_800_000,
      shouldFailFast: true,
      createdAt: START,
    };
    const polls = [{ atMs: this.atSeconds * 1000, changes: {} }];
    const followed = [{ format: 1, controller: 'ECS', facts, polls }] as const;
    return { events, timeline, stoppedTasks, tasks, followed, desired, running: desired };
  }
}

/** Four batches, each RUNNING after 16 seconds, then so many old tasks are stopped. */
export function aRollout(desired: number): RunRecord {
  const story = new Story(desired);
  const size = Math.max(1, Math.floor(desired / 4));
  story.count(0, 0, desired);
  for (let done = 0; done < desired; done += size) {
    const ids = Array.from({ length: Math.min(size, desired - done) }, (_, index) => taskIdOf('aa', done + index));
    story.say(`has started ${ids.length} tasks: ${namesOf(ids)}.`);
    story.count(done, ids.length, desired - done);
    ids.forEach((id, index) => {
      story.run(id, 42, { createdAt: story.atSeconds, startedAt: story.atSeconds + 16 + (index % 6) });
    });
    story.atSeconds += 24;
    story.say(
      `has stopped ${ids.length} running tasks: ${namesOf(ids.map((_, index) => taskIdOf('bb', done + index)))}.`,
    );
    story.atSeconds += 6;
    story.count(done + ids.length, 0, desired - done - ids.length);
  }
  story.say('(deployment ecs-svc/1111111111111111111) deployment completed.');
  return aRecord({ services: [aServiceOutcome(story.record())] });
}

/** Three batches whose tasks exit 14 seconds after they were RUNNING; then ECS rolls back. */
export function aRolledBackRollout(desired: number): RunRecord {
  const story = new Story(desired);
  const size = Math.max(1, Math.floor(desired / 4));
  story.count(0, 0, desired);
  for (let batch = 0; batch < 3; batch += 1) {
    const ids = Array.from({ length: size }, (_, index) => taskIdOf('aa', batch * size + index));
    story.say(`has started ${ids.length} tasks: ${namesOf(ids)}.`);
    story.count(0, ids.length, desired);
    const createdAt = START + story.atSeconds * 1000;
    story.atSeconds += 28;
    for (const id of ids) {
      const lived = { createdAt, startedAt: createdAt + 14_000, stoppedAt: createdAt + 28_000 };
      story.stoppedTasks.push(aStoppedTask({ arn: toTaskArn(`${ARN}:task/prod/${id}`), ...lived }));
    }
    story.count(0, 0, desired);
    story.atSeconds += 8;
  }
  story.say('(deployment ecs-svc/1111111111111111111) deployment failed: tasks failed to start.');
  story.say('rolling back to deployment ecs-svc/2222222222222222222.');
  story.atSeconds += 10;
  story.count(0, 0, desired);
  for (let index = 0; index < desired; index += 1)
    story.run(taskIdOf('bb', index), 41, { createdAt: -9_000, startedAt: -8_900 });
  const record = aRolledBackRecord();
  return { ...record, services: record.services.map((web) => ({ ...web, ...story.record() })) };
}
