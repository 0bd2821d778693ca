import { spawn } from 'node:child_process';
import { hostname } from 'node:os';
import { ElasticLoadBalancingV2 } from '@aws-sdk/client-elastic-load-balancing-v2';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { importBaseImage, removeImage } from '../../src/base-image/base-image.ts';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { createContainerRuntime } from '../../src/runtime/container-runtime.ts';
import { aTaskArn, listLabelled, setContainerStage } from '../support/harness/container-stage.ts';
import { createDockerClient } from '../support/harness/docker-client.ts';
import { findFreePort, untilTrue } from '../support/harness/http-clients.ts';
import { callApi, clientSettings } from '../support/harness/local-client.ts';
import { askPatiently, readOnce, readPage } from '../support/harness/read-page.ts';

const IMAGE = `slipway-test-reach:${process.pid}`;
const ENGINE = `reach-${process.pid}`;
const INSTANCES = ['127.0.77.61', '127.0.77.62'];

/** A page with its name, and one that shows what this container gets from the address of the query. */
function answer(name: string): readonly string[] {
  const commands = [
    'mkdir -p /www/cgi-bin',
    `echo "page of ${name}" > /www/index.html`,
    `printf '#!/bin/sh\\nprintf "Content-Type: text/plain\\\\r\\\\n\\\\r\\\\n"\\nexec wget -q -O - "http://$QUERY_STRING"\\n' > /www/cgi-bin/get`,
    'chmod +x /www/cgi-bin/get',
    'exec httpd -f -p 5000 -h /www',
  ];
  return ['sh', '-c', commands.join('; ')];
}

let local: Emulator;
let listenPort: number;

beforeAll(async () => {
  await importBaseImage(IMAGE);
  listenPort = await findFreePort();
  local = await openEmulator({
    clock: { kind: 'scaled', speed: 50 },
    startRuntime: (world) => createContainerRuntime({ ...world, speed: 50, engineName: ENGINE }),
  });
  const place = { cpu: 2048, memoryMiB: 4096, availabilityZone: 'us-east-1a' };
  local.addInstances(
    'default',
    INSTANCES.map((address) => ({ ...place, address })),
  );
});

afterAll(async () => {
  await local.close();
  await removeImage(IMAGE);
});

async function callEcs(operation: string, input: JsonObject): Promise<JsonObject> {
  return (await callApi(local, { service: 'ecs', operation, input })).body;
}

/** A service with a fixed host port: as many tasks as instances. */
async function createService(name: string, hostPort: number, more: JsonObject = {}): Promise<void> {
  const portMappings = [{ containerPort: 5000, hostPort }];
  const container = { name, image: IMAGE, memory: 32, command: answer(name), portMappings };
  await callEcs('RegisterTaskDefinition', { family: name, containerDefinitions: [container] });
  await callEcs('CreateService', { serviceName: name, taskDefinition: name, desiredCount: 2, ...more });
  await untilTrue(async () => {
    const { services } = await callEcs('DescribeServices', { services: [name] });
    return (services as JsonObject[])[0]?.runningCount === 2;
  });
}

/** What a container of the first instance gets. */
function getInside(url: string): Promise<string> {
  return askPatiently(async () => {
    const text = await readOnce(`http://${INSTANCES[0]}:8081/cgi-bin/get?${url}`);
    if (text === '') throw new Error(`nothing at ${url}`);
    return text;
  });
}

function listAddresses(): readonly string[] {
  return local.instances().map(({ containerAddress }) => String(containerAddress));
}

