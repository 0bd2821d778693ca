import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { getLogEvents } from '../../src/logs/get-log-events.ts';
import type { LogLine } from '../../src/logs/log-line.ts';
import { createLogStore } from '../../src/logs/log-store.ts';
import type { LogsContext } from '../../src/logs/logs-context.ts';
import { aLoggingContainer, callLogs, runTask, START_MS, STARTED_MS, startLoggingEcs } from './logging-tasks.ts';

const CRASHING = { image: 'web:*', exits: { afterMs: 4_000, code: 1 }, logs: ['starting', 'no database', 'giving up'] };

describe('the log of a container', () => {
  test('returns its lines until it ended, with the times of the engine', async () => {
    const local = await startLoggingEcs([CRASHING]);
    const taskId = await runTask(local, [aLoggingContainer()]);

    const read = await callLogs(local, 'GetLogEvents', {
      logGroupName: '/ecs/web',
      logStreamName: `ecs/app/${taskId}`,
    });
    await local.close();

    const event = (afterMs: number, message: string) => ({
      timestamp: STARTED_MS + afterMs,
      message,
      ingestionTime: STARTED_MS + afterMs,
    });
    expect(read).toEqual({
      events: [event(0, 'starting'), event(2_000, 'no database'), event(4_000, 'giving up')],
      nextForwardToken: `f/${'3'.padStart(56, '0')}/s`,
      nextBackwardToken: `b/${'0'.padStart(56, '0')}/s`,
    });
  });

  test('has no future line, and none after the task was stopped', async () => {
    const local = await startLoggingEcs([{ ...CRASHING, exits: { afterMs: 120_000, code: 1 } }]);
    const taskId = await runTask(local, [aLoggingContainer()]);
    const messages = async () => {
      const input = { logGroupName: '/ecs/web', logStreamName: `ecs/app/${taskId}` };
      const { events } = await callLogs(local, 'GetLogEvents', input);
      return (events as readonly { readonly message: string }[]).map(({ message }) => message);
    };

    const afterOneMinute = await messages();
    local.callAsOther({ operation: 'StopTask', input: { task: taskId } });
    local.advance(600_000);
    const longAfterTheStop = await messages();
    await local.close();

    expect([afterOneMinute, longAfterTheStop]).toEqual([['starting'], ['starting']]);
  });

  test('can be read from its head, between two times, and by its group’s ARN', async () => {
    const local = await startLoggingEcs([CRASHING]);
    const logStreamName = `ecs/app/${await runTask(local, [aLoggingContainer()])}`;

    const first = await callLogs(local, 'GetLogEvents', {
      logGroupIdentifier: 'arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web',
      logStreamName,
      limit: 1,
      startFromHead: true,
    });
    const between = await callLogs(local, 'GetLogEvents', {
      logGroupName: '/ecs/web',
      logStreamName,
      startTime: STARTED_MS + 2_000,
      endTime: STARTED_MS + 4_000,
    });
    const ofDescription = await callLogs(local, 'GetLogEvents', {
      logGroupIdentifier: 'arn:aws:logs:us-east-1:123456789012:log-group:/ecs/web:*',
      logStreamName,
    });
    await local.close();

    // CloudWatch Logs API reference, GetLogEvents: the pattern of logGroupIdentifier has no asterisk.
    expect(ofDescription).toMatchObject({
      __type: 'InvalidParameterException',
      message: expect.stringContaining("Value at 'logGroupIdentifier' failed to satisfy constraint"),
    });
    expect(first).toMatchObject({ events: [{ message: 'starting' }] });
    expect(between).toMatchObject({ events: [{ message: 'no database' }] });
  });

  test('has no events for empty lines', async () => {
    const local = await startLoggingEcs([{ image: 'web:*', logs: ['one', '', 'two'] }]);
    const logStreamName = `ecs/app/${await runTask(local, [aLoggingContainer()])}`;

    const { events } = await callLogs(local, 'GetLogEvents', { logGroupName: '/ecs/web', logStreamName });
    await local.close();

    expect(events).toMatchObject([{ message: 'one' }, { message: 'two' }]);
  });

  test.each([
    ['a group that no task definition names', { logGroupName: '/ecs/other' }, 'log group'],
    ['a stream that no container made', { logStreamName: 'ecs/app/0123' }, 'log stream'],
  ])('%s is refused in the words of CloudWatch Logs', async (_name, wrong, what) => {
    const local = await startLoggingEcs([CRASHING]);
    const logStreamName = `ecs/app/${await runTask(local, [aLoggingContainer()])}`;

    const read = await callLogs(local, 'GetLogEvents', { logGroupName: '/ecs/web', logStreamName, ...wrong });
    await local.close();

    expect(read).toEqual({ __type: 'ResourceNotFoundException', message: `The specified ${what} does not exist.` });
  });

  test.each([
    ['a token of another making', { nextToken: 'f/12' }, 'The specified nextToken is invalid.'],
    [
      'a limit of none',
      { limit: 0 },
      "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      'a limit above ten thousand',
      { limit: 10_001 },
      "1 validation error detected: Value '10001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 10000",
    ],
  ])('%s is an invalid parameter', async (_name, wrong, message) => {
    const local = await startLoggingEcs([CRASHING]);
    const logStreamName = `ecs/app/${await runTask(local, [aLoggingContainer()])}`;

    const read = await callLogs(local, 'GetLogEvents', { logGroupName: '/ecs/web', logStreamName, ...wrong });
    await local.close();

    expect(read).toEqual({ __type: 'InvalidParameterException', message });
  });
});

