import { describe, expect, test } from '@jest/globals';
import { hideBuildArguments } from '../../../src/adapters/docker/build-argument-variables.ts';

describe('the value of a build argument', () => {
  test('is given to docker by its environment, to the letter', () => {
    const args = [
      'buildx',
      'build',
      '--build-arg=NPM_TOKEN=a=b "c"\n$d',
      '--build-arg=EMPTY=',
      '--label=A=b',
      '--',
      '.',
    ];

    expect(hideBuildArguments({ args, environment: { HOME: '/root' } })).toEqual({
      args: ['buildx', 'build', '--build-arg=NPM_TOKEN', '--build-arg=EMPTY', '--label=A=b', '--', '.'],
      environment: { HOME: '/root', NPM_TOKEN: 'a=b "c"\n$d', EMPTY: '' },
    });
  });

  test.each([
    ['docker reads its variable', 'DOCKER_HOST', {}],
    ['Go programs read its variable', 'GODEBUG', {}],
    ['every program that connects reads its variable', 'https_proxy', {}],
    ['the system reads its variable', 'LD_PRELOAD', {}],
    ['the environment has another value, which a build secret may be taken from', 'TOKEN', { TOKEN: 'other' }],
    ['its name is no name of a variable', 'my.argument', {}],
  ])('stays an argument where %s', (_, name, environment) => {
    const start = { args: [`--build-arg=${name}=value`], environment };

    expect(hideBuildArguments(start)).toEqual(start);
  });

  test('is taken from the environment where that has it already', () => {
    const environment = { HTTPS_TOKEN: 'x' };

    expect(hideBuildArguments({ args: ['--build-arg=HTTPS_TOKEN=x'], environment }).args).toEqual([
      '--build-arg=HTTPS_TOKEN',
    ]);
  });
});
