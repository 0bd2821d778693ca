import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseMetricCheck } from '../../src/inputs/verification-forms.ts';
import type { MetricCheck } from '../../src/ports/verification.ts';
import { judgeMetric } from '../../src/verification/judge-metric.ts';

function check(text: string): MetricCheck {
  const parsed = parseMetricCheck(text);
  if (!('value' in parsed)) throw new Error(text);
  return parsed.value;
}

const ERRORS = check('target-5xx-rate < 1%');
const rate = (bad: number, requests: number) => judgeMetric(ERRORS, { kind: 'rate', bad, requests });

describe('a rate', () => {
  test.each([
    [0, 1_000, 'passed', 'was 0% (0 of 1000 requests)'],
    [9, 1_000, 'passed', 'was 0.9% (9 of 1000 requests)'],
    [5, 100, 'failed', 'was 5% (5 of 100 requests)'],
    [30, 1_000, 'failed', 'was 3% (30 of 1000 requests)'],
    [4, 4, 'inconclusive', 'was 100% (4 of 4 requests); too few requests to be certain'],
    [11, 1_000, 'inconclusive', 'was 1.1% (11 of 1000 requests); too few requests to be certain'],
    [0, 0, 'inconclusive', 'has no requests'],
  ])('of %d bad in %d requests has %s', (bad, requests, result, why) => {
    expect(rate(bad, requests)).toEqual({ check: 'target-5xx-rate < 1%', result, why });
  });

  test('is shown with what it is compared with', () => {
    const compared = { label: 'before the deployment', value: 0.002 };

    expect(judgeMetric(ERRORS, { kind: 'rate', bad: 0, requests: 10, compared }).why).toBe(
      'was 0% (0 of 10 requests); before the deployment 0.2%',
    );
  });

  test('fails no service of 1,000 that keeps the limit: a tenth of it fails by chance, and is read five times', () => {
    const requests = fc.noBias(fc.array(fc.nat(999), { minLength: 500, maxLength: 500 }));

    fc.assert(
      fc.property(requests, (given) => {
        const isBad = given.map((one) => one === 0);
        for (const count of [100, 200, 300, 400, 500]) {
          expect(rate(isBad.slice(0, count).filter(Boolean).length, count).result).not.toBe('failed');
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('of 5% is found in every one of 1,000 services with 1,500 requests', () => {
    const requests = fc.noBias(fc.array(fc.nat(19), { minLength: 1_500, maxLength: 1_500 }));

    fc.assert(
      fc.property(requests, (given) => {
        expect(rate(given.filter((one) => one === 0).length, 1_500).result).toBe('failed');
      }),
      { numRuns: 1_000 },
    );
  });

  test('never fails where the limit is kept, and fails no less with more that is bad', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(2_000), fc.nat(2_000), (one, other, more) => {
        const [bad, worse] = [Math.min(one, other), Math.max(one, other)];
        const requests = Math.max(worse + more, 1);
        const order = { passed: 0, inconclusive: 1, failed: 2 };

        expect(rate(bad, requests).result === 'passed').toBe(bad / requests < 0.01);
        expect(order[rate(bad, requests).result]).toBeLessThanOrEqual(order[rate(worse, requests).result]);
      }),
    );
  });
});

describe('a value', () => {
  test.each([
    ['target-latency-p99 < 800ms', 0.7, 'passed', 'was 700 ms'],
    ['target-latency-p99 < 800ms', 0.8, 'failed', 'was 800 ms'],
    ['target-latency-p99 <= 800ms', 0.8, 'passed', 'was 800 ms'],
    ['Shop/Orders Sum >= 10', 9.999, 'failed', 'was 10'],
    ['Shop/Orders Sum > 10', 11, 'passed', 'was 11'],
  ])('%s of %d has %s', (text, value, result, why) => {
    expect(judgeMetric(check(text), { kind: 'value', value })).toEqual({ check: text, result, why });
  });

  test.each([
    ['without data', { kind: 'value', value: undefined }, 'has no data'],
    ['that was not read', { kind: 'unread', why: 'could not be read: denied' }, 'could not be read: denied'],
  ] as const)('%s is inconclusive', (_, reading, why) => {
    expect(judgeMetric(check('Shop/Orders Sum > 10'), reading)).toMatchObject({ result: 'inconclusive', why });
  });
});
