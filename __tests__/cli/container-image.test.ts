import { join } from 'node:path';
import { ECS } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type LocalEcs, startLocalEcs } from '@slipway/local-ecs';
import {
  createDockerClient,
  type DockerClient,
} from '../../packages/local-ecs/__tests__/support/harness/docker-client.ts';
import { DOCKER, describeWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { buildNodeImage } from '../../packages/local-ecs/__tests__/support/harness/node-image.ts';
import { removeImage } from '../../packages/local-ecs/src/base-image/base-image.ts';
import { VERSION } from '../../src/text/version.ts';
import { ROOT } from '../support/harness/action-run.ts';

const BASE = `slipway-cli-test:base-${process.pid}`;
const IMAGE = `slipway-cli-test:image-${process.pid}`;

describeWith([DOCKER], 'the container image of the command line', () => {
  let docker: DockerClient;
  let local: LocalEcs;

  beforeAll(async () => {
    docker = createDockerClient();
    await buildNodeImage(docker, BASE);
    await docker.must(['build', '--quiet', '--build-arg', `BASE=${BASE}`, '--tag', IMAGE, ROOT]);
    local = await startLocalEcs({ clusters: ['shop'], clock: 'virtual' });
    await createService();
  });

  afterAll(async () => {
    await local.stop();
    for (const image of [IMAGE, BASE]) await removeImage(image);
    docker.close();
  });

  async function createService(): Promise<void> {
    const ecs = new ECS(local.client);
    const web = { name: 'web', image: 'web:v1', memory: 128 };
    await ecs.registerTaskDefinition({ family: 'web', containerDefinitions: [web] });
    await ecs.createService({ cluster: 'shop', serviceName: 'web', taskDefinition: 'web', desiredCount: 1 });
    await local.advanceUntil(({ services }) => services[0]?.serviceDeployments[0]?.status === 'SUCCESSFUL');
  }

  /** Runs a command in the image; the local ECS listens on the loopback address of this machine. */
  const run = (...args: readonly string[]) => {
    const variables = Object.entries(local.env).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    return docker.run(['run', '--rm', '--init', '--network', 'host', ...variables, IMAGE, ...args]);
  };

  test('is the command: its arguments are those of slipway', async () => {
    expect(await run('version')).toEqual({ exitCode: 0, stdout: `${VERSION}\n`, stderr: '' });
  });

  test('reads a service with the variables that it is given', async () => {
    const { exitCode, stdout } = await run('status', 'web', '--cluster', 'shop');

    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('web:1')]);
  });

  test('plans a deployment without Docker in the image', async () => {
    const { exitCode, stdout } = await run('plan', 'web', '--cluster', 'shop', '--image', 'web:v2');

    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Plan: 1 to change')]);
  });

  test('runs as a user without rights, and adds little to its base', async () => {
    const inspect = (format: string, image: string) => docker.must(['inspect', '--format', format, image]);
    const [image, base] = await Promise.all([IMAGE, BASE].map((name) => inspect('{{.Size}}', name)));

    expect(await inspect('{{.Config.User}}', IMAGE)).toBe('65532:65532');
    expect(Number(image) - Number(base)).toBeLessThan(10_000_000);
  });

  test('has dist/ and nothing else of the repository', async () => {
    const list = ['run', '--rm', '--entrypoint', 'ls', IMAGE];

    expect(await docker.must([...list, join('/opt', 'slipway')])).toBe('dist');
  });
});
