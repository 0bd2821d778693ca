/** Log groups and streams that calls make (CloudWatch Logs API reference; ECS Developer Guide, awslogs). */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { aLoggingContainer, callEcs, callLogs, runTask, START_MS, startLoggingEcs } from './logging-tasks.ts';

const GROUP = { logGroupName: '/ecs/web' };
const STREAM = { ...GROUP, logStreamName: 'deploys' };
const ARN = 'arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web';
const ABSENT = { __type: 'ResourceNotFoundException', message: 'The specified log group does not exist.' };
const HOUR_MS = 3_600_000;

let local: Emulator;
const call = (operation: string, input: JsonObject): Promise<JsonObject> => callLogs(local, operation, input);

beforeEach(async () => {
  local = await startLoggingEcs([{ image: '*', logs: ['hello'] }]);
});

afterEach(() => local.close());

async function listGroups(input: JsonObject = {}): Promise<readonly JsonObject[]> {
  return (await call('DescribeLogGroups', input)).logGroups as readonly JsonObject[];
}

function put(...events: readonly (readonly [afterMs: number, message: string])[]): Promise<JsonObject> {
  const logEvents = events.map(([afterMs, message]) => ({ timestamp: START_MS + afterMs, message }));
  return call('PutLogEvents', { ...STREAM, logEvents });
}

describe('a log group', () => {
  test('is described with what it was created with', async () => {
    await call('CreateLogGroup', { ...GROUP, tags: { team: 'shop' }, logGroupClass: 'INFREQUENT_ACCESS' });
    await call('PutRetentionPolicy', { ...GROUP, retentionInDays: 14 });

    expect(await listGroups({ logGroupNamePrefix: '/ecs/web' })).toEqual([
      {
        logGroupName: '/ecs/web',
        creationTime: START_MS,
        retentionInDays: 14,
        metricFilterCount: 0,
        arn: `${ARN}:*`,
        logGroupArn: ARN,
        storedBytes: 0,
        logGroupClass: 'INFREQUENT_ACCESS',
      },
    ]);
  });

  test('loses its retention', async () => {
    await call('CreateLogGroup', GROUP);
    await call('PutRetentionPolicy', { ...GROUP, retentionInDays: 14 });
    await call('DeleteRetentionPolicy', GROUP);

    expect((await listGroups())[0]).not.toHaveProperty('retentionInDays');
  });

  test('is created once, also when a task definition named it before', async () => {
    await callEcs(local, 'RegisterTaskDefinition', { family: 'web', containerDefinitions: [aLoggingContainer()] });

    expect(await call('CreateLogGroup', GROUP)).toEqual({});
    expect(await call('CreateLogGroup', GROUP)).toEqual({
      __type: 'ResourceAlreadyExistsException',
      message: 'The specified log group already exists',
    });
  });

  test('does not exist after it was deleted, until it is created again', async () => {
    await runTask(local, [aLoggingContainer()]);
    const first = await call('DescribeLogStreams', GROUP);
    await call('DeleteLogGroup', GROUP);
    const after = [await call('DescribeLogStreams', GROUP), await call('DeleteLogGroup', GROUP), await listGroups()];
    local.advance(1000);
    await call('CreateLogGroup', GROUP);

    expect(first.logStreams).toHaveLength(1);
    expect(after).toEqual([ABSENT, ABSENT, []]);
    expect(await listGroups({ logGroupNamePattern: 'web' })).toHaveLength(1);
    expect(await call('DescribeLogStreams', GROUP)).toEqual({ logStreams: [] });
  });

  test('with deletion protection is not deleted', async () => {
    await call('CreateLogGroup', { ...GROUP, deletionProtectionEnabled: true });

    expect(await call('DeleteLogGroup', GROUP)).toMatchObject({ __type: 'ValidationException' });
  });

  test('has tags, by its ARN and by its name', async () => {
    await call('CreateLogGroup', { ...GROUP, tags: { team: 'shop' } });
    await call('TagResource', { resourceArn: ARN, tags: { stage: 'test' } });
    await call('TagLogGroup', { ...GROUP, tags: { owner: 'me' } });
    await call('UntagResource', { resourceArn: `${ARN}:*`, tagKeys: ['team'] });
    const byArn = await call('ListTagsForResource', { resourceArn: ARN });
    await call('UntagLogGroup', { ...GROUP, tags: ['stage'] });

    expect(byArn).toEqual({ tags: { stage: 'test', owner: 'me' } });
    expect(await call('ListTagsLogGroup', GROUP)).toEqual({ tags: { owner: 'me' } });
  });

  test.each([
    [
      'a name with a space',
      'CreateLogGroup',
      { logGroupName: 'a b' },
      "Value 'a b' at 'logGroupName' failed to satisfy",
    ],
    ['a reserved name', 'CreateLogGroup', { logGroupName: 'aws/x' }, "can't start with the string aws/"],
    ['a class', 'CreateLogGroup', { ...GROUP, logGroupClass: 'CHEAP' }, "Value 'CHEAP' at 'logGroupClass' failed"],
    ['a retention', 'PutRetentionPolicy', { ...GROUP, retentionInDays: 2 }, "Value '2' at 'retentionInDays' failed"],
    ['an ARN', 'TagResource', { resourceArn: 'arn:aws:logs', tags: {} }, 'is not that of a log group'],
  ])('%s that is not valid is refused', async (_, operation, input, text) => {
    if (operation !== 'CreateLogGroup') await call('CreateLogGroup', GROUP);

    const { __type, message } = (await callAnyway(operation, input)) as { __type: string; message: string };

    expect([__type, message]).toEqual(['InvalidParameterException', expect.stringContaining(text)]);
  });
});

