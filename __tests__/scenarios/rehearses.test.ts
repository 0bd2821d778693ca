/** A rehearsal on this machine's Docker before a deploy: what it shows, pulls, builds and leaves behind. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { callEcr } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { pushServer, serveReady } from '../support/harness/push-server.ts';
import { openRehearsalStage, type RehearsalStage } from '../support/harness/rehearsal-stage.ts';

let stage: RehearsalStage;
let base: string;

beforeAll(async () => {
  stage = await openRehearsalStage('rehearsal');
  base = await stage.importImage('base', []);
});

afterAll(async () => {
  await stage.close();
});

/** A container of the base image. */
function hello(overrides: JsonObject = {}): JsonObject {
  return { name: 'hello', image: base, memory: 64, stopTimeout: 2, ...overrides };
}

const ROLE = 'arn:aws:iam::123456789012:role/execution';

test('a good image is rehearsed within ten seconds, in a dry run that writes nothing to AWS', async () => {
  const before = stage.writes();
  const healthCheck = { command: ['CMD-SHELL', 'wget -q -O - http://127.0.0.1:5000/ready'] };
  const command = serveReady(5000);
  const container = hello({ command, healthCheck, portMappings: [{ containerPort: 5000, hostPort: 80 }] });

  const result = await stage.rehearse({ containers: [container], inputs: { 'dry-run': 'true' } });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'planned']);
  expect(result.log).toContain('port 5000 accepts connections, health check passed, stopped');
  expect(stage.writes()).toEqual(before);
  expect(await stage.listLeft()).toEqual([]);
  expect(result.seconds).toBeLessThan(12);
});

test('a deploy after a good rehearsal waits until the service is steady', async () => {
  const result = await stage.rehearse({ containers: [hello({ command: serveReady(5000) })] });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(result.log.indexOf('Container hello: started after')).toBeLessThan(result.log.indexOf('Registered hello:'));
});

test('secrets have their values or placeholders, and no value is in anything that anybody can read', async () => {
  const secrets = ['DB_URL', 'API_KEY', 'TOKEN'].map((name) => ({
    name,
    valueFrom: `arn:aws:ssm:us-east-1:123456789012:parameter/${name}`,
  }));
  const command = ['sh', '-c', 'echo "error: got $DB_URL, $API_KEY and $TOKEN"; exit 1'];

  const result = await stage.rehearse({
    containers: [hello({ command, secrets })],
    inputs: { 'execution-role-arn': ROLE, 'rehearse-secrets': 'DB_URL=canary-one\nAPI_KEY\nOTHER=canary-three' },
    environment: { API_KEY: 'canary-two' },
  });

  const said = result.everything.replaceAll(/^::add-mask::.*$/gm, '');
  expect(result.outputs.reason).toContain('It wrote: error: got ***, *** and slipway-rehearsal-placeholder.');
  expect(result.log).toContain('Placeholders instead of secrets: TOKEN (container hello)');
  expect(result.log).toContain('rehearse-secrets: no container has a secret OTHER.');
  expect(result.log).toContain('::add-mask::canary-one');
  expect(said).not.toMatch(/canary-(?:one|two|three)/);
});

test('a container waits for the one that it depends on', async () => {
  const migrate = { ...hello({ essential: false, command: ['sh', '-c', 'sleep 1; echo done'] }), name: 'migrate' };
  const dependsOn = [{ containerName: 'migrate', condition: 'SUCCESS' }];
  const container = hello({ command: serveReady(5000), dependsOn });

  const { log, outputs } = await stage.rehearse({ containers: [migrate, container], inputs: { 'dry-run': 'true' } });

  expect(outputs.verdict).toBe('planned');
  expect(log).toMatch(/Container migrate: started after \d\.\d s, ended with exit code 0/);
  expect(log).toMatch(/Container hello: started after [1-9]\.\d s/);
});

