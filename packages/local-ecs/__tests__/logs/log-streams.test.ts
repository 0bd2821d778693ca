import { describe, expect, test } from '@jest/globals';
import {
  aLoggingContainer,
  callEcs,
  callLogs,
  runTask,
  START_MS,
  STARTED_MS,
  startLoggingEcs,
} from './logging-tasks.ts';

const GROUP = { logGroupName: '/ecs/web' };
const TALKING = { image: '*', logs: ['hello', 'GET /health 200'] };

async function listNames(local: Awaited<ReturnType<typeof startLoggingEcs>>, input = {}): Promise<readonly string[]> {
  const { logStreams } = await callLogs(local, 'DescribeLogStreams', { ...GROUP, ...input });
  return (logStreams as readonly { readonly logStreamName: string }[]).map(({ logStreamName }) => logStreamName);
}

describe('the streams of a log group', () => {
  test('a stream has its name, its ARN and its times', async () => {
    const local = await startLoggingEcs([TALKING]);
    const taskId = await runTask(local, [aLoggingContainer()]);

    const described = await callLogs(local, 'DescribeLogStreams', GROUP);
    await local.close();

    const logStreamName = `ecs/app/${taskId}`;
    expect(described).toEqual({
      logStreams: [
        {
          logStreamName,
          creationTime: START_MS + 2_000,
          firstEventTimestamp: STARTED_MS,
          lastEventTimestamp: STARTED_MS,
          lastIngestionTime: STARTED_MS,
          arn: `arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web:log-stream:${logStreamName}`,
          storedBytes: 0,
        },
      ],
    });
  });

  test('only containers that log by awslogs, to this group, and have started have one', async () => {
    const local = await startLoggingEcs([{ image: 'absent', pullFails: 'not found' }, TALKING]);
    const elsewhere = { 'awslogs-group': '/ecs/other', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs' };
    const taskId = await runTask(local, [
      aLoggingContainer(),
      aLoggingContainer({ name: 'plain', logConfiguration: { logDriver: 'json-file' } }),
      aLoggingContainer({ name: 'silent', logConfiguration: undefined }),
      aLoggingContainer({ name: 'other', logConfiguration: { logDriver: 'awslogs', options: elsewhere } }),
    ]);
    await runTask(local, [aLoggingContainer({ image: 'absent' })]);

    const names = await listNames(local);
    await local.close();

    expect(names).toEqual([`ecs/app/${taskId}`]);
  });

  test('without a prefix a stream is named by the container’s id', async () => {
    const local = await startLoggingEcs([TALKING]);
    const options = { 'awslogs-group': '/ecs/web', 'awslogs-region': 'us-east-1' };
    const taskId = await runTask(local, [aLoggingContainer({ logConfiguration: { logDriver: 'awslogs', options } })]);

    const names = await listNames(local);
    const { tasks } = await callEcs(local, 'DescribeTasks', { tasks: [taskId] });
    await local.close();

    expect(tasks).toMatchObject([{ containers: [{ runtimeId: names[0] }] }]);
  });

  test('a group exists before any task has run, and is empty', async () => {
    const local = await startLoggingEcs([]);
    await callEcs(local, 'RegisterTaskDefinition', { family: 'web', containerDefinitions: [aLoggingContainer()] });

    const described = await callLogs(local, 'DescribeLogStreams', GROUP);
    await local.close();

    expect(described).toEqual({ logStreams: [] });
  });

  test('they come by name or by their last event, up or down, by prefix and in pages', async () => {
    const local = await startLoggingEcs([TALKING]);
    const ids: string[] = [];
    for (const name of ['b', 'a', 'c']) ids.push(await runTask(local, [aLoggingContainer({ name })]));
    const [b, a, c] = ['b', 'a', 'c'].map((name, at) => `ecs/${name}/${ids[at]}`);

    const byName = await listNames(local);
    const byTime = await listNames(local, { orderBy: 'LastEventTime', descending: true });
    const byPrefix = await listNames(local, { logStreamNamePrefix: 'ecs/a/' });
    const first = await callLogs(local, 'DescribeLogStreams', { ...GROUP, limit: 2 });
    const second = await listNames(local, { limit: 2, nextToken: first.nextToken });
    const both = await callLogs(local, 'DescribeLogStreams', {
      ...GROUP,
      orderBy: 'LastEventTime',
      logStreamNamePrefix: 'ecs',
    });
    const wrong = await callLogs(local, 'DescribeLogStreams', { ...GROUP, orderBy: 'name' });
    await local.close();

    expect(wrong).toMatchObject({
      __type: 'InvalidParameterException',
      message: expect.stringContaining("Value 'name' at 'orderBy' failed to satisfy constraint"),
    });
    expect({ byName, byTime, byPrefix, second }).toEqual({
      byName: [a, b, c],
      byTime: [c, a, b],
      byPrefix: [a],
      second: [c],
    });
    expect(both).toEqual({
      __type: 'InvalidParameterException',
      message: 'Cannot order by LastEventTime with a logStreamNamePrefix.',
    });
  });
});

describe('the events of a log group', () => {
  const WRITING = [
    { image: 'web:*', exits: { afterMs: 2_000, code: 1 }, logs: ['GET /health 200', 'ERROR no database', 'bye'] },
    { image: 'side:*', exits: { afterMs: 2_000, code: 0 }, logs: ['GET / 200', 'ERROR no disk'] },
  ];
  const SIDE = aLoggingContainer({ name: 'side', image: 'side:1', essential: false });

  test('events of all streams come in the order of their time', async () => {
    const local = await startLoggingEcs(WRITING);
    const taskId = await runTask(local, [aLoggingContainer(), SIDE]);

    const { events } = await callLogs(local, 'FilterLogEvents', { ...GROUP, filterPattern: 'ERROR' });
    await local.close();

    expect(events).toEqual([
      {
        logStreamName: `ecs/app/${taskId}`,
        timestamp: STARTED_MS + 1_000,
        message: 'ERROR no database',
        ingestionTime: STARTED_MS + 1_000,
        eventId: expect.stringMatching(/^\d{56}$/),
      },
      {
        logStreamName: `ecs/side/${taskId}`,
        timestamp: STARTED_MS + 2_000,
        message: 'ERROR no disk',
        ingestionTime: STARTED_MS + 2_000,
        eventId: expect.stringMatching(/^\d{56}$/),
      },
    ]);
  });

  test.each([
    ['a word', 'GET', ['GET /health 200', 'GET / 200']],
    ['two words', 'GET health', ['GET /health 200']],
    ['a phrase', '"no disk"', ['ERROR no disk']],
    ['one word of several', '?bye ?disk', ['bye', 'ERROR no disk']],
    ['a word that must not be there', 'ERROR -disk', ['ERROR no database']],
    ['nothing', '', ['GET /health 200', 'GET / 200', 'ERROR no database', 'bye', 'ERROR no disk']],
  ])('are chosen by %s', async (_name, filterPattern, messages) => {
    const local = await startLoggingEcs(WRITING);
    await runTask(local, [aLoggingContainer(), SIDE]);

    const { events } = await callLogs(local, 'FilterLogEvents', { ...GROUP, filterPattern });
    await local.close();

    expect((events as readonly { readonly message: string }[]).map(({ message }) => message)).toEqual(messages);
  });

  test('a pattern of JSON fields is refused, not ignored', async () => {
    const local = await startLoggingEcs(WRITING);
    await runTask(local, [aLoggingContainer()]);

    const answer = await callLogs(local, 'FilterLogEvents', { ...GROUP, filterPattern: '{ $.level = "error" }' });
    await local.close();

    expect(answer).toEqual({ __type: 'InvalidParameterException', message: 'The local ECS filters by words only.' });
  });
});
