import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { importBaseImage, removeImage } from '@slipway/local-ecs/internal';
import {
  createDockerClient,
  type DockerClient,
} from '../../packages/local-ecs/__tests__/support/harness/docker-client.ts';
import { untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { AWS_CLI, DOCKER, describeWith, PS } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { type ProgramResult, runProgram } from '../../packages/local-ecs/__tests__/support/harness/run-program.ts';

/** `slipway local` is killed in the middle of a rollout: nothing of it stays on Docker Engine. */

const CLI = join(import.meta.dirname, '../../dist/cli/index.js');
const BASE = `slipway-test-base:killed-${process.pid}`;
const CLIENT = { AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_DEFAULT_REGION: 'us-east-1' };
const CONTAINER = {
  name: 'web',
  memory: 32,
  essential: true,
  environment: [{ name: 'ROUND', value: '1' }],
  mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }],
};
const VOLUMES = [{ name: 'data', dockerVolumeConfiguration: { scope: 'shared', autoprovision: true } }];

let docker: DockerClient;
let local: ChildProcess;
let address: string;

describeWith([AWS_CLI, DOCKER, PS], 'a local ECS that is killed', () => {
  beforeAll(async () => {
    await importBaseImage(BASE, ['CMD ["/bin/busybox", "sleep", "600"]']);
    docker = createDockerClient();
    const args = [CLI, 'local', '--port', '0', '--tasks', 'containers', '--speed', '50', '--instances', '3'];
    local = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    address = await readAddress(local);
  });

  afterAll(async () => {
    local.kill('SIGKILL');
    await removeImage(`${registryHost()}/web:v1`);
    await removeImage(BASE);
    docker.close();
  });

  test('containers, volumes, networks and pulled images are removed by the watcher, which then ends too', async () => {
    const image = await pushWeb();
    await aws(['ecs', 'register-task-definition', '--family', 'web', ...define({ ...CONTAINER, image })]);
    await aws(['ecs', 'create-service', '--service-name', 'web', '--task-definition', 'web', '--desired-count', '3']);
    await untilTrue(async () => (await listContainers()).length === 3);
    const first = await listContainers();
    const environment = [{ name: 'ROUND', value: '2' }];
    await aws(['ecs', 'register-task-definition', '--family', 'web', ...define({ ...CONTAINER, image, environment })]);
    await aws(['ecs', 'update-service', '--service', 'web', '--task-definition', 'web']);
    await untilTrue(async () => (await listContainers()).some((id) => !first.includes(id)));
    expect(await list(['network', 'ls'], 'Name')).not.toEqual([]);
    const watchers = await listChildren(local.pid ?? 0);

    local.kill('SIGKILL');
    await once(local, 'exit');

    await untilTrue(async () => (await runProgram('ps', ['-p', watchers.join(',')])).exitCode !== 0);
    expect(watchers).toHaveLength(1);
    expect(await listContainers()).toEqual([]);
    expect(await list(['volume', 'ls'], 'Name')).toEqual([]);
    expect(await list(['network', 'ls'], 'Name')).toEqual([]);
    expect(await docker.must(['image', 'ls', '--digests', '--quiet', `${registryHost()}/web@*`])).toBe('');
  });
});

function registryHost(): string {
  return address.replace('http://', '');
}

function define(container: object): readonly string[] {
  return ['--container-definitions', JSON.stringify([container]), '--volumes', JSON.stringify(VOLUMES)];
}

async function pushWeb(): Promise<string> {
  const image = `${registryHost()}/web:v1`;
  await aws(['ecr', 'create-repository', '--repository-name', 'web']);
  const { stdout: password } = await aws(['ecr', 'get-login-password']);
  await docker.must(['tag', BASE, image]);
  await docker.must(['login', '-u', 'AWS', '--password-stdin', registryHost()], password.trim());
  await docker.must(['push', image]);
  // What remains under its name is the client's; what the local ECS pulls is its own.
  await removeImage(image);
  return image;
}

async function aws(args: readonly string[]): Promise<ProgramResult> {
  const result = await runProgram('aws', ['--endpoint-url', address, ...args], { environment: CLIENT });
  if (result.exitCode !== 0) throw new Error(`aws ${args.join(' ')}: ${result.stderr}`);
  return result;
}

const listContainers = () => list(['ps', '--all'], 'ID');

/** Of this local ECS: others may run at the same time. */
async function list(command: readonly string[], field: string): Promise<readonly string[]> {
  const format = `{{.Label "slipway.owner"}} {{.${field}}}`;
  const listed = await docker.must([...command, '--filter', 'label=slipway.owner', '--format', format]);
  return listed.split('\n').filter((line) => line.split(/[ /]/)[1] === String(local.pid));
}

async function listChildren(parent: number): Promise<readonly string[]> {
  const { stdout } = await runProgram('ps', ['--ppid', String(parent), '-o', 'pid=']);
  return stdout.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
}

function readAddress(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      said += part;
      const [, found] = /at (http:\/\/127\.0\.0\.1:\d+):/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`it ended: ${said}`)));
  });
}
