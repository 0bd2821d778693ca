import { describe, expect, test } from '@jest/globals';
import { combineGroups, type GroupReading, listTargetQueries } from '../../src/verification/target-metrics.ts';

const ERRORS = { kind: 'target-errors', codes: '5XX' } as const;
const LATENCY = { kind: 'target-latency', statistic: 'p99' } as const;
const ELB = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333';

test('the metrics of a target group have both of its dimensions', () => {
  const pair = { targetGroupArn: `${ELB}:targetgroup/web/0123`, loadBalancerArn: `${ELB}:loadbalancer/app/shop/4567` };
  const dimensions = [
    { name: 'TargetGroup', value: 'targetgroup/web/0123' },
    { name: 'LoadBalancer', value: 'app/shop/4567' },
  ];
  const query = { namespace: 'AWS/ApplicationELB', dimensions };

  expect(listTargetQueries(ERRORS, pair)).toEqual([
    { ...query, name: 'RequestCount', statistic: 'Sum' },
    { ...query, name: 'HTTPCode_Target_5XX_Count', statistic: 'Sum' },
  ]);
  expect(listTargetQueries(LATENCY, pair)[1]).toEqual({ ...query, name: 'TargetResponseTime', statistic: 'p99' });
});

const group = (requests?: number, own?: number): GroupReading => ({ requests, own });

describe('target groups', () => {
  test('count together once the deployment is complete', () => {
    const now = [group(100, 2), group()];
    const before = [group(), group(400, 1)];

    expect(combineGroups(ERRORS, { now, before, isPaused: false })).toEqual({
      kind: 'rate',
      bad: 2,
      requests: 100,
      compared: { label: 'before the deployment', value: 0.0025 },
    });
  });

  test('are judged by the new one at a pause, with the old one to compare', () => {
    const [now, before] = [
      [group(10_000, 0), group(50, 25)],
      [group(9_000, 0), group()],
    ];

    expect(combineGroups(ERRORS, { now, before, isPaused: true })).toEqual({
      kind: 'rate',
      bad: 25,
      requests: 50,
      compared: { label: 'the old target group', value: 0 },
    });
  });

  test.each([
    ['both', [group(1), group(1)]],
    ['neither', [group(), group()]],
  ])('are not judged at a pause if %s had requests before', (_, before) => {
    const reading = combineGroups(ERRORS, { now: [group(9, 9), group(9, 9)], before, isPaused: true });

    expect(reading).toMatchObject({
      kind: 'unread',
      why: expect.stringContaining('which target group is the new one'),
    });
  });

  test('have the largest latency of all', () => {
    const now = [group(5, 0.3), group(5, 0.8), group()];

    expect(combineGroups(LATENCY, { now, before: [group(5, 0.2)], isPaused: false })).toEqual({
      kind: 'value',
      value: 0.8,
      compared: { label: 'before the deployment', value: 0.2 },
    });
  });

  test('that are none have nothing to judge', () => {
    expect(combineGroups(ERRORS, { now: [], before: [], isPaused: false })).toMatchObject({ kind: 'unread' });
  });
});
