import { expect, test } from '@jest/globals';
import { readOptional } from '../../src/follow/read-optional.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { Unreadable } from '../../src/ports/service-records.ts';

function fail(kind: 'access' | 'unreachable') {
  return () => Promise.reject(new DeployError({ kind, message: 'No.', advice: '' }));
}

test('what is denied is noted once and not read again', async () => {
  const denied: Unreadable[] = [];

  expect(await readOptional(denied, 'ecs:ListTasks', fail('access'))).toBeUndefined();
  expect(await readOptional(denied, 'ecs:ListTasks', () => Promise.resolve('read'))).toBeUndefined();
  expect(denied).toEqual([{ action: 'ecs:ListTasks', why: 'No.' }]);
});

test('no answer is no denial: the poll does not count', async () => {
  const denied: Unreadable[] = [];

  await expect(readOptional(denied, 'ecs:ListTasks', fail('unreachable'))).rejects.toThrow('No.');
  expect(denied).toEqual([]);
});
