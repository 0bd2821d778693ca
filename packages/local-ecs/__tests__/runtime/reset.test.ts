import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { importBaseImage, removeImage } from '../../src/base-image/base-image.ts';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { createContainerRuntime } from '../../src/runtime/container-runtime.ts';
import { createDockerClient, type DockerClient } from '../support/harness/docker-client.ts';
import { askOnce, findFreePort, untilTrue } from '../support/harness/http-clients.ts';
import { callApi } from '../support/harness/local-client.ts';

const IMAGE = 'slipway-reset-test:base';
const SERVER = 'CMD ["sh", "-c", "mkdir /www && echo hello > /www/index.html && exec httpd -f -p 80 -h /www"]';

let local: Emulator;
let docker: DockerClient;
let listenPort: number;

beforeAll(async () => {
  await importBaseImage(IMAGE, [SERVER]);
  docker = createDockerClient();
  listenPort = await findFreePort();
  const targetGroup = {
    ...{ name: 'web', listenPort, healthCheckPath: '/', healthCheckIntervalSeconds: 5, healthCheckTimeoutSeconds: 2 },
    ...{ healthyThreshold: 2, unhealthyThreshold: 2, matcher: '200', deregistrationDelaySeconds: 0 },
  };
  local = await openEmulator({
    clock: { kind: 'scaled', speed: 20 },
    beginWith: [{ kind: 'put-target-group', targetGroup }],
    startRuntime: (world) => createContainerRuntime({ ...world, speed: 20, engineName: 'reset.test' }),
  });
});

afterAll(async () => {
  await local.close();
  await removeImage(IMAGE);
  docker.close();
});

const callEcs = (operation: string, input: JsonObject) => callApi(local, { service: 'ecs', operation, input });

/** A service behind the load balancer, until its port answers. */
async function deploy(): Promise<void> {
  const targetGroupArn = String(local.targetGroups()[0]?.targetGroupArn);
  local.addInstances('default', 1);
  const container = { name: 'web', image: IMAGE, memory: 32, stopTimeout: 2, portMappings: [{ containerPort: 80 }] };
  await callEcs('RegisterTaskDefinition', { family: 'web', containerDefinitions: [container] });
  const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 80 }];
  await callEcs('CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount: 1, loadBalancers });
  await untilTrue(async () => (await askOnce(listenPort, {})).status === 200, 'the load balancer answers');
}

const listContainers = () => docker.must(['ps', '--all', '--quiet', '--filter', `ancestor=${IMAGE}`]);

test('a reset stops the containers, and the listener of a target group opens again', async () => {
  await deploy();
  const before = await listContainers();

  await local.reset();
  const after = await listContainers();

  expect([before.split('\n').length, after]).toEqual([1, '']);
  expect((await askOnce(listenPort, {})).status).toBe(503);
  await deploy();
});
