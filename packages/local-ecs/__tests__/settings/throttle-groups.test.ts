import { expect, test } from '@jest/globals';
import { documentedLimits, findThrottleGroup, THROTTLE_GROUPS } from '../../src/settings/throttle-groups.ts';

test('an operation is in one group at most', () => {
  const operations = Object.values(THROTTLE_GROUPS).flatMap((group) => group.operations);

  expect(new Set(operations).size).toBe(operations.length);
});

test.each([
  ['RegisterTaskDefinition', 'taskDefinitionModify', { size: 20, refillPerSecond: 1 }],
  ['DescribeServices', 'serviceRead', { size: 100, refillPerSecond: 20 }],
  ['UpdateService', 'serviceModify', { size: 50, refillPerSecond: 5 }],
  ['RunTask', 'clusterResourceModify', { size: 100, refillPerSecond: 40 }],
] as const)('%s is of the group %s, with its documented size and rate', (operation, group, limit) => {
  expect([findThrottleGroup(operation), documentedLimits()[group]]).toEqual([group, limit]);
});

test('an operation that is not documented is of no group', () => {
  expect(findThrottleGroup('StopServiceDeployment')).toBeUndefined();
});
