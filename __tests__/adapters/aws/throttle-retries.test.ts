import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chooseClients, USUAL_CLIENTS } from '../../../src/adapters/aws/client.ts';
import { createEcs } from '../../../src/adapters/aws/ecs.ts';
import { createThrottleRetries } from '../../../src/adapters/aws/throttle-retries.ts';
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

const ecs = () => createEcs(chooseClients(1));
const update = () => ecs().update({ cluster: 'c', service: 's', revisionArn: revisionArn('web:1') });

describe('with one retry', () => {
  test('a read that fails is sent twice', async () => {
    expect(await countRequests(500, 'ServerException', () => ecs().listRevisions('web', 1))).toBe(2);
  });

  test('a write that is throttled is sent twice, since it was not carried out', async () => {
    expect(await countRequests(400, 'ThrottlingException', update)).toBe(2);
  });

  test('a write that fails otherwise is sent once, since it may have been carried out', async () => {
    expect(await countRequests(500, 'ServerException', update)).toBe(1);
  });
});

test('without a request the settings are the usual ones', () => {
  expect(chooseClients()).toEqual(USUAL_CLIENTS);
});

test('the pause before a retry doubles up to 20 s, and is cut by chance', async () => {
  const retries = createThrottleRetries(8, () => 0.5);
  const pauses: number[] = [];

  let token = await retries.acquireInitialRetryToken('aws');
  for (let at = 0; at < 8; at += 1) {
    token = await retries.refreshRetryTokenForRetry(token, { errorType: 'THROTTLING' });
    pauses.push(token.getRetryDelay());
  }

  expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 8000, 10_000, 10_000]);
});
