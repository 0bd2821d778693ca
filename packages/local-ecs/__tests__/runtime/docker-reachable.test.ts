import { expect, test } from '@jest/globals';
import { isDockerReachable } from '../../src/runtime/docker-reachable.ts';

test('Docker Engine is reached, with its version', async () => {
  expect(await isDockerReachable(undefined)).toEqual({ isReachable: true, version: expect.stringMatching(/^\d+\./) });
});

test.each([
  {
    name: 'another way than a unix socket',
    dockerHost: 'tcp://127.0.0.1:2375',
    why: 'DOCKER_HOST is tcp://127.0.0.1:2375, not a unix socket.',
  },
  {
    name: 'a missing socket',
    dockerHost: 'unix:///nowhere/docker.sock',
    why: 'Docker Engine not found: /nowhere/docker.sock does not exist.',
  },
])('Docker Engine is not reached, in one sentence: $name', async ({ dockerHost, why }) => {
  expect(await isDockerReachable(dockerHost)).toEqual({ isReachable: false, why });
});
