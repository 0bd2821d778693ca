import { describe, expect, test } from '@jest/globals';
import { classifyTask } from '../../src/diagnosis/cause-rules.ts';
import type { StoppedContainer } from '../../src/ports/service-records.ts';
import { aContainerNotRun, aStoppedContainer, aStoppedTask } from '../support/builders/stopped-tasks.ts';

/** Containers by name, with the code that they ended with; undefined: they never ran. */
function ended(...containers: readonly (readonly [string, number | undefined])[]): readonly StoppedContainer[] {
  return containers.map(([name, exitCode]) => ({ name, ...(exitCode === undefined ? {} : { exitCode }) }));
}

describe('the container that ended by itself', () => {
  test.each([
    { name: 'has a code of its own, rather than 0', containers: ended(['proxy', 0], ['app', 1]), code: 1 },
    { name: 'has a code of its own, rather than a kill', containers: ended(['proxy', 137], ['app', 1]), code: 1 },
    {
      name: 'was killed, rather than ended without an error',
      containers: ended(['proxy', 0], ['app', 137]),
      code: 137,
    },
    { name: 'ended without an error, rather than on request', containers: ended(['proxy', 143], ['app', 0]), code: 0 },
    {
      name: 'ended on request, rather than never ran',
      containers: ended(['proxy', undefined], ['app', 143]),
      code: 143,
    },
  ])('$name', ({ containers, code }) => {
    expect(classifyTask(aStoppedTask({ containers }))).toMatchObject({ containers: ['app'], exitCode: code });
  });

  test('may be one that is not essential, where no essential one ran', () => {
    const [app, migrate] = ended(['app', undefined], ['migrate', 1]);
    const containers = [app, migrate].flatMap((one) =>
      one === undefined ? [] : [{ ...one, isEssential: one.name === 'app' }],
    );

    expect(classifyTask(aStoppedTask({ containers }))).toMatchObject({ containers: ['migrate'], exitCode: 1 });
  });
});

test.each([
  [126, 'command-not-executable', 'exit code 126'],
  [127, 'command-absent', 'exit code 127'],
  [131, 'container-exited', 'SIGQUIT'],
  [132, 'crashed', 'SIGILL, an instruction that this CPU does not support'],
  [133, 'container-exited', 'SIGTRAP'],
  [134, 'crashed', 'SIGABRT, the program aborted'],
  [135, 'crashed', 'SIGBUS, invalid memory access'],
  [136, 'crashed', 'SIGFPE, arithmetic error'],
  [138, 'container-exited', 'ended by signal 10'],
  [139, 'crashed', 'SIGSEGV, invalid memory access'],
])('exit code %i is %s: %s', (exitCode, kind, exitWords) => {
  const containers = [aStoppedContainer({ exitCode })];

  expect(classifyTask(aStoppedTask({ containers }))).toMatchObject({ kind, exitCode, exitWords });
});

describe('of a task with several containers', () => {
  test('the one at error is the one that ECS gives the reason for', () => {
    const proxy = { ...aContainerNotRun('CannotPullContainerError: proxy:v1: not found'), name: 'proxy' };
    const task = aStoppedTask({ hasRun: false, containers: [aContainerNotRun(), proxy] });

    expect(classifyTask(task)).toMatchObject({ kind: 'image-absent', containers: ['proxy'] });
  });

  test('a denial without a registry and without a container is not one of Amazon ECR', () => {
    const stoppedReason = 'CannotPullContainerError: pull access denied for web';
    const task = aStoppedTask({ stoppedReason, containers: [aContainerNotRun(), { name: 'proxy' }] });

    expect(classifyTask(task)).toMatchObject({ kind: 'image-private', containers: [] });
  });

  test('all had not started when ECS gives no reason', () => {
    const { stoppedReason: _none, ...task } = aStoppedTask({
      containers: ended(['proxy', undefined], ['app', undefined]),
    });

    expect(classifyTask(task)).toEqual({ kind: 'container-never-ran', containers: ['app', 'proxy'], words: [] });
  });
});

describe('without an exit code', () => {
  test('the words of ECS are the cause', () => {
    const task = aStoppedTask({ stoppedReason: 'Something new', containers: [aContainerNotRun()] });

    expect(classifyTask(task)).toEqual({ kind: 'ecs-says', containers: [], words: ['Something new'] });
  });

  test('a task that was stopped for another reason than a container is no container that never ran', () => {
    const { stoppedReason: _none, ...task } = aStoppedTask({ stopCode: 'TerminationNotice', containers: [] });

    expect(classifyTask(task)).toEqual({ kind: 'ecs-says', containers: [], words: [] });
  });
});

test.each([
  [137, { exitCode: 137, exitWords: 'exit code 137' }],
  [undefined, {}],
])('memory that ran out, with exit code %s, is its own cause', (exitCode, exit) => {
  const reason = 'OutOfMemoryError: Container killed due to memory usage';
  const containers = [{ ...aContainerNotRun(reason), ...(exitCode === undefined ? {} : { exitCode }) }];
  const { stoppedReason: _none, ...task } = aStoppedTask({ containers });

  expect(classifyTask(task)).toEqual({ kind: 'out-of-memory', containers: ['app'], words: [reason], ...exit });
});