test('the containers of a task for Fargate share a network, and one without a service may end', async () => {
  const more = { networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'], cpu: '256', memory: '512' };
  const ask = ['sh', '-c', 'until wget -q -O - http://127.0.0.1:5000/ready; do sleep 0.2; done'];
  const server = { ...hello({ command: serveReady(5000), portMappings: [{ containerPort: 5000 }] }), name: 'server' };
  const inputs = { service: '', cluster: '', 'dry-run': 'true' };

  const result = await stage.rehearse({ containers: [server, hello({ command: ask })], more, inputs });

  expect(result.outputs.verdict).toBe('planned');
  expect(result.log).toMatch(/Container hello: started after \d\.\d s, ended with exit code 0/);
});

test('an image that is not here is pulled and removed again', async () => {
  const image = `${stage.local.registryHost}/pulled:v1`;
  await callEcr(stage.local, 'CreateRepository', { repositoryName: 'pulled' });
  await pushServer(stage.local, 'pulled:v1', serveReady(5000));

  const { log, outputs } = await stage.rehearse({ containers: [hello({ image })], inputs: { 'dry-run': 'true' } });

  const found = await stage.docker.run(['image', 'inspect', image]);
  expect(outputs.verdict).toBe('planned');
  expect(log).toContain('Container hello: started after');
  expect(found.exitCode).toBe(1);
});

test('an image that has to be built is rehearsed before it is pushed', async () => {
  stage.job.write('Dockerfile', `FROM ${base}\nCMD ["sh", "-c", "echo no config; exit 3"]\n`);
  const before = stage.writes();

  const result = await stage.rehearse({
    containers: [hello({ image: 'replaced' })],
    inputs: { repository: 'built', 'create-repository': 'true', 'image-tag': 'v1' },
  });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  expect(result.outputs.reason).toContain('container hello exited with code 3');
  expect(stage.writes()).toEqual(before);
  expect((await stage.listLeft()).filter((name) => name.includes('slipway-rehearsal'))).toEqual([]);
});

test('an image that is built and passes is pushed and deployed', async () => {
  stage.job.write('Dockerfile', `FROM ${base}\nCMD ${JSON.stringify(serveReady(5000))}\n`);

  const result = await stage.rehearse({
    containers: [hello({ image: 'replaced' })],
    inputs: { repository: 'good', 'create-repository': 'true', 'image-tag': 'v1' },
  });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(result.log.indexOf('Container hello: started after')).toBeLessThan(result.log.indexOf('Pushed image'));
  expect((await stage.listLeft()).filter((image) => image.startsWith('slipway-rehearsal'))).toEqual([]);
});

test('without Docker the run is refused, and says why', async () => {
  const before = stage.writes();

  const result = await stage.rehearse({ containers: [hello()], environment: { DOCKER_HOST: 'unix:///nowhere.sock' } });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  expect(result.outputs.reason).toContain(
    'rehearse needs Docker on the runner. Docker Engine not found: /nowhere.sock does not exist.',
  );
  expect(stage.writes()).toEqual(before);
});

/** Not an image of another test. */
function isContainer(name: string): boolean {
  return /^slipway-[0-9a-f]+-/.test(name);
}

test.each(['SIGKILL', 'SIGTERM'] as const)(
  'a step that is ended by %s leaves nothing on Docker Engine',
  async (signal) => {
    const before = stage.writes();
    const container = hello({ command: ['sleep', '60'], healthCheck: { command: ['CMD', 'false'] } });

    const result = await stage.rehearse({
      containers: [container],
      onStart: async (child) => {
        await untilTrue(async () => (await stage.listLeft()).some(isContainer), 'the container runs');
        child.kill(signal);
      },
    });

    await untilTrue(async () => !(await stage.listLeft()).some(isContainer), 'the container is removed');
    expect(result.outputs.verdict).toBe(signal === 'SIGTERM' ? 'cancelled' : undefined);
    expect(stage.writes()).toEqual(before);
  },
);

test('the command line rehearses without a deploy', async () => {
  const before = stage.writes();
  stage.job.write(
    'broken.json',
    JSON.stringify({ family: 'hello', containerDefinitions: [hello({ command: ['false'] })] }),
  );

  const place = ['--cluster', 'production', '--task-definition', 'broken.json'];
  const result = await stage.runCommand(['rehearse', 'hello', ...place]);

  expect(result.exitCode).toBe(2);
  expect(result.log).toContain('Rehearsal: ');
  expect(stage.writes()).toEqual(before);
});
