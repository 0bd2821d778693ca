import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { importBaseImage, removeImage } from '../../src/base-image/base-image.ts';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { createContainerRuntime } from '../../src/runtime/container-runtime.ts';
import { untilTrue } from '../support/harness/http-clients.ts';
import { callApi } from '../support/harness/local-client.ts';
import { askPatiently, readOnce } from '../support/harness/read-page.ts';

const IMAGE = `slipway-test-metadata:${process.pid}`;
/** Requests the metadata address, at the path of the query, for each request that it gets. */
const ASKS = [
  'mkdir -p /www/cgi-bin',
  `printf '#!/bin/sh\\nprintf "Content-Type: text/plain\\\\r\\\\n\\\\r\\\\n"\\nexec wget -q -O - "$ECS_CONTAINER_METADATA_URI_V4$QUERY_STRING"\\n' > /www/cgi-bin/v4`,
  `printf '#!/bin/sh\\nprintf "Content-Type: text/plain\\\\r\\\\n\\\\r\\\\n"\\nexec wget -q -O - "$ECS_CONTAINER_METADATA_URI"\\n' > /www/cgi-bin/v3`,
  `printf '#!/bin/sh\\nprintf "Content-Type: text/plain\\\\r\\\\n\\\\r\\\\n"\\nenv\\n' > /www/cgi-bin/env`,
  'chmod +x /www/cgi-bin/*',
  'exec httpd -f -p 8080 -h /www',
].join('; ');

let local: Emulator;

beforeAll(async () => {
  await importBaseImage(IMAGE);
  local = await openEmulator({
    clock: { kind: 'scaled', speed: 10 },
    startRuntime: (world) => createContainerRuntime({ ...world, speed: 10, engineName: `metadata-${process.pid}` }),
  });
  local.addInstances('default', [
    { address: '127.0.77.31', cpu: 2048, memoryMiB: 4096, availabilityZone: 'us-east-1a' },
  ]);
});

afterAll(async () => {
  await local.close();
  await removeImage(IMAGE);
});

async function callEcs(operation: string, input: JsonObject): Promise<JsonObject> {
  return (await callApi(local, { service: 'ecs', operation, input })).body;
}

async function describeTask(taskArn: string): Promise<JsonObject> {
  const [task] = (await callEcs('DescribeTasks', { tasks: [taskArn] })).tasks as JsonObject[];
  return task ?? {};
}

/** Runs one task and waits until it is RUNNING. */
async function runTask(definition: JsonObject, more: JsonObject = {}): Promise<JsonObject> {
  await callEcs('RegisterTaskDefinition', definition);
  const ran = await callEcs('RunTask', { taskDefinition: definition.family ?? '', ...more });
  const [{ taskArn } = { taskArn: '' }] = ran.tasks as { taskArn: string }[];
  await untilTrue(async () => (await describeTask(taskArn)).lastStatus === 'RUNNING');
  return describeTask(taskArn);
}

function aContainer(overrides: JsonObject = {}): JsonObject {
  const portMappings = [{ containerPort: 8080 }, { containerPort: 2551 }];
  return { name: 'akka', image: IMAGE, memory: 32, cpu: 64, command: ['sh', '-c', ASKS], portMappings, ...overrides };
}

function ask(bindIP: string, hostPort: number, path: string): Promise<string> {
  return askPatiently(() => readOnce(`http://${bindIP}:${hostPort}/cgi-bin/${path}`));
}

interface Binding {
  readonly bindIP: string;
  readonly containerPort: number;
  readonly hostPort: number;
}

function listBindings(task: JsonObject): readonly Binding[] {
  return (task.containers as unknown as { networkBindings: Binding[] }[]).flatMap((each) => each.networkBindings);
}

