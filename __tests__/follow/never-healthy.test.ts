import { describe, expect, test } from '@jest/globals';
import { findNeverHealthy, hasLasted } from '../../src/follow/never-healthy.ts';
import type { NewTasks, Observation, StoppedTask } from '../../src/ports/service-records.ts';
import {
  anObservation,
  aService,
  ourDeployment,
  revisionArn,
  taskArn,
  theFacts,
} from '../support/builders/service-builders.ts';
import { aStoppedContainer, aStoppedTask, TARGET_GROUP } from '../support/builders/stopped-tasks.ts';

/** Server times are seconds of a deployment. */
const at = (seconds: number) => Date.UTC(2026, 10, 3, 22, 0, seconds);

interface Run {
  readonly from: number;
  readonly to: number;
}

const exited = (id: string, { from, to }: Run, overrides: Partial<StoppedTask> = {}) =>
  aStoppedTask({ arn: taskArn(id), startedAt: at(from), stoppingAt: at(to), stoppedAt: at(to + 1), ...overrides });

const unhealthy = (id: string, run: Run) =>
  exited(id, run, {
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: 'Task failed container health checks',
    containers: [aStoppedContainer({ exitCode: 137, health: 'UNHEALTHY' })],
  });

/** Two tasks exited after 10 s, at 10 s and at 25 s; the second was seen at 26 s. */
const TWO = [exited('first', { from: 0, to: 10 }), exited('second', { from: 15, to: 25 })];
const SEEN: NewTasks = { sinceMs: 26_000, wasHealthy: false, runningSince: [] };

/** At 31 s. */
const anEarlyVerdict = (overrides: Partial<Observation> = {}) =>
  anObservation({ atMs: 31_000, stoppedTasks: TWO, newTasks: SEEN, ...overrides });

const running = (from: number): NewTasks => ({ ...SEEN, runningSince: [at(from)] });

const counting = (failed: number) =>
  aService({ revisionArn: revisionArn('web:2'), deployments: [ourDeployment({ failed })] });

const find = (overrides: Partial<Observation> = {}) => findNeverHealthy(anEarlyVerdict(overrides), theFacts());

describe('a deployment whose second task failed as the first', () => {
  test('has had no healthy task where no other runs', () => {
    expect(find()).toEqual(TWO);
  });

  test('has had none at the next poll, 4 s after both were seen', () => {
    expect(find({ atMs: 30_000 })).toEqual(TWO);
  });

  test('has had none where another has run for no longer than they did', () => {
    expect(find({ newTasks: running(20) })).toEqual(TWO);
  });

  test('has had none where another failed sooner, in another way', () => {
    const other = exited('other', { from: 1, to: 9 }, { containers: [aStoppedContainer({ exitCode: 2 })] });

    expect(find({ stoppedTasks: [other, ...TWO] })).toEqual(TWO);
  });

  test('has had none where their health checks failed, and ECS counts that', () => {
    const stoppedTasks = [unhealthy('first', { from: 0, to: 90 }), unhealthy('second', { from: 1, to: 91 })];

    expect(find({ stoppedTasks, service: counting(2) })).toEqual(stoppedTasks);
  });

  test('has had none where its containers are healthy but the load balancer sees none', () => {
    const passes = { containers: [aStoppedContainer({ health: 'HEALTHY' })] };
    const stoppedTasks = [exited('first', { from: 0, to: 10 }, passes), exited('second', { from: 15, to: 25 }, passes)];
    const service = aService({ loadBalancers: [{ targetGroupArn: TARGET_GROUP }] });

    expect(find({ stoppedTasks, service })).toEqual(stoppedTasks);
  });
});

describe('it is not certain that none was healthy', () => {
  test.each<{ readonly name: string; readonly seen: Partial<Observation> }>([
    { name: 'before the poll after that which showed the second failure', seen: { atMs: 29_999 } },
    { name: 'where the tasks that run were not read', seen: { newTasks: undefined } },
    { name: 'where they may not be read', seen: { newTasks: { sinceMs: 26_000, wasHealthy: false } } },
    { name: 'where one of them was healthy', seen: { newTasks: { ...SEEN, wasHealthy: true } } },
    { name: 'while another runs for longer than they did', seen: { newTasks: running(19) } },
    { name: 'where only one has failed', seen: { stoppedTasks: TWO.slice(1) } },
    {
      name: 'where another had run for longer before it was stopped',
      seen: { stoppedTasks: [...TWO, exited('other', { from: 0, to: 12 }, { stopCode: 'UserInitiated' })] },
    },
    {
      name: 'while another runs for longer, as of the last failure',
      seen: {
        atMs: 30_000,
        stoppedTasks: [...TWO, exited('later', { from: 22, to: 32 })],
        newTasks: running(21),
      },
    },
    {
      name: 'where one had run for 40 s, which counts as healthy without a check',
      seen: { stoppedTasks: [exited('first', { from: 0, to: 40 }), exited('second', { from: 1, to: 25 })] },
    },
    {
      name: 'where one had passed its check before it exited',
      seen: {
        stoppedTasks: [
          exited('first', { from: 0, to: 10 }, { containers: [aStoppedContainer({ health: 'HEALTHY' })] }),
          exited('second', { from: 15, to: 25 }),
        ],
        service: aService(),
      },
    },
    {
      name: 'where one with a check had passed it before another of its containers exited',
      seen: {
        stoppedTasks: [
          exited(
            'first',
            { from: 0, to: 10 },
            { containers: [aStoppedContainer(), { name: 'proxy', health: 'HEALTHY' }] },
          ),
          exited('second', { from: 15, to: 25 }),
        ],
        service: aService(),
      },
    },
    {
      name: 'where ECS counts no failure, as after a task that ran well',
      seen: {
        stoppedTasks: [unhealthy('first', { from: 0, to: 20 }), unhealthy('second', { from: 1, to: 25 })],
        service: counting(0),
      },
    },
  ])('$name', ({ seen }) => {
    expect(find(seen)).toEqual([]);
  });
});

describe('a task that still runs', () => {
  test.each([
    { name: 'has lasted once it has run for 40 s longer than those that failed', atMs: 62_001, expected: true },
    { name: 'has not lasted before', atMs: 62_000, expected: false },
  ])('$name', ({ atMs, expected }) => {
    expect(hasLasted(anEarlyVerdict({ atMs, newTasks: running(11) }))).toBe(expected);
  });
});
