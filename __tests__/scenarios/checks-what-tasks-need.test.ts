/**
 * Secrets, parameters and log groups that the next task definition names must exist: what does not is refused before
 * anything is built or written, and in a dry run alike.
 */

import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { StepResult } from '../support/harness/action-run.ts';
import {
  aSteadyService,
  aTaskDefinition,
  openStage,
  type ScenarioStage,
  type StageOptions,
} from '../support/harness/scenario-stage.ts';

let stage: ScenarioStage;

afterEach(() => stage.close());

const ACCOUNT = '123456789012';
const DB = `arn:aws:secretsmanager:us-east-1:${ACCOUNT}:secret:prod/db-a1B2c3`;
const READS = ['DescribeSecret', 'DescribeParameters', 'DescribeLogGroups', 'GetRole', 'SimulatePrincipalPolicy'];

const OF_THE_ROLE = ['GetRole', 'SimulatePrincipalPolicy'];

/** The next task definition, and all that it names. */
const EVERYTHING = {
  secrets: [
    { name: 'DB_PASSWORD', valueFrom: `${DB}:password::` },
    { name: 'DB_USER', valueFrom: `${DB}:user::` },
    { name: 'API_URL', valueFrom: '/prod/api-url' },
    { name: 'API_KEY', valueFrom: `arn:aws:ssm:us-east-1:${ACCOUNT}:parameter/api-key` },
  ],
  repositoryCredentials: { credentialsParameter: 'docker-hub' },
  logConfiguration: aLog({ 'awslogs-group': '/ecs/hello' }),
};
const EXISTS = {
  secrets: [DB, '/prod/api-url', 'api-key', 'docker-hub'],
  logGroups: ['/ecs/hello', '/ecs/hello-2'],
  roles: [{ name: 'hello-execution' }],
};

function aLog(options: JsonObject): JsonObject {
  return { logDriver: 'awslogs', options: { 'awslogs-region': 'us-east-1', ...options } };
}

function aNextDefinition(container: JsonObject = EVERYTHING): JsonObject {
  const [first] = aTaskDefinition().containerDefinitions as JsonObject[];
  return aTaskDefinition({
    executionRoleArn: `arn:aws:iam::${ACCOUNT}:role/hello-execution`,
    containerDefinitions: [{ ...first, ...container }],
  });
}

async function open(exists: StageOptions['exists']): Promise<void> {
  stage = await openStage({ speed: 200, tasks: 'simulated', ...(exists === undefined ? {} : { exists }) });
}

function deploy(definition: JsonObject, inputs: Readonly<Record<string, string>> = {}): Promise<StepResult> {
  stage.job.write('task-definition.json', JSON.stringify(definition, null, 2));
  return stage.job.run({
    inputs: {
      ...{ cluster: 'production', service: 'hello', 'task-definition': 'task-definition.json' },
      ...{ 'wait-max-delay-seconds': '1', ...inputs },
    },
    environment: stage.environment,
  });
}

/** Which of the reads were called, each as often as it was. */
function countReads(): readonly string[] {
  const operations = stage.local.calls().map(({ operation }) => operation);
  return operations.filter((operation) => READS.includes(operation)).sort();
}

interface Absence {
  readonly name: string;
  readonly exists: StageOptions['exists'];
  readonly says: string;
  /** The next step. */
  readonly advises: string;
}

