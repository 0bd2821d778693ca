import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { describeLimitPast, judgeCodeDeploy } from '../../../src/drivers/code-deploy/judge-deployment.ts';
import type { CodeDeployFacts, CodeDeployObservation } from '../../../src/drivers/code-deploy/observation.ts';
import {
  aCodeDeployment,
  aCodeDeployObservation,
  aTarget,
  eventsUntil,
  someFacts,
} from '../../support/builders/code-deploy-observations.ts';
import { aService, revisionArn } from '../../support/builders/service-builders.ts';
import { aStoppedTask } from '../../support/builders/stopped-tasks.ts';

const failed = aCodeDeployment({ status: 'Failed', errorCode: 'TIMEOUT', errorMessage: 'It took too long.' });
const byHand = aCodeDeployment({ status: 'Stopped', errorCode: 'MANUAL_STOP' });
const onAlarm = aCodeDeployment({ status: 'Stopped', errorCode: 'ALARM_ACTIVE', rollbackId: 'd-BACK00001' });
const back = (status: string) => aCodeDeployment({ id: 'd-BACK00001', status });
const missing = aStoppedTask({
  stopCode: 'TaskFailedToStart',
  stoppedReason: 'CannotPullContainerError: pull image manifest has been retried 1 time(s): web:2: not found',
});

type Case = readonly [
  name: string,
  expected: string,
  observation: Partial<CodeDeployObservation>,
  more?: { readonly facts?: Partial<CodeDeployFacts>; readonly overSinceMs?: number },
];

const CASES: readonly Case[] = [
  ['a deployment that succeeded', 'steady', { deployment: aCodeDeployment({ status: 'Succeeded' }) }],
  ['one that succeeded at the limit', 'steady', { deployment: aCodeDeployment({ status: 'Succeeded' }), atMs: 9e9 }],
  ['one that goes on', 'progressing', {}],
  ['one that waits for somebody', 'progressing', { deployment: aCodeDeployment({ status: 'Ready' }) }],
  ['a status that nobody knows', 'progressing', { deployment: aCodeDeployment({ status: 'Simmering' }) }],
  ['one that is not visible at its target yet', 'progressing', { deployment: aCodeDeployment({ status: 'Created' }) }],
  ['one that failed where nothing rolls back', 'failed', { deployment: failed }],
  ['one that a person stopped', 'failed', { deployment: byHand }],
  [
    'a failure whose rollback is not visible yet',
    'progressing',
    { deployment: failed },
    { facts: { rollbackEvents: ['DEPLOYMENT_FAILURE'] }, overSinceMs: 50_000 },
  ],
  [
    'a failure whose rollback never shows',
    'failed',
    { deployment: failed },
    { facts: { rollbackEvents: ['DEPLOYMENT_FAILURE'] }, overSinceMs: 20_000 },
  ],
  [
    'a stop by hand where only failures roll back',
    'failed',
    { deployment: byHand },
    { facts: { rollbackEvents: ['DEPLOYMENT_FAILURE'] } },
  ],
  ['an alarm whose rollback goes on', 'progressing', { deployment: onAlarm, rollback: back('InProgress') }],
  ['an alarm whose rollback is done', 'rolled-back', { deployment: onAlarm, rollback: back('Succeeded') }],
  ['an alarm whose rollback failed', 'failed', { deployment: onAlarm, rollback: back('Failed') }],
  [
    'a stop after which somebody deployed another revision',
    'superseded',
    { deployment: byHand, service: aService({ revisionArn: revisionArn('web:3') }) },
  ],
  ['a service that is gone', 'failed', { service: undefined }],
  ['a service that is being deleted', 'failed', { service: aService({ status: 'DRAINING' }) }],
  ['an image that is not there', 'failed', { stoppedTasks: [missing] }],
  [
    'an image that is not there, with patience',
    'progressing',
    { stoppedTasks: [missing] },
    { facts: { shouldFailFast: false } },
  ],
  [
    'an image that went away when traffic had moved',
    'progressing',
    { stoppedTasks: [missing], target: aTarget({ replacementTraffic: 10 }) },
  ],
  ['the limit', 'timed-out', { atMs: 30 * 60_000 }],
  [
    'the limit, while a rollback goes on',
    'progressing',
    { atMs: 30 * 60_000 - 1, deployment: onAlarm, rollback: back('InProgress') },
  ],
];

