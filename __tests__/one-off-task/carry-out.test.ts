import { describe, expect, test } from '@jest/globals';
import { DeployError } from '../../src/errors.ts';
import { carryOutTask } from '../../src/one-off-task/carry-out.ts';
import type { TaskSight, TaskWish } from '../../src/one-off-task/task.ts';
import { createRunNotes } from '../../src/report/run-notes.ts';
import type { Ecs } from '../../src/world/ecs.ts';
import type { World } from '../../src/world.ts';
import { anEcs, aRunRecord, aWorld } from '../support/fake-world.ts';
import { revisionArn } from '../support/service-builders.ts';
import { anEndedTask, aPlan, TASK_ARN } from './builders.ts';

const DUE = { plan: aPlan(), revisionArn: revisionArn('web:2') };
const launched = () => Promise.resolve({ taskArns: [TASK_ARN], failures: [] });
const running: TaskSight = { lastStatus: 'RUNNING', task: anEndedTask([{ name: 'web' }]) };
const ended = (exitCode: number): TaskSight => ({
  lastStatus: 'STOPPED',
  task: anEndedTask([{ name: 'web', exitCode }]),
});
const silence = () => new DeployError({ kind: 'unreachable', message: 'No answer.', advice: 'Run again.' });
const denial = () => new DeployError({ kind: 'access', message: 'ecs:DescribeTasks was denied.', advice: 'Allow it.' });

/** A world in which a task is planned. */
function aTaskWorld(methods: Partial<Ecs>, overrides: Partial<World> = {}) {
  const task = {
    state: 'planned',
    cluster: 'production',
    startedBy: 'ci',
    plan: [],
    taskArns: [],
    failures: [],
  } as const;
  const notes = createRunNotes(aRunRecord({ task }), () => {});
  return aWorld({ ecs: anEcs(methods), notes, evidence: () => Promise.reject(silence()), ...overrides });
}

/** Answers one look after the other, the last for ever. */
function showing(...sights: readonly (TaskSight | undefined | Error)[]): Ecs['describeTask'] {
  let at = 0;
  return () => {
    const sight = sights[Math.min(at, sights.length - 1)];
    at += 1;
    return sight instanceof Error ? Promise.reject(sight) : Promise.resolve(sight);
  };
}

describe('a task that is waited for', () => {
  test('lets the run go on when it ended well', async () => {
    const world = aTaskWorld({ runTask: launched, describeTask: showing(running, ended(0)) });

    const ending = await carryOutTask(DUE, world);

    expect(ending).toEqual({ kind: 'go-on', reason: 'One-off task 1a2b3c4d of web:2 ended well.' });
    expect(world.notes.record().task).toMatchObject({ state: 'well', taskArns: [TASK_ARN], lastStatus: 'STOPPED' });
  });

  test('ends the run as failed when it failed, with the diagnosis', async () => {
    const world = aTaskWorld({ runTask: launched, describeTask: showing(running, ended(3)) });

    const ending = await carryOutTask(DUE, world);

    expect(ending).toEqual({
      kind: 'end',
      verdict: 'failed',
      reason: 'One-off task 1a2b3c4d of web:2 failed: container web exited with code 3 (an error of the program).',
    });
    expect(world.notes.record().task).toMatchObject({ state: 'failed', diagnosis: { causes: [{ exitCode: 3 }] } });
  });

  test('that is not visible yet is waited for', async () => {
    const world = aTaskWorld({ runTask: launched, describeTask: showing(undefined, undefined, ended(0)) });

    expect(await carryOutTask(DUE, world)).toMatchObject({ kind: 'go-on' });
  });

  test('is left as it is at the limit', async () => {
    const world = aTaskWorld({ runTask: launched, describeTask: showing(running) });

    const ending = await carryOutTask(DUE, world);

    expect(ending).toEqual({
      kind: 'end',
      verdict: 'timed-out',
      reason: 'The one-off task 1a2b3c4d had not stopped after 30 minutes. It was RUNNING and is left as it is.',
    });
    expect(world.notes.record().task).toMatchObject({
      state: 'running',
      nextStep: `Look at it before running again: aws ecs describe-tasks --cluster production --tasks ${TASK_ARN}`,
    });
  });

  test('is left as it is when the run is told to end', async () => {
    const abort = new AbortController();
    const describeTask = () => {
      abort.abort();
      return Promise.resolve(running);
    };
    const world = aTaskWorld({ runTask: launched, describeTask }, { signal: abort.signal });

    expect(await carryOutTask(DUE, world)).toEqual({
      kind: 'end',
      verdict: 'cancelled',
      reason: 'The run was told to end while one-off task 1a2b3c4d ran. It was RUNNING and is left as it is.',
    });
  });

  test.each([
    { name: 'at once when the looks are denied', looks: denial, reason: 'ecs:DescribeTasks was denied.' },
    { name: 'after five minutes without an answer', looks: silence, reason: 'No answer.' },
  ])('is lost from sight $name', async ({ looks, reason }) => {
    const world = aTaskWorld({ runTask: launched, describeTask: showing(running, looks()) });

    expect(await carryOutTask(DUE, world)).toEqual({
      kind: 'end',
      verdict: 'unknown',
      reason: `Lost sight of one-off task 1a2b3c4d: ${reason}`,
    });
  });

  test('outlasts looks that get no answer for a while', async () => {
    const world = aTaskWorld({ runTask: launched, describeTask: showing(running, silence(), silence(), ended(0)) });

    expect(await carryOutTask(DUE, world)).toMatchObject({ kind: 'go-on' });
  });
});

