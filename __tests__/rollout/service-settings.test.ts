import { describe, expect, test } from '@jest/globals';
import type { DeployRequest } from '../../src/inputs/request.ts';
import { planSettings, startsDeployment } from '../../src/rollout/service-settings.ts';
import { aRequest, aService } from '../support/builders/service-builders.ts';

const EBS = { roleArn: 'arn:x', sizeInGiB: 30 };
const VOLUME = { name: 'data', configuration: EBS };
const CHECKED = aService({
  hasManagedTags: true,
  propagateTags: 'SERVICE',
  volumeConfigurations: [{ name: 'data', managedEBSVolume: { sizeInGiB: 30, roleArn: 'arn:x' } }],
});

test('no request sends nothing, so that the service keeps its tags and volumes', () => {
  expect(planSettings(CHECKED, aRequest())).toBeUndefined();
});

test('what the service has already sends nothing', () => {
  const request = aRequest({ hasManagedTags: true, propagateTags: 'SERVICE', managedVolume: VOLUME });

  expect(planSettings(CHECKED, request)).toBeUndefined();
});

test.each<{
  readonly name: string;
  readonly asked: Partial<DeployRequest>;
  readonly settings: object;
}>([
  {
    name: 'managed tags',
    asked: { hasManagedTags: false },
    settings: { enableECSManagedTags: false },
  },
  {
    name: 'the source of tags',
    asked: { propagateTags: 'NONE' },
    settings: { propagateTags: 'NONE' },
  },
  {
    name: 'a volume',
    asked: { managedVolume: { name: 'data', configuration: { ...EBS, sizeInGiB: 40, volumeType: 'gp3' } } },
    settings: {
      volumeConfigurations: [{ name: 'data', managedEBSVolume: { ...EBS, sizeInGiB: 40, volumeType: 'gp3' } }],
    },
  },
  {
    name: 'another volume',
    asked: { managedVolume: { ...VOLUME, name: 'cache' } },
    settings: { volumeConfigurations: [{ name: 'cache', managedEBSVolume: EBS }] },
  },
])('$name alone is what is sent when it alone changes', ({ asked, settings }) => {
  expect(planSettings(CHECKED, aRequest(asked))).toEqual(settings);
});

describe('a deployment is started', () => {
  test('by a volume', () => {
    expect(startsDeployment({ volumeConfigurations: [] })).toBe(true);
  });

  test('neither by tags nor by nothing', () => {
    expect([startsDeployment({ enableECSManagedTags: true }), startsDeployment(undefined)]).toEqual([false, false]);
  });
});
