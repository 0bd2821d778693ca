/**
 * Everything that can be known is checked first: each error is refused before docker builds and before anything is
 * written.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { callEcr } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { makeFolder, removeFolder, shimDocker } from '../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { aSteadyService, aTaskDefinition, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';

let stage: ScenarioStage;
let folder = '';

beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
  folder = makeFolder();
});

afterEach(async () => {
  await stage.close();
  removeFolder(folder);
});

const ACCOUNT = '123456789012';
const BUILD = { repository: 'hello', 'create-repository': 'true' };
const FILE = { 'task-definition': 'task-definition.json' };

interface Problem {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** The file `task-definition.json`. */
  readonly file?: JsonObject;
  readonly event?: { readonly name: string; readonly payload: object };
  readonly arrange?: () => void;
  /** A part of the log. */
  readonly says: string;
}

function aContainer(overrides: JsonObject): JsonObject {
  const [container] = aTaskDefinition().containerDefinitions as JsonObject[];
  return { containerDefinitions: [{ ...container, ...overrides }] };
}

const FAULTS: readonly Problem[] = [
  {
    name: 'credentials of another account',
    inputs: { 'expected-account': '999988887777', ...BUILD },
    says: 'but expected-account is 999988887777.',
  },
  {
    name: 'the ARN of a cluster in another account',
    inputs: { cluster: 'arn:aws:ecs:us-east-1:999988887777:cluster/production', ...BUILD },
    says: 'cluster: arn:aws:ecs:us-east-1:999988887777:cluster/production is in account 999988887777',
  },
  {
    name: 'a role of another account',
    inputs: { ...BUILD, ...FILE },
    file: aTaskDefinition({ taskRoleArn: 'arn:aws:iam::999988887777:role/web' }),
    says: 'taskRoleArn: the role arn:aws:iam::999988887777:role/web is in account 999988887777',
  },
  {
    name: 'a role of another partition',
    inputs: { ...BUILD, ...FILE },
    file: aTaskDefinition({ executionRoleArn: `arn:aws-cn:iam::${ACCOUNT}:role/web` }),
    says: 'is in partition aws-cn, but the credentials are for aws',
  },
  {
    name: 'privileges that are denied',
    inputs: { 'deny-privilege-changes': 'true', ...BUILD, ...FILE },
    file: aTaskDefinition(aContainer({ privileged: true })),
    says: 'Service hello would gain a privilege: container hello: runs privileged.',
  },
  {
    name: 'a rule of ECS, with its file, line and field',
    inputs: { ...BUILD, ...FILE },
    file: aTaskDefinition(aContainer({ memory: 6, memoryReservation: 8 })),
    says: "containerDefinitions[0].memoryReservation: ECS would refuse this: Invalid setting for container 'hello'. 'memory' must be greater than or equal to 'memoryReservation'.",
  },
  {
    name: 'a field of the wrong type',
    inputs: { ...BUILD, ...FILE },
    file: aTaskDefinition(aContainer({ memory: '128 MiB' })),
    says: 'task-definition.json:7 containerDefinitions[0].memory: is not a whole number.',
  },
  {
    name: 'a cluster that is not there',
    inputs: { cluster: 'absent', ...BUILD },
    says: 'Cluster absent not found: Cluster not found',
  },
  {
    name: 'a cluster that is INACTIVE',
    inputs: { cluster: 'old', ...BUILD },
    arrange: () => {
      stage.call('CreateCluster', { clusterName: 'old' });
      stage.call('DeleteCluster', { cluster: 'old' });
    },
    says: 'Cluster old not found: Cluster not found',
  },
  {
    name: 'the cluster of a one-off task without a service that is not there',
    inputs: { service: '', cluster: 'absent', 'run-task': 'true', ...BUILD, ...FILE },
    file: aTaskDefinition(),
    says: 'Cluster absent not found.',
  },
  {
    name: 'a service that is INACTIVE',
    inputs: { service: 'gone', ...BUILD },
    arrange: () => {
      const settings = { cluster: 'production', serviceName: 'gone', taskDefinition: 'hello:1', desiredCount: 0 };
      stage.call('CreateService', { ...settings, launchType: 'EC2' });
      stage.call('DeleteService', { cluster: 'production', service: 'gone', force: true });
    },
    says: 'Service gone is INACTIVE in cluster production.',
  },
  {
    name: 'a controller that is not driven',
    inputs: { service: 'foreign', ...BUILD },
    arrange: () => {
      const controller = { deploymentController: { type: 'EXTERNAL' } };
      stage.call('CreateService', { cluster: 'production', serviceName: 'foreign', desiredCount: 1, ...controller });
    },
    says: 'Service foreign has deployment controller EXTERNAL',
  },
  {
    name: 'percents that forbid every move',
    inputs: { 'maximum-percent': '100', ...BUILD },
    says: 'cannot roll out',
  },
];

