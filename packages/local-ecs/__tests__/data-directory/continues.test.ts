import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, type EmulatorOptions, openEmulator } from '../../src/emulator/emulator.ts';
import type { Command, Effect, Fact } from '../../src/engine/contract.ts';
import type { StartRuntime } from '../../src/runtime/contract.ts';
import { ANY_PORT, aService, aTaskDefinition, START } from '../support/fakes/virtual-ecs.ts';
import { callApi, callEcr } from '../support/harness/local-client.ts';
import { createRegistryClient, digestOf, pushImage } from '../support/harness/registry-client.ts';
import { makeFolder, removeFolder } from '../support/harness/scratch.ts';

const CALLER = { accessKeyId: 'AKIDEXAMPLE', region: 'us-east-1' };
const INSTANCE = { address: '127.0.1.1', cpu: 2048, memoryMiB: 4096, availabilityZone: 'us-east-1a' };
const BEGINNING: readonly Command[] = [{ kind: 'add-instances', cluster: 'default', instances: [INSTANCE] }];

let scratch: string;
let folder: string;
const open: Emulator[] = [];

beforeEach(() => {
  scratch = makeFolder();
  folder = join(scratch, 'data');
});

afterEach(async () => {
  for (const local of open.splice(0)) await local.close();
  removeFolder(scratch);
});

async function start(options: EmulatorOptions = {}): Promise<Emulator> {
  const local = await openEmulator({
    clock: { kind: 'virtual', startMs: START },
    beginWith: BEGINNING,
    dataFolder: folder,
    ...options,
  });
  open.push(local);
  return local;
}

/** The files that a kill of the process would leave now, in an unlocked folder. */
function leaveDirectory(): string {
  const left = join(scratch, `left-${readdirSync(scratch).length}`);
  cpSync(folder, left, { recursive: true });
  rmSync(join(left, 'lock'));
  return left;
}

function ask(local: Emulator, operation: string, input: JsonObject = {}): JsonObject {
  const answer = local.host.call(operation, input, CALLER);
  if (!answer.ok) throw new Error(`${operation}: ${answer.message}`);
  return answer.output;
}

