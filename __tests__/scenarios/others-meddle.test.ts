/** Someone else changes the service while we follow it. */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  aSteadyService,
  aTaskDefinition,
  describeService,
  openStage,
  type ScenarioStage,
} from '../support/harness/scenario-stage.ts';

const FOLLOW = { cluster: 'production', service: 'hello', image: 'hello:v2', 'wait-max-delay-seconds': '1' };
const HELLO = { cluster: 'production', service: 'hello' };
let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 20, tasks: 'simulated' });
  await aSteadyService(stage);
});

afterEach(async () => {
  await stage.close();
});

/** Runs our deploy, and another step once our new tasks run. */
function deployWhile(act: () => void, inputs: Readonly<Record<string, string>> = {}) {
  let hasActed = false;
  return stage.job.run({
    inputs: { ...FOLLOW, ...inputs },
    environment: stage.environment,
    onStart: (child) => {
      child.stdout?.on('data', (bytes: Buffer) => {
        if (hasActed || !bytes.toString().includes('new 1/4')) return;
        hasActed = true;
        act();
      });
    },
  });
}

test('a newer deployment supersedes ours: red, named, and not touched by us', async () => {
  const result = await deployWhile(() => {
    stage.call('RegisterTaskDefinition', aTaskDefinition({ taskRoleArn: 'arn:aws:iam::123456789012:role/other' }));
    stage.call('UpdateService', { ...HELLO, taskDefinition: 'hello:3' });
  });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'superseded']);
  expect(result.outputs.reason).toMatch(/^Superseded: someone deployed hello:3 \(ecs-svc\/\d+\)/);
  expect(result.summary).toContain('See who deployed: `slipway history --cluster production --service hello`');
  expect(result.log).not.toContain('no stopped task');
  expect(stage.writes().filter((operation) => operation === 'StopServiceDeployment')).toEqual([]);
  expect(describeService(stage).taskDefinition).toMatch(/hello:3$/);
});

test('a person’s rollback is reported as such', async () => {
  const result = await deployWhile(() => {
    const serviceDeploymentArn = String(describeService(stage).currentServiceDeployment);
    stage.call('StopServiceDeployment', { serviceDeploymentArn, stopType: 'ROLLBACK' });
  });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
  expect(describeService(stage).taskDefinition).toMatch(/hello:1$/);
});

test('a service that is deleted has failed at once', async () => {
  const result = await deployWhile(() => {
    stage.call('DeleteService', { ...HELLO, force: true });
  });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
  expect(result.outputs.reason).toMatch(/^The service is (?:DRAINING|INACTIVE): it was deleted during the rollout\./);
  expect(result.log).toContain('it was deleted during the rollout');
  expect(result.log).not.toContain('no stopped task');
});

describe('a changed desired count', () => {
  test('is followed with the count as it is now, and never sent back', async () => {
    const result = await deployWhile(() => {
      stage.call('UpdateService', { ...HELLO, desiredCount: 3 });
    });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(describeService(stage)).toMatchObject({ desiredCount: 3, runningCount: 3 });
  });
});

test('a service with a desired count of 0 is steady, and says that nothing was proven', async () => {
  stage.call('UpdateService', { ...HELLO, desiredCount: 0 });

  const result = await stage.job.run({ inputs: FOLLOW, environment: stage.environment });

  expect(result.outputs.verdict).toBe('steady');
  expect(result.outputs.reason).toContain('no task ran');
});

test('a service without a circuit breaker is deployed with a notice', async () => {
  const result = await stage.job.run({
    inputs: { ...FOLLOW, 'circuit-breaker': 'off' },
    environment: stage.environment,
  });

  expect(result.outputs.verdict).toBe('steady');
  expect(result.log).toContain('if this job dies, nothing stops a bad deployment');
});

test('a run that follows up on a killed one finds its rollout and follows that', async () => {
  await stage.job.run({ inputs: { ...FOLLOW, 'wait-for-service-stability': 'false' }, environment: stage.environment });
  const before = stage.writes();

  const result = await stage.job.run({ inputs: FOLLOW, environment: stage.environment });

  const listed = stage.call('ListServiceDeployments', HELLO).serviceDeployments as readonly JsonObject[];
  expect([result.outputs.verdict, listed.length]).toEqual(['steady', 2]);
  expect(stage.writes()).toEqual([...before, 'TagResource']);
});
