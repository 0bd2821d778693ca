import { describe, expect, test } from '@jest/globals';
import { formatInputError } from '@slipway/ecs-rules/text';
import type { GivenOptions } from '../../src/command/local-options.ts';
import { settleOptions } from '../../src/command/settle-options.ts';

function refusalsOf(flags: GivenOptions, file: GivenOptions = {}): readonly string[] {
  const options = settleOptions(flags, file);
  return 'refused' in options ? options.refused.map(formatInputError) : [];
}

describe('the options of the local ECS', () => {
  test('have their defaults when nothing is given', () => {
    expect(settleOptions({})).toEqual({
      config: undefined,
      port: 4566,
      listen: '127.0.0.1',
      clock: 'real',
      speed: 1,
      seed: 1,
      clusters: ['default'],
      instances: 2,
      instanceCpu: 2048,
      instanceMemoryMiB: 4096,
      tasks: 'simulated',
      region: 'us-east-1',
      account: '123456789012',
      scenario: undefined,
      secrets: undefined,
      envFiles: undefined,
      data: undefined,
      targetGroups: [],
      alarms: [],
      faults: [],
      consistency: { lagMs: 0 },
      throttling: {},
      given: new Set(),
    });
  });

  test('are those of the file, and a flag wins over it', () => {
    const file = {
      port: 1,
      speed: 20,
      clusters: ['shop'],
      throttling: { serviceRead: { size: 1, refillPerSecond: 1 } },
    };

    expect(settleOptions({ port: 0, throttling: {} }, file)).toMatchObject({
      port: 0,
      speed: 20,
      clusters: ['shop'],
      throttling: {},
      given: new Set(['port', 'speed', 'clusters', 'throttling']),
    });
  });

  test('have no instances where there is no cluster, unless the instances are given', () => {
    expect(settleOptions({}, { clusters: [] })).toMatchObject({ clusters: [], instances: 0 });
    expect(settleOptions({ instances: 0 }, { clusters: [] })).toMatchObject({ instances: 0 });
  });

  test.each<readonly [string, GivenOptions, GivenOptions, string]>([
    [
      'containers on a clock that stands still',
      { clock: 'virtual' },
      { tasks: 'containers' },
      'clock: a virtual clock cannot run containers. Use simulated tasks or the real clock.',
    ],
    [
      'the speed of a clock that stands still',
      { speed: 20 },
      { clock: 'virtual' },
      'speed: a virtual clock has no speed. Remove it.',
    ],
    [
      'instances of a cluster that nobody makes',
      {},
      { clusters: ['shop'], instances: [{}, { cluster: 'shpo' }] },
      'instances[1].cluster: cluster shpo does not exist. Add it to clusters, or write default or shop.',
    ],
    [
      'instances without any cluster',
      { instances: 3 },
      { clusters: [] },
      'instances: clusters is an empty list, so the instances have no cluster. Add a cluster to clusters, or remove instances.',
    ],
  ])('are refused for %s', (_name, flags, file, said) => {
    expect(refusalsOf(flags, file)).toEqual([said]);
  });
});