describe('services of one cluster', () => {
  beforeAll(async () => {
    const targetGroup = { name: 'user', listenPort, healthCheckPath: '/', healthCheckIntervalSeconds: 5 };
    const put = await fetch(`${local.address}/_slipway/target-groups`, {
      method: 'POST',
      body: JSON.stringify(targetGroup),
    });
    const { targetGroupArn } = (await put.json()) as { targetGroupArn: string };
    const loadBalancers = [{ targetGroupArn, containerName: 'user', containerPort: 5000 }];
    await Promise.all([createService('location', 8081), createService('user', 9091, { loadBalancers })]);
    await untilTrue(() => listTargets().filter(({ state }) => state === 'healthy').length === 2);
  });

  const findGroup = () => local.targetGroups()[0] ?? {};
  const listTargets = () => (findGroup().targets ?? []) as readonly JsonObject[];

  test('reach host ports of each other by the address of each instance', async () => {
    const pages = await Promise.all(listAddresses().map((address) => getInside(`${address}:9091/`)));

    expect(new Set(listAddresses()).size).toBe(2);
    expect(pages).toEqual(['page of user\n', 'page of user\n']);
  });

  test('reach the listener of a target group', async () => {
    expect(await getInside(`${findGroup().containerAddress}:${listenPort}/`)).toBe('page of user\n');
  });

  test('reach the listener of a load balancer', async () => {
    const client = new ElasticLoadBalancingV2(clientSettings(local));
    const Port = await findFreePort();
    const { LoadBalancers } = await client.createLoadBalancer({ Name: 'front', Subnets: ['subnet-1', 'subnet-2'] });
    const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn: String(findGroup().targetGroupArn) }];
    const LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn;
    await client.createListener({ LoadBalancerArn, Protocol: 'HTTP', Port, DefaultActions });
    client.destroy();
    const find = () => local.loadBalancers().find(({ name }) => name === 'front') ?? {};
    await untilTrue(() => find().containerAddress !== undefined);

    expect(await getInside(`${find().containerAddress}:${Port}/`)).toBe('page of user\n');
    expect(await readPage(`http://${find().address}:${Port}/`)).toBe('page of user\n');
  });

  test('are reached at the same addresses from this machine, and on loopback', async () => {
    const ports = [...INSTANCES, ...listAddresses()].map((address) => `${address}:9091`);
    const listeners = ['127.0.0.1', findGroup().containerAddress].map((address) => `${address}:${listenPort}`);

    const pages = await Promise.all([...ports, ...listeners].map((place) => readPage(`http://${place}/`)));

    expect(new Set(pages)).toEqual(new Set(['page of user\n']));
  });

  test('have one host port on both addresses, if ECS chooses it', async () => {
    const portMappings = [{ containerPort: 5000 }];
    const any = { name: 'any', image: IMAGE, memory: 32, command: answer('any'), portMappings };
    const task = await runTask({ family: 'any', containerDefinitions: [any] });

    const [container] = task.containers as unknown as { networkBindings: Binding[] }[];
    const { bindIP = '', hostPort } = container?.networkBindings[0] ?? {};
    const address = listAddresses()[INSTANCES.indexOf(bindIP)];
    expect(await readPage(`http://${bindIP}:${hostPort}/`)).toBe('page of any\n');
    expect(await getInside(`${address}:${hostPort}/`)).toBe('page of any\n');
  });

  test('reach an awsvpc task by the address that DescribeTasks shows, as this machine does', async () => {
    // On ECS every port of such a task is reached, in its port mappings or not.
    const container = { name: 'own', image: IMAGE, command: answer('own') };
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
    const definition = { family: 'own', networkMode: 'awsvpc', cpu: '256', memory: '512' };
    const task = await runTask(
      { ...definition, requiresCompatibilities: ['FARGATE'], containerDefinitions: [container] },
      { launchType: 'FARGATE', networkConfiguration },
    );

    const [{ networkInterfaces } = { networkInterfaces: [] }] = task.containers as {
      networkInterfaces: JsonObject[];
    }[];
    const address = networkInterfaces[0]?.privateIpv4Address;
    expect(await getInside(`${address}:5000/`)).toBe('page of own\n');
    expect(await readPage(`http://${address}:5000/`)).toBe('page of own\n');
  });
});

interface Binding {
  readonly bindIP: string;
  readonly hostPort: number;
}

async function runTask(definition: JsonObject, more: JsonObject = {}): Promise<JsonObject> {
  await callEcs('RegisterTaskDefinition', definition);
  const { tasks } = await callEcs('RunTask', { taskDefinition: definition.family ?? '', ...more });
  const [{ taskArn } = { taskArn: '' }] = tasks as { taskArn: string }[];
  const describe = async () => ((await callEcs('DescribeTasks', { tasks: [taskArn] })).tasks as JsonObject[])[0] ?? {};
  await untilTrue(async () => (await describe()).lastStatus === 'RUNNING');
  return describe();
}

describe('the networks of addresses', () => {
  const aws = {
    region: 'eu-west-1',
    open: async () => ({ port: 1, close: async () => undefined }),
    issueCredentials: () => {
      throw new Error('no task has a role');
    },
  };

  test('are the same for the same name, and end with the runtime', async () => {
    const first = await setContainerStage('addresses', { aws });
    const address = await first.runtime.reach?.reachableAddress('load-balancer', 'net-test');
    const between = await first.listLeft();
    await first.runtime.close();
    const after = await first.listLeft();
    const second = await setContainerStage('addresses', { aws });
    const again = await second.runtime.reach?.reachableAddress('load-balancer', 'net-test');
    await Promise.all([first.close(), second.close()]);

    expect(address).toMatch(/^169\.254\.\d+\.\d+$/);
    expect(between).toEqual([expect.stringMatching(/^slipway-[0-9a-f]{6}-load-balancer-net-test$/)]);
    expect([after, again]).toEqual([[], address]);
  });

  test('differ for two local ECS that run at the same time', async () => {
    const stages = [await setContainerStage('both-a', { aws }), await setContainerStage('both-b', { aws })];
    const find = (name: string) =>
      Promise.all(stages.map(({ runtime }) => runtime.reach?.reachableAddress('load-balancer', name)));

    const addresses = await find('net-both');
    await Promise.all(stages.map((stage) => stage.close()));

    expect(new Set(addresses).size).toBe(2);
  });

  test('of an ended process are removed by the next start, and one that is made during the end does not stay', async () => {
    const docker = createDockerClient();
    const label = `slipway.owner=${hostname()}/${await endedProcess()}/1/abcdef`;
    await docker.must(['network', 'create', '--label', label, '--subnet', '169.254.168.248/30', `old-${process.pid}`]);
    const stage = await setContainerStage('next', { aws });
    stage.startTask({ taskArn: aTaskArn('next'), containers: [{ name: 'app', memory: 32, command: ['true'] }] });
    await stage.book.waitFor('container-exited');

    const left = await listLabelled(label);
    void stage.runtime.reach?.reachableAddress('load-balancer', 'net-late');
    await stage.close();
    docker.close();

    expect([left, await stage.listLeft()]).toEqual([[], []]);
  });
});

/** The id of a process that has ended. */
function endedProcess(): Promise<number> {
  const child = spawn('true');
  return new Promise((resolve) => child.once('exit', () => resolve(child.pid ?? 0)));
}
