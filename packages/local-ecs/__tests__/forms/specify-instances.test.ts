import { describe, expect, test } from '@jest/globals';
import { DEFAULT_SIZE } from '../../src/engine/instance-defaults.ts';
import type { InstanceGroup } from '../../src/forms/instance-form.ts';
import { specifyInstances } from '../../src/forms/specify-instances.ts';

const specify = (groups: readonly InstanceGroup[], taken: readonly string[] = []) =>
  specifyInstances(groups, { region: 'eu-west-1', taken: new Set(taken), size: DEFAULT_SIZE });

const placesOf = (groups: readonly InstanceGroup[], taken?: readonly string[]) =>
  specify(groups, taken).map(({ address, availabilityZone }) => `${address} ${availabilityZone}`);

describe('requested container instances', () => {
  test('are complete, with defaults for absent fields', () => {
    expect(specify([{ cpu: 1024, capacityProvider: 'spot' }])).toEqual([
      { address: '127.0.1.1', cpu: 1024, memoryMiB: 4096, availabilityZone: 'eu-west-1a', capacityProvider: 'spot' },
    ]);
  });

  test('come as often as their count, in zones by turns', () => {
    expect(placesOf([{ count: 3 }, {}])).toEqual([
      '127.0.1.1 eu-west-1a',
      '127.0.1.2 eu-west-1b',
      '127.0.1.3 eu-west-1c',
      '127.0.1.4 eu-west-1a',
    ]);
  });

  test('get no address of an existing instance or of another one in the list', () => {
    expect(placesOf([{ count: 2 }, { address: '127.0.1.3', availabilityZone: 'z' }], ['127.0.1.1'])).toEqual([
      '127.0.1.2 eu-west-1b',
      '127.0.1.4 eu-west-1a',
      '127.0.1.3 z',
    ]);
  });

  test('continue with the next hundreds of addresses', () => {
    expect(placesOf([{ count: 255 }]).slice(253)).toEqual(['127.0.1.254 eu-west-1b', '127.0.2.1 eu-west-1c']);
  });
});
