import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openHeap } from '../../src/scheduler/heap.ts';

test('the lowest number comes first, and of one number what came first, whatever was taken in between', () => {
  const anyStep = fc.oneof(fc.nat({ max: 5 }), fc.constant('take' as const));

  fc.assert(
    fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
      const heap = openHeap<number>();
      const kept: { readonly key: number; readonly value: number }[] = [];

      for (const [at, step] of steps.entries()) {
        if (step === 'take') {
          const least = kept.toSorted((one, other) => one.key - other.key || one.value - other.value)[0];
          expect(heap.pop()).toEqual(least === undefined ? undefined : expect.objectContaining(least));
          if (least !== undefined) kept.splice(kept.indexOf(least), 1);
        } else {
          heap.push(step, at);
          kept.push({ key: step, value: at });
        }
        expect(heap.isEmpty()).toBe(kept.length === 0);
      }
    }),
  );
});
