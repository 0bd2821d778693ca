import { describe, expect, test } from '@jest/globals';
import { describeRehearsalFailure } from '../../src/rehearsal/describe-failure.ts';
import { aDocument, aFailure, anExit, aStart } from '../support/builders/rehearsal-builders.ts';

function wrote(...lines: string[]) {
  return new Map([['web', lines]]);
}

test('an exit has its code, its meaning and the line with the error', () => {
  const lines = wrote('starting', 'Error: no configuration', '    at main.js:1');

  expect(describeRehearsalFailure(aFailure([aStart(), anExit(1)], { lines }))).toEqual({
    text: 'Rehearsal: container web exited with code 1 (application error). It wrote: Error: no configuration.',
    advice: 'Read the last lines of the container above, and correct the image or the task definition.',
    containers: ['web'],
  });
});

test('a service must not end, even with code 0', () => {
  const { text } = describeRehearsalFailure(aFailure([aStart(), anExit(0)]));

  expect(text).toContain('code 0 (the program ended without an error, but a service must keep running)');
});

test('memory that ran out is another cause than a kill', () => {
  const reason = 'OutOfMemoryError: Container killed due to memory usage';

  const described = describeRehearsalFailure(aFailure([aStart(), anExit(137, { reason })]));

  expect(described.text).toContain('Rehearsal: container web ran out of memory');
  expect(described.advice).toBe('Increase the memory of container web in the task definition, or make it use less.');
});

test('a start that failed has the words of Docker', () => {
  const containerReason =
    'CannotStartContainerError: Error response from daemon: unable to find user bob: no matching entries in passwd file';
  const fact = {
    kind: 'start-failed',
    atMs: 1,
    reason: 'Task failed to start',
    container: 'web',
    containerReason,
  } as const;

  const { text } = describeRehearsalFailure(aFailure([fact], { failure: { kind: 'start-failed' } }));

  expect(text).toBe(`Rehearsal: the user of container web is not in the image. ${containerReason}.`);
});

test('placeholders are named where the program may have needed the values', () => {
  const placeholders = new Map([['web', ['DB_URL', 'API_KEY']]]);

  const { advice } = describeRehearsalFailure(aFailure([aStart(), anExit(1)], { placeholders }));

  expect(advice).toMatch(/^Container web ran with placeholders instead of the secrets DB_URL, API_KEY\. If it needs/);
});

test('a read-only root file system is the cause only if it is set', () => {
  const lines = wrote('touch: /app/cache: Read-only file system');
  const facts = [aStart(), anExit(1)];

  const [set, unset] = [true, false].map((readonlyRootFilesystem) =>
    describeRehearsalFailure(aFailure(facts, { lines, document: aDocument({ readonlyRootFilesystem }) })),
  );

  expect(set?.advice).toBe('Mount a volume at the folder that it writes to, or remove readonlyRootFilesystem.');
  expect(unset?.advice).not.toContain('readonlyRootFilesystem');
});

describe('a port that nothing listens on', () => {
  test.each([
    ['with nothing else open', [], 'nothing listens on port 8080 of container web.'],
    ['with another one open', [{ port: 3000, isLoopback: false }], 'of container web. It listens on 3000.'],
    ['but inside the container', [{ port: 8080, isLoopback: true }], 'port 8080 of 127.0.0.1 only, so nothing'],
  ])('%s', (_, sockets, said) => {
    const failure = { kind: 'not-listening', container: 'web', port: 8080, sockets } as const;

    expect(describeRehearsalFailure(aFailure([aStart()], { failure })).text).toContain(said);
  });
});

test('containers that did not start in time are named', () => {
  const failure = { kind: 'not-started', containers: ['web'] } as const;

  const { text } = describeRehearsalFailure(aFailure([], { failure }));

  expect(text).toContain('web did not start within 5 minutes');
});

test('an image for another platform than the runner is no fault of the image', () => {
  const lines = wrote('exec /app: exec format error');

  const failed = aFailure([aStart(), anExit(1)], { lines, foreign: new Map([['web', 'linux/arm64']]) });

  expect(describeRehearsalFailure(failed).text).toBe(
    'Rehearsal: Docker on this runner (linux/amd64) cannot run the linux/arm64 image of container web.',
  );
});

test('what could change the runner is not run', () => {
  const reason = 'CannotCreateContainerError: the local ECS does not run privileged containers';
  const failed = { kind: 'start-failed', atMs: 1, reason: 'Task failed to start', container: 'web' } as const;
  const facts = [{ ...failed, containerReason: reason }];

  const described = describeRehearsalFailure(aFailure(facts, { failure: { kind: 'start-failed' } }));

  expect(described.text).toContain('because a rehearsal does not run privileged containers.');
  expect(described.advice).toBe('Deploy this task definition without rehearse.');
});

test.each([
  ['dial tcp: lookup registry.test: no such host', 'that this machine can reach its registry'],
  [
    'pull access denied for web, repository does not exist or may require docker login',
    'log Docker in to its registry',
  ],
  [
    'toomanyrequests: You have reached your pull rate limit',
    'Log Docker in to the registry before this run, or use a copy',
  ],
  ['write /var/lib/docker/tmp/x: no space left on device', 'Free space on this machine'],
])('a pull that fails with %s is for this machine to mend, not for a VPC', (said, advice) => {
  const reason = `CannotPullContainerError: Error response from daemon: ${said}`;
  const fact = { kind: 'start-failed', atMs: 1, reason, container: 'web', containerReason: reason } as const;

  const described = describeRehearsalFailure(aFailure([fact], { failure: { kind: 'start-failed' } }));

  expect(described.advice).toContain(advice);
});