test('a task that is not waited for is started and left', async () => {
  const world = aTaskWorld({ runTask: launched });

  expect(await carryOutTask({ ...DUE, plan: aPlan({ shouldWait: false }) }, world)).toEqual({
    kind: 'go-on',
    reason: 'One-off task 1a2b3c4d was started and is not waited for.',
  });
  expect(world.remembered).toEqual([{ task: { cluster: DUE.plan.cluster, arn: TASK_ARN } }]);
});

test('a task that cannot be placed ends the run as failed', async () => {
  const failures = [{ reason: 'RESOURCE:CPU' }];
  const world = aTaskWorld({ runTask: () => Promise.resolve({ taskArns: [], failures }) });

  expect(await carryOutTask(DUE, world)).toEqual({
    kind: 'end',
    verdict: 'failed',
    reason: 'ECS could not place the one-off task of web:2: RESOURCE:CPU: no container instance has enough CPU left.',
  });
});

describe('a lost answer to RunTask', () => {
  test('is asked for again with the same token, so that there is never a second task', async () => {
    const wishes: TaskWish[] = [];
    const runTask = (wish: TaskWish) => {
      wishes.push(wish);
      return wishes.length < 3 ? Promise.reject(silence()) : launched();
    };
    const world = aTaskWorld({ runTask, describeTask: showing(ended(0)) });

    await carryOutTask(DUE, world);

    expect(wishes).toHaveLength(3);
    expect(new Set(wishes.map(({ clientToken }) => clientToken)).size).toBe(1);
    expect(wishes[0]?.clientToken).toMatch(/^slipway-[0-9a-f]{48}$/);
  });

  test('that never comes leaves it unknown whether the task runs, and says how to see', async () => {
    const world = aTaskWorld({ runTask: () => Promise.reject(silence()) });

    const ending = await carryOutTask(DUE, world);

    expect(ending).toMatchObject({ kind: 'end', verdict: 'unknown' });
    expect(ending.reason).toMatch(/Whether the one-off task was started is not known\.$/);
    expect(world.notes.record().task?.nextStep).toBe(
      'See whether it was started: aws ecs list-tasks --cluster production --started-by GitHub-Actions',
    );
  });

  test('is not to be taken for a refusal, which is not repeated', async () => {
    const refusal = new DeployError({ kind: 'rejected', message: 'Refused.', advice: 'Change it.' });
    const world = aTaskWorld({ runTask: () => Promise.reject(refusal) });

    await expect(carryOutTask(DUE, world)).rejects.toThrow('Refused.');
    expect(world.notes.record().task).toMatchObject({ state: 'failed', nextStep: 'Change it.' });
  });
});
