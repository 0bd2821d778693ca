import { describe, expect, test } from '@jest/globals';
import { type InstanceCapacity, lowerBound, upperBound } from '@slipway/ecs-rules/scheduler';
import * as fc from 'fast-check';
import {
  anInstance,
  NEEDS,
  NEEDS_PORT_80,
  someRules,
} from '../../packages/ecs-rules/__tests__/support/builders/scheduler-builders.ts';
import { applyChange } from '../../src/forecast/changes.ts';
import { forecastRollout } from '../../src/forecast/forecast.ts';
import type { Rollout } from '../../src/forecast/rollout.ts';

const BALANCED = { healthyMs: 10_000, drainingMs: 20_000 };

/** Unlimited capacity. */
function rolling(desired: number, minimumHealthyPercent: number, maximumPercent: number): Rollout {
  return {
    isDaemon: false,
    desired,
    minimumHealthyPercent,
    maximumPercent,
    tasks: Array.from({ length: desired }, (_, at) => ({ id: `t${at}`, availabilityZone: '', phase: 'running' })),
    presentNeeds: NEEDS,
    nextNeeds: NEEDS,
    capacity: { kind: 'unlimited' },
    sizes: [],
    mayUseDynamicPorts: true,
    pace: { healthyMs: 40_000, drainingMs: 10_000 },
  };
}

/** One task on each of the first instances, with host port 80. */
function onInstances(rollout: Rollout, instances: number, change: Partial<InstanceCapacity> = {}): Rollout {
  const empty = Array.from({ length: instances }, (_, at) => anInstance(`i${at}`, change));
  const kept = empty.map((instance, at) =>
    at < rollout.desired ? { ...instance, usedTcpPorts: [80], taskCount: 1, ownTaskCount: 1 } : instance,
  );
  const tasks = rollout.tasks.map((task, at) => ({ ...task, instanceId: `i${at}`, availabilityZone: 'a' }));
  const needs = { presentNeeds: NEEDS_PORT_80, nextNeeds: NEEDS_PORT_80, pace: BALANCED };
  return { ...rollout, ...needs, tasks, capacity: { kind: 'instances', instances: kept }, sizes: empty.slice(0, 1) };
}

describe('a rollout with capacity for all', () => {
  test.each([
    { name: 'stops two first at 50/100', asked: [4, 50, 100], batches: 2, fewestInService: 2, mostTasks: 4 },
    { name: 'starts all first at 100/200', asked: [4, 100, 200], batches: 1, fewestInService: 4, mostTasks: 8 },
    { name: 'starts one first when there is one', asked: [1, 100, 200], batches: 1, fewestInService: 1, mostTasks: 2 },
    {
      name: 'leaves a gap when there is one at 0/100',
      asked: [1, 0, 100],
      batches: 1,
      fewestInService: 0,
      mostTasks: 1,
    },
    { name: 'goes by fours at 100/125 of four', asked: [4, 100, 125], batches: 4, fewestInService: 4, mostTasks: 5 },
  ])('$name', ({ asked: [desired = 0, min = 0, max = 0], batches, fewestInService, mostTasks }) => {
    const forecast = forecastRollout(rolling(desired, min, max));

    expect(forecast).toMatchObject({ kind: 'will-progress', batches, fewestInService, mostTasks });
  });

  test('needs nothing for a desired count of 0', () => {
    expect(forecastRollout(rolling(0, 100, 200))).toEqual({
      kind: 'will-progress',
      batches: 0,
      fewestInService: 0,
      mostTasks: 0,
      leastMs: 0,
      biggestPart: 'health',
    });
  });

  test('takes 40 seconds a batch without any check, and a poll for the last old task to go', () => {
    expect(forecastRollout(rolling(4, 50, 100))).toMatchObject({
      leastMs: 2 * (40_000 + 10_000),
      biggestPart: 'health',
    });
  });
});

