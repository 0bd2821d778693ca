/** A database with a fixed port and a volume on one instance. */

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { askOnce, startClients, untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { type ExampleStage, openExample, type TargetGroup } from '../support/harness/example-stage.ts';

const ROWS = '/cgi-bin/rows';
const PASSWORDS = ['only-an-example-for-root', 'only-an-example-for-searchapp'];
let example: ExampleStage;
let database: TargetGroup;

beforeAll(async () => {
  example = await openExample('searchapp-db', 14);
  database = example.findTargetGroup('searchapp-db');
  await example.run({
    'task-definition': 'task-definition.json',
    repository: 'searchapp-db',
    'create-repository': 'true',
    'image-tag': '1',
  });
});

afterAll(async () => {
  await example.close();
});

function release(name: string, inputs: Readonly<Record<string, string>> = {}) {
  return example.deploy({ expressions: { 'github.sha': name }, inputs: { 'image-tag': name, ...inputs } });
}

function describeTask(taskArn: string): JsonObject {
  const [task] = example.call('DescribeTasks', { cluster: 'production', tasks: [taskArn] }).tasks as JsonObject[];
  return task ?? {};
}

const untilTask = (taskArn: string, lastStatus: string) =>
  untilTrue(() => describeTask(taskArn).lastStatus === lastStatus);

/** Takes all container instances out of service but the one that the service's task is on. */
function drainOthers(): void {
  const listed = example.call('ListTasks', { cluster: 'production', serviceName: 'searchapp-db' });
  const { containerInstanceArn } = describeTask(String((listed.taskArns as readonly string[])[0]));
  const all = example.call('ListContainerInstances', { cluster: 'production' })
    .containerInstanceArns as readonly string[];
  const containerInstances = all.filter((arn) => arn !== containerInstanceArn);
  example.call('UpdateContainerInstancesState', { cluster: 'production', containerInstances, status: 'DRAINING' });
}

describe('searchapp-db', () => {
  test('runs alone as a one-off task: started, described with its port, stopped', async () => {
    const started = example.call('RunTask', {
      cluster: 'production',
      taskDefinition: 'searchapp-db',
      launchType: 'EC2',
    });
    const taskArn = String((started.tasks as readonly JsonObject[])[0]?.taskArn);
    await untilTask(taskArn, 'RUNNING');
    const running = describeTask(taskArn);
    example.call('StopTask', { cluster: 'production', task: taskArn, reason: 'tried' });
    await untilTask(taskArn, 'STOPPED');

    const [container] = running.containers as readonly JsonObject[];
    expect(container?.networkBindings).toEqual([
      { bindIP: expect.stringMatching(/^127\.0\.14\.[12]$/), containerPort: 3306, hostPort: 3306, protocol: 'tcp' },
    ]);
    expect(describeTask(taskArn)).toMatchObject({ stoppedReason: 'tried', stopCode: 'UserInitiated' });
  });

  test('serves behind its load balancer and keeps what is written', async () => {
    await example.createService('service.json');
    const written = await askOnce(database.port, { method: 'POST', path: ROWS, body: 'written before the deploy' });

    expect(written.text).toBe('written before the deploy\n');
    expect((await database.ask()).text).toBe('searchapp-db, release 1, is ready for searchapp\n');
  });

  test('is refused on one instance at 100/200: the port is held, and nothing is written', async () => {
    drainOthers();
    const before = example.writes();
    const inputs = { 'minimum-healthy-percent': '100', 'maximum-percent': '200', repository: '', 'build-args': '' };

    const result = await release('two', { ...inputs, 'force-new-deployment': 'true', 'image-tag': '' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.outputs.reason).toContain(
      'Each new task needs host port 3306, in use on the one container instance, and minimumHealthyPercent 100 keeps 1 of 1',
    );
    expect(result.log).toContain('Set minimum-healthy-percent to 0 (at times no task is running)');
    expect(example.writes()).toEqual(before);
  });

  test('goes through at 0/100: that no task runs for a while is said and is so, and the data is there after', async () => {
    const clients = startClients(1, database.ask);

    const result = await release('two');
    await clients.stop();

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.log).toContain('at times no task is running');
    expect(clients.replies.some(({ status }) => status !== 200)).toBe(true);
    expect((await database.ask()).text).toBe('searchapp-db, release two, is ready for searchapp\n');
    expect((await database.ask(ROWS)).text).toBe('written before the deploy\n');
    expect(PASSWORDS.filter((password) => result.everything.includes(password))).toEqual([]);
  });
});
