/** `service-definition`: a service that does not exist is created, and followed like any other. */
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  aSteadyService,
  aTaskDefinition,
  describeService,
  openStage,
  QUICK_HEALTH_CHECK,
  type ScenarioStage,
} from '../support/harness/scenario-stage.ts';
import { onceSaid } from '../support/harness/shift-stage.ts';

let stage: ScenarioStage;

beforeEach(async () => {
  stage = await openStage({
    speed: 100,
    tasks: 'simulated',
    images: [{ image: 'hello:broken', exits: { afterMs: 1_000, code: 1 } }],
  });
});

afterEach(() => stage.close());

const DEFINITION = {
  desiredCount: 2,
  launchType: 'EC2',
  deploymentConfiguration: {
    minimumHealthyPercent: 50,
    maximumPercent: 150,
    deploymentCircuitBreaker: { enable: true, rollback: true },
  },
};

const TARGET_GROUP = {
  name: 'hello',
  ...QUICK_HEALTH_CHECK,
  deregistrationDelaySeconds: 0,
};

const INPUTS = {
  cluster: 'production',
  service: 'hello',
  'task-definition': 'task.json',
  'service-definition': 'service.yml',
  'wait-max-delay-seconds': '1',
};

function run(
  inputs: Readonly<Record<string, string>> = {},
  definition: JsonObject = DEFINITION,
  onStart: (child: ChildProcess) => void = () => {},
) {
  writeFileSync(join(stage.job.workspace, 'task.json'), JSON.stringify(aTaskDefinition()));
  writeFileSync(join(stage.job.workspace, 'service.yml'), JSON.stringify(definition, null, 2));
  return stage.job.run({ inputs: { ...INPUTS, ...inputs }, environment: stage.environment, onStart });
}

test('the service is created with the revision and followed until it is steady', async () => {
  const result = await run({ 'desired-count': '3' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(describeService(stage)).toMatchObject({
    status: 'ACTIVE',
    desiredCount: 3,
    runningCount: 3,
    deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 150 },
  });
  expect(stage.writes().filter((one) => /Service|Register/.test(one))).toEqual([
    'RegisterTaskDefinition',
    'CreateService',
  ]);
  expect(result.log).toContain(
    'Service hello does not exist in cluster production. Created service hello with hello:1.',
  );
});

test('a second run finds the service and changes nothing', async () => {
  await run();
  const before = stage.writes();

  const again = await run();

  expect([again.exitCode, again.outputs.verdict]).toEqual([0, 'unchanged']);
  expect(stage.writes()).toEqual(before);
  expect(again.log).not.toContain('differs from');
});

test('a dry run says what would be created, and writes nothing', async () => {
  const before = stage.writes();

  const result = await run({ 'dry-run': 'true' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'planned']);
  expect(result.outputs.reason).toMatch(/^Service hello does not exist in cluster production: it would be created\./);
  expect(stage.writes()).toEqual(before);
});

test('a lost answer creates one service, and it is followed', async () => {
  stage.local.setFaults([{ operation: 'CreateService', on: { to: 1 }, fault: { kind: 'reset-after-applying' } }]);

  const result = await run();

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(describeService(stage).runningCount).toBe(2);
});

test('a denied CreateService is red with the permission that is missing, and the revision is left', async () => {
  stage.local.setFaults([{ operation: 'CreateService', on: { to: 9 }, fault: { kind: 'denied' } }]);

  const result = await run();

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
  expect(result.log).toContain('ecs:CreateService');
  expect(result.log).toContain('No service was changed; the next run reuses the revision.');
});

test('a run that is cancelled before it follows says that it created the service, and the post step reads it', async () => {
  stage.local.setFaults([{ operation: 'ListServiceDeployments', on: 'every', fault: { kind: 'silence' } }]);

  const result = await run({}, DEFINITION, (child) => onceSaid(/Created service/, () => child.kill('SIGINT'))(child));

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'cancelled']);
  expect(result.outputs.reason).toBe(
    'The run was cancelled. Service hello was created, and its first deployment continues.',
  );
  expect(result.postLog).toContain('Service hello has hello:1 as PRIMARY');
});