/** What is only doubted, or left out: files that run. */
const WARNINGS: readonly { readonly name: string; readonly file: JsonObject; readonly says: readonly string[] }[] = [
  {
    name: 'what is empty',
    file: aTaskDefinition({
      ...aContainer({
        ...{ links: [''], healthCheck: {}, logConfiguration: {}, repositoryCredentials: {} },
        ...{ secrets: [{ name: '', valueFrom: '' }], environment: [{ name: '', value: '' }] },
      }),
      ...{ inferenceAccelerators: [], proxyConfiguration: {}, ephemeralStorage: {} },
      volumes: [{ name: 'scratch', host: {} }],
    }),
    says: [
      `Dropped because empty: ${[
        ...['links', 'healthCheck', 'logConfiguration', 'repositoryCredentials', 'secrets', 'environment'].map(
          (name) => `containerDefinitions[0].${name}`,
        ),
        ...['inferenceAccelerators', 'proxyConfiguration', 'ephemeralStorage'],
      ].join(', ')}.`,
    ],
  },
  {
    name: 'a start timeout of five minutes on Fargate',
    file: aTaskDefinition({
      ...aContainer({ startTimeout: 300, portMappings: [] }),
      ...{ requiresCompatibilities: ['FARGATE'], networkMode: 'awsvpc', cpu: '512', memory: '1024' },
    }),
    says: ["ECS may refuse this: AWS documents 2 to 120 seconds on Fargate for 'startTimeout'"],
  },
  {
    name: 'links and ports of an unknown network mode',
    file: aTaskDefinition({
      networkMode: 'default',
      containerDefinitions: [
        {
          name: 'web',
          image: 'web:1',
          memory: 128,
          links: ['agent'],
          portMappings: [{ containerPort: 80, hostPort: 81 }],
        },
        { name: 'agent', image: 'agent:1', memory: 64 },
      ],
    }),
    says: [
      "task-definition.json:24 networkMode: 'default' is not a known value (known: bridge, host, awsvpc, none).",
      'ECS may refuse this: Links are not supported when networkMode=default.',
      'ECS may refuse this: When networkMode=default, the host ports and container ports',
    ],
  },
  {
    name: 'mistyped fields',
    file: aTaskDefinition({ execRoleArn: 'x', ...aContainer({ enviroment: [], healthcheck: {} }) }),
    says: [
      'execRoleArn: is an unknown field, which ECS ignores. Did you mean executionRoleArn?',
      'containerDefinitions[0].enviroment: is an unknown field, which ECS ignores. Did you mean environment?',
      'containerDefinitions[0].healthcheck: is an unknown field, which ECS ignores. Did you mean healthCheck?',
    ],
  },
];

describe('is said, and deployed', () => {
  test.each(WARNINGS)('$name', async ({ file, says }) => {
    stage.job.write('task-definition.json', JSON.stringify(file, null, 2));

    const result = await stage.job.run({ inputs: FILE, environment: stage.environment });

    for (const words of says) expect(result.log).toContain(words);
    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'started']);
    expect(stage.writes()).toContain('RegisterTaskDefinition');
  });
});

