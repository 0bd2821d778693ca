/** Several tasks of one image on an instance, each with host ports that ECS has chosen. */

import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readPage } from '../../packages/local-ecs/__tests__/support/harness/read-page.ts';
import { type ExampleStage, openExample } from '../support/harness/example-stage.ts';
import { describeService } from '../support/harness/scenario-stage.ts';

let example: ExampleStage;

beforeAll(async () => {
  example = await openExample('akka-root', 15);
  await example.run({
    'task-definition': 'task-definition.json',
    repository: 'akka-root',
    'create-repository': 'true',
    'image-tag': '1',
  });
  await example.createService('service.json');
});

afterAll(async () => {
  await example.close();
});

/** A task as DescribeTasks shows it: where its two ports are. */
interface Node {
  readonly instance: string;
  readonly address: string;
  readonly http: number;
  readonly cluster: number;
}

function listNodes(): readonly Node[] {
  const { taskArns = [] } = example.call('ListTasks', { cluster: 'production', serviceName: 'akka-root' });
  const { tasks } = example.call('DescribeTasks', { cluster: 'production', tasks: taskArns });
  return (tasks as readonly JsonObject[]).map((task) => {
    const [container] = task.containers as readonly JsonObject[];
    const bindings = container?.networkBindings as readonly JsonObject[];
    const find = (port: number) => Number(bindings.find(({ containerPort }) => containerPort === port)?.hostPort);
    const address = String(bindings[0]?.bindIP);
    return { instance: String(task.containerInstanceArn), address, http: find(8080), cluster: find(2551) };
  });
}

function askNode({ address, http }: Node, path: string): Promise<string> {
  return readPage(`http://${address}:${http}${path}`);
}

/** What a node says on its cluster port. */
function hearNode({ address, cluster }: Node): Promise<string> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    const socket = connect(cluster, address);
    socket.on('data', (bytes: Buffer) => parts.push(bytes));
    socket.on('end', () => resolve(String(Buffer.concat(parts))));
    socket.on('error', reject);
  });
}

async function expectWell(nodes: readonly Node[], release: string): Promise<void> {
  const pings = await Promise.all(nodes.map((node) => askNode(node, '/ping')));
  const pages = await Promise.all(nodes.map((node) => askNode(node, '/')));
  const heard = await Promise.all(nodes.map(hearNode));
  expect(pings).toEqual(nodes.map(() => 'pong\n'));
  expect(pages).toEqual(nodes.map(({ http, cluster }) => `release ${release}, http ${http}, cluster ${cluster}\n`));
  expect(heard).toEqual(nodes.map(({ cluster }) => `akka-root at port ${cluster}\n`));
}

describe('akka-root', () => {
  test('has three tasks on two instances, and each knows from inside the host ports that DescribeTasks shows', async () => {
    const nodes = listNodes();

    expect([nodes.length, new Set(nodes.map(({ instance }) => instance)).size]).toEqual([3, 2]);
    const ports = nodes.flatMap(({ http, cluster }) => [http, cluster]);
    expect(ports.filter((port) => !(port >= 32_768 && port <= 61_000))).toEqual([]);
    await expectWell(nodes, '1');
  });

  test('rolls at 100/200 without a spare instance', async () => {
    const before = listNodes();

    const result = await example.deploy({ expressions: { 'github.sha': 'two' }, inputs: { 'image-tag': 'two' } });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.log).toContain('Forecast: 1 batch on 2 container instances, at least ');
    expect(describeService(example, 'akka-root')).toMatchObject({ runningCount: 3 });
    const after = listNodes();
    expect(new Set(after.map(({ instance }) => instance))).toEqual(new Set(before.map(({ instance }) => instance)));
    await expectWell(after, 'two');
  });
});