describe('a container that asks its metadata address', () => {
  let task: JsonObject;
  let web: Binding | undefined;
  beforeAll(async () => {
    const tags = [{ key: 'team', value: 'web' }];
    task = await runTask({ family: 'akka-root', containerDefinitions: [aContainer()] }, { tags });
    web = listBindings(task).find((each) => each.containerPort === 8080);
  });
  const askOwn = async (path: string): Promise<JsonObject> =>
    JSON.parse(await ask(web?.bindIP ?? '', web?.hostPort ?? 0, path));

  test('finds its own host ports, those that DescribeTasks shows, on the address that containers reach', async () => {
    const { Ports } = await askOwn('v4');
    const [instance] = local.instances();

    expect(Ports).toEqual(
      [8080, 2551].map((port) => {
        const binding = listBindings(task).find((each) => each.containerPort === port);
        return {
          ContainerPort: port,
          Protocol: 'tcp',
          HostPort: binding?.hostPort,
          HostIp: instance?.containerAddress,
        };
      }),
    );
  });

  test('finds what it is', async () => {
    const { Ports: _ports, ...own } = await askOwn('v4');

    const [container] = task.containers as JsonObject[];
    expect(own).toEqual({
      DockerId: container?.runtimeId,
      Name: 'akka',
      DockerName: expect.stringMatching(/^slipway-[0-9a-f]{14}-akka$/),
      Image: IMAGE,
      ImageID: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      Labels: {
        'com.amazonaws.ecs.cluster': 'default',
        'com.amazonaws.ecs.container-name': 'akka',
        'com.amazonaws.ecs.task-arn': task.taskArn,
        'com.amazonaws.ecs.task-definition-family': 'akka-root',
        'com.amazonaws.ecs.task-definition-version': '1',
      },
      DesiredStatus: 'RUNNING',
      KnownStatus: 'RUNNING',
      Limits: { CPU: 64, Memory: 32 },
      CreatedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      StartedAt: expect.stringMatching(/^\d{4}-.*Z$/),
      Type: 'NORMAL',
      ContainerARN: container?.containerArn,
      Networks: [{ NetworkMode: 'bridge', IPv4Addresses: [expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/)] }],
    });
    expect(await askOwn('v3')).toMatchObject(own);
  });

  test('finds its task, with its tags where it asks for them', async () => {
    const { Containers, ...rest } = await askOwn('v4?/task');

    expect(rest).toEqual({
      Cluster: task.clusterArn,
      TaskARN: task.taskArn,
      Family: 'akka-root',
      Revision: '1',
      DesiredStatus: 'RUNNING',
      KnownStatus: 'RUNNING',
      PullStartedAt: expect.any(String),
      PullStoppedAt: expect.any(String),
      AvailabilityZone: 'us-east-1a',
      LaunchType: 'EC2',
    });
    expect(Containers).toEqual([await askOwn('v4')]);
    expect(await askOwn('v4?/taskWithTags')).toMatchObject({ ...rest, TaskTags: { team: 'web' } });
  });

  test('finds the figures that docker has of it', async () => {
    const stats = await askOwn('v4?/stats');

    const [container] = task.containers as JsonObject[];
    expect(stats).toMatchObject({ id: container?.runtimeId, memory_stats: { limit: 33_554_432 } });
    expect(Object.keys(await askOwn('v4?/task/stats'))).toEqual([container?.runtimeId]);
  });

  test('is given no credentials, since its task has no role', async () => {
    expect(await ask(web?.bindIP ?? '', web?.hostPort ?? 0, 'env')).not.toMatch(
      /AWS_(ACCESS|SECRET|SESSION|CONTAINER)/,
    );
  });

  test('is answered, and this machine is not', async () => {
    const said = await ask(web?.bindIP ?? '', web?.hostPort ?? 0, 'env');
    const [, address = ''] = /ECS_CONTAINER_METADATA_URI_V4=(\S+)/.exec(said) ?? [];

    const answer = await fetch(address);

    expect([answer.status, await answer.json()]).toEqual([404, 'Metadata not found.']);
  });
});

test('in an awsvpc task each container has a metadata address, and they share the network that it shows', async () => {
  const asks = aContainer({ name: 'app', portMappings: [{ containerPort: 8080 }] });
  const sidecar = { name: 'sidecar', image: IMAGE, memory: 32, command: ['sleep', '600'] };
  const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
  const definition = {
    family: 'vpc',
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    containerDefinitions: [asks, sidecar],
  };

  const task = await runTask(definition, { networkConfiguration, launchType: 'EC2' });
  const [attachment] = task.attachments as { details: { name: string; value: string }[] }[];
  const address = attachment?.details.find(({ name }) => name === 'privateIPv4Address')?.value ?? '';
  const { Limits, Containers } = JSON.parse(await ask(address, 8080, 'v4?/task'));

  expect(Limits).toEqual({ CPU: 0.25, Memory: 512 });
  expect(Containers.map(({ Name }: { Name: string }) => Name)).toEqual(['app', 'sidecar']);
  expect(Containers[1].Networks).toEqual(Containers[0].Networks);
  expect(Containers[0].Networks[0].IPv4Addresses).toEqual([address]);
  const HostIp = expect.stringMatching(/^127\.0\.2\.\d+$/);
  expect(Containers[0].Ports).toEqual([{ ContainerPort: 8080, Protocol: 'tcp', HostPort: 8080, HostIp }]);
});
