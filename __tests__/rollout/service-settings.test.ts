import { describe, expect, test } from '@jest/globals';
import type { DeployRequest } from '../../src/inputs/request.ts';
import { planSettings, startsDeployment } from '../../src/rollout/service-settings.ts';
import { aRequest, aService } from '../support/service-builders.ts';

const EBS = { roleArn: 'arn:x', sizeInGiB: 30 };
const VOLUME = { name: 'data', configuration: EBS };
const HELD = aService({
  hasManagedTags: true,
  propagateTags: 'SERVICE',
  volumeConfigurations: [{ name: 'data', managedEBSVolume: { sizeInGiB: 30, roleArn: 'arn:x' } }],
});

test('nothing asked for sends nothing, so that the service keeps its tags and volumes', () => {
  expect(planSettings(HELD, aRequest())).toEqual({ changes: [] });
});

test('what the service has already sends nothing', () => {
  const request = aRequest({ hasManagedTags: true, propagateTags: 'SERVICE', managedVolume: VOLUME });

  expect(planSettings(HELD, request)).toEqual({ changes: [] });
});

test.each<{
  readonly name: string;
  readonly asked: Partial<DeployRequest>;
  readonly settings: object;
  readonly change: string;
}>([
  {
    name: 'managed tags',
    asked: { hasManagedTags: false },
    settings: { enableECSManagedTags: false },
    change: 'managed tags of new tasks: on → off',
  },
  {
    name: 'the source of tags',
    asked: { propagateTags: 'NONE' },
    settings: { propagateTags: 'NONE' },
    change: 'tags that new tasks get: SERVICE → NONE',
  },
  {
    name: 'a volume, without the values',
    asked: { managedVolume: { name: 'data', configuration: { ...EBS, sizeInGiB: 40, volumeType: 'gp3' } } },
    settings: {
      volumeConfigurations: [{ name: 'data', managedEBSVolume: { ...EBS, sizeInGiB: 40, volumeType: 'gp3' } }],
    },
    change: 'managed EBS volume data: sizeInGiB, volumeType changed',
  },
  {
    name: 'another volume',
    asked: { managedVolume: { ...VOLUME, name: 'cache' } },
    settings: { volumeConfigurations: [{ name: 'cache', managedEBSVolume: EBS }] },
    change: 'managed EBS volume cache: added',
  },
])('$name alone is what is sent when it alone changes', ({ asked, settings, change }) => {
  expect(planSettings(HELD, aRequest(asked))).toEqual({ settings, changes: [change] });
});

describe('a deployment is started', () => {
  test('by a volume', () => {
    expect(startsDeployment({ volumeConfigurations: [] })).toBe(true);
  });

  test('neither by tags nor by nothing', () => {
    expect([startsDeployment({ enableECSManagedTags: true }), startsDeployment(undefined)]).toEqual([false, false]);
  });
});
