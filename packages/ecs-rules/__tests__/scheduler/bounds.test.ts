import { describe, expect, test } from '@jest/globals';
import { lowerBound, upperBound } from '../../src/scheduler/bounds.ts';

describe('the two bounds of a rolling update', () => {
  // Worked examples of the ECS Developer Guide and of the rounding rules of the API reference.
  test.each([
    { name: 'half of four stay, four exist', desired: 4, min: 50, max: 100, lower: 2, upper: 4 },
    { name: 'all four stay, eight exist', desired: 4, min: 100, max: 200, lower: 4, upper: 8 },
    { name: 'half of one is rounded up', desired: 1, min: 50, max: 100, lower: 1, upper: 1 },
    { name: 'one and a half of two is rounded up', desired: 2, min: 75, max: 100, lower: 2, upper: 2 },
    { name: 'three and three quarters is rounded down', desired: 3, min: 100, max: 125, lower: 3, upper: 3 },
    { name: 'a single task may stop', desired: 1, min: 0, max: 100, lower: 0, upper: 1 },
    { name: 'none of none', desired: 0, min: 100, max: 200, lower: 0, upper: 0 },
  ])('$name', ({ desired, min, max, lower, upper }) => {
    const bounds = [lowerBound(desired, min), upperBound(desired, max)];

    expect(bounds).toEqual([lower, upper]);
  });
});
