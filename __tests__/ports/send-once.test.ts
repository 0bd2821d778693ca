import { expect, test } from '@jest/globals';
import { DeployError } from '../../src/ports/deploy-error.ts';
import { sendOnce } from '../../src/ports/send-once.ts';
import { aClock, aWorld } from '../support/fakes/fake-world.ts';

const lost = new DeployError({ kind: 'unreachable', message: 'The answer was lost.', advice: 'Wait.' });
const denied = new DeployError({ kind: 'access', message: 'Reading was denied.', advice: 'Allow it.' });

/** A write that is applied or not, answered or not, call by call; after these, both. */
function aWrite(...calls: readonly { readonly isApplied: boolean; readonly error?: DeployError }[]) {
  const state = { sent: 0, applied: 0, found: 0 };
  const send = () => {
    const { isApplied, error } = calls[state.sent] ?? { isApplied: true };
    state.sent += 1;
    state.applied += isApplied ? 1 : 0;
    return error === undefined ? Promise.resolve('answered') : Promise.reject(error);
  };
  const find = () => {
    state.found += 1;
    return Promise.resolve(state.applied > 0 ? 'found' : undefined);
  };
  return { send, find, state };
}

test('a write that is answered is neither repeated nor looked up', async () => {
  const { state, ...write } = aWrite();

  expect(await sendOnce(write, aWorld())).toBe('answered');

  expect(state).toEqual({ sent: 1, applied: 1, found: 0 });
});

test('a write whose answer was lost is looked up, and not sent again when it happened', async () => {
  const { state, ...write } = aWrite({ isApplied: true, error: lost });

  expect(await sendOnce(write, aWorld())).toBe('found');

  expect(state).toEqual({ sent: 1, applied: 1, found: 1 });
});

test('a write that did not happen is sent again', async () => {
  const { state, ...write } = aWrite({ isApplied: false, error: lost }, { isApplied: false, error: lost });

  expect(await sendOnce(write, aWorld())).toBe('answered');

  expect(state).toEqual({ sent: 3, applied: 1, found: 2 });
});

test('an outage that lasts is waited for between the write and its check', async () => {
  const { state, ...write } = aWrite({ isApplied: true, error: lost });
  const clock = aClock();
  const find = () => (clock.now() < 30_000 ? Promise.reject(lost) : write.find());

  expect(await sendOnce({ ...write, find }, aWorld({ clock }))).toBe('found');

  expect(state.sent).toBe(1);
});

test('after a minute it ends with what was lost', async () => {
  const clock = aClock();
  const send = () => Promise.reject(lost);

  await expect(sendOnce({ send, find: () => Promise.resolve(undefined) }, aWorld({ clock }))).rejects.toMatchObject({
    kind: 'unreachable',
    message: expect.stringMatching(/^The answer was lost \(\d+ attempts\)\.$/),
  });

  expect(clock.now()).toBeGreaterThanOrEqual(60_000);
});

test('a check that is denied leaves it unknown whether the write happened, at once', async () => {
  const { state, ...write } = aWrite({ isApplied: true, error: lost });

  await expect(sendOnce({ ...write, find: () => Promise.reject(denied) }, aWorld())).rejects.toMatchObject({
    kind: 'unreachable',
    message: 'The answer was lost. Cannot check whether the call took effect: Reading was denied.',
  });

  expect(state.sent).toBe(1);
});

test('a refused write ends at once', async () => {
  const { state, ...write } = aWrite({ isApplied: false, error: denied });

  await expect(sendOnce(write, aWorld())).rejects.toBe(denied);

  expect(state.sent).toBe(1);
});

test('a throttled write did not happen, and is sent again without a check', async () => {
  const throttled = new DeployError({ kind: 'unreachable', message: 'Slow down.', advice: 'Wait.', isThrottled: true });
  const { state, ...write } = aWrite({ isApplied: false, error: throttled }, { isApplied: false, error: throttled });

  expect(await sendOnce(write, aWorld())).toBe('answered');

  expect(state).toEqual({ sent: 3, applied: 1, found: 0 });
});
