/** A one-off task, such as a migration, that runs before the service is updated. */

import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { ImageBehaviour } from '@slipway/local-ecs/engine';
import type { FaultRule } from '@slipway/local-ecs/internal';
import {
  aSteadyService,
  aTaskDefinition,
  currentImage,
  openStage,
  type ScenarioStage,
} from '../support/harness/scenario-stage.ts';

const CANARY = 'canary-of-a-task';
const OVERRIDES = [
  { name: 'hello', command: ['migrate', CANARY], environment: [{ name: 'DATABASE_URL', value: CANARY }] },
];
const INPUTS = {
  cluster: 'production',
  service: 'hello',
  image: 'hello:v2',
  'container-name': 'hello',
  'run-task': 'true',
  'run-task-container-overrides': JSON.stringify(OVERRIDES),
  'wait-max-delay-seconds': '1',
};
const LOGS = ['migrating', 'Error: relation "users" exists'];
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

/** How the migration ends; the service's own containers, which have no command, keep running. */
function migration(behaviour: Omit<ImageBehaviour, 'image' | 'command'>): ImageBehaviour {
  return { image: 'hello:*', command: 'migrate *', ...behaviour };
}
const ending = (code: number) => migration({ exits: { afterMs: 30_000, code }, logs: LOGS });

/** The page of the stage, which logs to CloudWatch Logs, with further containers. */
function aDefinition(...others: readonly JsonObject[]): JsonObject {
  const [container] = aTaskDefinition().containerDefinitions as JsonObject[];
  const options = { 'awslogs-group': '/ecs/hello', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'hello' };
  const containers = [{ ...container, logConfiguration: { logDriver: 'awslogs', options } }, ...others];
  return aTaskDefinition({ containerDefinitions: containers });
}

async function open(images: readonly ImageBehaviour[], definition: JsonObject = aDefinition(), instances = 5) {
  stage = await openStage({ speed: 200, tasks: 'simulated', images, instances });
  stage.call('RegisterTaskDefinition', definition);
  await aSteadyService(stage);
}

function deploy(inputs: Readonly<Record<string, string>> = {}, onStart: (child: ChildProcess) => void = () => {}) {
  return stage.job.run({ inputs: { ...INPUTS, ...inputs }, environment: stage.environment, onStart });
}

/** What the run itself wrote: the stage's own calls do not come by the endpoint. */
const WRITES = ['RegisterTaskDefinition', 'RunTask', 'UpdateService'];

/** Tasks that no service started. */
function listOwnTasks(): readonly JsonObject[] {
  const arns = ['RUNNING', 'STOPPED'].flatMap(
    (desiredStatus) => stage.call('ListTasks', { cluster: 'production', desiredStatus }).taskArns as readonly string[],
  );
  const tasks = stage.call('DescribeTasks', { cluster: 'production', tasks: arns }).tasks as readonly JsonObject[];
  return tasks.filter(({ group }) => String(group).startsWith('family:'));
}

/** What RunTask was asked. */
function requestsOf(operation: string): JsonObject {
  return stage.local.calls().find((call) => call.operation === operation)?.input ?? {};
}

function writesOfRun(): readonly string[] {
  return stage.writes().filter((operation) => WRITES.includes(operation));
}

describe('a task that goes well', () => {
  test('runs with the new revision before the service is updated, and once', async () => {
    await open([ending(0)]);

    const result = await deploy();

    expect([result.exitCode, result.outputs.verdict, currentImage(stage)]).toEqual([0, 'steady', 'hello:v2']);
    expect(writesOfRun()).toEqual(['RegisterTaskDefinition', 'RunTask', 'UpdateService']);
    const [task, ...others] = listOwnTasks();
    expect(others).toEqual([]);
    expect(task).toMatchObject({ startedBy: 'GitHub-Actions', taskDefinitionArn: expect.stringMatching(/hello:3$/) });
    expect(JSON.parse(result.outputs['run-task-arn'] ?? '')).toEqual([task?.taskArn]);
    expect(result.log).toMatch(/✔ One-off task \w{8} of hello:3 succeeded\./);
    expect(result.summary).toContain('<summary>One-off task succeeded</summary>');
  });

  test('is one whose sidecar fails, since only essential containers count', async () => {
    const sidecar = { name: 'proxy', image: 'proxy:1', essential: false, memory: 64 };
    await open([ending(0), { image: 'proxy:1', exits: { afterMs: 5_000, code: 1 } }], aDefinition(sidecar));

    const result = await deploy();

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
  });

  test('shows no value of its overrides anywhere', async () => {
    await open([ending(0)]);

    const result = await deploy({ 'dry-run': 'false' });

    expect(result.everything).not.toContain(CANARY);
    expect(result.log).toContain('container hello of the task: command, environment variable DATABASE_URL overridden');
  });
});

