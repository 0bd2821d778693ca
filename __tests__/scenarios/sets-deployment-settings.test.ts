/** Settings of how ECS deploys the service: sent only when given, and all others kept. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aSteadyService, describeService, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
  await aSteadyService(stage);
});

afterEach(() => stage.close());

const INPUTS = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };

function run(inputs: Readonly<Record<string, string>>) {
  return stage.job.run({ inputs: { ...INPUTS, ...inputs }, environment: stage.environment });
}

function configuration(): JsonObject {
  return describeService(stage).deploymentConfiguration as JsonObject;
}

test('threshold, reset, early success, alarms and bake time are set, and the percents stay', async () => {
  const inputs = {
    'environment-variables': 'RELEASE=2',
    'circuit-breaker-threshold': '25% unbounded',
    'reset-on-healthy-task': 'false',
    'early-success': '100% deferred',
    'deployment-alarms': 'errors, latency',
    'bake-time-minutes': '1',
    'availability-zone-rebalancing': 'ENABLED',
    'health-check-grace-period': '30',
  };

  const result = await run(inputs);

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(configuration()).toMatchObject({
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    deploymentCircuitBreaker: {
      enable: true,
      rollback: true,
      resetOnHealthyTask: false,
      thresholdConfiguration: { type: 'UNBOUNDED_PERCENT', value: 25 },
    },
    earlySuccessCriteria: { enable: true, healthyPercent: 100, sourceServiceRevisionCleanup: 'DEFERRED' },
    alarms: { alarmNames: ['errors', 'latency'], enable: true, rollback: true },
    bakeTimeInMinutes: 1,
  });
  expect(describeService(stage)).toMatchObject({
    availabilityZoneRebalancing: 'ENABLED',
    healthCheckGracePeriodSeconds: 30,
  });

  const again = await run(inputs);

  expect(again.outputs.verdict).toBe('unchanged');
});

test('a setting alone is an update that starts no deployment, and a plan shows it', async () => {
  const planned = await run({ 'circuit-breaker-threshold': '5', 'dry-run': 'true' });
  const result = await run({ 'circuit-breaker-threshold': '5' });

  expect(planned.outputs.reason).toBe(
    'Plan: 1 to change. hello: deploymentConfiguration.deploymentCircuitBreaker.thresholdConfiguration.type added, ' +
      'deploymentConfiguration.deploymentCircuitBreaker.thresholdConfiguration.value added.',
  );
  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(configuration()).toMatchObject({
    deploymentCircuitBreaker: { thresholdConfiguration: { type: 'COUNT', value: 5 } },
  });
});

test('a setting alone, not waited for, does not claim a deployment; one that may be refused is warned of', async () => {
  const result = await run({ 'health-check-grace-period': '30', 'wait-for-service-stability': 'false' });

  expect(result.outputs).toMatchObject({
    verdict: 'started',
    reason: 'The settings were updated; hello:1 stays deployed. Not waiting for it.',
  });
  expect(result.log).toContain('Service hello has no load balancer: ECS may refuse health-check-grace-period.');
});

test('what ECS would refuse is refused in the plan', async () => {
  const before = stage.writes().length;

  const result = await run({ 'platform-version': '1.4.0', 'early-success': '75%' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  expect(result.log).toContain('early-success: 75%25 is below minimumHealthyPercent 100 of service hello.');
  expect(result.log).toContain('runs on container instances (EC2), which have no platform version.');
  expect(stage.writes().length).toBe(before);
});
