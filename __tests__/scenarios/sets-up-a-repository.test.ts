/** `slipway init`: what it writes is deployed as it is, with the permissions that it wrote and no others. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { callApi, callEcr } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { createRegistryClient, pushImage } from '../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { FEATURES } from '../../src/iam/policy.ts';
import { nodeOfRunner, ROOT } from '../support/harness/action-run.ts';
import { expectGolden } from '../support/harness/golden.ts';
import { playTemplate } from '../support/harness/play-template.ts';
import { recordWords } from '../support/harness/printed-words.ts';
import { readTemplate } from '../support/harness/read-template.ts';
import { readSteps } from '../support/harness/run-workflow.ts';
import {
  describeInstances,
  describeService,
  openStage,
  type ScenarioStage,
  untilSteady,
} from '../support/harness/scenario-stage.ts';
import { runOnTerminal, type TerminalOptions } from '../support/harness/terminal-run.ts';

const ACCOUNT = '123456789012';
const REGION = 'us-east-1';
const PLACE = ['--account', ACCOUNT, '--region', REGION];
const GITHUB = ['--code-repository', 'octo/shop'];

let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
});

afterEach(() => stage.close());

interface Ended {
  readonly exitCode: number;
  readonly output: string;
  readonly errors: string;
}

/** Without a terminal. Only a service that runs needs AWS, so that any other call of it fails. */
function init(...args: readonly string[]): Promise<Ended> {
  return slipway(args.includes('--from-service') ? stage.environment : {}, 'init', ...args);
}