test('a task whose whole command is one word shows its program, and no argument, when that does not exist', async () => {
  const line = `migrate --url=${CANARY}`;
  const reason = `CannotStartContainerError: failed to create task: exec: "${line}": stat ${line}: no such file or directory`;
  await open([migration({ exits: { afterMs: 1_000, code: 127, reason } })]);
  const overrides = JSON.stringify([{ name: 'hello', command: [line] }]);

  const result = await deploy({ 'run-task-container-overrides': overrides });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
  expect(result.log).toContain('exec: "migrate (arguments hidden)": stat migrate (arguments');
  expect(result.everything + readFileSync(result.outputs.report ?? '', 'utf8')).not.toContain(CANARY);
});

describe('a task that fails leaves the service untouched', () => {
  test('when its container exits with 1: the code, the last lines and the next step are reported', async () => {
    await open([ending(1)]);

    const result = await deploy();

    expect([result.exitCode, result.outputs.verdict, currentImage(stage)]).toEqual([1, 'failed', 'hello:v1']);
    expect(writesOfRun()).toEqual(['RegisterTaskDefinition', 'RunTask']);
    expect(result.outputs.reason).toMatch(
      /^One-off task \w{8} of hello:3 failed: container hello exited with code 1 \(application error\)\. No service was changed; hello is still running hello:1\.$/,
    );
    expect(result.log).toMatch(
      /Last log lines of container hello \(task \w{8}\):\n {4}\| migrating\n {4}\| Error: relation/,
    );
    expect(result.summary).toContain('## ❌ One-off task failed, hello not updated');
    expect(result.summary).toMatch(/\*\*Next step:\*\* Read its log: `aws logs tail \/ecs\/hello/);
    expect(result.everything).not.toContain(CANARY);
  });

  test('when its image does not exist', async () => {
    await open([{ image: 'hello:v2', pullFails: 'failed to resolve ref hello:v2: not found' }]);

    const result = await deploy();

    expect([result.exitCode, result.outputs.verdict, currentImage(stage)]).toEqual([1, 'failed', 'hello:v1']);
    expect(result.outputs.reason).toMatch(/failed: image hello:v2 of container hello not found in the registry\./);
  });

  test('when ECS finds no place for it', async () => {
    await open([]);

    const result = await deploy({ 'run-task-container-overrides': '[{"name": "hello", "memory": 8192}]' });

    expect([result.exitCode, result.outputs.verdict, currentImage(stage)]).toEqual([1, 'failed', 'hello:v1']);
    expect(result.outputs.reason).toMatch(
      /^ECS could not place the one-off task of hello:3: RESOURCE:MEMORY: no container instance has enough memory left/,
    );
    expect(result.log).toContain('Add a container instance, or lower the memory of the task.');
  });

  test('when there is no permission to run it', async () => {
    await open([ending(0)]);
    stage.local.setFaults([{ operation: 'RunTask', on: { to: 9 }, fault: { kind: 'denied' } }]);

    const result = await deploy();

    expect([result.exitCode, result.outputs.verdict, currentImage(stage)]).toEqual([1, 'failed', 'hello:v1']);
    expect(result.outputs.reason).toContain('ecs:RunTask on task definition');
  });
});

test('a service that someone deploys to while the task runs is not overwritten', async () => {
  await open([migration({ exits: { afterMs: 900_000, code: 0 } })]);

  const result = await deploy({}, (child) => {
    child.stdout?.on('data', (bytes: Buffer) => {
      if (!bytes.toString().includes(': RUNNING')) return;
      stage.call('UpdateService', { cluster: 'production', service: 'hello', taskDefinition: 'hello:2' });
    });
  });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'superseded']);
  expect(result.outputs.reason).toMatch(
    /^Someone deployed hello:2 to hello while the one-off task ran; no service was/,
  );
});

describe('an answer that is lost', () => {
  test.each<{ readonly name: string; readonly fault: FaultRule['fault'] }>([
    { name: 'after the task was started', fault: { kind: 'reset-after-applying' } },
    { name: 'before', fault: { kind: 'reset-before' } },
    { name: 'to a proxy', fault: { kind: 'html', status: 502 } },
  ])('$name makes no second task', async ({ fault }) => {
    await open([ending(0)]);
    stage.local.setFaults([{ operation: 'RunTask', on: { to: 2 }, ...(fault === undefined ? {} : { fault }) }]);

    const result = await deploy();

    expect([result.exitCode, result.outputs.verdict, listOwnTasks().length]).toEqual([0, 'steady', 1]);
  });

  test('while looking is outlasted', async () => {
    await open([ending(0)]);
    stage.local.setFaults([{ operation: 'DescribeTasks', on: { to: 4 }, fault: { kind: 'throttled' } }]);

    const result = await deploy();

    expect(result.outputs.verdict).toBe('steady');
  });
});

describe('a task that does not end', () => {
  test('is left as it is at the limit, and the service is not touched', async () => {
    await open([migration({})]);

    const result = await deploy({ 'wait-for-minutes': '0.1' });

    expect([result.exitCode, result.outputs.verdict, currentImage(stage)]).toEqual([1, 'timed-out', 'hello:v1']);
    expect(result.outputs.reason).toMatch(/had not stopped after 0\.1 minutes\. It was RUNNING and was not stopped\./);
    expect(listOwnTasks().map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING']);
    expect(result.log).toContain('Next step: Check it before running again: aws ecs describe-tasks');
  });

  test('is left as it is when the run is cancelled, and the post step reads it', async () => {
    await open([migration({})]);

    const result = await deploy({}, (child) => {
      child.stdout?.on('data', (bytes: Buffer) => {
        if (bytes.toString().includes(': RUNNING')) child.kill('SIGINT');
      });
    });

    expect([result.exitCode, result.outputs.verdict, currentImage(stage)]).toEqual([1, 'cancelled', 'hello:v1']);
    expect(result.outputs['run-task-arn']).toMatch(/^\["arn:aws:ecs:/);
    expect(listOwnTasks().map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING']);
    expect(result.postLog).toMatch(/The one-off task \w{8} is RUNNING; no service was updated\./);
  });

  test('holds nobody up when it is not waited for', async () => {
    await open([migration({})], aDefinition(), 6);

    const result = await deploy({ 'wait-for-task-stopped': 'false' });

    expect([result.exitCode, result.outputs.verdict, currentImage(stage)]).toEqual([0, 'steady', 'hello:v2']);
    expect(result.summary).toContain('<summary>One-off task started</summary>');
  });
});

describe('where the task runs', () => {
  const AWSVPC = aTaskDefinition({
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    requiresCompatibilities: ['FARGATE'],
    containerDefinitions: [{ name: 'hello', image: 'hello:v1' }],
  });
  const network = { subnets: ['subnet-1', 'subnet-2'], securityGroups: ['sg-1'], assignPublicIp: 'ENABLED' };

  test('is where the service does, in its network', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated', images: [ending(0)] });
    stage.call('RegisterTaskDefinition', AWSVPC);
    const networkConfiguration = { awsvpcConfiguration: network };
    await aSteadyService(stage, { launchType: 'FARGATE', networkConfiguration, taskDefinition: 'hello:1' });

    const result = await deploy();

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(requestsOf('RunTask')).toMatchObject({ launchType: 'FARGATE', networkConfiguration });
  });

  test('is given by the inputs when there is no service, and only the revision is registered', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated', images: [ending(0)] });
    stage.job.write('task-definition.json', JSON.stringify(AWSVPC));

    const result = await deploy({
      service: '',
      'task-definition': 'task-definition.json',
      'run-task-subnets': 'subnet-9',
      'run-task-launch-type': 'FARGATE',
      'wait-for-task-stopped': 'true',
    });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'started']);
    expect(result.outputs.reason).toMatch(
      /^hello:1 is registered; no service was requested\. One-off task \w{8} of hello:1 succeeded\.$/,
    );
    expect(requestsOf('RunTask').networkConfiguration).toEqual({
      awsvpcConfiguration: { subnets: ['subnet-9'], assignPublicIp: 'DISABLED' },
    });
  });

  test('of each launch type that the API has reaches ECS', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated', images: [ending(0)] });
    await aSteadyService(stage);

    await deploy({ 'run-task-launch-type': 'MANAGED_INSTANCES' });

    expect(requestsOf('RunTask')).toMatchObject({ launchType: 'MANAGED_INSTANCES' });
  });

  test('must be known before anything is written', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    stage.job.write('task-definition.json', JSON.stringify(AWSVPC));

    const result = await deploy({ service: '', 'task-definition': 'task-definition.json' });

    expect([result.outputs.verdict, result.outputs['task-definition-arn']]).toEqual(['refused', undefined]);
    expect(result.outputs.reason).toContain('The one-off task needs subnets');
  });
});

test('a dry run shows the task and runs none', async () => {
  await open([ending(0)]);

  const result = await deploy({ 'dry-run': 'true' });

  expect([result.exitCode, result.outputs.verdict, listOwnTasks()]).toEqual([0, 'planned', []]);
  expect(result.log).toContain('Plan: a task of hello runs once before any service is updated');
  expect(result.summary).toContain('**One-off task planned**');
});
