/** Two services on the same container instances, released in one step. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { createDockerClient } from '../../packages/local-ecs/__tests__/support/harness/docker-client.ts';
import { startClients } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { type ExampleStage, openExample, type TargetGroup } from '../support/harness/example-stage.ts';
import { currentImage } from '../support/harness/scenario-stage.ts';

const SERVICES = ['location', 'user'] as const;
let example: ExampleStage;
let groups: readonly TargetGroup[];

beforeAll(async () => {
  example = await openExample('location-and-user', 12);
  groups = await Promise.all(SERVICES.map(serve));
});

afterAll(async () => {
  await example.close();
});

/** As the two pipelines have left it: images 10 and 11 are pushed, four tasks run 10. */
async function serve(name: string): Promise<TargetGroup> {
  const [current = ''] = await Promise.all(
    ['10', '11'].map((tag) => example.push({ repository: name, tag, args: { NAME: name, TAG: tag } })),
  );
  await example.run({ 'task-definition': `${name}/task-definition.json`, image: current });
  await example.createService(`${name}/service.json`);
  return example.findTargetGroup(name);
}

function release(inputs: Readonly<Record<string, string>> = {}) {
  const expressions = { 'vars.REGISTRY': example.local.registryHost, 'inputs.tag': '11' };
  return example.deploy({ expressions, inputs });
}

const pages = () => Promise.all(groups.map(async (group) => (await group.ask()).text.trim()));
const images = () => SERVICES.map((name) => currentImage(example, name));

/** Fewest healthy targets of each load balancer until the work is done. */
async function watchFewest(work: Promise<unknown>): Promise<readonly number[]> {
  const fewest = groups.map((group) => group.countHealthy());
  let isOver = false;
  const end = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    for (const [at, group] of groups.entries()) fewest[at] = Math.min(fewest[at] ?? 0, group.countHealthy());
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  await end;
  return fewest;
}

/** Ids on Docker Engine of the containers of a service. */
function listContainers(serviceName: string): readonly unknown[] {
  const { taskArns = [] } = example.call('ListTasks', { cluster: 'production', serviceName });
  const { tasks } = example.call('DescribeTasks', { cluster: 'production', tasks: taskArns });
  return (tasks as readonly JsonObject[]).flatMap(({ containers }) =>
    (containers as readonly JsonObject[]).map(({ runtimeId }) => runtimeId),
  );
}

/** The current task definition, without what the registration adds. */
function currentDefinition(name: string): JsonObject {
  const [service] = example.call('DescribeServices', { cluster: 'production', services: [name] })
    .services as JsonObject[];
  const { taskDefinition = '' } = service ?? {};
  const described = example.call('DescribeTaskDefinition', { taskDefinition }).taskDefinition as JsonObject;
  const { containerDefinitions = [], volumes = [], family = '' } = described;
  return { containerDefinitions, volumes, family };
}

describe('location and user', () => {
  test('serve on the same four instances, with their own ports, settings and extra host', async () => {
    expect(await pages()).toEqual([
      'location 10: database locations on db.example.internal, googledns is 8.8.8.8',
      'user 10: database users on db.example.internal, googledns is 8.8.8.8',
    ]);
  });

  test('find each other in the old way: by host ports of each instance, and through their load balancers', async () => {
    const [container] = listContainers('location');
    const docker = createDockerClient();
    const get = (place: string) =>
      docker.must(['exec', String(container), 'wget', '-q', '-O', '-', `http://${place}/`]);
    const instances = example.local.instances().map(({ containerAddress }) => `${containerAddress}:9091`);
    const balancers = example.local
      .targetGroups()
      .map(({ containerAddress, listenPort }) => `${containerAddress}:${listenPort}`);

    const found = await Promise.all([...instances, ...balancers].map(get));
    docker.close();

    expect(found.map((page) => page.split(' ')[0]).sort()).toEqual(['location', ...Array(5).fill('user')]);
  });

  test('are refused at 100/200: the held ports and the smallest change are named, and nothing is written', async () => {
    const before = example.writes();

    const result = await release({ 'minimum-healthy-percent': '100', 'maximum-percent': '200' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    for (const port of [8081, 9091]) {
      expect(result.log).toContain(`Each new task needs host port ${port}, in use on all 4 container instances`);
    }
    expect(result.log).toContain('Set minimum-healthy-percent to 75 or less, or add one container instance');
    expect(example.writes()).toEqual(before);
  });

  test('go through in one step at 50/200: no request fails, and two tasks of each serve at least', async () => {
    const before = SERVICES.map(currentDefinition);
    const clients = groups.map((group) => startClients(1, group.ask));
    const released = release();

    const fewest = await watchFewest(released);
    const result = await released;
    await Promise.all(clients.map((one) => one.stop()));

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.log).toContain('2–4 tasks running throughout');
    expect(fewest).toEqual([2, 2]);
    expect(clients.flatMap(({ replies }) => replies.filter(({ status }) => status !== 200))).toEqual([]);
    const { registryHost, images: registry } = example.local;
    const released11 = SERVICES.map((name) => registry.resolveDigest(`${registryHost}/${name}:11`)?.pinned ?? '');
    expect(images()).toEqual(released11);
    const withoutTags = (text: string) => text.replaceAll(/(\/(?:location|user))(?::10|@sha256:\w+)/g, '$1');
    expect(withoutTags(JSON.stringify(SERVICES.map(currentDefinition)))).toBe(withoutTags(JSON.stringify(before)));
    expect(await pages()).toEqual([expect.stringMatching(/^location 11: /), expect.stringMatching(/^user 11: /)]);
  });
});
