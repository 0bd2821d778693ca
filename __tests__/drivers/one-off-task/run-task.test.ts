import { describe, expect, test } from '@jest/globals';
import { identifyTask } from '../../../src/drivers/one-off-task/identity.ts';
import { carryOutTask } from '../../../src/drivers/one-off-task/run-task.ts';
import { hasEndedWell } from '../../../src/ledger/ended-tasks.ts';
import { DeployError } from '../../../src/ports/deploy-error.ts';
import type { Ecs } from '../../../src/ports/ecs.ts';
import type { Tags } from '../../../src/ports/tags.ts';
import type { RunTaskRequest, StartedTask, TaskObservation } from '../../../src/ports/task-records.ts';
import { createRunNotes } from '../../../src/report/run-notes.ts';
import type { World } from '../../../src/run/world.ts';
import { revisionArn } from '../../support/builders/service-builders.ts';
import { aLedger, anEcs, aRunRecord, aWorld } from '../../support/fakes/fake-world.ts';
import { anEndedTask, aPlan, TASK_ARN } from './builders.ts';

const DUE = { plan: aPlan(), revisionArn: revisionArn('web:2') };
const launched = () => Promise.resolve({ taskArns: [TASK_ARN], failures: [] });
const running: TaskObservation = { lastStatus: 'RUNNING', task: anEndedTask([{ name: 'web' }]) };
const ended = (exitCode: number): TaskObservation => ({
  lastStatus: 'STOPPED',
  task: anEndedTask([{ name: 'web', exitCode }]),
});
const AN_EARLIER_TASK: StartedTask = {
  arn: TASK_ARN,
  lastStatus: 'STOPPED',
  revisionArn: DUE.revisionArn,
  containerOverrides: [],
};
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

/** Answers one poll after the other, the last for ever. */
function showing(...observations: readonly (TaskObservation | undefined | Error)[]): Ecs['describeTask'] {
  let at = 0;
  return () => {
    const observation = observations[Math.min(at, observations.length - 1)];
    at += 1;
    return observation instanceof Error ? Promise.reject(observation) : Promise.resolve(observation);
  };
}

describe('a task that is waited for', () => {
  test('lets the run continue when it ended well', async () => {
    const world = aTaskWorld({ runTask: launched, describeTask: showing(running, ended(0)) });

    const ending = await carryOutTask(DUE, world);

    expect(ending).toEqual({ kind: 'go-on', reason: 'One-off task 1a2b3c4d of web:2 succeeded.' });
    expect(world.notes.record().task).toMatchObject({ state: 'well', taskArns: [TASK_ARN], lastStatus: 'STOPPED' });
  });

  test('ends the run as failed when it failed, with the diagnosis', async () => {
    const world = aTaskWorld({ runTask: launched, describeTask: showing(running, ended(3)) });

    const ending = await carryOutTask(DUE, world);

    expect(ending).toEqual({
      kind: 'end',
      verdict: 'failed',
      reason: 'One-off task 1a2b3c4d of web:2 failed: container web exited with code 3 (application error).',
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
      reason: 'The one-off task 1a2b3c4d had not stopped after 30 minutes. It was RUNNING and was not stopped.',
    });
    expect(world.notes.record().task).toMatchObject({
      state: 'running',
      nextStep: `Check it before running again: aws ecs describe-tasks --cluster production --tasks ${TASK_ARN}`,
    });
  });

  test('is left as it is when the run is cancelled', async () => {
    const abort = new AbortController();
    const describeTask = () => {
      abort.abort();
      return Promise.resolve(running);
    };
    const world = aTaskWorld({ runTask: launched, describeTask }, { signal: abort.signal });

    expect(await carryOutTask(DUE, world)).toEqual({
      kind: 'end',
      verdict: 'cancelled',
      reason: 'The run was cancelled while one-off task 1a2b3c4d was running. It was RUNNING and was not stopped.',
    });
  });

  test.each([
    { name: 'at once when the polls are denied', polls: denial, reason: 'ecs:DescribeTasks was denied.' },
    { name: 'after five minutes without an answer', polls: silence, reason: 'No answer.' },
  ])('loses contact $name', async ({ polls, reason }) => {
    const world = aTaskWorld({ runTask: launched, describeTask: showing(running, polls()) });

    expect(await carryOutTask(DUE, world)).toEqual({
      kind: 'end',
      verdict: 'unknown',
      reason: `Lost contact with AWS about one-off task 1a2b3c4d: ${reason}`,
    });
  });

  test('outlasts polls that get no answer for a while', async () => {
    const world = aTaskWorld({ runTask: launched, describeTask: showing(running, silence(), silence(), ended(0)) });

    expect(await carryOutTask(DUE, world)).toMatchObject({ kind: 'go-on' });
  });
});

test('a task that is not waited for is started and left', async () => {
  const world = aTaskWorld({ runTask: launched });

  expect(await carryOutTask({ ...DUE, plan: aPlan({ shouldWait: false }) }, world)).toEqual({
    kind: 'go-on',
    reason: 'One-off task 1a2b3c4d was started; not waiting for it.',
  });
  expect(world.savedStates).toEqual([{ task: { cluster: DUE.plan.cluster, arn: TASK_ARN } }]);
});

test('a task whose good end an attempt that was killed did not write down is written down by the next', async () => {
  const kept = new Map<string, Tags>();
  const world = aTaskWorld(
    { runTask: launched, describeTask: showing(ended(0)), startedTasks: () => Promise.resolve([AN_EARLIER_TASK]) },
    { ledger: aLedger(kept), origin: { repository: 'octo/shop', runId: '7' } },
  );

  await carryOutTask(DUE, world);

  const identity = identifyTask(DUE, world.origin, world.digest) ?? '';
  expect(hasEndedWell(kept.get(DUE.revisionArn) ?? {}, identity)).toBe(true);
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
  test('is requested again with the same token, so that there is never a second task', async () => {
    const requests: RunTaskRequest[] = [];
    const runTask = (request: RunTaskRequest) => {
      requests.push(request);
      return requests.length < 3 ? Promise.reject(silence()) : launched();
    };
    const world = aTaskWorld({ runTask, describeTask: showing(ended(0)) });

    await carryOutTask(DUE, world);

    expect(requests).toHaveLength(3);
    expect(new Set(requests.map(({ clientToken }) => clientToken)).size).toBe(1);
    expect(requests[0]?.clientToken).toMatch(/^slipway-[0-9a-f]{48}$/);
  });

  test('that never comes leaves it unknown whether the task runs, and says how to see', async () => {
    const world = aTaskWorld({ runTask: () => Promise.reject(silence()) });

    const ending = await carryOutTask(DUE, world);

    expect(ending).toMatchObject({ kind: 'end', verdict: 'unknown' });
    expect(ending.reason).toMatch(/Unknown whether the one-off task was started\.$/);
    expect(world.notes.record().task?.nextStep).toBe(
      'Check whether it was started: aws ecs list-tasks --cluster production --started-by GitHub-Actions',
    );
  });

  test('is not to be taken for a refusal, which is not repeated', async () => {
    const refusal = new DeployError({ kind: 'rejected', message: 'Refused.', advice: 'Change it.' });
    const world = aTaskWorld({ runTask: () => Promise.reject(refusal) });

    await expect(carryOutTask(DUE, world)).rejects.toThrow('Refused.');
    expect(world.notes.record().task).toMatchObject({ state: 'failed', nextStep: 'Change it.' });
  });
});
