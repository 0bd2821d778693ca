import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importBaseImage, removeImage } from '../src/base-image/base-image.ts';
import { type Emulator, openEmulator } from '../src/emulator/emulator.ts';
import { createContainerRuntime } from '../src/runtime/container-runtime.ts';
import { createDockerClient, type DockerClient } from './support/harness/docker-client.ts';
import { callApi } from './support/harness/local-client.ts';

const BASE = 'slipway-story-test:base';

let local: Emulator;
let docker: DockerClient;

beforeAll(async () => {
  await importBaseImage(BASE, ['CMD ["/bin/busybox", "sleep", "600"]']);
  docker = createDockerClient();
  local = await openEmulator({
    clock: { kind: 'scaled', speed: 20 },
    startRuntime: (world) => createContainerRuntime({ ...world, speed: 20, engineName: 'containers.test' }),
  });
});

afterAll(async () => {
  await local.close();
  await removeImage(`${local.registryHost}/web:v1`);
  await removeImage(BASE);
  docker.close();
});

const callEcs = (operation: string, input: Parameters<typeof callApi>[1]['input'] = {}) =>
  callApi(local, { service: 'ecs', operation, input });

async function pushWeb(): Promise<string> {
  await callApi(local, { service: 'ecr', operation: 'CreateRepository', input: { repositoryName: 'web' } });
  const image = `${local.registryHost}/web:v1`;
  await docker.must(['tag', BASE, image]);
  await docker.must(['login', '-u', 'AWS', '--password-stdin', local.registryHost], local.images.authorize().password);
  await docker.must(['push', image]);
  return image;
}

/** Containers take the time they take; the test's own limit ends a wait in vain. */
async function waitForTasks(running: number): Promise<void> {
  for (;;) {
    const { body } = await callEcs('DescribeServices', { services: ['web'] });
    const [service] = body.services as unknown as { runningCount: number }[];
    if (service?.runningCount === running) return;
    await pause(50);
  }
}

test('what docker pushed runs as the tasks of a service, by its digest, and ends with the local ECS', async () => {
  const image = await pushWeb();
  const container = { name: 'app', image, essential: true, memory: 32 };
  await callEcs('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] });
  local.addInstances('default', 2);

  await callEcs('CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount: 2 });
  await waitForTasks(2);
  const listed = await callEcs('ListTasks', { serviceName: 'web' });
  const described = await callEcs('DescribeTasks', { tasks: listed.body.taskArns ?? [] });
  const tasks = described.body.tasks as unknown as { containers: { imageDigest: string; runtimeId: string }[] }[];
  const containers = tasks.flatMap((task) => task.containers);
  const ids = containers.map((each) => each.runtimeId);
  const before = await docker.must(['inspect', '--format', '{{.State.Status}}', ...ids]);
  await local.close();
  const after = await docker.run(['inspect', ...ids]);

  expect(containers.map((each) => each.imageDigest)).toEqual([
    expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    containers[0]?.imageDigest,
  ]);
  expect(before).toBe('running\nrunning');
  expect(after.stderr).toContain('No such object');
});
