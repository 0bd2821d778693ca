import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { importBaseImage, removeImage } from '../src/base-image/base-image.ts';
import { type Emulator, openEmulator } from '../src/emulator/emulator.ts';
import { createContainerRuntime } from '../src/runtime/container-runtime.ts';
import { createDockerClient, type DockerClient } from './support/harness/docker-client.ts';
import { untilTrue } from './support/harness/http-clients.ts';
import { callApi } from './support/harness/local-client.ts';

const IMAGE = `slipway-test-secrets:${process.pid}`;
const VALUE = 'hunter2-and-more';

let local: Emulator;
let docker: DockerClient;
let runtime: ReturnType<typeof createContainerRuntime> | undefined;

beforeAll(async () => {
  await importBaseImage(IMAGE);
  docker = createDockerClient();
  local = await openEmulator({
    startRuntime: (world) => {
      const engineName = `secrets-${process.pid}`;
      runtime = createContainerRuntime({ ...world, speed: 10, engineName, secrets: { db: VALUE } });
      return runtime;
    },
  });
  local.addInstances('default', 1);
});

afterAll(async () => {
  await local.close();
  await removeImage(IMAGE);
  docker.close();
});

const callEcs = async (operation: string, input: JsonObject): Promise<JsonObject> =>
  (await callApi(local, { service: 'ecs', operation, input })).body;

test('the value of a secret is in the environment of its container, and nowhere else', async () => {
  const secrets = [{ name: 'DB', valueFrom: 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a1B2c3' }];
  const container = { name: 'app', image: IMAGE, memory: 32, command: ['sleep', '600'], secrets };
  const executionRoleArn = 'arn:aws:iam::123456789012:role/execution';
  await callEcs('RegisterTaskDefinition', { family: 'web', executionRoleArn, containerDefinitions: [container] });
  const ran = await callEcs('RunTask', { taskDefinition: 'web' });
  const [{ taskArn } = { taskArn: '' }] = ran.tasks as { taskArn: string }[];
  const describe = () => callEcs('DescribeTasks', { tasks: [taskArn] });
  await untilTrue(async () => JSON.stringify(await describe()).includes('"lastStatus":"RUNNING"'));

  const [id = ''] =
    /[0-9a-f]{64}/.exec(/"runtimeId":"[0-9a-f]*"/.exec(JSON.stringify(await describe()))?.[0] ?? '') ?? [];
  const environment = await docker.must(['inspect', '--format', '{{json .Config.Env}}', id]);
  const rest = await docker.must([
    'inspect',
    '--format',
    '{{json .Config.Labels}} {{json .Args}} {{json .HostConfig}}',
    id,
  ]);
  const everything = { depth: null, maxArrayLength: null, maxStringLength: null };
  const known = inspect([local.calls(), local.host.state(), await describe()], everything);

  expect(JSON.parse(environment)).toContain(`DB=${VALUE}`);
  expect([rest.includes(VALUE), known.includes(VALUE)]).toEqual([false, false]);
});

test('values that calls made are in the environment of a container that starts afterwards', async () => {
  const call = async (service: 'secretsmanager' | 'ssm', operation: string, input: JsonObject): Promise<JsonObject> =>
    (await callApi(local, { service, operation, input })).body;
  const { ARN } = await call('secretsmanager', 'CreateSecret', { Name: 'made', SecretString: '{"user":"app"}' });
  await call('ssm', 'PutParameter', { Name: '/app/key', Type: 'SecureString', Value: VALUE });
  const secrets = [
    { name: 'USER_OF_DB', valueFrom: `${String(ARN)}:user::` },
    { name: 'KEY', valueFrom: '/app/key' },
  ];
  const command = ['sh', '-c', 'echo $USER_OF_DB $KEY'];
  const container = { name: 'app', image: IMAGE, memory: 32, command, secrets };
  const executionRoleArn = 'arn:aws:iam::123456789012:role/execution';
  await callEcs('RegisterTaskDefinition', { family: 'made', executionRoleArn, containerDefinitions: [container] });
  const ran = await callEcs('RunTask', { taskDefinition: 'made' });
  const [{ taskArn } = { taskArn: '' }] = ran.tasks as { taskArn: string }[];

  await untilTrue(() => (runtime?.readLogs(taskArn, 'app').length ?? 0) > 0);

  expect(runtime?.readLogs(taskArn, 'app')).toEqual([`app ${VALUE}`]);
});
