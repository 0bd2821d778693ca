import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { chooseLogStreams, type LogQuestion } from '../../src/diagnosis/log-streams.ts';
import { taskArn } from '../support/builders/service-builders.ts';
import { aContainerNotRun, aStoppedContainer, aStoppedTask, TARGET_GROUP } from '../support/builders/stopped-tasks.ts';

const ID = '0123456789abcdef0123456789abcdef';

function anAwslogs(options: JsonObject = {}): JsonObject {
  const usual = { 'awslogs-group': '/ecs/web', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'web' };
  return { logDriver: 'awslogs', options: { ...usual, ...options } };
}

/** A revision of the containers `app` and `proxy`, which both log to `/ecs/web`. */
function aRevision(logConfiguration: JsonObject = anAwslogs()): JsonObject {
  return { containerDefinitions: ['app', 'proxy'].map((name) => ({ name, logConfiguration })) };
}

function ask(question: Partial<LogQuestion>) {
  return chooseLogStreams({ tasks: [aStoppedTask()], described: aRevision(), loadBalancers: [], ...question });
}

describe('the log streams that show why tasks stopped', () => {
  test('are named as the driver names them: prefix, container, id of the task', () => {
    expect(ask({})).toEqual([
      {
        container: 'app',
        taskArn: aStoppedTask().arn,
        group: '/ecs/web',
        stream: `web/app/${ID}`,
        region: 'eu-west-1',
      },
    ]);
  });

  test('without a prefix have the id of the container', () => {
    const { options } = anAwslogs();
    const { 'awslogs-stream-prefix': _, ...unprefixed } = options as JsonObject;
    const containers = [aStoppedContainer({ runtimeId: 'f00d' })];

    const [stream] = ask({
      tasks: [aStoppedTask({ containers })],
      described: aRevision({ logDriver: 'awslogs', options: unprefixed }),
    });

    expect(stream?.stream).toBe('f00d');
  });

  test('are of the last task of each cause, the most frequent cause first', () => {
    const tasks = ['1', '2', '3'].map((digit) => {
      const arn = taskArn(digit.repeat(32));
      return aStoppedTask({ arn, containers: [aStoppedContainer({ exitCode: digit === '1' ? 139 : 1 })] });
    });

    expect(ask({ tasks }).map(({ stream }) => stream)).toEqual([
      `web/app/${'3'.repeat(32)}`,
      `web/app/${'1'.repeat(32)}`,
    ]);
  });

  test('are three at most', () => {
    const tasks = [1, 2, 3, 4].map((exitCode) =>
      aStoppedTask({ arn: taskArn(String(exitCode)), containers: [aStoppedContainer({ exitCode })] }),
    );

    expect(ask({ tasks })).toHaveLength(3);
  });

  test('of a failed check of the load balancer are those of the containers behind it', () => {
    const task = aStoppedTask({
      stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP})`,
      containers: [aStoppedContainer({ exitCode: 143 }), aStoppedContainer({ name: 'proxy', exitCode: 143 })],
    });

    const streams = ask({ tasks: [task], loadBalancers: [{ containerName: 'proxy', containerPort: 80 }] });

    expect(streams.map(({ container }) => container)).toEqual(['proxy']);
  });

  const behindBalancer = [{ containerName: 'proxy', containerPort: 80 }];
  const both = [aStoppedContainer({ exitCode: 143 }), aStoppedContainer({ name: 'proxy', exitCode: 143 })];
  const unhealthy = `Task failed ELB health checks in (target-group ${TARGET_GROUP})`;

  test.each([
    {
      name: 'of a failed check are those of the only container',
      reason: unhealthy,
      containers: both.slice(0, 1),
      own: ['app'],
    },
    {
      name: 'of a failed check are none where nobody knows the container',
      reason: unhealthy,
      containers: both,
      own: [],
    },
    {
      name: 'of the containers at error count, and not those behind the load balancer',
      reason: 'Essential container in task exited',
      containers: [aStoppedContainer({ exitCode: 1 }), aStoppedContainer({ name: 'proxy', exitCode: 143 })],
      loadBalancers: behindBalancer,
      own: ['app'],
    },
    {
      name: 'are none where ECS names no container, though one is behind a load balancer',
      reason: 'Something new',
      stopCode: 'UserInitiated',
      containers: both,
      loadBalancers: behindBalancer,
      own: [],
    },
  ])('$name', ({ reason, containers, own, loadBalancers = [], stopCode = 'ServiceSchedulerInitiated' }) => {
    const task = aStoppedTask({ stopCode, stoppedReason: reason, containers });

    expect(ask({ tasks: [task], loadBalancers }).map(({ container }) => container)).toEqual(own);
  });

  test.each([
    { name: 'that left an exit code before ECS called it running', reason: undefined, own: ['app'] },
    { name: 'whose reason is of its end', reason: 'OutOfMemoryError: killed', own: ['app'] },
    { name: 'whose start failed with an exit code', reason: 'CannotStartContainerError: not found', own: [] },
  ])('of a container $name are $own', ({ reason, own }) => {
    const container = aStoppedContainer({ exitCode: 127, ...(reason === undefined ? {} : { reason }) });

    const streams = ask({ tasks: [aStoppedTask({ hasRun: false, containers: [container] })] });

    expect(streams.map((stream) => stream.container)).toEqual(own);
  });

  test('have neither prefix nor region where those are no text', () => {
    const odd = anAwslogs({ 'awslogs-stream-prefix': 7, 'awslogs-region': 7 });
    const containers = [aStoppedContainer({ runtimeId: 'f00d' })];

    const [stream] = ask({ tasks: [aStoppedTask({ containers })], described: aRevision(odd) });

    expect(stream).toEqual({ container: 'app', taskArn: aStoppedTask().arn, group: '/ecs/web', stream: 'f00d' });
  });

  test.each([
    {
      name: 'of another log driver that names a group',
      described: aRevision({ ...anAwslogs(), logDriver: 'awsfirelens' }),
    },
    { name: 'of another log driver', described: aRevision({ logDriver: 'json-file' }) },
    { name: 'without a log group', described: aRevision({ logDriver: 'awslogs', options: {} }) },
    { name: 'of a revision that could not be read', described: {} },
  ])('are none $name', ({ described }) => {
    expect(ask({ described })).toEqual([]);
  });

  test.each([
    { name: 'never ran', container: aContainerNotRun('CannotPullContainerError: not found') },
    {
      name: 'could not be started',
      container: aStoppedContainer({ exitCode: 127, reason: 'CannotStartContainerError: executable file not found' }),
    },
  ])('are none of a container that $name', ({ container }) => {
    expect(ask({ tasks: [aStoppedTask({ hasRun: false, containers: [container] })] })).toEqual([]);
  });
});
