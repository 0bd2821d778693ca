import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { removeImage } from '../../src/base-image/base-image.ts';
import { createAwsCli } from '../support/harness/aws-cli.ts';
import { createDockerClient, type DockerClient } from '../support/harness/docker-client.ts';
import { askOnce, untilTrue } from '../support/harness/http-clients.ts';
import { AWS_CLI, DOCKER, describeWith } from '../support/harness/needs-program.ts';
import { buildNodeImage } from '../support/harness/node-image.ts';
import { runProgram } from '../support/harness/run-program.ts';

const ROOT = join(import.meta.dirname, '../../../..');
const BASE = `slipway-image-test:base-${process.pid}`;
const IMAGE = `slipway-image-test:image-${process.pid}`;
const NETWORK = `slipway-image-test-${process.pid}`;
const LABEL = 'slipway-image-test';
const TOKEN = 'a-token-of-this-test';

describeWith([DOCKER, AWS_CLI], 'the container image', () => {
  let docker: DockerClient;
  let container: string;
  let port: number;

  // As GitHub's runner starts a container of `services:`, with the Docker commands of its DockerCommandManager.
  beforeAll(async () => {
    docker = createDockerClient();
    await buildNodeImage(docker, BASE);
    const tool = await runProgram(process.execPath, [join(ROOT, 'tools/local-ecs-image.mjs'), IMAGE, BASE]);
    if (tool.exitCode !== 0) throw new Error(tool.stderr);
    await docker.must(['network', 'create', '--label', LABEL, NETWORK]);
    const connected = ['--network', NETWORK, '--network-alias', 'ecs', '-p', '127.0.0.1::4566'];
    const environment = [`SLIPWAY_LOCAL_TOKEN=${TOKEN}`, 'GITHUB_ACTIONS=true', 'CI=true'].flatMap((one) => [
      '-e',
      one,
    ]);
    const flags = ['--name', `ecs-${process.pid}`, '--label', LABEL, ...connected, ...environment];
    container = await docker.must(['create', ...flags, IMAGE, '--clock', 'virtual']);
    await docker.must(['start', container]);
    port = Number((await docker.must(['port', container, '4566/tcp'])).split(':')[1]);
    const health = '{{if .Config.Healthcheck}}{{print .State.Health.Status}}{{end}}';
    await untilTrue(async () => (await inspect(health)) === 'healthy', 'it is healthy');
  });

  afterAll(async () => {
    await docker.run(['rm', '--force', container]);
    await docker.run(['network', 'rm', NETWORK]);
    for (const image of [IMAGE, BASE]) await removeImage(image);
    docker.close();
  });

  const inspect = (format: string, what = container) => docker.must(['inspect', '--format', format, what]);

  /** Status of an answer, to a request from this machine through the published port. */
  const ask = async (path: string, headers: Readonly<Record<string, string>> = {}) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { headers })).status;

  test('answers AWS clients at its published port', async () => {
    const aws = createAwsCli({ address: `http://localhost:${port}` });

    expect(await aws.read('ecs', 'list-clusters')).toEqual({
      clusterArns: ['arn:aws:ecs:us-east-1:123456789012:cluster/default'],
    });
  });

  test('answers a container of its network by its alias and its address', async () => {
    const address = await inspect(`{{(index .NetworkSettings.Networks "${NETWORK}").IPAddress}}`);
    const get = (host: string) =>
      docker.run(['run', '--rm', '--network', NETWORK, BASE, 'wget', '-qO-', `http://${host}:4566/_slipway/health`]);

    const answers = [await get('ecs'), await get(address)];

    expect(answers.map(({ stdout }) => JSON.parse(stdout))).toMatchObject([{ status: 'ok' }, { status: 'ok' }]);
  });

  test('needs the token at the control address, and nowhere else', async () => {
    const authorization = `Bearer ${TOKEN}`;

    expect(await ask('/_slipway/health')).toBe(200);
    expect(await ask('/_slipway/calls')).toBe(401);
    expect(await ask('/_slipway/calls', { authorization: 'Bearer another-token' })).toBe(401);
    expect(await ask('/_slipway/calls', { authorization })).toBe(200);
    expect(await docker.must(['logs', container])).not.toContain(TOKEN);
  });

  test('does not answer pages of another site', async () => {
    expect(await ask('/_slipway/health', { origin: 'https://evil.example' })).toBe(403);
    expect((await askOnce(port, { path: '/_slipway/health', headers: { host: 'evil.example' } })).status).toBe(403);
  });

  test('runs as a user without rights, and adds little to its base', async () => {
    const [image, base] = await Promise.all([IMAGE, BASE].map((name) => inspect('{{.Size}}', name)));

    expect(await inspect('{{.Config.User}}')).toBe('65532:65532');
    expect(Number(image) - Number(base)).toBeLessThan(80_000_000);
  });

  test('stops when Docker asks for it', async () => {
    await docker.must(['stop', container]);

    expect(await inspect('{{.State.ExitCode}}')).toBe('0');
    expect(await docker.must(['logs', container])).toContain('The local ECS has stopped; no state was kept.');
  });
});
