import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { judgeCodeDeploy } from '../../../src/drivers/code-deploy/judge-deployment.ts';
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
  verdict: string,
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
