import { expect, test } from '@jest/globals';
import { planConfiguration } from '../../src/rollout/configuration.ts';
import { aRequest, aService } from '../support/service-builders.ts';

test('nothing asked for sends nothing', () => {
  expect(planConfiguration(aService(), aRequest())).toEqual({
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    changes: [],
  });
});

test('what the service has already sends nothing', () => {
  const plan = planConfiguration(aService(), aRequest({ maximumPercent: 200, circuitBreaker: 'on' }));

  expect(plan.configuration).toBeUndefined();
});

test('one percent alone keeps the other, the circuit breaker, the alarms and members that nobody knows', () => {
  const deploymentConfiguration = { ...aService().deploymentConfiguration, bakeTimeInMinutes: 3, futureMember: true };
  const service = aService({ deploymentConfiguration });

  expect(planConfiguration(service, aRequest({ minimumHealthyPercent: 50 }))).toEqual({
    minimumHealthyPercent: 50,
    maximumPercent: 200,
    configuration: { ...deploymentConfiguration, minimumHealthyPercent: 50 },
    changes: ['minimumHealthyPercent: 100 → 50'],
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
  expect(plan.changes).toEqual(['circuit breaker: on → on-without-rollback']);
});
