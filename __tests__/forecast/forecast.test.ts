import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { forecastRollout } from '../../src/forecast/forecast.ts';
import { lowerBound, upperBound } from '../../src/scheduler/bounds.ts';

const rolling = (desired: number, minimumHealthyPercent: number, maximumPercent: number) =>
  forecastRollout({ desired, minimumHealthyPercent, maximumPercent, running: desired });

describe('a rollout that can move', () => {
  test.each([
    { name: 'stops two first at 50/100', asked: [4, 50, 100], waves: 2, fewestInService: 2, mostTasks: 4 },
    { name: 'starts all first at 100/200', asked: [4, 100, 200], waves: 1, fewestInService: 4, mostTasks: 8 },
    { name: 'starts one first when there is one', asked: [1, 100, 200], waves: 1, fewestInService: 1, mostTasks: 2 },
    { name: 'leaves a gap when there is one at 0/100', asked: [1, 0, 100], waves: 1, fewestInService: 0, mostTasks: 1 },
    { name: 'goes by fours at 100/125 of four', asked: [4, 100, 125], waves: 4, fewestInService: 4, mostTasks: 5 },
  ])('$name', ({ asked: [desired = 0, min = 0, max = 0], waves, fewestInService, mostTasks }) => {
    expect(rolling(desired, min, max)).toEqual({ kind: 'will-progress', waves, fewestInService, mostTasks });
  });

  test('needs nothing for a desired count of 0', () => {
    expect(rolling(0, 100, 200)).toEqual({ kind: 'will-progress', waves: 0, fewestInService: 0, mostTasks: 0 });
  });
});

describe('a rollout that cannot move', () => {
  test('is told with its cause and the smallest change that would help', () => {
    expect(rolling(3, 100, 125)).toEqual({
      kind: 'cannot-progress',
      cause:
        'With 3 desired tasks, minimumHealthyPercent 100 keeps 3 in service and maximumPercent 125 allows 3: ' +
        'no task can be stopped and none can be started.',
      change: 'Set maximum-percent to 134 or more, or minimum-healthy-percent to 66 or less.',
    });
  });

  test.each([
    { name: 'one task at 50/100', asked: [1, 50, 100] },
    { name: 'two tasks at 75/100', asked: [2, 75, 100] },
  ])('as with $name', ({ asked: [desired = 0, min = 0, max = 0] }) => {
    expect(rolling(desired, min, max).kind).toBe('cannot-progress');
  });
});

const request = fc.record({
  desired: fc.integer({ min: 1, max: 60 }),
  min: fc.nat(100),
  max: fc.integer({ min: 100, max: 300 }),
});

test('a rollout can move exactly when a bound leaves room for one task', () => {
  fc.assert(
    fc.property(request, ({ desired, min, max }) => {
      const hasRoom = lowerBound(desired, min) < desired || upperBound(desired, max) > desired;

      expect(rolling(desired, min, max).kind).toBe(hasRoom ? 'will-progress' : 'cannot-progress');
    }),
  );
});

test('the change that is proposed lets the rollout move', () => {
  fc.assert(
    fc.property(request, ({ desired, min, max }) => {
      const forecast = rolling(desired, min, max);
      if (forecast.kind === 'will-progress') return;
      const [up = 0, down = 0] = (forecast.change.match(/\d+/g) ?? []).map(Number);

      expect(rolling(desired, min, up).kind).toBe('will-progress');
      expect(rolling(desired, down, max).kind).toBe('will-progress');
    }),
  );
});
