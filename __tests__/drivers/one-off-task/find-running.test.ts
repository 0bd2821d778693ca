import { expect, test } from '@jest/globals';
import { hasRunningTask } from '../../../src/drivers/one-off-task/find-running.ts';
import { DeployError } from '../../../src/ports/deploy-error.ts';
import type { StartedTask } from '../../../src/ports/task-records.ts';
import { aRequest, revisionArn, taskArn } from '../../support/builders/service-builders.ts';
import { anEcs } from '../../support/fakes/fake-world.ts';
import { aTaskRequest } from './builders.ts';

const TASK: StartedTask = {
  arn: taskArn('one'),
  revisionArn: revisionArn('web:2'),
  lastStatus: 'RUNNING',
  containerOverrides: [],
};
const denied = new DeployError({ kind: 'access', message: 'ecs:ListTasks was denied.', advice: 'Allow it.' });

test.each([
  { name: 'that runs', listed: Promise.resolve([TASK]), expected: true },
  { name: 'that has stopped', listed: Promise.resolve([{ ...TASK, lastStatus: 'STOPPED' }]), expected: false },
  {
    name: 'of another family',
    listed: Promise.resolve([{ ...TASK, revisionArn: revisionArn('api:2') }]),
    expected: false,
  },
])('a task $name: $expected', async ({ listed, expected }) => {
  const request = aRequest({ oneOffTask: aTaskRequest() });

  expect(await hasRunningTask(request, ['web'], { ecs: anEcs({ startedTasks: () => listed }) })).toBe(expected);
});

test('nothing is known where tasks may not be listed, and nothing is asked when none is waited for', async () => {
  const ecs = anEcs({ startedTasks: () => Promise.reject(denied) });
  const left = aRequest({ oneOffTask: aTaskRequest({ shouldWait: false }) });

  expect(await hasRunningTask(aRequest({ oneOffTask: aTaskRequest() }), ['web'], { ecs })).toBe(false);
  expect(await hasRunningTask(left, ['web'], { ecs: anEcs() })).toBe(false);
});