describe('the pages of a log', () => {
  const limit = fc.integer({ min: 1, max: 7 });
  const kept = fc.record({ dropped: fc.integer({ min: 0, max: 5 }), count: fc.integer({ min: 0, max: 30 }) });

  test('forward from the head, each line comes once and in order, and the last token repeats itself', async () => {
    const context = await aContext();
    fc.assert(
      fc.property(kept, limit, ({ dropped, count }, size) => {
        const lines = someLines(dropped, count);

        const all = readAllPages(context(lines), { limit: size, startFromHead: true }, 'nextForwardToken');

        expect(all.pages.flat()).toEqual(lines.map(({ text }) => text));
        expect(all.tokens.at(-1)).toBe(all.tokens.at(-2));
      }),
    );
  });

  test('backward from the tail, each line comes once, the latest page first', async () => {
    const context = await aContext();
    fc.assert(
      fc.property(kept, limit, ({ dropped, count }, size) => {
        const lines = someLines(dropped, count);

        const all = readAllPages(context(lines), { limit: size }, 'nextBackwardToken');

        expect(all.pages.toReversed().flat()).toEqual(lines.map(({ text }) => text));
        expect(all.tokens.at(-1)).toBe(all.tokens.at(-2));
      }),
    );
  });

  test('a line that comes later is found behind the token that had led nowhere', async () => {
    const context = await aContext();
    const lines = someLines(0, 3);
    const first = readPage(context(lines.slice(0, 2)), { startFromHead: true });

    const still = readPage(context(lines.slice(0, 2)), { nextToken: first.nextForwardToken });
    const later = readPage(context(lines), { nextToken: still.nextForwardToken });

    expect(still.nextForwardToken).toBe(first.nextForwardToken);
    expect(later.events.map(({ message }) => message)).toEqual(['line 2']);
  });
});

interface ReadPage {
  readonly events: readonly { readonly message: string }[];
  readonly nextForwardToken: string;
  readonly nextBackwardToken: string;
}

/** Lines of which the first are no longer kept. */
function someLines(dropped: number, count: number): readonly LogLine[] {
  return Array.from({ length: count }, (_, at) => ({
    number: dropped + at,
    at: START_MS + at,
    text: `line ${dropped + at}`,
  }));
}

/** The state of a local ECS in which one task has run, with its log given. */
async function aContext(): Promise<(lines: readonly LogLine[]) => LogsContext & { readonly stream: string }> {
  const local = await startLoggingEcs([]);
  const stream = `ecs/app/${await runTask(local, [aLoggingContainer()])}`;
  const state = local.host.state();
  await local.close();
  const context = { state, stream, store: createLogStore(), now: START_MS, putGroups: () => undefined };
  return (lines) => ({ ...context, readLines: () => lines });
}

function readPage(
  context: LogsContext & { readonly stream: string },
  input: Readonly<Record<string, string | number | boolean>>,
): ReadPage {
  const output = getLogEvents(context, { logGroupName: '/ecs/web', logStreamName: context.stream, ...input });
  return output as unknown as ReadPage;
}

/** Pages until the token no longer moves. */
function readAllPages(
  context: LogsContext & { readonly stream: string },
  first: Readonly<Record<string, string | number | boolean>>,
  direction: 'nextForwardToken' | 'nextBackwardToken',
) {
  const pages: (readonly string[])[] = [];
  const tokens: string[] = [];
  for (let input = first; tokens.length < 2 || tokens.at(-1) !== tokens.at(-2); ) {
    const page = readPage(context, input);
    pages.push(page.events.map(({ message }) => message));
    tokens.push(page[direction]);
    input = { limit: first.limit ?? 1, nextToken: page[direction] };
  }
  return { pages, tokens };
}
