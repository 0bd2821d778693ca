import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { classifyTask } from '../../src/diagnosis/cause-rules.ts';
import { addLastWords, NO_LAST_WORDS, readLastWords } from '../../src/diagnosis/last-words.ts';
import { readRuntimeWords } from '../../src/diagnosis/runtime-words.ts';
import { findUnrecoverable } from '../../src/follow/unrecoverable.ts';
import type { StoppedTask } from '../../src/ports/service-records.ts';
import { taskArn } from '../support/builders/service-builders.ts';
import { aStoppedContainer, aStoppedTask } from '../support/builders/stopped-tasks.ts';

const OPTIONS = { 'awslogs-group': '/ecs/web', 'awslogs-stream-prefix': 'web', 'awslogs-region': 'eu-west-1' };
const LOGGING = { name: 'app', logConfiguration: { logDriver: 'awslogs', options: OPTIONS } };
const EXEC_FORMAT = 'exec /usr/local/bin/app: exec format error';

describe('the last line of a log', () => {
  test.each([
    EXEC_FORMAT,
    'standard_init_linux.go:228: exec user process caused: exec format error',
    'standard_init_linux.go:211: exec user process caused "exec format error"',
    'exec /docker-entrypoint.sh: no such file or directory',
    'exec /app/start.sh: permission denied',
  ])('is of the runtime: %s', (line) => {
    expect(readRuntimeWords(['', line, ' '])).toBe(line);
  });

  test.each([
    [['starting', 'Error: DATABASE_URL is not set']],
    [[EXEC_FORMAT, 'restarting the worker']],
    [['run: exec /app: exec format error']],
    [['worker: exec format error while reading plugin.so']],
    [['open /etc/app.toml: no such file or directory']],
    [[]],
  ])('is of the program: %j', (lines) => {
    expect(readRuntimeWords(lines)).toBeUndefined();
  });
});

/** Logs that hold these lines, and the calls that were made. */
function aWorld(lines: readonly string[] | Error, containers: readonly JsonObject[] = [LOGGING]) {
  const asked: string[] = [];
  const world = {
    asked,
    report: () => undefined,
    ecs: { describeRevision: () => Promise.resolve({ described: { containerDefinitions: containers } }) },
    evidence: () =>
      Promise.resolve({
        logs: {
          lastLines: ({ stream }: { readonly stream: string }) => {
            asked.push(stream);
            return lines instanceof Error ? Promise.reject(lines) : Promise.resolve(lines);
          },
        },
      }),
  };
  return world as unknown as typeof world & Parameters<typeof readLastWords>[2];
}

async function hear(tasks: readonly StoppedTask[], world: ReturnType<typeof aWorld>) {
  const known = await readLastWords(tasks, NO_LAST_WORDS, world);
  return { known, tasks: addLastWords(tasks, known) };
}

describe('a task of which only an exit code is known', () => {
  test.each([1, 126, 127, 255])('with code %i cannot start when its runtime could not execute it', async (exitCode) => {
    const { tasks } = await hear(
      [aStoppedTask({ containers: [aStoppedContainer({ exitCode })] })],
      aWorld([EXEC_FORMAT]),
    );

    expect(tasks.map((task) => classifyTask(task))).toEqual([
      { kind: 'wrong-architecture', containers: ['app'], words: [EXEC_FORMAT] },
    ]);
    expect(findUnrecoverable(tasks)?.words).toBe(
      `the image of container app is built for another processor architecture: ${EXEC_FORMAT}`,
    );
  });

  test('is left as it is when its program wrote the last line', async () => {
    const { tasks } = await hear([aStoppedTask()], aWorld(['Error: no database']));

    expect(tasks).toEqual([aStoppedTask()]);
  });

  test('is read again a few times, since its log may come later, and then no more', async () => {
    const world = aWorld([]);
    let known = NO_LAST_WORDS;

    for (let poll = 0; poll < 6; poll += 1) known = await readLastWords([aStoppedTask()], known, world);

    expect(world.asked).toHaveLength(3);
  });

  test('is given the words in the container that wrote them', async () => {
    const proxy = aStoppedContainer({ name: 'proxy', exitCode: 143 });
    const task = aStoppedTask({ containers: [aStoppedContainer({ exitCode: 255 }), proxy] });

    const { tasks } = await hear([task], aWorld([EXEC_FORMAT]));

    expect(tasks[0]?.containers).toEqual([{ ...aStoppedContainer({ exitCode: 255 }), lastWords: EXEC_FORMAT }, proxy]);
  });

  test('is one of three at most whose logs are read', async () => {
    const world = aWorld([EXEC_FORMAT]);

    await hear(
      ['1', '2', '3', '4'].map((id) => aStoppedTask({ arn: taskArn(id) })),
      world,
    );

    expect(world.asked).toEqual(['web/app/1', 'web/app/2', 'web/app/3']);
  });

  test('is not read once its revision says that the container that failed may end', async () => {
    const world = aWorld(
      [EXEC_FORMAT],
      [
        { ...LOGGING, essential: false },
        { ...LOGGING, name: 'proxy' },
      ],
    );
    const proxy = aStoppedContainer({ name: 'proxy', exitCode: 0 });

    await hear([aStoppedTask({ containers: [aStoppedContainer({ exitCode: 1 }), proxy] })], world);

    expect(world.asked).toEqual([]);
  });

  test('is read no more once a log may not be read', async () => {
    const world = aWorld(new Error('denied'));

    const known = await readLastWords([aStoppedTask()], NO_LAST_WORDS, world);
    await readLastWords([aStoppedTask()], known, world);

    expect([known.isClosed, world.asked.length]).toEqual([true, 1]);
  });
});

test.each([
  ['that ended without an error', aStoppedTask({ containers: [aStoppedContainer({ exitCode: 0 })] })],
  [
    'that ran out of memory',
    aStoppedTask({ containers: [aStoppedContainer({ exitCode: 137, reason: 'OutOfMemoryError: killed' })] }),
  ],
  ['with a reason of ECS', aStoppedTask({ stoppedReason: 'Task failed container health checks' })],
  ['that a person stopped', aStoppedTask({ stopCode: 'UserInitiated', stoppedReason: 'Task stopped by user' })],
])('the log of a task %s is not read', async (_, task) => {
  const world = aWorld([EXEC_FORMAT]);

  await readLastWords([task], NO_LAST_WORDS, world);

  expect(world.asked).toEqual([]);
});
