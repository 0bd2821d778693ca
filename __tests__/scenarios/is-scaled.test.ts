/** A service whose desired count is changed by Application Auto Scaling. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { callApi } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { aSteadyService, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 100, tasks: 'simulated', instances: 8 });
  await aSteadyService(stage);
});

afterEach(() => stage.close());

const INPUTS = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
const TARGET = {
  ServiceNamespace: 'ecs',
  ResourceId: 'service/production/hello',
  ScalableDimension: 'ecs:service:DesiredCount',
};

function run(inputs: Readonly<Record<string, string>>) {
  return stage.job.run({ inputs: { ...INPUTS, ...inputs }, environment: stage.environment });
}

async function scale(operation: string, input: JsonObject): Promise<void> {
  const answer = await callApi(stage.local, {
    service: 'application-autoscaling',
    operation,
    input: { ...TARGET, ...input },
  });
  expect(answer.body.__type).toBeUndefined();
}

test('a plan names the range and the policies, and a desired count that is given is a warning', async () => {
  await scale('RegisterScalableTarget', { MinCapacity: 2, MaxCapacity: 10 });
  await scale('PutScalingPolicy', { PolicyName: 'cpu-70', PolicyType: 'TargetTrackingScaling' });

  const planned = await run({ 'environment-variables': 'RELEASE=2', 'dry-run': 'true' });
  const counted = await run({ 'desired-count': '12', 'dry-run': 'true' });

  expect(planned.log).toContain(
    'Autoscaling: 2 to 10 tasks, policy cpu-70. It may change the desired count during the deployment.',
  );
  expect(counted.log).toContain(
    'Service hello is scaled by Application Auto Scaling (cpu-70), and 12 is outside 2 to 10 tasks: it may change desired-count 12 again.',
  );
});

test('a count that changes during the deployment is reported as no part of it', async () => {
  const result = await stage.job.run({
    inputs: { ...INPUTS, 'environment-variables': 'RELEASE=2' },
    environment: stage.environment,
    onStart: (child) => {
      child.stdout?.on('data', (bytes: Buffer) => {
        if (!/new [0-3]\/4/.test(bytes.toString('utf8'))) return;
        stage.call('UpdateService', { cluster: 'production', service: 'hello', desiredCount: 5 });
      });
    },
  });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(result.log).toContain(
    'Service hello: desired count changed from 4 to 5, not by this run; the deployment continues',
  );
});

test('a deploy that leaves the count alone does not ask, and what may not be read is one notice', async () => {
  const denied = { kind: 'denied' } as const;
  stage.local.setFaults([{ operation: 'DescribeScalableTargets', on: 'every', fault: denied }]);

  const planned = await run({ 'environment-variables': 'RELEASE=2', 'dry-run': 'true' });
  const deployed = await run({ 'environment-variables': 'RELEASE=2' });

  expect([planned.exitCode, planned.log.split('Unknown whether the services are scaled').length - 1]).toEqual([0, 1]);
  expect([deployed.exitCode, deployed.log.includes('are scaled automatically')]).toEqual([0, false]);
});
