import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { removeImage } from '../../src/base-image/base-image.ts';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { aTaskArn, type ContainerStage, setContainerStage } from '../support/harness/container-stage.ts';
import { createDockerClient, type DockerClient } from '../support/harness/docker-client.ts';
import { callEcr } from '../support/harness/local-client.ts';

let local: Emulator;
let docker: DockerClient;
let stage: ContainerStage;
beforeAll(async () => {
  local = await openEmulator();
  docker = createDockerClient();
  stage = await setContainerStage('embedded', { images: local.images });
  await callEcr(local, 'CreateRepository', { repositoryName: 'web' });
  const { password } = local.images.authorize();
  await docker.must(['login', '--username', 'AWS', '--password-stdin', local.registryHost], password);
});
afterAll(async () => {
  await stage.close();
  docker.close();
  await local.close();
});

async function push(tag: string): Promise<void> {
  await docker.must(['tag', stage.image, tag]);
  await docker.must(['push', tag]);
}

async function isOnDocker(reference: string): Promise<boolean> {
  const { exitCode } = await docker.run(['image', 'inspect', reference]);
  return exitCode === 0;
}

test('an image that only the embedded registry has is pulled by digest, run, and gone when the runtime closes', async () => {
  const tag = `${local.registryHost}/web:v1`;
  await push(tag);
  await removeImage(tag);
  const resolved = local.images.resolveDigest(tag);
  const pinned = resolved?.pinned ?? '';
  const before = await isOnDocker(pinned);
  const taskArn = aTaskArn('embedded');

  stage.startTask({ taskArn, containers: [{ name: 'app', image: tag, memory: 32, command: ['true'] }] });
  const pulled = await stage.book.waitFor('pulled', { taskArn });
  await stage.book.waitFor('container-exited', { taskArn, exitCode: 0 });
  const during = await isOnDocker(pinned);
  await stage.runtime.close();

  expect(pulled.digests).toEqual({ app: resolved?.digest });
  expect([before, during, await isOnDocker(pinned)]).toEqual([false, true, false]);
});