/** Inputs that the SDK would not send. */
async function callAnyway(operation: string, input: JsonObject): Promise<unknown> {
  const response = await fetch(local.address, {
    method: 'POST',
    headers: {
      authorization: 'AWS4-HMAC-SHA256 Credential=A/20261121/us-east-1/logs/aws4_request, Signature=0',
      'x-amz-target': `Logs_20140328.${operation}`,
    },
    body: JSON.stringify(input),
  });
  return response.json();
}

describe('the events of a stream', () => {
  beforeEach(async () => {
    await call('CreateLogGroup', GROUP);
    await call('CreateLogStream', STREAM);
  });

  test('are read in the order of their time, with the time of their ingestion', async () => {
    await put([2, 'second'], [3, 'third']);
    local.advance(1000);
    const answer = await put([1, 'first']);
    const { events } = await call('GetLogEvents', { ...STREAM, startFromHead: true });

    expect(answer).toEqual({ nextSequenceToken: expect.stringMatching(/^\d{56}$/) });
    expect(events).toEqual([
      { timestamp: START_MS + 1, message: 'first', ingestionTime: START_MS + 1000 },
      { timestamp: START_MS + 2, message: 'second', ingestionTime: START_MS },
      { timestamp: START_MS + 3, message: 'third', ingestionTime: START_MS },
    ]);
    expect(await call('DescribeLogStreams', GROUP)).toMatchObject({
      logStreams: [{ logStreamName: 'deploys', firstEventTimestamp: START_MS + 1, lastEventTimestamp: START_MS + 3 }],
    });
  });

  test('are filtered together with those of tasks', async () => {
    await put([0, 'hello from a call']);
    await runTask(local, [aLoggingContainer()]);

    const { events } = await call('FilterLogEvents', { ...GROUP, filterPattern: 'hello' });

    expect((events as readonly JsonObject[]).map(({ message }) => message)).toEqual(['hello from a call', 'hello']);
  });

  test('may be written to the stream of a task', async () => {
    const logStreamName = `ecs/app/${await runTask(local, [aLoggingContainer()])}`;
    await call('PutLogEvents', { ...GROUP, logStreamName, logEvents: [{ timestamp: START_MS, message: 'before' }] });

    const { events } = await call('GetLogEvents', { ...GROUP, logStreamName });

    expect((events as readonly JsonObject[]).map(({ message }) => message)).toEqual(['before', 'hello']);
  });

  test('that are too old, expired or too new are rejected, the others kept', async () => {
    await call('PutRetentionPolicy', { ...GROUP, retentionInDays: 1 });
    const days = (count: number): number => count * 24 * HOUR_MS;
    const answer = await put([-days(15), 'too old'], [-days(2), 'expired'], [0, 'kept'], [3 * HOUR_MS, 'too new']);
    const { events } = await call('GetLogEvents', STREAM);

    expect(answer.rejectedLogEventsInfo).toEqual({
      tooOldLogEventEndIndex: 1,
      expiredLogEventEndIndex: 2,
      tooNewLogEventStartIndex: 3,
    });
    expect(events).toMatchObject([{ message: 'kept' }]);
  });

  test.each([
    [
      'not in order',
      [
        [2, 'b'],
        [1, 'a'],
      ],
      'must be in chronological order',
    ],
    [
      'of more than a day',
      [
        [-25 * HOUR_MS, 'a'],
        [0, 'b'],
      ],
      'cannot span more than 24 hours',
    ],
    ['of more than a MiB', [[0, 'x'.repeat(1_048_551)]], 'Upload too large: 1048577 bytes exceeds limit of 1048576'],
  ] as const)('a batch %s is refused', async (_, events, text) => {
    expect(await put(...events)).toEqual({
      __type: 'InvalidParameterException',
      message: expect.stringContaining(text),
    });
  });

  test('are gone with their stream', async () => {
    await put([0, 'a']);
    const twice = await call('CreateLogStream', STREAM);
    await call('DeleteLogStream', STREAM);
    const absent = { __type: 'ResourceNotFoundException', message: 'The specified log stream does not exist.' };

    expect(twice).toMatchObject({ message: 'The specified log stream already exists' });
    expect([await put([0, 'a']), await call('DeleteLogStream', STREAM)]).toEqual([absent, absent]);
  });
});

