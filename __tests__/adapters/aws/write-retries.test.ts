import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chooseClients, USUAL_CLIENTS } from '../../../src/adapters/aws/client.ts';
import { createEcs } from '../../../src/adapters/aws/ecs.ts';
import { createWriteRetries } from '../../../src/adapters/aws/write-retries.ts';
import { revisionArn } from '../../support/builders/service-builders.ts';
import { type Amazon, openAmazon } from './amazon.ts';

let amazon: Amazon;

beforeAll(async () => {
  amazon = await openAmazon();
});
afterAll(() => amazon.close());

/** How many requests a call makes that never succeeds. */
async function countRequests(status: number, type: string, call: () => Promise<unknown>): Promise<number> {
  amazon.answer({ status, type: 'application/x-amz-json-1.1', body: JSON.stringify({ __type: type, message: 'no' }) });
  const before = amazon.asked.length;
  await expect(call()).rejects.toMatchObject({ kind: 'unreachable' });
  return amazon.asked.length - before;
}

const ecs = async () => createEcs(await chooseClients(1));
const update = async () => (await ecs()).update({ cluster: 'c', service: 's', revisionArn: revisionArn('web:1') });

describe('with one retry', () => {
  test('a read that fails is sent twice', async () => {
    expect(await countRequests(500, 'ServerException', async () => (await ecs()).listRevisions('web', 1))).toBe(2);
  });

  test('a write that is throttled is sent twice, since it was not carried out', async () => {
    expect(await countRequests(400, 'ThrottlingException', update)).toBe(2);
  });

  test('a write that fails otherwise is sent once, since it may have been carried out', async () => {
    expect(await countRequests(500, 'ServerException', update)).toBe(1);
  });
});

test('without a request the settings are the usual ones', async () => {
  expect(await chooseClients()).toEqual(USUAL_CLIENTS);
});

test('the pause before a retry doubles up to 20 s, and is cut by chance', async () => {
  const retries = createWriteRetries(8, () => 0.5);
  const pauses: number[] = [];

  let token = await retries.acquireInitialRetryToken('aws');
  for (let at = 0; at < 8; at += 1) {
    token = await retries.refreshRetryTokenForRetry(token, { errorType: 'THROTTLING' });
    pauses.push(token.getRetryDelay());
  }

  expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
});

describe('a write that was refused because the clock of the runner is off', () => {
  const refused = Object.assign(new Error('Signature expired'), { $metadata: { clockSkewCorrected: true } });
  const failure = { error: refused, errorType: 'CLIENT_ERROR' } as const;

  test('is sent again at once, with the time that AWS answered', async () => {
    const retries = createWriteRetries(0, () => 0.5);

    const token = await retries.refreshRetryTokenForRetry(await retries.acquireInitialRetryToken('aws'), failure);

    expect(token.getRetryDelay()).toBe(0);
  });

  test('is not sent a third time', async () => {
    const retries = createWriteRetries(0, () => 0.5);
    const token = await retries.refreshRetryTokenForRetry(await retries.acquireInitialRetryToken('aws'), failure);

    await expect(retries.refreshRetryTokenForRetry(token, failure)).rejects.toBe(refused);
  });
});
