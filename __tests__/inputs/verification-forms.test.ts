import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseMetricCheck, parseUrlCheck } from '../../src/inputs/verification-forms.ts';

describe('a line of verify-url', () => {
  test.each([
    ['https://shop.test/health', { url: 'https://shop.test/health' }],
    ['http://127.0.0.1:8080/ 204', { url: 'http://127.0.0.1:8080/', status: 204 }],
    ['/health contains all is well', { url: '/health', contains: 'all is well' }],
    ['/health within 800ms', { url: '/health', withinMs: 800 }],
    ['/health within 800', { url: '/health', withinMs: 800 }],
    ['/health within 2 s', { url: '/health', withinMs: 2_000 }],
    [
      '  https://shop.test/ 200 contains within reach within 5s ',
      { url: 'https://shop.test/', status: 200, contains: 'within reach', withinMs: 5_000 },
    ],
  ])('%s', (line, value) => {
    expect(parseUrlCheck(line)).toEqual({ value: { text: line.trim(), ...value } });
  });

  test.each([
    'shop.test/health',
    'ftp://shop.test/health',
    'https://user:canary@shop.test/',
    'https://',
    '/health 20',
    '/health with 5s',
    '/health within soon',
    '',
  ])('%j is refused, and what it may hold is not shown', (line) => {
    const parsed = parseUrlCheck(line);

    expect(parsed).toHaveProperty('errors');
    expect(JSON.stringify(parsed)).not.toContain('canary');
  });
});

describe('a line of verify-metrics', () => {
  const errors = (codes: string) => ({ kind: 'target-errors', codes });
  const latency = (statistic: string) => ({ kind: 'target-latency', statistic });

  test.each([
    ['target-5xx-rate < 1%', { metric: errors('5XX'), operator: '<', limit: 0.01 }],
    ['target-4xx-rate <= 5.5 %', { metric: errors('4XX'), operator: '<=', limit: 0.055 }],
    ['target-latency-p99 < 800ms', { metric: latency('p99'), operator: '<', limit: 0.8 }],
    ['target-latency-average<2s', { metric: latency('Average'), operator: '<', limit: 2 }],
    [
      'Shop/Orders{Stage=prod, Kind=a=b} Sum >= 10',
      {
        metric: {
          kind: 'custom',
          namespace: 'Shop',
          name: 'Orders',
          dimensions: [
            { name: 'Stage', value: 'prod' },
            { name: 'Kind', value: 'a=b' },
          ],
          statistic: 'Sum',
        },
        operator: '>=',
        limit: 10,
      },
    ],
    [
      'AWS/SQS/ApproximateAgeOfOldestMessage p99.9 > -1.5',
      {
        metric: {
          kind: 'custom',
          namespace: 'AWS/SQS',
          name: 'ApproximateAgeOfOldestMessage',
          dimensions: [],
          statistic: 'p99.9',
        },
        operator: '>',
        limit: -1.5,
      },
    ],
  ])('%s', (line, value) => {
    expect(parseMetricCheck(line)).toEqual({ value: { text: line, ...value } });
  });

  test.each([
    'target-5xx-rate < 1',
    'target-5xx-rate > 1%',
    'target-3xx-rate < 1%',
    'target-latency-p99 < 800',
    'target-latency-p999 < 1s',
    'Shop/Orders < 1',
    'Shop/Orders Median < 1',
    'Orders Sum < 1',
    'Shop/Orders{Stage} Sum < 1',
    'Shop/Orders Sum < 1%',
    'Shop/Orders Sum = 1',
    '< 1%',
    '',
  ])('%j is refused with the forms that there are', (line) => {
    expect(parseMetricCheck(line)).toMatchObject({
      errors: [{ advice: expect.stringContaining('target-5xx-rate < 1%') }],
    });
  });
});

test('any text is a check or refused', () => {
  const word = fc.constantFrom(
    'target-5xx-rate',
    '<',
    '1%',
    '/a',
    '200',
    'within',
    '5s',
    'contains',
    '{',
    '}',
    '=',
    'é',
  );
  const line = fc.oneof(
    fc.string(),
    fc.array(word).map((words) => words.join(' ')),
  );

  fc.assert(
    fc.property(line, (text) => {
      for (const parsed of [parseUrlCheck(text), parseMetricCheck(text)]) {
        expect('value' in parsed || 'errors' in parsed).toBe(true);
      }
    }),
  );
});