describe('on container instances, with a fixed host port', () => {
  test('one spare instance takes one task at a time, and each waits for the one before it to drain', () => {
    expect(forecastRollout(onInstances(rolling(4, 100, 200), 5))).toEqual({
      kind: 'will-progress',
      batches: 4,
      fewestInService: 4,
      mostTasks: 5,
      leastMs: 4 * (10_000 + 20_000),
      biggestPart: 'draining',
    });
  });

  test('an instance for each new task takes them all at once', () => {
    const forecast = forecastRollout(onInstances(rolling(4, 100, 200), 8));

    expect(forecast).toMatchObject({ batches: 1, fewestInService: 4, mostTasks: 8, leastMs: 30_000 });
  });

  test('without a spare one it cannot work, and each change that would do is the smallest of its kind', () => {
    const forecast = forecastRollout(onInstances(rolling(4, 100, 200), 4));

    expect(forecast).toMatchObject({
      kind: 'cannot-progress',
      stall: { replaced: 0, blocked: { kind: 'placement', failure: { reason: 'PORTS' } } },
      changes: [
        { kind: 'minimum-healthy-percent', percent: 75 },
        { kind: 'instances', count: 1, isSmallest: true },
        { kind: 'dynamic-ports' },
      ],
    });
  });

  test('a task that is stopping frees capacity by itself', () => {
    const rollout = onInstances(rolling(4, 100, 200), 5);
    const leaving = { id: 'leaving', instanceId: 'i4', availabilityZone: 'a', phase: 'stopping' } as const;
    const instances = (rollout.capacity.kind === 'instances' ? rollout.capacity.instances : []).map((one) =>
      one.id === 'i4' ? { ...one, usedTcpPorts: [80], taskCount: 1, ownTaskCount: 1 } : one,
    );

    const forecast = forecastRollout({
      ...rollout,
      tasks: [...rollout.tasks, leaving],
      capacity: { kind: 'instances', instances },
    });

    expect(forecast).toMatchObject({ kind: 'will-progress', batches: 4, mostTasks: 5 });
  });

  test('a task that is larger than every instance has no change to offer but its size', () => {
    const rollout = onInstances(rolling(2, 100, 200), 3);

    const forecast = forecastRollout({ ...rollout, nextNeeds: { ...NEEDS, memoryMiB: 4096 } });

    expect(forecast).toMatchObject({ kind: 'cannot-progress', changes: [] });
  });
});

describe('container instances to add', () => {
  /** Each new task needs an empty instance, and what an old one leaves behind is too small for it. */
  function needsEmptyOnes(desired: number): Rollout {
    const rollout = onInstances(rolling(desired, 100, 200), desired, { remainingMemoryMiB: 1000 });
    const nextNeeds = { ...NEEDS, memoryMiB: 2048 };
    return { ...rollout, nextNeeds, sizes: [anInstance('empty')] };
  }

  test.each([
    { name: 'eight are proposed', desired: 8, counts: [8] },
    { name: 'nine are not', desired: 9, counts: [] },
  ])('$name', ({ desired, counts }) => {
    const forecast = forecastRollout(needsEmptyOnes(desired));

    if (forecast.kind !== 'cannot-progress') throw new Error(forecast.kind);
    expect(forecast.changes.flatMap((change) => (change.kind === 'instances' ? change.count : []))).toEqual(counts);
  });
});

test('a rollout of more batches than are worth playing is left open', () => {
  expect(forecastRollout(onInstances(rolling(1000, 100, 200), 1001))).toEqual({
    kind: 'not-decidable',
    missing: 'too many batches to forecast',
  });
});

test('placement at random with too many outcomes is left open', () => {
  const rollout = onInstances(rolling(30, 100, 200), 60);
  const nextNeeds = { ...NEEDS_PORT_80, rules: someRules({ strategies: [{ kind: 'random' }] }) };

  expect(forecastRollout({ ...rollout, nextNeeds: { ...nextNeeds, tcpPorts: [] } })).toEqual({
    kind: 'not-decidable',
    missing: 'placement strategy random has too many outcomes to forecast',
  });
});

const request = fc.record({
  desired: fc.integer({ min: 1, max: 60 }),
  min: fc.nat(100),
  max: fc.integer({ min: 100, max: 300 }),
});

test('with capacity for all a rollout can move exactly when a bound leaves capacity for one task', () => {
  fc.assert(
    fc.property(request, ({ desired, min, max }) => {
      const hasInstances = lowerBound(desired, min) < desired || upperBound(desired, max) > desired;

      expect(forecastRollout(rolling(desired, min, max)).kind).toBe(hasInstances ? 'will-progress' : 'cannot-progress');
    }),
  );
});

test('each change that is proposed lets the rollout move, and one percent less of it does not', () => {
  fc.assert(
    fc.property(request, ({ desired, min, max }) => {
      const rollout = rolling(desired, min, max);
      const forecast = forecastRollout(rollout);
      fc.pre(forecast.kind === 'cannot-progress');

      for (const change of forecast.changes) {
        expect(forecastRollout(applyChange(rollout, change)).kind).toBe('will-progress');
        if (!('percent' in change)) continue;
        const percent = change.percent + (change.kind === 'maximum-percent' ? -1 : 1);
        expect(forecastRollout(applyChange(rollout, { ...change, percent })).kind).toBe('cannot-progress');
      }
    }),
    { numRuns: 30 },
  );
});
