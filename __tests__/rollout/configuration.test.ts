import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { DeploymentSettings } from '../../src/inputs/request.ts';
import { planConfiguration } from '../../src/rollout/configuration.ts';
import { aRequest, aService } from '../support/builders/service-builders.ts';

test('no request sends nothing', () => {
  expect(planConfiguration(aService(), aRequest())).toEqual({
    minimumHealthyPercent: 100,
    maximumPercent: 200,
  });
});

test('what the service has already sends nothing', () => {
  const plan = planConfiguration(aService(), aRequest({ maximumPercent: 200, circuitBreaker: 'on' }));

  expect(plan.configuration).toBeUndefined();
});

test('one percent alone keeps the other, the circuit breaker, the alarms and fields that nobody knows', () => {
  const deploymentConfiguration = { ...aService().deploymentConfiguration, bakeTimeInMinutes: 3, futureField: true };
  const service = aService({ deploymentConfiguration });

  expect(planConfiguration(service, aRequest({ minimumHealthyPercent: 50 }))).toEqual({
    minimumHealthyPercent: 50,
    maximumPercent: 200,
    configuration: { ...deploymentConfiguration, minimumHealthyPercent: 50 },
  });
});

test('the circuit breaker keeps its threshold when it is switched', () => {
  const deploymentCircuitBreaker = {
    enable: true,
    rollback: true,
    thresholdConfiguration: { type: 'COUNT', value: 5 },
  };
  const service = aService({ deploymentConfiguration: { deploymentCircuitBreaker } });

  const plan = planConfiguration(service, aRequest({ circuitBreaker: 'on-without-rollback' }));

  expect(plan.configuration?.deploymentCircuitBreaker).toEqual({ ...deploymentCircuitBreaker, rollback: false });
});

describe('settings of the deployment', () => {
  const known = { ...aService().deploymentConfiguration, futureField: true };
  const service = aService({ deploymentConfiguration: known });
  const configurationFor = (deployment: DeploymentSettings) =>
    planConfiguration(service, aRequest({ deployment })).configuration;
  const breaker = {
    ...(aService().deploymentConfiguration.deploymentCircuitBreaker as JsonObject),
    enable: true,
    rollback: true,
  };

  test.each<readonly [string, DeploymentSettings, JsonObject]>([
    [
      'a threshold as a count',
      { breakerThreshold: { type: 'COUNT', value: 5 } },
      { deploymentCircuitBreaker: { ...breaker, thresholdConfiguration: { type: 'COUNT', value: 5 } } },
    ],
    [
      'no reset by a healthy task',
      { isResetByHealthyTask: false },
      { deploymentCircuitBreaker: { ...breaker, resetOnHealthyTask: false } },
    ],
    [
      'early success',
      { earlySuccess: { healthyPercent: 75, cleanup: 'DEFERRED' } },
      { earlySuccessCriteria: { enable: true, healthyPercent: 75, sourceServiceRevisionCleanup: 'DEFERRED' } },
    ],
    ['alarms', { alarms: ['latency'] }, { alarms: { alarmNames: ['latency'], enable: true, rollback: true } }],
    ['alarms that are turned off', { alarms: 'off' }, { alarms: { alarmNames: [], enable: false, rollback: false } }],
    ['a bake time', { bakeTimeMinutes: 3 }, { bakeTimeInMinutes: 3 }],
  ])('%s: only that changes, and all else goes back as it was', (_, deployment, fields) => {
    expect(configurationFor(deployment)).toMatchObject({ ...known, ...fields });
  });

  test('early success that is on is turned off', () => {
    const has = { ...known, earlySuccessCriteria: { enable: true, healthyPercent: 75 } };
    const request = aRequest({ deployment: { earlySuccess: 'off' } });

    const { configuration } = planConfiguration(aService({ deploymentConfiguration: has }), request);

    expect(configuration).toMatchObject({ earlySuccessCriteria: { enable: false } });
  });

  test.each<readonly [string, DeploymentSettings]>([
    ['early success that is off', { earlySuccess: 'off' }],
    ['alarms in another order', { alarms: ['latency', 'errors'] }],
  ])('%s: nothing is sent', (_, deployment) => {
    const has = { ...known, alarms: { alarmNames: ['errors', 'latency'], enable: true, rollback: true } };
    const service = aService({ deploymentConfiguration: has });

    expect(planConfiguration(service, aRequest({ deployment })).configuration).toBeUndefined();
  });

  test('that the service has already send nothing', () => {
    const has = { ...known, bakeTimeInMinutes: 3, alarms: { alarmNames: ['errors'], enable: true, rollback: false } };
    const request = aRequest({ deployment: { bakeTimeMinutes: 3, alarms: ['errors'] } });

    expect(planConfiguration(aService({ deploymentConfiguration: has }), request).configuration).toBeUndefined();
  });
});
