import { describe, expect, test } from '@jest/globals';
import type { ToldOptions } from '../../src/cli/local-options.ts';
import { settleOptions } from '../../src/cli/settle-options.ts';
import { formatInputFault } from '../../src/inputs/fault.ts';

function refusalsOf(flags: ToldOptions, file: ToldOptions = {}): readonly string[] {
  const options = settleOptions(flags, file);
  return 'refused' in options ? options.refused.map(formatInputFault) : [];
}

describe('the options of the local ECS', () => {
  test('have their defaults where nothing is told', () => {
    expect(settleOptions({})).toEqual({
      config: undefined,
      port: 4566,
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
      told: new Set(),
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
      told: new Set(['port', 'speed', 'clusters', 'throttling']),
    });
  });

  test('have no instances where there is no cluster, unless the instances are given', () => {
    expect(settleOptions({}, { clusters: [] })).toMatchObject({ clusters: [], instances: 0 });
    expect(settleOptions({ instances: 0 }, { clusters: [] })).toMatchObject({ instances: 0 });
  });

  test.each<readonly [string, ToldOptions, ToldOptions, string]>([
    [
      'containers on a clock that stands still',
      { clock: 'virtual' },
      { tasks: 'containers' },
      'clock: a clock that stands still cannot run containers, whose programs take their own time. Take simulated tasks, or the real clock.',
    ],
    [
      'the speed of a clock that stands still',
      { speed: 20 },
      { clock: 'virtual' },
      'speed: a clock that stands still has none. Leave it out.',
    ],
    [
      'instances of a cluster that nobody makes',
      {},
      { clusters: ['shop'], instances: [{}, { cluster: 'shpo' }] },
      'instances[1].cluster: there is no cluster shpo. Add it to clusters, or write default or shop.',
    ],
    [
      'instances without any cluster',
      { instances: 3 },
      { clusters: [] },
      'instances: clusters is an empty list, so there is no cluster for the instances. Name a cluster in clusters, or leave instances out.',
    ],
  ])('are refused for %s', (_name, flags, file, said) => {
    expect(refusalsOf(flags, file)).toEqual([said]);
  });
});
