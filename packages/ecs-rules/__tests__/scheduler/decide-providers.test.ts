import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/scheduler/decide.ts';
import type { Capacity } from '../../src/scheduler/view.ts';
import { anInstance, aView } from '../support/builders/scheduler-builders.ts';

const FARGATE: Capacity = { kind: 'unlimited' };
const onInstances = (...instances: readonly ReturnType<typeof anInstance>[]): Capacity => ({
  kind: 'instances',
  instances,
});

/** Four tasks are lacking, and each provider gets half of them. */
function decideWith(one: Capacity, other: Capacity) {
  const share = { weight: 1, base: 0, own: 0 };
  const providers = [
    { name: 'one', capacity: one, ...share },
    { name: 'other', capacity: other, ...share },
  ];
  return decide(aView({ tasks: [] }), { kind: 'providers', providers });
}

const FULL = anInstance('full', { remainingMemoryMiB: 0 });

describe('tasks of several capacity providers', () => {
  test('start on the capacity of each', () => {
    const { starts, blocked } = decideWith(FARGATE, onInstances(anInstance('i1')));

    expect(starts).toEqual([
      { provider: 'one' },
      { provider: 'one' },
      { provider: 'other', instanceId: 'i1' },
      { provider: 'other', instanceId: 'i1' },
    ]);
    expect(blocked).toBeUndefined();
  });

  test('are reported with the provider that has no instances', () => {
    const { starts, blocked } = decideWith(FARGATE, onInstances());

    expect(starts).toEqual([{ provider: 'one' }, { provider: 'one' }]);
    expect(blocked).toEqual({ kind: 'placement', failure: { reason: 'NO_INSTANCES', provider: 'other' } });
  });

  test('are reported by the closest instance where a provider has instances without capacity', () => {
    expect(decideWith(onInstances(FULL), FARGATE).blocked).toEqual({
      kind: 'placement',
      failure: { reason: 'MEMORY', closest: 'full' },
    });
  });
});