function judge(observation: Partial<CodeDeployObservation>, more: Case[3] = {}) {
  return judgeCodeDeploy(someFacts(more.facts), aCodeDeployObservation(observation), more.overSinceMs);
}

describe('a poll of a deployment by CodeDeploy', () => {
  test.each(CASES)('is judged: %s is %s', (...[, verdict, observation, more]: Case) => {
    expect(judge(observation, more).verdict).toBe(verdict);
  });

  test.each([
    ['CodeDeploy itself', failed, 'CodeDeploy failed deployment d-OURS00001 of web:2 (It took too long).'],
    ['a person', byHand, 'Someone stopped deployment d-OURS00001 of web:2.'],
    [
      'a hook',
      aCodeDeployment({ status: 'Failed', errorCode: 'HOOK_EXECUTION_FAILURE' }),
      'A lifecycle hook failed deployment d-OURS00001 of web:2.',
    ],
    [
      'an alarm',
      aCodeDeployment({ status: 'Stopped', errorCode: 'ALARM_ACTIVE' }),
      'An alarm stopped deployment d-OURS00001 of web:2.',
    ],
  ])('says who ended it: %s', (_, deployment, reason) => {
    expect(judge({ deployment })).toEqual({ verdict: 'failed', reason });
  });

  test.each([
    ['an event', { target: aTarget({ events: eventsUntil('AllowTraffic') }) }, 'CodeDeploy is at AllowTraffic'],
    [
      'the wait for somebody',
      { deployment: aCodeDeployment({ status: 'Ready' }) },
      'CodeDeploy is waiting for someone to approve the traffic shift',
    ],
    [
      'the old tasks',
      { target: aTarget({ events: eventsUntil() }) },
      'all traffic has shifted; the old tasks are not stopped yet',
    ],
  ])('says where it stood at the limit: %s', (_, observation, state) => {
    expect(judge({ ...observation, atMs: 30 * 60_000 }).reason).toBe(
      `web:2 was not deployed within 30 minutes; ${state}.`,
    );
  });

  const foreign = aService({ revisionArn: revisionArn('web:3') });
  const onStop = { facts: { rollbackEvents: ['DEPLOYMENT_STOP_ON_REQUEST'] }, overSinceMs: 60_000 };

  test.each<Case>([
    ['a deployment in progress', 'CodeDeploy deployment d-OURS00001 is in progress.', {}],
    [
      'one that succeeded',
      'web:2 is running: CodeDeploy completed deployment d-OURS00001.',
      { deployment: aCodeDeployment({ status: 'Succeeded' }) },
    ],
    [
      'one that succeeded without a task',
      'web:2 is running: CodeDeploy completed deployment d-OURS00001. The desired count is 0, so no task ran.',
      { deployment: aCodeDeployment({ status: 'Succeeded' }), service: aService({ desired: 0 }) },
    ],
    [
      'one that succeeded before its service was deleted',
      'web:2 is running: CodeDeploy completed deployment d-OURS00001.',
      { deployment: aCodeDeployment({ status: 'Succeeded' }), service: undefined },
    ],
    ['a service that is gone', 'The service is gone: it was deleted during the deployment.', { service: undefined }],
    [
      'a service that is being deleted',
      'The service is DRAINING: it was deleted during the deployment.',
      { service: aService({ status: 'DRAINING' }) },
    ],
    [
      'a stop that nobody explains',
      'Someone stopped deployment d-OURS00001 of web:2. In the meantime someone else deployed web:3.',
      { deployment: aCodeDeployment({ status: 'Stopped' }), service: foreign },
    ],
    [
      'a stop for a reason that is new to us',
      'CodeDeploy failed deployment d-OURS00001 of web:2.',
      { deployment: aCodeDeployment({ status: 'Stopped', errorCode: 'SOMETHING' }) },
    ],
    ['a rollback', 'CodeDeploy is rolling back to web:1.', { deployment: onAlarm, rollback: back('Created') }],
    [
      'a rollback that is done',
      'An alarm stopped deployment d-OURS00001 of web:2. CodeDeploy rolled back to web:1.',
      { deployment: onAlarm, rollback: back('Succeeded') },
    ],
    [
      'a rollback that failed',
      'An alarm stopped deployment d-OURS00001 of web:2. Its rollback d-BACK00001 also ended as Stopped (No.).',
      {
        deployment: onAlarm,
        rollback: aCodeDeployment({ id: 'd-BACK00001', status: 'Stopped', errorMessage: 'No..' }),
      },
    ],
    [
      'a rollback that is still to come',
      'Someone stopped deployment d-OURS00001 of web:2. Its rollback is not visible yet.',
      { deployment: byHand, atMs: 89_999 },
      onStop,
    ],
    [
      'a rollback that never came',
      'Someone stopped deployment d-OURS00001 of web:2.',
      { deployment: byHand, atMs: 90_000 },
      onStop,
    ],
    [
      'a rollback that CodeDeploy has named',
      'An alarm stopped deployment d-OURS00001 of web:2. Its rollback is not visible yet.',
      { deployment: onAlarm },
    ],
    [
      'a failure where only stops roll back',
      'CodeDeploy failed deployment d-OURS00001 of web:2 (It took too long).',
      { deployment: failed },
      onStop,
    ],
    [
      'a failure without a code where only stops roll back',
      'CodeDeploy failed deployment d-OURS00001 of web:2.',
      { deployment: aCodeDeployment({ status: 'Failed' }) },
      onStop,
    ],
    [
      'a stop while our own revision runs',
      'Someone stopped deployment d-OURS00001 of web:2.',
      { deployment: byHand, service: aService({ revisionArn: revisionArn('web:2') }) },
    ],
    [
      'an alarm where only stops roll back',
      'An alarm stopped deployment d-OURS00001 of web:2.',
      { deployment: aCodeDeployment({ status: 'Stopped', errorCode: 'ALARM_ACTIVE' }) },
      onStop,
    ],
    [
      'an alarm where alarms roll back',
      'An alarm stopped deployment d-OURS00001 of web:2. Its rollback is not visible yet.',
      { deployment: aCodeDeployment({ status: 'Stopped', errorCode: 'ALARM_ACTIVE' }) },
      { facts: { rollbackEvents: ['DEPLOYMENT_STOP_ON_ALARM'] } },
    ],
    [
      'a stop that nobody explains, where stops roll back',
      'Someone stopped deployment d-OURS00001 of web:2. Its rollback is not visible yet.',
      { deployment: aCodeDeployment({ status: 'Stopped' }), service: aService() },
      onStop,
    ],
    [
      'a stop of which the service is gone',
      'Someone stopped deployment d-OURS00001 of web:2.',
      { deployment: byHand, service: undefined },
    ],
    [
      'three failed tasks',
      '3 tasks of web:2 failed (limit 3).',
      { stoppedTasks: [aStoppedTask(), aStoppedTask(), aStoppedTask()], target: undefined },
    ],
    [
      'two failed tasks',
      'CodeDeploy deployment d-OURS00001 is in progress.',
      { stoppedTasks: [aStoppedTask(), aStoppedTask()] },
    ],
    [
      'the limit, in a state without events',
      'web:2 was not deployed within 30 minutes; the deployment is InProgress.',
      { atMs: 30 * 60_000, target: undefined },
    ],
    [
      'the limit, before the first event',
      'web:2 was not deployed within 30 minutes; the deployment is InProgress.',
      { atMs: 30 * 60_000, target: aTarget({ events: eventsUntil('Install', 'Pending') }) },
    ],
  ])('is explained: %s', (...[, reason, observation, more]: Case) => {
    expect(judge(observation, more).reason).toBe(reason);
  });

  test.each<readonly [string, CodeDeployObservation | undefined, string]>([
    ['at its event', aCodeDeployObservation(), '; it was at Install'],
    [
      'at the approval that nobody gave',
      aCodeDeployObservation({ deployment: aCodeDeployment({ status: 'Ready' }) }),
      '; nobody approved the traffic shift',
    ],
    ['nowhere without an event', aCodeDeployObservation({ target: aTarget({ events: eventsUntil() }) }), ''],
    ['nowhere without a poll', undefined, ''],
  ])('was, at the limit in the past, %s', (_, observation, where) => {
    expect(describeLimitPast(someFacts(), observation)).toBe(`web:2 was not deployed within 30 minutes${where}.`);
  });

  test('is judged by no text: other words of CodeDeploy never change the verdict', () => {
    const statuses = ['InProgress', 'Succeeded', 'Failed', 'Stopped'];
    fc.assert(
      fc.property(fc.constantFrom(...statuses), fc.string(), fc.string(), (status, one, other) => {
        const verdicts = [one, other].map(
          (errorMessage) => judge({ deployment: aCodeDeployment({ status, errorMessage }) }).verdict,
        );

        expect(verdicts[0]).toBe(verdicts[1]);
      }),
    );
  });
});
