/** The first workload, end to end: real docker, real containers, a real load balancer, and requests all along. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/json.ts';
import { importBaseImage, removeImage } from '../support/base-image.ts';
import { createDockerClient } from '../support/docker-client.ts';
import { askOnce, findFreePort, startClients } from '../support/http-clients.ts';
import {
  aTaskDefinition,
  describeService,
  openStage,
  type ScenarioStage,
  servingImage,
} from '../support/scenario-stage.ts';

const BASE = `slipway-test-base:w1-${process.pid}`;
const DEPLOY = {
  cluster: 'production',
  service: 'hello',
  repository: 'hello',
  'create-repository': 'true',
  'wait-max-delay-seconds': '1',
};
/** Greets by PROVIDER; the shell passes SIGTERM on, which httpd as process 1 would not obey. */
const DOCKERFILE = `FROM ${BASE}
EXPOSE 5000
ARG BUILT=0
ENV BUILT=$BUILT
CMD ["/bin/sh", "-c", "mkdir -p /www && echo \\"Hello \${PROVIDER:-world}!\\" > /www/index.html && httpd -f -p 5000 -h /www & trap 'kill $!; exit 0' TERM; wait $!"]
`;

let stage: ScenarioStage;
let port: number;

beforeAll(async () => {
  await importBaseImage(BASE);
  stage = await openStage({ speed: 20, tasks: 'containers', instances: 5 });
  port = await findFreePort();
  stage.job.write('Dockerfile', DOCKERFILE);
  stage.job.write('Dockerfile.broken', `FROM ${BASE}\nCMD ["/bin/sh", "-c", "exit 1"]\n`);
  await createHelloService();
});

afterAll(async () => {
  await stage.close();
  const docker = createDockerClient();
  const listed = await docker.must(['image', 'ls', '--digests', '--format', '{{.Repository}} {{.ID}}']);
  const ours = listed.split('\n').filter((line) => line.startsWith(`${stage.local.registryHost}/`));
  for (const id of new Set(ours.map((line) => line.split(' ')[1] ?? ''))) await removeImage(id);
  await removeImage(BASE);
  docker.close();
});

/** A service with a load balancer and no task yet. */
async function createHelloService(): Promise<void> {
  const put = stage.local.putTargetGroup({
    name: 'hello',
    listenPort: port,
    healthCheckPath: '/',
    healthCheckIntervalSeconds: 5,
    healthCheckTimeoutSeconds: 4,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    matcher: '200',
    deregistrationDelaySeconds: 10,
  });
  const targetGroupArn = put.ok ? String(put.output.targetGroupArn) : '';
  stage.call('RegisterTaskDefinition', aTaskDefinition());
  stage.call('CreateService', {
    cluster: 'production',
    serviceName: 'hello',
    taskDefinition: 'hello:1',
    desiredCount: 0,
    launchType: 'EC2',
    loadBalancers: [{ targetGroupArn, containerName: 'hello', containerPort: 5000 }],
    deploymentConfiguration: {
      minimumHealthyPercent: 100,
      maximumPercent: 200,
      deploymentCircuitBreaker: { enable: true, rollback: true },
    },
  });
}

const page = () => askOnce(port, {});

/** Events of the service, oldest first, without its name and ids. */
function eventsSince(count: number): readonly string[] {
  const events = describeService(stage).events as readonly JsonObject[];
  const texts = events.slice(0, events.length - count).map(({ message }) => String(message));
  return texts
    .toReversed()
    .map((text) => text.replaceAll(/\((?:service|task|target-group|container-instance)[^)]*\) ?/g, ''));
}

describe('hello', () => {
  test('is deployed for the first time: built, pushed, registered by digest, four tasks', async () => {
    const inputs = { ...DEPLOY, 'image-tag': 'v1', 'desired-count': '4' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.outputs['image-digest']).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(servingImage(stage)).toBe(`${stage.local.registryHost}/hello@${result.outputs['image-digest']}`);
    expect(describeService(stage)).toMatchObject({ runningCount: 4, desiredCount: 4 });
    expect(await page()).toEqual({ status: 200, text: 'Hello world!\n' });
  });

  test('becomes Hello ECS! one task at a time, and no request fails on the way', async () => {
    const before = (describeService(stage).events as readonly JsonObject[]).length;
    const clients = startClients(3, page);
    const inputs = { ...DEPLOY, 'image-tag': 'v2', 'build-args': 'BUILT=2', 'environment-variables': 'PROVIDER=ECS' };

    const result = await stage.job.run({ inputs, environment: stage.environment });
    await clients.stop();

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    const answers = new Set(clients.replies.map(({ status, text }) => `${status} ${text.trim()}`));
    expect([...answers].toSorted()).toEqual(['200 Hello ECS!', '200 Hello world!']);
    const moves = eventsSince(before).filter((text) => /has started|has stopped/.test(text));
    expect(moves.map((text) => text.replace(/ tasks:.*| running tasks:.*/, ''))).toEqual(
      Array.from({ length: 4 }, () => ['has started 1', 'has stopped 1']).flat(),
    );
    expect(await page()).toEqual({ status: 200, text: 'Hello ECS!\n' });
  });

  test('is not deployed again when nothing changed: the image of the commit is reused, nothing is written', async () => {
    const before = stage.writes();
    const inputs = { ...DEPLOY, 'image-tag': 'v2', 'build-args': 'BUILT=2', 'environment-variables': 'PROVIDER=ECS' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'unchanged']);
    expect(stage.writes()).toEqual(before);
  });

  test('with a broken image is rolled back by the circuit breaker, and the page still greets', async () => {
    const clients = startClients(1, page);
    const inputs = { ...DEPLOY, 'image-tag': 'v3', dockerfile: 'Dockerfile.broken' };

    const result = await stage.job.run({ inputs, environment: stage.environment });
    await clients.stop();

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.log).toContain('container hello exited with code 1');
    expect(new Set(clients.replies.map(({ status, text }) => `${status} ${text.trim()}`))).toEqual(
      new Set(['200 Hello ECS!']),
    );
  });

  test('comes back to Hello world! by input', async () => {
    const inputs = {
      cluster: 'production',
      service: 'hello',
      'rollback-to': 'last-good',
      'wait-max-delay-seconds': '1',
    };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(await page()).toEqual({ status: 200, text: 'Hello world!\n' });
  });

  test('leaves no login behind, and the registry password is in nothing that anybody can read', async () => {
    const inputs = { ...DEPLOY, 'image-tag': 'v4', 'build-args': 'BUILT=4' };

    const result = await stage.job.run({ inputs, environment: stage.environment });

    const masked = [...result.log.matchAll(/^::add-mask::(.+)$/gm)].map(([, secret = '']) => secret);
    const said = result.everything.replaceAll(/^::add-mask::.*$/gm, '');
    expect([result.exitCode, result.postExitCode, masked.length > 0]).toEqual([0, 0, true]);
    for (const secret of masked) expect(said).not.toContain(secret);
    expect(stage.job.leftovers().filter((file) => file.includes('docker'))).toEqual([]);
  });
});