const EVENTS = [
  { name: 'pull_request_target', payload: {}, says: 'pull_request_target, which anyone can trigger' },
  { name: 'issue_comment', payload: {}, says: 'issue_comment, which anyone can trigger' },
  {
    name: 'pull_request',
    payload: { pull_request: { head: { repo: { full_name: 'eve/hello' } } }, repository: { full_name: 'octo/hello' } },
    says: 'pull_request: a pull request from a fork',
  },
  {
    name: 'workflow_run',
    payload: {
      workflow_run: { head_repository: { full_name: 'eve/hello' } },
      repository: { full_name: 'octo/hello' },
    },
    says: 'workflow_run: a workflow run from a fork',
  },
];

/** With a docker that does nothing but write down what it was requested. */
function run(inputs: Readonly<Record<string, string>>, environment: Readonly<Record<string, string>> = {}) {
  const PATH = shimDocker(folder, `echo "$@" >> '${join(folder, 'docker.log')}'\nexit 1`);
  return stage.job.run({
    inputs: { cluster: 'production', service: 'hello', ...inputs },
    environment: { ...stage.environment, PATH, ...environment },
  });
}

function dockerCalls(): string {
  const log = join(folder, 'docker.log');
  return existsSync(log) ? readFileSync(log, 'utf8') : '';
}

describe('is refused before anything is built or written, and in a dry run alike', () => {
  test.each(FAULTS)('$name', async ({ inputs, file, arrange, says }) => {
    await aSteadyService(stage);
    arrange?.();
    stage.job.write('Dockerfile', 'FROM scratch\n');
    if (file !== undefined) stage.job.write('task-definition.json', JSON.stringify(file, null, 2));
    const before = stage.writes();

    const result = await run(inputs);
    const dry = await run({ ...inputs, 'dry-run': 'true' });

    expect(result.log).toContain(says);
    expect(dry.log).toContain(says);
    expect([result.exitCode, result.outputs.verdict, dry.exitCode, dry.outputs.verdict]).toEqual([
      1,
      'refused',
      1,
      'refused',
    ]);
    expect(stage.writes()).toEqual(before);
    expect(dockerCalls()).not.toMatch(/build|push|login/);
  });
});

describe('an event of people without write access is refused before the first call', () => {
  test.each(EVENTS)('$name', async ({ name, payload, says }) => {
    const path = join(folder, 'event.json');
    writeFileSync(path, JSON.stringify(payload));
    const event = { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path };

    const result = await run(BUILD, event);

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain(`Refusing to deploy: people without write access can trigger this event (${says}). `);
    expect(stage.local.calls()).toEqual([]);
    expect(dockerCalls()).toBe('');
  });

  test('unless an input lets it through', async () => {
    await aSteadyService(stage);

    const result = await run(
      { 'allow-untrusted-events': 'true', 'dry-run': 'true', image: 'hello:v2' },
      { GITHUB_EVENT_NAME: 'pull_request_target' },
    );

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'planned']);
  });
});

test('what containers may newly do is a line of the plan and of the summary, and no error', async () => {
  await aSteadyService(stage);
  const file = aTaskDefinition({ ...aContainer({ privileged: true, user: 'root' }), pidMode: 'host' });
  stage.job.write('task-definition.json', JSON.stringify(file));

  const result = await run({ ...FILE, 'dry-run': 'true' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'planned']);
  const lines = result.log.split('\n').filter((line) => line.includes('privilege:'));
  expect(lines).toEqual([
    'Plan: hello: privilege: the processes of the host (pidMode host)',
    'Plan: hello: privilege: container hello: runs privileged',
    'Plan: hello: privilege: container hello: runs as root (user root)',
  ]);
  expect(result.summary).toContain('privilege: container hello: runs privileged');
});

test('an image that the file brings along and that is not in its registry is refused', async () => {
  await aSteadyService(stage);
  const image = `${stage.local.registryHost}/hello:v9`;
  await callEcr(stage.local, 'CreateRepository', { repositoryName: 'hello' });
  stage.job.write('task-definition.json', JSON.stringify(aTaskDefinition(aContainer({ image }))));
  const before = stage.writes();

  const result = await run(FILE);

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  expect(result.log).toContain(`Image ${image} not found in its registry.`);
  expect(stage.writes()).toEqual(before);
});