const ABSENCES: readonly Absence[] = [
  {
    name: 'a secret that does not exist, with all fields that need it',
    exists: { ...EXISTS, secrets: ['/prod/api-url', 'api-key', 'docker-hub'] },
    says: 'Secret "prod/db-a1B2c3" (secrets[DB_PASSWORD] of container hello, secrets[DB_USER] of container hello) not found in us-east-1.',
    advises: 'Create it, or correct valueFrom.',
  },
  {
    name: 'a secret that is scheduled for deletion',
    exists: { ...EXISTS, deletedSecrets: [DB] },
    says: `is scheduled for deletion on 2030-01-01, so tasks cannot read it.`,
    advises: `Restore it (aws secretsmanager restore-secret --secret-id ${DB}), or correct valueFrom.`,
  },
  {
    name: 'a parameter by name',
    exists: { ...EXISTS, secrets: [DB, 'api-key', 'docker-hub'] },
    says: 'Parameter "/prod/api-url" (secrets[API_URL] of container hello) not found in us-east-1.',
    advises: 'Create it, or correct valueFrom.',
  },
  {
    name: 'a parameter by ARN',
    exists: { ...EXISTS, secrets: [DB, '/prod/api-url', 'docker-hub'] },
    says: 'Parameter "/api-key" (secrets[API_KEY] of container hello) not found in us-east-1.',
    advises: 'Create it, or correct valueFrom.',
  },
  {
    name: 'credentials of a registry',
    exists: { ...EXISTS, secrets: [DB, '/prod/api-url', 'api-key'] },
    says: 'Secret "docker-hub" (repositoryCredentials of container hello) not found in us-east-1.',
    advises: 'Create it, or correct credentialsParameter.',
  },
  {
    name: 'a log group, although the name of another begins with it',
    exists: { ...EXISTS, logGroups: ['/ecs/hello-2'] },
    says: 'Log group "/ecs/hello" (awslogs-group of container hello) not found in us-east-1.',
    advises:
      'Create it (aws logs create-log-group --log-group-name /ecs/hello), correct awslogs-group, or set awslogs-create-group to "true".',
  },
  {
    name: 'a role',
    exists: { ...EXISTS, roles: [] },
    says: 'Role "hello-execution" (executionRoleArn) not found.',
    advises: 'Create it, or correct executionRoleArn.',
  },
  {
    name: 'a role that tasks may not assume',
    exists: { ...EXISTS, roles: [{ name: 'hello-execution', trusts: ['ec2.amazonaws.com'] }] },
    says: 'Role "hello-execution" (executionRoleArn) does not trust ecs-tasks.amazonaws.com, so tasks cannot use it.',
    advises:
      'Allow the service ecs-tasks.amazonaws.com sts:AssumeRole: aws iam update-assume-role-policy --role-name hello-execution --policy-document …',
  },
];

describe('is refused before anything is written, and in a dry run alike', () => {
  test.each(ABSENCES)('$name', async ({ exists, says, advises }) => {
    await open(exists);
    await aSteadyService(stage);
    const before = stage.writes();

    const result = await deploy(aNextDefinition());
    const dry = await deploy(aNextDefinition(), { 'dry-run': 'true' });

    for (const { log } of [result, dry]) expect(log).toContain(`${says}%0ANext step: ${advises}\n`);
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect([dry.exitCode, dry.outputs.verdict]).toEqual([1, 'refused']);
    expect(stage.writes()).toEqual(before);
  });

  test('several are reported together', async () => {
    await open({ secrets: ['docker-hub'], logGroups: [] });
    await aSteadyService(stage);

    const result = await deploy(aNextDefinition());

    const missing = [...result.log.matchAll(/(?:Secret|Parameter|Log group) "\S+" \(.*?\) not found in/g)];
    expect(missing).toHaveLength(4);
    expect(result.outputs.verdict).toBe('refused');
  });
});

test('what exists is asked once, deployed, and not asked again once it runs', async () => {
  await open(EXISTS);
  await aSteadyService(stage);

  const first = await deploy(aNextDefinition());
  const asked = countReads();
  const second = await deploy(aNextDefinition({ ...EVERYTHING, memory: 256 }));

  expect([first.outputs.verdict, second.outputs.verdict]).toEqual(['steady', 'steady']);
  expect(asked).toEqual([
    'DescribeLogGroups',
    'DescribeParameters',
    'DescribeSecret',
    'DescribeSecret',
    'GetRole',
    'SimulatePrincipalPolicy',
  ]);
  expect(countReads()).toEqual(asked);
});

