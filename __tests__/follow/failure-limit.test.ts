import { expect, test } from '@jest/globals';
import { chooseFailureLimit, readFailureLimit } from '../../src/follow/failure-limit.ts';
import { anObservation, aService, aServiceDeployment } from '../support/builders/service-builders.ts';

const on = { enabled: true, rollback: true };
const reported = (threshold: number) =>
  aServiceDeployment({ circuitBreaker: { status: 'MONITORING', failureCount: 0, threshold } });

test.each([
  { name: 'twice the threshold that ECS reports', threshold: 5, limit: 10 },
  { name: 'that of the settings where ECS reports none', threshold: 0, limit: 6 },
])('the failure limit with a circuit breaker is $name', ({ threshold, limit }) => {
  const service = aService({ desired: 4, circuitBreaker: on });

  expect(readFailureLimit(anObservation({ service, serviceDeployment: reported(threshold) }))).toBe(limit);
});

test('a threshold that ECS reports counts only with a circuit breaker', () => {
  const service = aService({ desired: 4, circuitBreaker: { enabled: false, rollback: false } });

  expect(readFailureLimit(anObservation({ service, serviceDeployment: reported(50) }))).toBe(3);
});

test.each([
  { name: 'half of the desired count by default', threshold: {}, limit: 100 },
  { name: 'a number', threshold: { type: 'COUNT', value: 4 }, limit: 8 },
  { name: 'a share, at least 3', threshold: { type: 'BOUNDED_PERCENT', value: 1 }, limit: 6 },
  { name: 'a share without bounds', threshold: { type: 'UNBOUNDED_PERCENT', value: 1 }, limit: 2 },
])('of a hundred tasks the limit is twice the threshold: $name', ({ threshold, limit }) => {
  expect(chooseFailureLimit(100, { threshold })).toBe(limit);
});
