import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { importBaseImage, removeImage } from '../../src/base-image/base-image.ts';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { type ContainerRuntime, createContainerRuntime } from '../../src/runtime/container-runtime.ts';
import { untilTrue } from '../support/harness/http-clients.ts';
import { callApi } from '../support/harness/local-client.ts';
import { importSdkImage, runScript } from '../support/harness/sdk-image.ts';

const IMAGE = `slipway-test-api:${process.pid}`;
const SDK_IMAGE = `slipway-test-sdk:${process.pid}`;
const ROLE = 'arn:aws:iam::123456789012:role/service/reader';

let local: Emulator;
let runtime: ContainerRuntime;

beforeAll(async () => {
  await importBaseImage(IMAGE);
  local = await openEmulator({
    clock: { kind: 'scaled', speed: 50 },
    region: 'eu-west-1',
    secrets: ['db-password'],
    startRuntime: (world) => {
      runtime = createContainerRuntime({ ...world, speed: 50, engineName: `api-${process.pid}` });
      return runtime;
    },
  });
  local.addInstances('default', [
    { address: '127.0.77.71', cpu: 2048, memoryMiB: 4096, availabilityZone: 'eu-west-1a' },
  ]);
});

afterAll(async () => {
  await local.close();
  await removeImage(IMAGE);
  await removeImage(SDK_IMAGE);
});

async function callEcs(operation: string, input: JsonObject): Promise<JsonObject> {
  return (await callApi(local, { service: 'ecs', operation, input })).body;
}

interface EndedTask {
  readonly taskArn: string;
  /** What its container wrote. */
  readonly lines: readonly string[];
}

/** Runs a task of one container until it has ended. */
async function runTask(container: JsonObject, more: JsonObject = {}, request: JsonObject = {}): Promise<EndedTask> {
  const family = 'once';
  const containerDefinitions = [{ name: 'app', image: IMAGE, memory: 256, ...container }];
  const registered = await callEcs('RegisterTaskDefinition', { family, ...more, containerDefinitions });
  const { taskDefinitionArn = '' } = registered.taskDefinition as JsonObject;
  const ran = await callEcs('RunTask', { taskDefinition: taskDefinitionArn, ...request });
  const [{ taskArn } = { taskArn: '' }] = ran.tasks as { taskArn: string }[];
  await untilTrue(async () => {
    const { tasks } = await callEcs('DescribeTasks', { tasks: [taskArn] });
    return (tasks as JsonObject[])[0]?.lastStatus === 'STOPPED';
  });
  return { taskArn, lines: runtime.readLogs(taskArn, 'app') };
}

/** Variables of a container that the AWS SDKs read. */
async function readVariables(container: JsonObject, more: JsonObject = {}, request: JsonObject = {}) {
  const { taskArn, lines } = await runTask({ ...container, command: ['env'] }, more, request);
  const pairs = lines.filter((line) => line.startsWith('AWS_')).map((line) => line.split(/=(.*)/).slice(0, 2));
  return { taskArn, variables: Object.fromEntries(pairs) as Readonly<Record<string, string>> };
}

test('an AWS SDK in a container describes its own task and secret, as its role, without configuration', async () => {
  await importSdkImage(SDK_IMAGE);
  const script = `
    import { DescribeTasksCommand, ECSClient } from '@aws-sdk/client-ecs';
    import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
    import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
    const metadata = await fetch(process.env.ECS_CONTAINER_METADATA_URI_V4 + '/task');
    const { TaskARN, Cluster } = await metadata.json();
    const { tasks } = await new ECSClient().send(new DescribeTasksCommand({ cluster: Cluster, tasks: [TaskARN] }));
    const secret = await new SecretsManagerClient().send(new DescribeSecretCommand({ SecretId: 'db-password' }));
    const { Arn } = await new STSClient().send(new GetCallerIdentityCommand());
    console.log(JSON.stringify([tasks[0].taskArn, tasks[0].group, secret.Name, Arn]));
  `;

  const { taskArn, lines } = await runTask(
    { image: SDK_IMAGE, command: [...runScript(script)] },
    { taskRoleArn: ROLE },
  );

  const caller = `arn:aws:sts::123456789012:assumed-role/reader/${taskArn.split('/').at(-1)}`;
  expect(lines).toEqual([JSON.stringify([taskArn, 'family:once', 'db-password', caller])]);
});

describe('a container', () => {
  test('gets the address of the local ECS, its region, and where it runs', async () => {
    const { variables } = await readVariables({});

    expect(local.health().containerAddress).toBe(local.containerAddress);
    expect(local.containerAddress).toMatch(/^http:\/\/\d+\.\d+\.\d+\.\d+:\d+$/);
    expect(variables).toEqual({
      AWS_ENDPOINT_URL: local.containerAddress,
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_EXECUTION_ENV: 'AWS_ECS_EC2',
    });
  });

  test('gets credentials of the role of its task, also of one that RunTask names', async () => {
    const overrides = { taskRoleArn: 'other' };
    const { variables } = await readVariables({}, { taskRoleArn: ROLE }, { overrides });

    expect(variables).toMatchObject({
      AWS_ACCESS_KEY_ID: expect.stringMatching(/^ASIA[0-9A-F]{16}$/),
      AWS_SECRET_ACCESS_KEY: expect.stringMatching(/^.{40}$/),
      AWS_SESSION_TOKEN: expect.stringMatching(/^.{100,}$/),
    });
  });

  test('keeps the variables that its task definition sets, and then gets no part of other credentials', async () => {
    const environment = [
      { name: 'AWS_ENDPOINT_URL', value: 'http://example.test' },
      { name: 'AWS_ACCESS_KEY_ID', value: 'own' },
    ];

    const { variables } = await readVariables({ environment }, { taskRoleArn: ROLE });

    expect(variables).toEqual({
      AWS_ENDPOINT_URL: 'http://example.test',
      AWS_ACCESS_KEY_ID: 'own',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
      AWS_EXECUTION_ENV: 'AWS_ECS_EC2',
    });
  });

  test('reaches the registry, and not the control address', async () => {
    const get = (path: string) => `wget -q -O - $AWS_ENDPOINT_URL${path} 2>&1`;

    const { lines } = await runTask({ command: ['sh', '-c', `${get('/v2/')}; ${get('/_slipway/health')}; true`] });

    expect(lines).toEqual([
      'wget: server returned error: HTTP/1.1 401 Unauthorized',
      'wget: server returned error: HTTP/1.1 403 Forbidden',
    ]);
  });
});

test('the address for containers answers nothing else', async () => {
  const answer = await fetch(`${local.containerAddress}/`);

  expect([answer.status, await answer.text()]).toEqual([403, 'This address answers only containers.\n']);
});
