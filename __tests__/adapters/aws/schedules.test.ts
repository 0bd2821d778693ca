import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { USUAL_CLIENTS } from '../../../src/adapters/aws/client.ts';
import { connectSchedules } from '../../../src/adapters/aws/schedules.ts';
import type { ScheduleReference } from '../../../src/ports/schedules.ts';
import { type Amazon, openAmazon } from './amazon.ts';

let amazon: Amazon;

beforeAll(async () => {
  amazon = await openAmazon();
});
afterAll(() => amazon.close());

const RULE: ScheduleReference = { kind: 'rule', name: 'nightly', parent: 'orders' };
const SCHEDULE: ScheduleReference = { kind: 'schedule', name: 'weekly' };
const port = connectSchedules(USUAL_CLIENTS);

function answerJson(body: object, status = 200): void {
  amazon.answer({ status, type: 'application/x-amz-json-1.1', body: JSON.stringify(body) });
}

function lastAsked(): unknown {
  return JSON.parse(amazon.asked.at(-1) ?? '');
}

describe('a write whose answer is empty', () => {
  test.each([
    ['events:PutTargets on rule nightly', 'FailedEntryCount', RULE],
    ['scheduler:UpdateSchedule on schedule weekly', 'ScheduleArn', SCHEDULE],
  ])('has no usable answer: %s', async (call, field, reference) => {
    answerJson({});

    await expect(port.write(reference, [{ Id: '1' }])).rejects.toMatchObject({
      kind: 'unreachable',
      message: `${call} returned no usable answer: it has no ${field}.`,
    });
  });
});

describe('a rule', () => {
  test('has its targets with all their fields', async () => {
    const target = { Id: '1', NewField: { a: 1 }, EcsParameters: { TaskDefinitionArn: 'x', NewToo: [1] } };
    answerJson({ Targets: [target] });

    expect(await port.read(RULE)).toEqual([target]);
    expect(lastAsked()).toEqual({ Rule: 'nightly', EventBusName: 'orders' });
  });

  test('that does not exist is undefined', async () => {
    answerJson({ __type: 'ResourceNotFoundException', message: 'Rule nightly does not exist.' }, 400);

    expect(await port.read(RULE)).toBeUndefined();
  });

  test('gets its targets as they are', async () => {
    const target = { Id: '1', NewField: { a: 1 } };
    answerJson({ FailedEntryCount: 0, FailedEntries: [] });

    await port.write(RULE, [target]);

    expect(lastAsked()).toEqual({ Rule: 'nightly', EventBusName: 'orders', Targets: [target] });
  });

  test('of which only some targets are taken is an error that names the others', async () => {
    const failed = { TargetId: '1', ErrorCode: 'AccessDeniedException', ErrorMessage: 'no iam:PassRole' };
    answerJson({ FailedEntryCount: 1, FailedEntries: [failed] });

    await expect(port.write(RULE, [{ Id: '1' }, { Id: '2' }])).rejects.toMatchObject({
      kind: 'rejected',
      message:
        'events:PutTargets on rule nightly failed for 1 of 2 targets: target 1: AccessDeniedException: no iam:PassRole',
    });
  });

  test('that may not be read names the IAM action', async () => {
    answerJson({ __type: 'AccessDeniedException', message: 'no identity-based policy allows it' }, 400);

    await expect(port.read(RULE)).rejects.toMatchObject({
      kind: 'access',
      message: expect.stringContaining('events:ListTargetsByRule on rule nightly was denied'),
    });
  });
});

describe('a schedule', () => {
  test('goes back with all its fields, without those of answers', async () => {
    const schedule = {
      ScheduleExpression: 'rate(1 day)',
      StartDate: 1_800_000_000.5,
      GroupName: 'g',
      NewField: [1],
      Target: { New: 1 },
    };
    const answer = { ...schedule, Name: 'weekly', Arn: 'arn', CreationDate: 1, LastModificationDate: 2 };
    answerJson(answer);

    const documents = await port.read(SCHEDULE);
    answerJson({ ScheduleArn: 'arn' });
    await port.write(SCHEDULE, documents ?? []);

    expect(documents).toEqual([answer]);
    expect(lastAsked()).toEqual(schedule);
  });

  test('that does not exist is undefined', async () => {
    answerJson({ __type: 'ResourceNotFoundException', Message: 'Schedule weekly does not exist.' }, 404);

    expect(await port.read(SCHEDULE)).toBeUndefined();
  });
});
