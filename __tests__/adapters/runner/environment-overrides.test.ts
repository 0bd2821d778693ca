import { describe, expect, test } from '@jest/globals';
import { readEnvironmentOverrides } from '../../../src/adapters/runner/environment-overrides.ts';

describe('what leads calls elsewhere than usual', () => {
  test('is nothing where no such variable is set, or is empty', () => {
    expect(readEnvironmentOverrides({ PATH: '/bin', AWS_PROFILE: '', DOCKER_HOST: '' })).toEqual([]);
  });

  test.each<{ readonly name: string; readonly set: Record<string, string>; readonly said: string }>([
    { name: 'a profile', set: { AWS_PROFILE: 'deploy' }, said: 'profile deploy (AWS_PROFILE)' },
    {
      name: 'a socket of docker',
      set: { DOCKER_HOST: 'unix:///run/user/1001/docker.sock' },
      said: 'docker at unix:///run/user/1001/docker.sock (DOCKER_HOST)',
    },
    {
      name: 'another machine, without the user',
      set: { DOCKER_HOST: 'ssh://ci:hunter2@build.example:22/secret' },
      said: 'docker at ssh://build.example:22 (DOCKER_HOST)',
    },
    {
      name: 'words that are no URL, which may be anything',
      set: { DOCKER_HOST: 'hunter2' },
      said: 'docker at an invalid URL (DOCKER_HOST)',
    },
    { name: 'a context of docker', set: { DOCKER_CONTEXT: 'remote' }, said: 'docker context remote (DOCKER_CONTEXT)' },
    {
      name: 'a proxy, without its URL',
      set: { https_proxy: 'http://ci:hunter2@proxy.example:3128' },
      said: 'a proxy (https_proxy)',
    },
  ])('is named: $name', ({ set, said }) => {
    expect(readEnvironmentOverrides(set)).toEqual([said]);
  });
});