function serve(local: Emulator, more: JsonObject = {}): void {
  ask(local, 'RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  ask(local, 'CreateService', aService(more));
}

function describeService(local: Emulator): JsonObject {
  const { services } = ask(local, 'DescribeServices', { services: ['web'] });
  return (services as readonly JsonObject[])[0] ?? {};
}

describe('a local ECS that is started with the folder of another', () => {
  test('keeps which log groups were deleted, instances that registered, and no secrets of calls', async () => {
    const first = await start();
    const secret = { Name: 'db', SecretString: 'canary-value' };
    await callApi(first, { service: 'logs', operation: 'CreateLogGroup', input: { logGroupName: '/ecs/web' } });
    await callApi(first, { service: 'logs', operation: 'DeleteLogGroup', input: { logGroupName: '/ecs/web' } });
    await callApi(first, { service: 'secretsmanager', operation: 'CreateSecret', input: secret });
    const { containerInstance: registered } = ask(first, 'RegisterContainerInstance', { cluster: 'default' });
    await first.close();
    const written = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'));

    const second = await start();
    const groups = { logGroupNamePrefix: '/ecs/web' };
    const { body } = await callApi(second, { service: 'logs', operation: 'DescribeLogGroups', input: groups });

    expect(body).toEqual({ logGroups: [] });
    const { containerInstanceArn: arn } = registered as { readonly containerInstanceArn: string };
    expect(ask(second, 'ListContainerInstances').containerInstanceArns).toContain(arn);
    expect(written.join('')).not.toContain('canary-value');
  });

  test.each([
    ['that was ended', async (local: Emulator) => local.close().then(() => folder)],
    ['that was killed', async () => leaveDirectory()],
  ])('%s keeps its state, and a rollout in progress continues', async (_name, end) => {
    const before = await start();
    serve(before);
    before.advance(11_000);
    const inProgress = describeService(before);

    const after = await start({ dataFolder: await end(before) });
    const found = describeService(after);
    after.advance(600_000);

    expect(found).toEqual(inProgress);
    expect(found).toMatchObject({ runningCount: 0, deployments: [{ rolloutState: 'IN_PROGRESS' }] });
    expect(describeService(after)).toMatchObject({ runningCount: 2, deployments: [{ rolloutState: 'COMPLETED' }] });
  });

  test('what was due while it was stopped happens at its own time', async () => {
    const before = await start();
    serve(before);

    const after = await start({
      dataFolder: leaveDirectory(),
      clock: { kind: 'virtual', startMs: START + 3_600_000 },
    });
    const [deployment] = describeService(after).deployments as readonly JsonObject[];

    expect(deployment).toMatchObject({ rolloutState: 'COMPLETED', runningCount: 2 });
    expect(Number(deployment?.updatedAt)).toBeLessThan(START / 1000 + 300);
  });

  test('is of its account, region and seed', async () => {
    const before = await start({ account: '999988887777', region: 'eu-north-1', seed: 5 });
    await before.close();

    const after = await start();

    expect(after.host.state().settings).toMatchObject({
      account: '999988887777',
      region: 'eu-north-1',
      seed: 5,
      schedulerIntervalMs: 10_000,
      tasks: 'simulated',
    });
    expect(after.health()).toMatchObject({ account: '999988887777', region: 'eu-north-1' });
  });

  test.each<readonly [string, EmulatorOptions, string]>([
    ['account', { account: '999988887777' }, 'created with account 123456789012, but 999988887777 was requested'],
    ['region', { region: 'eu-west-1' }, 'created with region us-east-1, but eu-west-1 was requested'],
    ['seed', { seed: 9 }, 'created with seed 1, but 9 was requested'],
    ['pace', { schedulerIntervalMs: 5 }, 'created with schedulerIntervalMs 10000, but 5 was requested'],
    ['kind of tasks', { startRuntime: aRuntime([]) }, 'created with tasks simulated, but containers was requested'],
  ])('is refused another %s', async (_name, options, words) => {
    await (await start()).close();

    await expect(start(options)).rejects.toThrow(words);
    await start();
  });

  test('begins with instances once', async () => {
    await (await start()).close();
    await (await start()).close();
    const third = await start();

    third.addInstances('default', 1);

    const addresses = [...third.host.state().instances.values()].map(({ address }) => address);
    expect(addresses).toEqual(['127.0.1.1', '127.0.1.2']);
  });

  test('shows no time before the last that was shown', async () => {
    const shown: number[] = [];
    let next = folder;
    for (let round = 0; round < 5; round += 1) {
      const local = await start({ clock: { kind: 'scaled', speed: 1000 }, dataFolder: next });
      shown.push(Number(local.health().now));
      ask(local, 'ListClusters');
      shown.push(Number(local.health().now));
      folder = next;
      next = leaveDirectory();
    }

    expect(shown).toEqual([...shown].sort((a, b) => a - b));
  });

  test('plays a scenario and keeps alarms that were put before', async () => {
    const before = await start();
    before.putScenario({ images: [{ image: '*', pullFails: 'not found' }] });
    before.putAlarm({ name: 'errors', state: 'ALARM' });

    const { scenario, alarms } = (await start({ dataFolder: leaveDirectory() })).host.state();

    expect({ scenario, alarms }).toEqual({
      scenario: { images: [{ image: '*', pullFails: 'not found' }] },
      alarms: new Map([['errors', 'ALARM']]),
    });
  });
});

describe('the registry of a folder', () => {
  test('has its repositories, images, tags and blobs again, and takes the logins of before', async () => {
    const before = await start();
    await callEcr(before, 'CreateRepository', { repositoryName: 'web', imageTagMutability: 'IMMUTABLE' });
    const client = createRegistryClient(before);
    const { digest, text } = await pushImage(client, 'web', { tag: 'v1', layer: 'layer' });
    const { username, password } = before.images.authorize();
    const was = (await callEcr(before, 'DescribeImages', { repositoryName: 'web' })).body;

    const after = await start({ dataFolder: leaveDirectory() });
    const again = createRegistryClient({
      address: after.address,
      images: { authorize: () => ({ username, password }) },
    });
    const manifest = await again.fetch('GET', '/v2/web/manifests/v1');
    const layer = await again.fetch('GET', `/v2/web/blobs/${digestOf('layer')}`);
    const other = await again.putManifest('web', 'v1', { ...JSON.parse(text), annotations: { a: 'b' } });

    expect([manifest.status, manifest.headers.get('docker-content-digest'), await manifest.text()]).toEqual([
      200,
      digest,
      text,
    ]);
    expect([layer.status, await layer.text()]).toEqual([200, 'layer']);
    expect(other.status).toBe(400);
    expect((await callEcr(after, 'DescribeImages', { repositoryName: 'web' })).body).toEqual(was);
  });

  test('has no upload of before, and no blob that no repository names', async () => {
    const before = await start();
    for (const repositoryName of ['web', 'old']) await callEcr(before, 'CreateRepository', { repositoryName });
    const client = createRegistryClient(before);
    await client.pushBlob('web', 'layer');
    await client.pushBlob('old', 'other');
    const begun = await client.fetch('POST', '/v2/web/blobs/uploads/');
    const upload = begun.headers.get('location') ?? '';
    await client.fetch('PATCH', upload, { body: 'half' });
    await callEcr(before, 'DeleteRepository', { repositoryName: 'old' });

    const left = leaveDirectory();
    const after = await start({ dataFolder: left });
    const status = (await createRegistryClient(after).fetch('GET', upload)).status;

    expect(status).toBe(404);
    expect(readdirSync(join(left, 'blobs'))).toEqual([digestOf('layer').replace(':', '-')]);
    expect(readdirSync(join(left, 'uploads'))).toEqual([]);
  });
});

/** A runtime that records its effects and passes on its report function. */
function aRuntime(
  performed: Effect[],
  takeReport: (report: (fact: Fact) => void) => void = () => undefined,
): StartRuntime {
  return ({ report }) => {
    takeReport(report);
    return { perform: (effect) => void performed.push(effect), close: async () => undefined };
  };
}

const TARGET_GROUP = {
  name: 'web',
  listenPort: 0,
  healthCheckPath: '/',
  healthCheckIntervalSeconds: 5,
  healthCheckTimeoutSeconds: 2,
  healthyThreshold: 2,
  unhealthyThreshold: 2,
  matcher: '200',
  deregistrationDelaySeconds: 20,
};

describe('a folder of real tasks', () => {
  test('opens its listeners again, reports its tasks as lost and starts new ones', async () => {
    let report: (fact: Fact) => void = () => undefined;
    const first: Effect[] = [];
    const before = await start({ startRuntime: aRuntime(first, (own) => (report = own)) });
    const put = before.putTargetGroup(TARGET_GROUP);
    serve(before, { desiredCount: 1 });
    before.advance(11_000);
    const started = first.find((effect) => effect.kind === 'start-task');
    const taskArn = started?.kind === 'start-task' ? started.task.taskArn : 'none';
    report({ kind: 'pulled', taskArn, digests: {} });
    report({ kind: 'container-started', taskArn, container: 'web', runtimeId: 'c1', networkBindings: [] });

    const second: Effect[] = [];
    const after = await start({ startRuntime: aRuntime(second), dataFolder: leaveDirectory() });
    const { tasks } = ask(after, 'DescribeTasks', { tasks: [taskArn] });
    after.advance(30_000);

    const targetGroupArn = put.ok ? put.output.targetGroupArn : 'none';
    expect(second[0]).toEqual({ kind: 'serve-target-group', targetGroupArn, targetGroup: TARGET_GROUP });
    expect(tasks).toMatchObject([
      {
        lastStatus: 'STOPPED',
        stoppedReason: 'Essential container in task exited',
        containers: [{ exitCode: 137, reason: 'ContainerVanishedError: No container matching saved ID found' }],
      },
    ]);
    expect(second.filter(({ kind }) => kind === 'start-task')).toHaveLength(1);
  });
});

describe('the files of a folder', () => {
  test('are for their owner alone, since they contain the environment of tasks', async () => {
    const local = await start();
    ask(local, 'RegisterTaskDefinition', aTaskDefinition({ environment: [{ name: 'KEY', value: 'secret' }] }));

    const modes = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(folder, entry.name)).mode & 0o777);

    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(new Set(modes)).toEqual(new Set([0o600]));
  });

  test('without a folder nothing is kept', async () => {
    const local = await openEmulator();
    await callApi(local, { service: 'ecs', operation: 'CreateCluster', input: { clusterName: 'shop' } });
    const names = readdirSync(local.dataFolder);
    await local.close();

    expect([names.sort(), existsSync(local.dataFolder)]).toEqual([['blobs', 'uploads'], false]);
  });
});