describe('a task whose log group does not exist', () => {
  async function readStop(taskId: string): Promise<JsonObject> {
    const [task] = (await callEcs(local, 'DescribeTasks', { tasks: [taskId] })).tasks as readonly JsonObject[];
    const [container] = (task?.containers ?? []) as readonly JsonObject[];
    return { status: task?.lastStatus, code: task?.stopCode, why: task?.stoppedReason, container: container?.reason };
  }

  const MISSING =
    'failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.';

  test('fails to start on a container instance', async () => {
    await call('CreateLogGroup', GROUP);
    await call('DeleteLogGroup', GROUP);

    expect(await readStop(await runTask(local, [aLoggingContainer()]))).toEqual({
      status: 'STOPPED',
      code: 'TaskFailedToStart',
      why: 'Task failed to start',
      container: `CannotStartContainerError: Error response from daemon: failed to initialize logging driver: ${MISSING}`,
    });
  });

  test('fails to start on AWS Fargate, when the groups are given', async () => {
    await local.close();
    local = await openEmulator({ clock: { kind: 'virtual' }, logGroups: ['/ecs/api'] });
    const definition = {
      family: 'web',
      cpu: '256',
      memory: '512',
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
    };
    const containerDefinitions = [aLoggingContainer()];
    await callEcs(local, 'RegisterTaskDefinition', {
      ...definition,
      executionRoleArn: 'arn:aws:iam::123456789012:role/x',
      containerDefinitions,
    });
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1'] } };
    const { tasks } = await callEcs(local, 'RunTask', {
      taskDefinition: 'web',
      launchType: 'FARGATE',
      networkConfiguration,
    });
    local.advance(60_000);
    const [task] = tasks as readonly { readonly taskArn: string }[];

    expect(await readStop(task?.taskArn ?? '')).toMatchObject({
      why: `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: ${MISSING} : exit status 1`,
    });
  });

  test('runs when the group is one of another region', async () => {
    await call('CreateLogGroup', GROUP);
    await call('DeleteLogGroup', GROUP);
    const options = { 'awslogs-group': '/ecs/web', 'awslogs-region': 'eu-west-1', 'awslogs-stream-prefix': 'ecs' };
    const container = aLoggingContainer({ logConfiguration: { logDriver: 'awslogs', options } });

    expect(await readStop(await runTask(local, [container]))).toMatchObject({ status: 'RUNNING' });
  });

  test('runs when the driver may create the group, which then exists', async () => {
    await call('CreateLogGroup', GROUP);
    await call('DeleteLogGroup', GROUP);
    local.advance(1000);
    const { logConfiguration } = aLoggingContainer() as { logConfiguration: { options: JsonObject } };
    const options = { ...logConfiguration.options, 'awslogs-create-group': 'true' };
    const creating = aLoggingContainer({ logConfiguration: { logDriver: 'awslogs', options } });

    const first = await runTask(local, [creating]);
    const second = await runTask(local, [aLoggingContainer()]);

    expect([await readStop(first), await readStop(second)]).toMatchObject([
      { status: 'RUNNING' },
      { status: 'RUNNING' },
    ]);
    expect((await call('DescribeLogStreams', GROUP)).logStreams).toHaveLength(2);
  });
});
