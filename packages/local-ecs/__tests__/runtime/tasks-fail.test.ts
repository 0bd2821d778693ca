import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { ImageSource } from '../../src/runtime/contract.ts';
import { aTaskArn, type ContainerStage, NO_REGISTRY, setContainerStage } from '../support/harness/container-stage.ts';
import { untilTrue } from '../support/harness/http-clients.ts';

describe('a task that does not come to run', () => {
  let registry: Server;
  let stage: ContainerStage;
  let images: ImageSource;
  beforeAll(async () => {
    registry = await openEmptyRegistry();
    images = { ...NO_REGISTRY, registry: `127.0.0.1:${(registry.address() as AddressInfo).port}` };
    images = { ...images, authorize: () => ({ username: 'AWS', password: 'twelve hours' }) };
    stage = await setContainerStage('fail', { images });
  });
  afterAll(async () => {
    await stage.close();
    registry.close();
  });

  async function startFailing(word: string, container: JsonObject): Promise<object> {
    const taskArn = aTaskArn(word);
    stage.startTask({ taskArn, containers: [{ name: 'app', memory: 32, ...container }] });
    const { kind: _kind, taskArn: _arn, ...failure } = await stage.book.waitFor('start-failed', { taskArn });
    return failure;
  }

  test('reports that the embedded registry, with the right login, has no such image', async () => {
    const reference = `${images.registry}/web:v1`;

    const failure = await startFailing('absent', { image: reference });

    const reason = `CannotPullContainerError: Error response from daemon: manifest for ${reference} not found: manifest unknown: Requested image not found`;
    expect(failure).toEqual({ reason, container: 'app', containerReason: reason });
  });

  test('says that the registry of another image cannot be reached', async () => {
    const failure = await startFailing('unreach', { image: '127.0.0.1:2/web:v1' });

    const reason =
      'CannotPullContainerError: Error response from daemon: Get "http://127.0.0.1:2/v2/": dial tcp 127.0.0.1:2: connect: connection refused';
    expect(failure).toEqual({ reason, container: 'app', containerReason: reason });
  });

  test('reports a missing command, with the exit code of Docker', async () => {
    const failure = await startFailing('nocmd', { command: ['/nope'] });

    expect(failure).toEqual({
      reason: 'Task failed to start',
      container: 'app',
      containerReason: expect.stringMatching(
        /^CannotStartContainerError: Error response from daemon: .*OCI runtime create failed: .*"\/nope": stat \/nope: no such file or directory/,
      ),
      exitCode: 127,
    });
  });

  test('says that the host port is taken', async () => {
    const holder = createServer().listen(0, '127.0.77.2');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as AddressInfo;

    const taskArn = aTaskArn('port');
    const portMappings = [{ containerPort: 5000, hostPort: port }];
    const container = { name: 'app', memory: 32, command: ['sleep', '60'], portMappings };
    stage.startTask({ taskArn, address: '127.0.77.2', containers: [container] });
    const failure = await stage.book.waitFor('start-failed', { taskArn });
    holder.close();

    expect(failure.containerReason).toMatch(/^CannotStartContainerError: Error response from daemon: driver failed/);
    expect(failure.containerReason).toContain(`listen tcp4 127.0.77.2:${port}: bind: address already in use`);
  });

  test('says that docker would not create it', async () => {
    const failure = await startFailing('create', { extraHosts: [{ hostname: 'bad', ipAddress: 'nowhere' }] });

    expect(failure).toEqual({
      reason: 'Task failed to start',
      container: 'app',
      containerReason: expect.stringMatching(/^CannotCreateContainerError: Error response from daemon: .*nowhere/),
    });
  });

  test('names a missing secret, and never a value', async () => {
    const valueFrom = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-password';

    const failure = await startFailing('secret', { secrets: [{ name: 'DB', valueFrom }] });

    const reason = `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${valueFrom} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`;
    expect(failure).toEqual({ reason, container: 'app', containerReason: reason });
    expect(stage.book.facts).not.toContainEqual({ kind: 'pull-started', taskArn: aTaskArn('secret') });
  });

  test('says which environment file cannot be read', async () => {
    const value = 'arn:aws:s3:::config/web.env';

    const failure = await startFailing('envfile', { environmentFiles: [{ type: 's3', value }] });

    const reason = `ResourceInitializationError: failed to download env files: ${value} cannot be read: no S3 folder is configured`;
    expect(failure).toEqual({ reason, container: 'app', containerReason: reason });
  });

  test.each([
    ['to be privileged', { privileged: true }, 'run privileged containers'],
    ['for a device', { linuxParameters: { devices: [{ hostPath: '/dev/kvm' }] } }, 'give devices to containers'],
    [
      'for the power to mount',
      { linuxParameters: { capabilities: { add: ['NET_RAW', 'SYS_ADMIN'] } } },
      'give the capability SYS_ADMIN',
    ],
    ['for all capabilities', { linuxParameters: { capabilities: { add: ['ALL'] } } }, 'give the capability ALL'],
    [
      'to be confined by nothing',
      { dockerSecurityOptions: ['seccomp:unconfined'] },
      'set the security option seccomp:unconfined',
    ],
  ])('is refused when it asks %s', async (name, requested, said) => {
    const failure = await startFailing(name.replaceAll(' ', ''), requested);

    expect(failure).toEqual({
      reason: 'Task failed to start',
      container: 'app',
      containerReason: `CannotCreateContainerError: the local ECS does not ${said}`,
    });
  });

  test.each([
    ['processes', { pidMode: 'host' }, 'share the processes of its host (pidMode host)'],
    ['shared memory', { ipcMode: 'host' }, 'share the memory of its host (ipcMode host)'],
  ])('is refused when it asks for the %s of its host', async (name, more, said) => {
    const taskArn = aTaskArn(`host${name.replaceAll(' ', '')}`);

    stage.startTask({ taskArn, containers: [{ name: 'app', memory: 32 }], more });

    expect(await stage.book.waitFor('start-failed', { taskArn })).toMatchObject({
      containerReason: `CannotCreateContainerError: the local ECS does not ${said}`,
    });
  });

  test('stops started containers, and reports the failure before their exits', async () => {
    const taskArn = aTaskArn('half');
    const command = ['sh', '-c', 'trap "exit 0" TERM; touch /tmp/up; sleep 3600 & wait'];
    const healthCheck = { command: ['CMD', 'test', '-e', '/tmp/up'], interval: 5 };
    const dependsOn = [{ containerName: 'database', condition: 'HEALTHY' }];
    const app = { name: 'app', memory: 32, dependsOn, command: ['/nope'] };

    stage.startTask({ taskArn, containers: [app, { name: 'database', memory: 32, command, healthCheck }] });
    await stage.book.waitFor('container-exited', { taskArn });

    const reported = stage.book.facts.filter((each) => each.taskArn === taskArn);
    expect(reported.slice(-2)).toEqual([
      expect.objectContaining({
        kind: 'start-failed',
        reason: 'Task failed to start',
        container: 'app',
        exitCode: 127,
      }),
      { kind: 'container-exited', taskArn, container: 'database', exitCode: 0 },
    ]);
  });

  test('ends what had started when a dependency can no longer be met', async () => {
    const taskArn = aTaskArn('unmet');
    const migrate = { name: 'migrate', memory: 32, essential: false, command: ['sh', '-c', 'exit 1'] };
    const dependsOn = [{ containerName: 'migrate', condition: 'SUCCESS' }];

    stage.startTask({ taskArn, containers: [{ name: 'app', memory: 32, dependsOn }, migrate] });
    const failure = await stage.book.waitFor('start-failed', { taskArn });

    expect(stage.book.facts).toContainEqual({ kind: 'container-exited', taskArn, container: 'migrate', exitCode: 1 });
    expect(failure).toEqual({
      kind: 'start-failed',
      taskArn,
      reason: 'Task failed to start',
      container: 'app',
      containerReason:
        'CannotStartContainerError: dependency on container migrate was not met: it did not become SUCCESS',
    });
  });

  test('leaves nothing on Docker Engine, even before the runtime closes', async () => {
    await untilTrue(async () => (await stage.listLeft()).length === 0);

    expect(await stage.listLeft()).toEqual([]);
  });
});

