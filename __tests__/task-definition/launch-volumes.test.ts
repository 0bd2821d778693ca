import { expect, test } from '@jest/globals';
import { refuseOtherVolume } from '../../src/task-definition/launch-volumes.ts';

const DOCUMENT = {
  family: 'web',
  volumes: [
    { name: 'data', configuredAtLaunch: true },
    { name: 'tmp', host: {} },
  ],
};
const named = (volume: string) => ({ volume, input: 'service-managed-ebs-volume-name' });

test('a volume that is configuredAtLaunch takes settings', () => {
  expect(refuseOtherVolume(DOCUMENT, named('data'))).toEqual([]);
});

test('a volume that is not configuredAtLaunch takes none', () => {
  expect(refuseOtherVolume(DOCUMENT, named('tmp'))).toEqual([
    {
      input: 'service-managed-ebs-volume-name',
      text: 'The volume tmp of the task definition web is not configuredAtLaunch, so it accepts no settings.',
      advice: 'Use one that is configuredAtLaunch: data.',
    },
  ]);
});

test('a volume that does not exist is refused, whether the task definition has others or none', () => {
  expect([
    ...refuseOtherVolume(DOCUMENT, named('cache')),
    ...refuseOtherVolume({ family: 'web' }, named('cache')),
  ]).toEqual([
    {
      input: 'service-managed-ebs-volume-name',
      text: 'The task definition web has no volume cache.',
      advice: 'Use one that is configuredAtLaunch: data.',
    },
    {
      input: 'service-managed-ebs-volume-name',
      text: 'The task definition web has no volume cache.',
      advice: 'Add a volume with configuredAtLaunch: true to the task definition.',
    },
  ]);
});