test('a first deployment that fails is red, and the service is deleted: there is no revision to roll back to', async () => {
  const result = await run({ image: 'hello:broken' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
  expect(result.outputs.reason).toMatch(
    /^container hello exited with code 1 .* Deleted service hello, which this run had created \(on-failure\)\.$/,
  );
  expect(result.everything).toContain('there is no revision to roll back to');
  expect(describeService(stage).status).not.toBe('ACTIVE');
  expect(stage.writes().filter((one) => one === 'DeleteService')).toHaveLength(1);
});

test('a lost answer of the deletion is looked up, not sent again', async () => {
  stage.local.setFaults([{ operation: 'DeleteService', on: { to: 1 }, fault: { kind: 'reset-after-applying' } }]);

  const result = await run({ image: 'hello:broken' });

  expect(result.outputs.reason).toContain('Deleted service hello');
  expect(stage.local.calls().filter(({ operation }) => operation === 'DeleteService')).toHaveLength(1);
});

test('a service that may not be deleted is named with the command that deletes it', async () => {
  stage.local.setFaults([{ operation: 'DeleteService', on: { to: 9 }, fault: { kind: 'denied' } }]);

  const result = await run({ image: 'hello:broken' });

  expect([result.outputs.verdict, describeService(stage).status]).toEqual(['failed', 'ACTIVE']);
  expect(result.outputs.reason).toMatch(/Service hello was not deleted\.$/);
  expect(result.log).toContain('Delete it: aws ecs delete-service --cluster production --service hello --force');
});

test('on-failure: leave keeps the service', async () => {
  const result = await run({ image: 'hello:broken', 'on-failure': 'leave' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
  expect(result.everything).toContain('there is no revision to roll back to');
  expect(describeService(stage).status).toBe('ACTIVE');
});

describe('with apply-service-definition, a service that exists', () => {
  const apply = { 'apply-service-definition': 'true' };

  test('gets what its file says, in the update that deploys the revision', async () => {
    await aSteadyService(stage, { desiredCount: 4 });

    const result = await run({ ...apply, 'environment-variables': 'RELEASE=2', 'container-name': 'hello' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(describeService(stage)).toMatchObject({ ...DEFINITION, runningCount: 2 });
    expect(stage.writes().filter((one) => one === 'UpdateService')).toHaveLength(1);
  });

  test('is unchanged in the second run', async () => {
    await aSteadyService(stage);
    await run(apply);
    const before = stage.writes();

    const again = await run(apply);

    expect([again.exitCode, again.outputs.verdict]).toEqual([0, 'unchanged']);
    expect(stage.writes()).toEqual(before);
  });

  test('shows the changes in a dry run, and keeps its settings', async () => {
    await aSteadyService(stage, { desiredCount: 4 });
    const before = stage.writes();

    const result = await run({ ...apply, 'dry-run': 'true' });

    expect(result.outputs.verdict).toBe('planned');
    expect(JSON.parse(result.outputs.changes ?? '[]')).toEqual(
      expect.arrayContaining([
        { service: 'hello', path: 'desiredCount', kind: 'changed', before: 4, after: 2 },
        {
          service: 'hello',
          path: 'deploymentConfiguration.maximumPercent',
          kind: 'changed',
          before: 200,
          after: 150,
        },
      ]),
    );
    expect(stage.writes()).toEqual(before);
  });

  test('gets another load balancer by a deployment of the same revision, once that fits', async () => {
    await aSteadyService(stage);
    stage.local.putTargetGroup({ ...TARGET_GROUP, targetType: 'instance' });
    const targetGroupArn = String(stage.local.targetGroups()[0]?.targetGroupArn);
    const balance = (containerPort: number) => ({
      loadBalancers: [{ targetGroupArn, containerName: 'hello', containerPort }],
    });

    const refused = await run(apply, balance(8080));
    const result = await run(apply, balance(5000));

    expect(refused.outputs.verdict).toBe('refused');
    expect(refused.log).toContain('Container "hello" maps no container port 8080');
    expect(result.outputs.verdict).toBe('steady');
    expect(describeService(stage)).toMatchObject(balance(5000));
  });

  test('keeps what UpdateService cannot change, and the log names it', async () => {
    await aSteadyService(stage);

    const result = await run(apply, { ...DEFINITION, schedulingStrategy: 'DAEMON' });

    expect(result.log).toContain(
      'Service hello differs from service.yml: schedulingStrategy: REPLICA, and DAEMON in the file. UpdateService cannot change that.',
    );
    expect(describeService(stage).schedulingStrategy).toBe('REPLICA');
  });

  test('keeps what an input sets', async () => {
    await aSteadyService(stage);

    await run({ ...apply, 'desired-count': '3', 'maximum-percent': '175' });

    expect(describeService(stage)).toMatchObject({
      desiredCount: 3,
      deploymentConfiguration: { minimumHealthyPercent: 50, maximumPercent: 175 },
    });
  });
});

test('a drift check is red where the service differs from its definition', async () => {
  await aSteadyService(stage, { desiredCount: 4 });
  const before = stage.writes();

  const result = await run({ drift: 'true' });

  expect(result.exitCode).toBe(1);
  expect(result.log).toContain('desiredCount');
  expect(stage.writes()).toEqual(before);
});

test('a service that exists keeps its settings, and each difference is named', async () => {
  await aSteadyService(stage, { desiredCount: 4 });

  const result = await run({ 'environment-variables': 'RELEASE=2', 'container-name': 'hello' });

  expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  expect(describeService(stage)).toMatchObject({ desiredCount: 4, runningCount: 4 });
  expect(result.log).toContain('Service hello differs from service.yml: desiredCount: 4, and 2 in the file;');
  expect(result.log).toContain('deploymentConfiguration.maximumPercent: 200, and 150 in the file.');
});

describe('what CreateService would refuse is refused in the plan', () => {
  const balance = (targetType: 'instance' | 'ip', containerPort = 5000): JsonObject => {
    stage.local.putTargetGroup({ ...TARGET_GROUP, targetType });
    const targetGroupArn = String(stage.local.targetGroups()[0]?.targetGroupArn);
    return { ...DEFINITION, loadBalancers: [{ targetGroupArn, containerName: 'hello', containerPort }] };
  };

  test.each<[string, () => JsonObject, string]>([
    [
      'a container port that is not mapped',
      () => balance('instance', 8080),
      'Container "hello" maps no container port 8080, which the load balancer of service hello uses.',
    ],
    [
      'a target group of another type',
      () => balance('ip'),
      'Target group hello of service hello: target type ip does not work with network mode bridge, which needs target type instance.',
    ],
    [
      'a network without network mode awsvpc',
      () => ({ ...DEFINITION, networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } }),
      'The task definition has networkMode "bridge", but service hello has a network configuration (subnets), which requires awsvpc.',
    ],
    [
      'a task definition that Fargate cannot run',
      () => ({ ...DEFINITION, launchType: 'FARGATE' }),
      'Service hello runs on Fargate, but the task definition cannot',
    ],
  ])('%s', async (_what, define, words) => {
    const definition = define();
    const result = await run({}, definition);

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain(words);
    expect(stage.local.calls().filter(({ operation }) => operation === 'RegisterTaskDefinition')).toEqual([]);
    stage.call('RegisterTaskDefinition', aTaskDefinition());
    const input = { cluster: 'production', serviceName: 'hello', taskDefinition: 'hello', ...definition };
    expect(() => stage.call('CreateService', input)).toThrow(Error);
  });

  test('a target group that fits is used', async () => {
    const result = await run({}, balance('instance'));

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  });
});

describe('refused before anything is written', () => {
  test.each<[string, JsonObject, string]>([
    [
      'a placeholder',
      { ...DEFINITION, role: 'arn:aws:iam::<ACCOUNT>:role/ecs' },
      'service.yml:12 role: this placeholder was not replaced: <ACCOUNT>.',
    ],
    [
      'the name of another service',
      { ...DEFINITION, serviceName: 'web' },
      'serviceName: is not hello, as input service has it',
    ],
    ['another cluster', { ...DEFINITION, cluster: 'staging' }, 'cluster: is not production, as input cluster has it'],
    ['a task definition', aTaskDefinition(), 'service.yml:1: is a task definition. Give the input of CreateService'],
  ])('%s in the file', async (_what, definition, words) => {
    const result = await run({}, definition);

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain(words);
    expect(stage.local.calls().filter(({ operation }) => operation === 'RegisterTaskDefinition')).toEqual([]);
  });

  test('no task definition, neither as an input nor in the file', async () => {
    const result = await run({ 'task-definition': '' });

    expect(result.outputs.verdict).toBe('refused');
    expect(result.log).toContain('No task definition: a service that does not exist has none');
  });

  test('schedules, which follow a service that runs', async () => {
    const result = await run({ schedules: 'nightly' });

    expect(result.outputs.verdict).toBe('refused');
    expect(result.log).toContain('Create the service in a run without them');
  });

  test('a definition for several services', async () => {
    const result = await run({ service: 'hello, web' });

    expect(result.log).toContain('service-definition: defines one service, and service names several.');
  });
});