describe('without Docker Engine', () => {
  test('a task fails to start with a plain reason, and the runtime closes', async () => {
    const stage = await setContainerStage('none', { socketPath: '/nowhere/docker.sock' });
    const taskArn = aTaskArn('none');

    stage.startTask({ taskArn, containers: [{ name: 'app', memory: 32 }] });
    const failure = await stage.book.waitFor('start-failed', { taskArn });
    await stage.close();

    const reason =
      'CannotCreateContainerError: Cannot connect to the Docker daemon: connect ENOENT /nowhere/docker.sock';
    expect(failure).toEqual({ kind: 'start-failed', taskArn, reason });
  });
});

/** An empty registry that requires the login of the tests. */
async function openEmptyRegistry(): Promise<Server> {
  const expected = `Basic ${Buffer.from('AWS:twelve hours').toString('base64')}`;
  const server = createServer((requested, answer) => {
    if (requested.headers.authorization !== expected) {
      answer.writeHead(401, { 'www-authenticate': 'Basic realm="test"' }).end();
      return;
    }
    if (requested.url === '/v2/') {
      answer.writeHead(200).end('{}');
      return;
    }
    const errors = [{ code: 'MANIFEST_UNKNOWN', message: 'Requested image not found' }];
    answer.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ errors }));
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return server;
}