test('a role that the caller may not pass is a warning, and in a dry run it is not simulated', async () => {
  await open({ ...EXISTS, roles: [{ name: 'hello-execution', mayBePassed: false }] });
  await aSteadyService(stage);

  const dry = await deploy(aNextDefinition(), { 'dry-run': 'true' });
  const result = await deploy(aNextDefinition());

  const warning = `arn:aws:iam::${ACCOUNT}:user/local may not pass role "hello-execution" (executionRoleArn) to ECS tasks`;
  expect([dry.outputs.verdict, dry.log.includes(warning)]).toEqual(['planned', false]);
  expect([result.outputs.verdict, result.log.includes(`::warning title=Slipway::${warning}`)]).toEqual([
    'steady',
    true,
  ]);
});

test('a log group that the driver creates is not read', async () => {
  await open({ logGroups: [] });
  await aSteadyService(stage);
  const log = aLog({ 'awslogs-group': '/ecs/new', 'awslogs-create-group': 'true' });

  const result = await deploy(aNextDefinition({ logConfiguration: log }));

  expect([result.outputs.verdict, countReads()]).toEqual(['steady', OF_THE_ROLE]);
});

test('references of other accounts and regions, and those of AWS itself, are not read', async () => {
  await open({ secrets: [], logGroups: [], roles: [{ name: 'hello-execution' }] });
  await aSteadyService(stage);
  const elsewhere = [
    'arn:aws:secretsmanager:us-east-1:999988887777:secret:db-a1B2c3',
    `arn:aws:ssm:eu-west-1:${ACCOUNT}:parameter/db`,
    '/aws/reference/secretsmanager/db',
  ];
  const secrets = elsewhere.map((valueFrom, at) => ({ name: `S${at}`, valueFrom }));
  const log = aLog({ 'awslogs-group': '/ecs/hello', 'awslogs-region': 'eu-west-1' });

  const result = await deploy(aNextDefinition({ secrets, logConfiguration: log }));

  expect([result.outputs.verdict, countReads()]).toEqual(['steady', OF_THE_ROLE]);
});

test('each denied permission is one notice, which names what was not checked, and the deploy continues', async () => {
  await open(EXISTS);
  await aSteadyService(stage);
  stage.local.setFaults(READS.map((operation) => ({ operation, on: 'every', fault: { kind: 'denied' } })));

  const result = await deploy(aNextDefinition());

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  // More annotations than a run may have are lines.
  const notices = result.log.split('\n').filter((line) => line.includes('was denied'));
  expect(notices.map((line) => /(\w+:\w+) on /.exec(line)?.[1]).sort()).toEqual([
    'iam:GetRole',
    'iam:SimulatePrincipalPolicy',
    'logs:DescribeLogGroups',
    'secretsmanager:DescribeSecret',
    'ssm:DescribeParameters',
  ]);
  expect(notices.join('\n')).toContain(
    'Not checked: secret "prod/db-a1B2c3", secret "docker-hub". Add to the policy of the role (CheckSecrets in Slipway\'s docs/permissions.md): ',
  );
});

test('a network that fails is one notice for all, and the deploy continues', async () => {
  await open(EXISTS);
  await aSteadyService(stage);
  const fault = { kind: 'html', status: 503 } as const;
  stage.local.setFaults(READS.map((operation) => ({ operation, on: 'every', fault })));

  const result = await deploy(aNextDefinition());

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  const notices = result.log.split('\n').filter((line) => line.includes('Not checked: '));
  expect(notices).toHaveLength(1);
  expect(notices[0]).toContain('role "hello-execution", permission to pass role "hello-execution", secret');
});

test('a rollback is not checked', async () => {
  await open({ secrets: [], logGroups: ['/ecs/hello'] });
  stage.call('RegisterTaskDefinition', aNextDefinition());
  stage.call('RegisterTaskDefinition', aTaskDefinition());
  await aSteadyService(stage, { taskDefinition: 'hello:2' });

  const result = await stage.job.run({
    inputs: { cluster: 'production', service: 'hello', 'rollback-to': 'hello:1', 'wait-max-delay-seconds': '1' },
    environment: stage.environment,
  });

  expect([result.outputs.verdict, countReads()]).toEqual(['steady', []]);
});
