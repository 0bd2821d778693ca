import { expect, test } from '@jest/globals';
import { DeployError } from '../../src/ports/deploy-error.ts';
import { openRetries, retryMethods } from '../../src/ports/retry.ts';
import { aClock, aWorld } from '../support/fakes/fake-world.ts';

const silent = new DeployError({ kind: 'unreachable', message: 'ECS did not answer.', advice: 'Wait.' });
const denied = new DeployError({ kind: 'access', message: 'denied', advice: 'Allow it.' });

/** Fails so many times, then answers with how often it was asked. */
function aRead(failures: number, error: DeployError = silent) {
  let asked = 0;
  return () => {
    asked += 1;
    return asked > failures ? Promise.resolve(asked) : Promise.reject(error);
  };
}

test('a read that gets no answer is asked again, later and later', async () => {
  const clock = aClock(0, 1);

  const answer = await openRetries(aWorld({ clock }))(aRead(3));

  expect([answer, clock.sleeps]).toEqual([4, [500, 1_000, 2_000]]);
});

test('each call is repeated for a minute', async () => {
  const clock = aClock(0, 1);
  const retry = openRetries(aWorld({ clock }));
  await retry(aRead(8));
  const beganMs = clock.now();

  await expect(retry(aRead(99))).rejects.toThrow('ECS did not answer (');

  expect(clock.now() - beganMs).toBeGreaterThanOrEqual(60_000);
  expect(clock.now() - beganMs).toBeLessThanOrEqual(70_000);
});

test('a minute that is shared ends for all calls together', async () => {
  const clock = aClock(0, 1);
  const retry = openRetries(aWorld({ clock }), { isShared: true });
  await retry(aRead(8));

  await expect(retry(aRead(99))).rejects.toThrow('ECS did not answer (');

  expect(clock.now()).toBeLessThanOrEqual(70_000);
});

test('a denied read is not asked again', async () => {
  const clock = aClock(0, 1);

  await expect(openRetries(aWorld({ clock }))(aRead(1, denied))).rejects.toBe(denied);

  expect(clock.sleeps).toEqual([]);
});

test('waiting is reported once it lasts', async () => {
  const world = aWorld({ clock: aClock(0, 1) });

  await openRetries(world)(aRead(8));

  expect(world.reported.filter(({ type }) => type === 'notice')).toEqual([
    { type: 'notice', text: 'Retrying, AWS does not answer: ECS did not answer.' },
  ]);
});

test('a port is patient in its reads and at once in everything else', async () => {
  const port = { read: aRead(1), write: aRead(1) };

  const retrying = retryMethods(port, ['read'], openRetries(aWorld()));

  expect(await retrying.read()).toBe(2);
  await expect(retrying.write()).rejects.toBe(silent);
});
