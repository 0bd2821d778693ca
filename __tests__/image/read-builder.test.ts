import { describe, expect, test } from '@jest/globals';
import { readBuilder } from '../../src/image/read-builder.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { DockerResult } from '../../src/ports/runner.ts';
import { aDocker } from '../support/fakes/fake-world.ts';
import { aRequest } from './builders.ts';

const TWO_PLATFORMS = aRequest({ platforms: ['linux/amd64', 'linux/arm64'] });
/** As buildx 0.13 prints it for Docker 20.10. */
const INSPECTED =
  'Name:          default\nDriver:        docker\n\nNodes:\nName:             default\nEndpoint:         default\n';
const CONTAINER = INSPECTED.replace('Driver:        docker', 'Driver:        docker-container');
const LABEL = ' org.mobyproject.buildkit.worker.snapshotter:          overlayfs\n';
const OVERLAY = '28.3.3 [["Backing Filesystem","extfs"],["userxattr","false"]]\n';
const CONTAINERD = '28.3.3 [["driver-type","io.containerd.snapshotter.v1"]]\n';

type Answers = Readonly<Record<string, Partial<DockerResult>>>;

/** Docker that answers by the last plain word of a command: `version`, `inspect` or `info`. */
function aMachine(answers: Answers) {
  return aDocker((args) => {
    const word = args.filter((arg) => !arg.startsWith('-')).join(' ');
    return answers[word] ?? { exitCode: 1, stderr: 'unknown command' };
  });
}

async function readError(answers: Answers, request = TWO_PLATFORMS): Promise<string | undefined> {
  return (await readBuilder(request, aMachine(answers))).error?.message;
}

describe('the builder of this machine', () => {
  test('is the docker driver where buildx says so and the engine has its own image store', async () => {
    const message = await readError({
      'buildx inspect': { stdout: INSPECTED },
      info: { stdout: OVERLAY },
    });

    expect(message).toContain('the builder "default" cannot build for 2 platforms');
  });

  test.each([
    { name: 'the container driver', inspected: CONTAINER, info: { stdout: OVERLAY } },
    {
      name: 'the containerd image store, as buildx prints it',
      inspected: INSPECTED + LABEL,
      info: { stdout: OVERLAY },
    },
    { name: 'the containerd image store, as the engine names it', inspected: INSPECTED, info: { stdout: CONTAINERD } },
    { name: 'an engine that does not answer', inspected: INSPECTED, info: { stdout: ' null\n' } },
    { name: 'an endpoint that is no context', inspected: INSPECTED, info: { exitCode: 1 } },
  ])('is not refused for $name', async ({ inspected, info }) => {
    expect(await readError({ 'buildx inspect': { stdout: inspected }, info })).toBeUndefined();
  });

  test('is not refused where buildx does not know it: docker says that better', async () => {
    expect(await readError({ 'buildx version': {}, info: { stdout: OVERLAY } })).toBeUndefined();
  });

  test('is the one of build-flags, at its own endpoint', async () => {
    const docker = aMachine({
      'buildx inspect': { stdout: INSPECTED.replace('Endpoint:         default', 'Endpoint:         lab') },
      info: { stdout: OVERLAY },
    });

    await readBuilder({ ...TWO_PLATFORMS, flags: ['--builder=mine', '--builder other'] }, docker);

    expect(docker.calls.map(({ args }) => args.join(' '))).toEqual([
      'buildx --builder=other inspect',
      '--context=lab info --format={{.ServerVersion}} {{json .DriverStatus}}',
    ]);
  });

  test('is not requested when any builder would do', async () => {
    const docker = aMachine({});

    expect(await readBuilder(aRequest({ platforms: ['linux/arm64'] }), docker)).toEqual({});
    expect(docker.calls).toEqual([]);
  });

  test('does not matter where there is no docker: the build says so', async () => {
    const docker = aDocker(() => {
      throw new DeployError({ kind: 'build', message: 'There is no docker command.', advice: 'Install it.' });
    });

    expect(await readBuilder(TWO_PLATFORMS, docker)).toEqual({});
  });

  test.each([
    { name: 'whose node runs', nodes: 'Status:           running\n', isRunning: true },
    { name: 'that was not started yet', nodes: 'Status:           inactive\n', isRunning: undefined },
    {
      name: 'with a node that is not reached',
      nodes: 'Status:           running\n\nName:             two\nError:            no route to host\n',
      isRunning: undefined,
    },
    { name: 'of an engine that does not answer', nodes: 'Error:  Cannot connect\n', isRunning: undefined },
  ])('$name is reported as running only if it was seen running', async ({ nodes, isRunning }) => {
    const docker = aMachine({ 'buildx inspect': { stdout: CONTAINER + nodes } });

    expect((await readBuilder(TWO_PLATFORMS, docker)).isRunning).toBe(isRunning);
  });
});

describe('docker without buildx', () => {
  const secrets = aRequest({ buildSecrets: ['id=npm,env=NPM_TOKEN'] });

  test.each([
    { version: '20.10.24+dfsg1', isRefused: false },
    { version: '23.0.0', isRefused: true },
    { version: '28.2.2', isRefused: true },
    { version: '', isRefused: false },
  ])('of version "$version" takes build secrets: refused is $isRefused', async ({ version, isRefused }) => {
    expect((await readError({ version: { stdout: `${version}\n` } }, secrets)) !== undefined).toBe(isRefused);
  });
});