/** The shipped command line in the workspace of the job. */
function slipway(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ended> {
  const child = spawn(nodeOfRunner(), [join(ROOT, 'dist', 'cli', 'index.js'), ...args], {
    cwd: stage.job.workspace,
    env: { PATH: process.env.PATH ?? '', HOME: stage.job.home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { output: '', errors: '' };
  child.stdout.on('data', (bytes: Buffer) => {
    said.output += bytes.toString();
  });
  child.stderr.on('data', (bytes: Buffer) => {
    said.errors += bytes.toString();
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      recordWords({ log: said.output + said.errors });
      resolve({ exitCode: code ?? -1, ...said });
    });
  });
}

const read = (path: string) => readFileSync(join(stage.job.workspace, path), 'utf8');
const readJson = (path: string): JsonObject => JSON.parse(read(path));
const listFiles = () =>
  readdirSync(stage.job.workspace, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());

async function callEcs(operation: string, input: JsonObject): Promise<JsonObject> {
  const { status, body } = await callApi(stage.local, { service: 'ecs', operation, input });
  expect([operation, status, body.message]).toEqual([operation, 200, undefined]);
  return body;
}

/** What the stack gives a service and the file does not have. */
function addStack(definition: JsonObject, port: number | undefined): JsonObject {
  const isFargate = definition.launchType === 'FARGATE';
  const awsvpcConfiguration = { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'] };
  return {
    ...definition,
    desiredCount: 2,
    ...(isFargate ? { networkConfiguration: { awsvpcConfiguration } } : {}),
    ...(port === undefined
      ? {}
      : { loadBalancers: [putLoadBalancer(String(definition.serviceName), port, isFargate)] }),
  };
}

function putLoadBalancer(name: string, containerPort: number, isFargate: boolean): JsonObject {
  stage.local.putTargetGroup({
    name,
    ...(isFargate ? { targetType: 'ip' as const } : {}),
    listenPort: 0,
    healthCheckPath: '/',
    healthCheckIntervalSeconds: 5,
    healthCheckTimeoutSeconds: 2,
    healthyThreshold: 2,
    unhealthyThreshold: 2,
    matcher: '200',
    deregistrationDelaySeconds: 0,
  });
  return { targetGroupArn: String(stage.local.targetGroups()[0]?.targetGroupArn), containerName: name, containerPort };
}

/** As the stack does: registers the first revision over HTTP and creates the service with it. */
async function createFromFiles(folder: string, port?: number): Promise<void> {
  await callEcs('RegisterTaskDefinition', readJson(`${folder}task-definition.json`));
  const definition = addStack(readJson(`${folder}service-definition.json`), port);
  await callEcs('CreateService', definition);
  await untilSteady(stage, String(definition.serviceName));
}

/** Denies every call of Slipway that the file does not allow. */
function allowOnly(permissions: JsonObject): void {
  const allowed = (permissions.Statement as JsonObject[]).flatMap(({ Action }) => Action);
  const others = FEATURES.flatMap(({ statements }) => statements)
    .flatMap(({ Action }) => Action)
    .filter((action) => !allowed.includes(action));
  const operations = [...new Set(others.map((action) => action.slice(action.indexOf(':') + 1)))];
  stage.local.setFaults(operations.map((operation) => ({ operation, on: 'every', fault: { kind: 'denied' } })));
}

/** The workflow's last step, with an image that is in the registry. */
async function runWorkflow(path: string, tag: string) {
  const step = readSteps(read(path)).at(-1);
  const inputs = Object.fromEntries(Object.entries(step?.with ?? {}).map(([name, value]) => [name, String(value)]));
  return stage.job.run({
    inputs: { ...inputs, build: 'never', 'image-tag': tag, 'wait-max-delay-seconds': '1' },
    environment: stage.environment,
  });
}

/** @returns the image by its digest */
async function pushTo(repository: string, tag: string, { isNew = true } = {}): Promise<string> {
  if (isNew) await callEcr(stage.local, 'CreateRepository', { repositoryName: repository });
  const { digest } = await pushImage(createRegistryClient(stage.local), repository, { tag, layer: tag });
  return `${stage.local.registryHost}/${repository}@${digest}`;
}

const SETUPS = [
  { what: 'Fargate behind a load balancer', flags: ['--port', '8080'], port: 8080 },
  { what: 'a worker on Fargate', flags: ['--port', 'none'] },
  { what: 'instances behind a load balancer', flags: ['--port', '8080', '--capacity', 'EC2'], port: 8080 },
  { what: 'a worker on instances', flags: ['--port', 'none', '--capacity', 'EC2'] },
];

describe('the files in an empty folder', () => {
  test.each(SETUPS)('are deployed with their own permissions: $what', async ({ flags, port }) => {
    const written = await init('--cluster', 'production', '--service', 'web', ...flags, ...PLACE, ...GITHUB);
    expect([written.exitCode, written.errors]).toEqual([0, '']);
    await createFromFiles('', port);
    await pushTo('web', 'v1');
    allowOnly(readJson('aws/permissions.json'));

    const result = await runWorkflow('.github/workflows/deploy.yml', 'v1');

    expect([result.log.match(/.*denied.*/g), result.outputs.verdict]).toEqual([null, 'steady']);
    expect(result.log).not.toContain('differs from');
    expect(describeService(stage, 'web').taskDefinition).toMatch(/task-definition\/web:2$/);
  });

  test('are as in the golden file', async () => {
    await init('--cluster', 'production', '--service', 'web', '--port', '8080', ...PLACE, ...GITHUB);

    const paths = listFiles().map(({ parentPath, name }) =>
      join(parentPath, name).slice(stage.job.workspace.length + 1),
    );
    const shown = paths.toSorted().filter((path) => path !== 'aws/template.yml');
    expectGolden('init-files.txt', shown.map((path) => `==> ${path}\n${read(path)}`).join('\n'));
  });

  test('of two services are deployed by their own workflows', async () => {
    const flags = ['--port', 'web=8080', '--port', 'mail=none', ...PLACE, ...GITHUB];
    await init('--cluster', 'production', '--service', 'web,mail', ...flags);
    for (const [name, port] of [
      ['web', 8080],
      ['mail', undefined],
    ] as const) {
      await createFromFiles(`services/${name}/`, port);
      await pushTo(name, 'v1');
    }
    allowOnly(readJson('aws/permissions.json'));

    const results = await Promise.all(
      ['web', 'mail'].map((name) => runWorkflow(`.github/workflows/deploy-${name}.yml`, 'v1')),
    );

    expect(results.map(({ outputs }) => outputs.verdict)).toEqual(['steady', 'steady']);
  });

  test.each(['gitlab', 'circleci', 'jenkins'])('are deployed by the command of their pipeline, %s', async (ci) => {
    const code = ci === 'gitlab' ? ['--code-repository', 'octo/shop'] : [];
    const flags = ['--port', 'none', '--ci', ci, ...PLACE, ...code];
    await init('--cluster', 'production', '--service', 'web', ...flags);
    await createFromFiles('');
    await pushTo('web', 'v1');
    allowOnly(readJson('aws/permissions.json'));
    const pipeline = { gitlab: '.gitlab-ci.yml', circleci: '.circleci/config.yml' }[ci] ?? 'Jenkinsfile';
    const [, command = ''] = /npx --yes slipway@\S+ (.*?summary\.md)/.exec(read(pipeline)) ?? [];

    const given = [...command.split(' '), '--build', 'never', '--image-tag', 'v1', '--wait-max-delay-seconds', '1'];
    const { exitCode, output } = await slipway({ ...stage.environment, CI: 'true' }, ...given);

    expect([output.match(/.*denied.*/g), exitCode, output.includes('STEADY')]).toEqual([null, 0, true]);
  });

  test.each([
    ['Fargate', 'FARGATE', 0],
    ['instances', 'EC2', 2],
  ] as const)('fit the stack of their template, on %s', async (_what, capacity, count) => {
    const flags = ['--port', '8080', '--capacity', capacity, '--ci', 'github', ...PLACE, ...GITHUB];
    await init('--cluster', 'production', '--service', 'web', ...flags);
    const stack = playTemplate(stage.local, readTemplate(read('aws/template.yml')));
    await stack.deploy({
      VpcId: 'vpc-1',
      TaskSubnetIds: ['subnet-1', 'subnet-2'],
      LoadBalancerSubnetIds: ['subnet-1', 'subnet-2'],
    });
    const instances = describeInstances(2, { from: 1, count });
    stage.local.addInstances(
      'production',
      instances.map((one) => ({ ...one, capacityProvider: 'slipway-production' })),
    );
    await callEcs('RegisterTaskDefinition', readJson('task-definition.json'));
    await stack.deploy({ CreateServices: 'true' });
    await untilSteady(stage, 'web');
    await pushTo('web', 'v1', { isNew: false });
    allowOnly(readJson('aws/permissions.json'));

    const result = await runWorkflow('.github/workflows/deploy.yml', 'v1');

    expect([result.log.match(/.*(?:denied|differs from).*/g), result.outputs.verdict]).toEqual([null, 'steady']);
  });

  test('roll back by their own workflow', async () => {
    await init('--cluster', 'production', '--service', 'web', '--port', 'none', ...PLACE, ...GITHUB);
    await createFromFiles('');
    await pushTo('web', 'v1');
    await pushTo('web', 'v2', { isNew: false });
    allowOnly(readJson('aws/permissions.json'));
    for (const tag of ['v1', 'v2']) await runWorkflow('.github/workflows/deploy.yml', tag);
    const step = readSteps(read('.github/workflows/rollback.yml')).at(-1);

    const inputs = { cluster: String(step?.with?.cluster), service: String(step?.with?.service) };
    const result = await stage.job.run({
      action: 'rollback',
      inputs: { ...inputs, 'rollback-to': 'previous', 'wait-max-delay-seconds': '1' },
      environment: stage.environment,
    });

    expect([result.log.match(/.*denied.*/g), result.outputs.verdict]).toEqual([null, 'steady']);
    expect(describeService(stage, 'web').taskDefinition).toMatch(/task-definition\/web:2$/);
  });

  test('have the permissions to explain a failure and to roll back', async () => {
    await init('--cluster', 'production', '--service', 'web', '--port', '8080', ...PLACE, ...GITHUB);
    await createFromFiles('', 8080);
    const image = await pushTo('web', 'broken');
    allowOnly(readJson('aws/permissions.json'));
    stage.local.putImageBehaviour({ image, exits: { afterMs: 1_000, code: 3 } });

    const result = await runWorkflow('.github/workflows/deploy.yml', 'broken');

    expect([result.log.match(/.*denied.*/g), result.outputs.verdict]).toEqual([null, 'rolled-back']);
    expect(result.outputs.reason).toContain('exited with code 3');
  });
});

describe('a running service', () => {
  const definition = {
    family: 'shop-web',
    containerDefinitions: [
      {
        name: 'app',
        image: 'web:v1',
        memory: 128,
        environment: [{ name: 'DB_PASSWORD', value: 'hunter2-hunter2' }],
      },
    ],
  };
  const settings = { minimumHealthyPercent: 50, maximumPercent: 150 };

  async function aRunningService(): Promise<void> {
    await callEcs('RegisterTaskDefinition', definition);
    const service = {
      serviceName: 'web',
      taskDefinition: 'shop-web',
      desiredCount: 2,
      deploymentConfiguration: settings,
    };
    await callEcs('CreateService', { cluster: 'production', ...service });
    await untilSteady(stage, 'web');
  }

  test('is read, and its files deploy it as it is', async () => {
    await aRunningService();
    const before = stage.writes();

    const written = await init('--from-service', 'web', '--cluster', 'production', ...GITHUB);

    expect([written.exitCode, written.errors, stage.writes()]).toEqual([0, '', before]);
    expect(readJson('task-definition.json')).toMatchObject(definition);
    expect(readJson('service-definition.json')).toMatchObject({ desiredCount: 2, deploymentConfiguration: settings });
    expect(existsSync(join(stage.job.workspace, 'aws/template.yml'))).toBe(false);
    expect(written.output).toContain('DB_PASSWORD may have a secret as value.');
    expect(written.output).not.toContain('hunter2');
    allowOnly(readJson('aws/permissions.json'));
    const step = readSteps(read('.github/workflows/deploy.yml')).at(-1);
    const inputs = Object.fromEntries(Object.entries(step?.with ?? {}).map(([name, value]) => [name, String(value)]));
    const result = await stage.job.run({ inputs, environment: stage.environment });
    expect([result.outputs.verdict, result.log.match(/.*denied.*/g)]).toEqual(['unchanged', null]);
    expect(result.log).not.toContain('differs from');
  });

  test('can be created again from its files', async () => {
    await aRunningService();
    await init('--from-service', 'web', '--cluster', 'production', ...GITHUB);
    await callEcs('DeleteService', { cluster: 'production', service: 'web', force: true });

    await callEcs('RegisterTaskDefinition', readJson('task-definition.json'));
    await callEcs('CreateService', { ...readJson('service-definition.json'), serviceName: 'again' });

    await untilSteady(stage, 'again');
    expect(describeService(stage, 'again')).toMatchObject({ desiredCount: 2, deploymentConfiguration: settings });
  });

  test('that does not exist is an error, and nothing is written', async () => {
    const ended = await init('--from-service', 'web', '--cluster', 'production', ...GITHUB);

    expect([ended.exitCode, ended.output, listFiles()]).toEqual([2, '', []]);
    expect(ended.errors).toMatch(/^Service web not found in cluster production\. .*list-services/);
  });
});

describe('an error', () => {
  const FLAGS = ['--cluster', 'production', '--service', 'web', '--port', '8080', ...PLACE, ...GITHUB];

  test('for missing flags names each, asks nothing and writes nothing', async () => {
    const ended = await init('--cluster', 'production');

    expect([ended.exitCode, ended.output, listFiles()]).toEqual([2, '', []]);
    expect(ended.errors).toBe(
      'Missing flags --service, --port, --code-repository, --account, --region. Without a terminal nothing is asked.\n' +
        'See: slipway init --help\n',
    );
  });

  test('for wrong flags names all of them, as they were given', async () => {
    const ended = await init(...FLAGS, '--environment', 'a:b', '--ci', 'travis');

    expect([ended.exitCode, listFiles()]).toEqual([2, []]);
    expect(ended.errors).toContain('--ci: "travis" is invalid. Use github, gitlab, circleci or jenkins.');
    expect(ended.errors).toContain('--environment: "a:b" is not an environment that');
  });

  test('for a size that Fargate does not have names those that it has', async () => {
    const ended = await init(...FLAGS, '--memory', '700');

    expect([ended.exitCode, listFiles()]).toEqual([2, []]);
    expect(ended.errors).toBe(
      '--memory: Fargate has no task of 256 CPU units with 700 MiB (service web). ' +
        'With 256 CPU units use 512, 1024 or 2048 MiB.\nSee: slipway init --help\n',
    );
  });

  test('for files that exist names them, and nothing is written until --force is set', async () => {
    mkdirSync(join(stage.job.workspace, '.github/workflows'), { recursive: true });
    writeFileSync(join(stage.job.workspace, '.github/workflows/deploy.yml'), 'mine');

    const refused = await init(...FLAGS);

    expect([refused.exitCode, listFiles().length, read('.github/workflows/deploy.yml')]).toEqual([2, 1, 'mine']);
    expect(refused.errors).toBe(
      'These files exist already: .github/workflows/deploy.yml. No files were written. ' +
        'To overwrite them, use --force. To write to another folder, use --dir.\n',
    );
    const forced = await init(...FLAGS, '--force');
    expect([forced.exitCode, read('.github/workflows/deploy.yml').split('\n')[0]]).toEqual([0, 'name: Deploy']);
  });

  test('is not made by files in another folder', async () => {
    await init(...FLAGS);

    const ended = await init(...FLAGS, '--dir', 'other/place');

    expect([ended.exitCode, existsSync(join(stage.job.workspace, 'other/place/task-definition.json'))]).toEqual([
      0,
      true,
    ]);
  });
});

describe('at a terminal', () => {
  /** Types each answer once its question is on the terminal, behind the question before. */
  function answer(dialog: readonly (readonly [question: string, text: string])[]): TerminalOptions['onOutput'] {
    const open = [...dialog];
    let from = 0;
    return (written, type) => {
      const [next] = open;
      const at = next === undefined ? -1 : written.indexOf(next[0], from);
      if (next === undefined || at < 0) return;
      from = at + next[0].length;
      open.shift();
      type(`${next[1]}\n`);
    };
  }

  const runInit = (flags: readonly string[], onOutput: TerminalOptions['onOutput']) =>
    runOnTerminal(['init', ...flags], { folder: stage.job.workspace, environment: {}, columns: 150, onOutput });

  test('asks only what no flag has, again after an error, and takes the default of an empty answer', async () => {
    const flags = [
      '--capacity',
      'FARGATE',
      '--cluster',
      'production',
      '--ci',
      'circleci',
      '--environment',
      'shop',
      ...PLACE,
    ];
    const onOutput = answer([
      ['Services, separated by commas [web]: ', 'Shop!'],
      ['Services, separated by commas [web]: ', 'shop'],
      ['Service shop: port behind the load balancer, or none for a worker [8080]: ', 'none'],
      ['Service shop: CPU units of a task (1024 are one vCPU) [256]: ', '512'],
      ['Service shop: memory of a task in MiB [1024]: ', ''],
      ['Service shop: number of tasks [2]: ', '1'],
    ]);

    const run = await runInit(flags, onOutput);

    expect([run.exitCode, existsSync(join(stage.job.workspace, '.circleci/config.yml'))]).toEqual([0, true]);
    expect(readJson('task-definition.json')).toMatchObject({ family: 'shop', cpu: '512', memory: '1024' });
    expect(run.written.match(/^.*\]: /gm)?.length).toBe(6);
    expect(run.written).toContain('--service: "Shop!" is not a service name');
  });

  test('writes nothing when the person ends the input', async () => {
    const run = await runInit([], (written, type) => {
      if (written.endsWith('[FARGATE]: ')) type('\u0004');
    });

    expect([run.exitCode, listFiles()]).toEqual([130, []]);
  });
});
