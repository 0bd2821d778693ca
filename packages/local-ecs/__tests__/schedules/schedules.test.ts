/** Rules, targets and schedules are kept and handed back (API references of EventBridge and EventBridge Scheduler). */

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { callApi, SIGNED } from '../support/harness/local-client.ts';

let local: Emulator;

beforeEach(async () => {
  local = await openEmulator({ clock: { kind: 'virtual' } });
});
afterEach(() => local.close());

function callEvents(operation: string, input: JsonObject) {
  return callApi(local, { service: 'events', operation, input });
}

async function callScheduler(method: string, path: string, body?: JsonObject) {
  const response = await fetch(`${local.address}${path}`, {
    method,
    headers: { authorization: SIGNED.replace('/ecs/', '/scheduler/') },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer: Json = JSON.parse(await response.text());
  return {
    status: response.status,
    type: response.headers.get('x-amzn-errortype'),
    body: isJsonObject(answer) ? answer : {},
  };
}

const ARN = 'arn:aws:lambda:us-east-1:123456789012:function:x';
const RULE = { Name: 'nightly', ScheduleExpression: 'rate(1 day)' };

describe('a rule', () => {
  test('has what was put, and a target of the same id is replaced', async () => {
    await callEvents('PutRule', RULE);
    await callEvents('PutTargets', {
      Rule: 'nightly',
      Targets: [
        { Id: 'a', Arn: ARN, Input: '{}' },
        { Id: 'b', Arn: ARN },
      ],
    });
    const put = await callEvents('PutTargets', { Rule: 'nightly', Targets: [{ Id: 'a', Arn: ARN }] });

    const rule = await callEvents('DescribeRule', { Name: 'nightly' });
    const first = await callEvents('ListTargetsByRule', { Rule: 'nightly', Limit: 1 });
    const rest = await callEvents('ListTargetsByRule', { Rule: 'nightly', NextToken: String(first.body.NextToken) });

    expect(put.body).toEqual({ FailedEntryCount: 0, FailedEntries: [] });
    expect(rule.body).toMatchObject({
      ...RULE,
      State: 'ENABLED',
      Arn: 'arn:aws:events:us-east-1:123456789012:rule/nightly',
    });
    expect([first.body.Targets, rest.body.Targets]).toEqual([[{ Id: 'a', Arn: ARN }], [{ Id: 'b', Arn: ARN }]]);
  });

  test('of another event bus is another one', async () => {
    await callEvents('PutRule', { ...RULE, EventBusName: 'orders' });

    expect(await callEvents('ListTargetsByRule', { Rule: 'nightly' })).toEqual({
      status: 400,
      body: { __type: 'ResourceNotFoundException', message: 'Rule nightly does not exist on EventBus default.' },
    });
  });
});

describe('a schedule', () => {
  const SCHEDULE = {
    ScheduleExpression: 'rate(1 day)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: ARN, RoleArn: ARN },
  };

  test('has what the last update says, and no field that it does not', async () => {
    await callScheduler('POST', '/schedules/weekly', {
      ...SCHEDULE,
      GroupName: 'g',
      Description: 'x',
      State: 'DISABLED',
    });
    await callScheduler('PUT', '/schedules/weekly', { ...SCHEDULE, GroupName: 'g', StartDate: 2_000_000_000 });

    const { body } = await callScheduler('GET', '/schedules/weekly?groupName=g');

    expect(body).toMatchObject({ Name: 'weekly', GroupName: 'g', State: 'ENABLED', StartDate: 2_000_000_000 });
    expect(body.Description).toBeUndefined();
  });

  test('that does not exist is not found, and one that exists is not created again', async () => {
    await callScheduler('POST', '/schedules/weekly', SCHEDULE);

    const absent = await callScheduler('GET', '/schedules/weekly?groupName=g');
    const again = await callScheduler('POST', '/schedules/weekly', SCHEDULE);

    expect([absent.status, absent.type]).toEqual([404, 'ResourceNotFoundException']);
    expect([again.status, again.type]).toEqual([409, 'ConflictException']);
  });
});

test('all else of the two services is refused by name', async () => {
  const rule = await callEvents('DeleteRule', { Name: 'nightly' });
  const schedule = await callScheduler('DELETE', '/schedules/weekly');

  expect(rule.body).toMatchObject({ message: 'DeleteRule (events) is not an operation of the local ECS.' });
  expect(schedule.body).toMatchObject({
    message: 'DELETE /schedules/weekly (scheduler) is not an operation of the local ECS.',
  });
});
