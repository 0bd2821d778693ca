import { describe, expect, test } from '@jest/globals';
import { computeThreshold, readBreaker } from '../../src/engine/breaker-settings.ts';

describe('the threshold of the circuit breaker', () => {
  // Examples of the ECS Developer Guide, deployment circuit breaker.
  test.each([
    { name: 'one task: at least three failures', desired: 1, thresholdConfiguration: undefined, threshold: 3 },
    { name: 'half of twenty-five, rounded up', desired: 25, thresholdConfiguration: undefined, threshold: 13 },
    { name: 'half of four hundred', desired: 400, thresholdConfiguration: undefined, threshold: 200 },
    { name: 'never over two hundred', desired: 800, thresholdConfiguration: undefined, threshold: 200 },
    {
      name: 'an unbounded percent has no least number but one failure',
      desired: 0,
      thresholdConfiguration: { type: 'UNBOUNDED_PERCENT', value: 50 },
      threshold: 1,
    },
    {
      name: 'an unbounded percent of many',
      desired: 800,
      thresholdConfiguration: { type: 'UNBOUNDED_PERCENT', value: 50 },
      threshold: 400,
    },
    { name: 'a count is itself', desired: 9, thresholdConfiguration: { type: 'COUNT', value: 2 }, threshold: 2 },
  ])('$name', ({ desired, thresholdConfiguration, threshold }) => {
    const breaker = readBreaker({ deploymentCircuitBreaker: { enable: true, thresholdConfiguration } });

    expect(computeThreshold(breaker, desired)).toBe(threshold);
  });
});
