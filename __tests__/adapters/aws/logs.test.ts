import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createLogs } from '../../../src/adapters/aws/logs.ts';
import { DeployError } from '../../../src/ports/deploy-error.ts';
import { type Amazon, openAmazon } from './amazon.ts';

const PLACE = { group: '/ecs/web', stream: 'web/app/0123456789abcdef0123456789abcdef' };
let amazon: Amazon;

beforeAll(async () => {
  amazon = await openAmazon();
});
afterAll(() => amazon.close());

function answerJson(body: object, status = 200): void {
  amazon.answer({ status, type: 'application/x-amz-json-1.1', body: JSON.stringify(body) });
}

const inTime = () => new AbortController().signal;

describe('the last lines of a log stream', () => {
  test('are requested from its end and come oldest first, one line a line', async () => {
    answerJson({
      events: [
        { timestamp: 1, message: 'starting\n' },
        { timestamp: 2, message: 'Error: no database\n    at main.js:3' },
      ],
    });

    const lines = await createLogs(inTime()).lastLines(PLACE, 20);

    expect(lines).toEqual(['starting', 'Error: no database', '    at main.js:3']);
    expect(JSON.parse(amazon.asked.at(-1) ?? '')).toEqual({
      logGroupName: PLACE.group,
      logStreamName: PLACE.stream,
      limit: 20,
    });
  });

  test('are no more than were requested, though one event holds several', async () => {
    answerJson({ events: [{ message: 'one\ntwo\nthree' }] });

    expect(await createLogs(inTime()).lastLines(PLACE, 2)).toEqual(['two', 'three']);
  });

  test('that may not be read name the IAM action and the stream', async () => {
    answerJson({ __type: 'AccessDeniedException', message: 'no identity-based policy allows it' }, 400);

    const failure = await createLogs(inTime())
      .lastLines(PLACE, 20)
      .catch((thrown: unknown) => thrown);

    expect(failure).toBeInstanceOf(DeployError);
    expect(failure).toMatchObject({
      kind: 'access',
      message: expect.stringMatching(
        /^logs:GetLogEvents on log stream web\/app\/\w+ of log group \/ecs\/web was denied: no identity-based policy/,
      ),
    });
  });

  test('that do not come in time are given up', async () => {
    amazon.answer(undefined);
    const deadline = new AbortController();

    const reading = createLogs(deadline.signal).lastLines(PLACE, 20);
    deadline.abort();

    await expect(reading).rejects.toMatchObject({ kind: 'unreachable' });
  });
});
