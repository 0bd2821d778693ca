import { describe, expect, test } from '@jest/globals';
import type { DockerResult } from '../../src/ports/runner.ts';
import { logIn, logInFurther } from '../../src/registry/login.ts';
import { aClock, aDocker, anEcr, aWorld } from '../support/fakes/fake-world.ts';

const PASSWORD = 'canary-6d1f-password';
const HOST = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';

function aRegistryWorld(answers: readonly Partial<DockerResult>[]) {
  const left = [...answers];
  const docker = aDocker(() => left.shift() ?? {});
  const login = { username: 'AWS', password: PASSWORD, registry: HOST, expiresAt: 0 };
  const clock = aClock();
  return { ...aWorld({ docker, clock, ecr: anEcr({ authorize: () => Promise.resolve(login) }) }), docker, clock };
}

describe('logging in to ECR', () => {
  test('the password goes by stdin and in no argument', async () => {
    const world = aRegistryWorld([{}]);

    const host = await logIn(world);

    expect(host).toBe(HOST);
    expect(world.docker.calls).toEqual([
      {
        args: ['login', '--username=AWS', '--password-stdin', '--', HOST],
        options: { input: PASSWORD, isQuiet: true },
      },
    ]);
    expect(world.reported).toEqual([{ type: 'logged-in', registry: HOST }]);
  });

  test('a failure that may pass is tried again, twice at most', async () => {
    const world = aRegistryWorld([
      { exitCode: 1, stderr: 'Error response from daemon: Get "https://x/v2/": net/http: TLS handshake timeout' },
      { exitCode: 1, stderr: 'received unexpected HTTP status: 503 Service Unavailable' },
      {},
    ]);

    await logIn(world);

    expect(world.clock.sleeps).toEqual([2_000, 4_000]);
    expect(world.docker.calls).toHaveLength(3);
  });

  test('a refusal is reported at once, without the secret even if docker repeats it', async () => {
    const world = aRegistryWorld([
      { exitCode: 1, stderr: `Error response from daemon: unauthorized: bad ${PASSWORD}\n` },
    ]);

    await expect(logIn(world)).rejects.toMatchObject({
      kind: 'registry',
      message: `docker could not log in to ${HOST}: Error response from daemon: unauthorized: bad ***`,
    });
    expect(world.reported).toEqual([]);
    expect(world.docker.calls).toHaveLength(1);
  });

  test('without a daemon the sentence is about the daemon', async () => {
    const stderr = 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?';

    await expect(logIn(aRegistryWorld([{ exitCode: 1, stderr }]))).rejects.toMatchObject({
      message: `docker could not log in to ${HOST}: The docker command exists, but no docker daemon is running.`,
      advice: 'Start the daemon, use a runner that has one, or check DOCKER_HOST and the docker context.',
    });
  });
});

describe('logging in to further registries', () => {
  test('is done for each account, with the one password', async () => {
    const world = aRegistryWorld([{}, {}]);

    await logInFurther({ type: 'private', accounts: ['444455556666', '777788889999'] }, world);

    expect(world.docker.calls.map(({ args, options }) => [args.at(-1), options?.input])).toEqual([
      ['444455556666.dkr.ecr.eu-west-1.amazonaws.com', PASSWORD],
      ['777788889999.dkr.ecr.eu-west-1.amazonaws.com', PASSWORD],
    ]);
  });

  test('is nothing when none is requested', async () => {
    const world = aRegistryWorld([]);

    await logInFurther({ type: 'private', accounts: [] }, world);

    expect(world.docker.calls).toEqual([]);
  });
});
