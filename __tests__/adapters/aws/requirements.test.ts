import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { USUAL_CLIENTS } from '../../../src/adapters/aws/client.ts';
import { connectRequirements } from '../../../src/adapters/aws/requirements.ts';
import { type Amazon, openAmazon } from './amazon.ts';

let amazon: Amazon;

beforeAll(async () => {
  amazon = await openAmazon();
});
afterAll(() => amazon.close());

const ports = () => connectRequirements(USUAL_CLIENTS);

function answerJson(body: object, status = 200): void {
  amazon.answer({ status, type: 'application/x-amz-json-1.1', body: JSON.stringify(body) });
}

function lastAsked(): unknown {
  return JSON.parse(amazon.asked.at(-1) ?? '');
}

function denied(call: Promise<unknown>): Promise<unknown> {
  answerJson({ __type: 'AccessDeniedException', message: 'no identity-based policy allows it' }, 400);
  return call.catch((thrown: unknown) => thrown);
}

describe('a secret', () => {
  test('that exists is described by its id', async () => {
    answerJson({ ARN: 'arn', Name: 'prod/db' });

    expect(await ports().describeSecret('prod/db')).toEqual({});
    expect(lastAsked()).toEqual({ SecretId: 'prod/db' });
  });

  test('that is scheduled for deletion has the time', async () => {
    answerJson({ ARN: 'arn', Name: 'prod/db', DeletedDate: 86_400 });

    expect(await ports().describeSecret('prod/db')).toEqual({ deletedAt: 86_400_000 });
  });

  test('that does not exist is undefined', async () => {
    const message = "Secrets Manager can't find the specified secret.";
    answerJson({ __type: 'ResourceNotFoundException', message }, 400);

    expect(await ports().describeSecret('prod/db')).toBeUndefined();
  });

  test('that may not be read names the IAM action', async () => {
    expect(await denied(ports().describeSecret('prod/db'))).toMatchObject({
      kind: 'access',
      message: expect.stringContaining('secretsmanager:DescribeSecret on secret prod/db was denied'),
    });
  });
});

describe('parameters', () => {
  test('are found by their exact names', async () => {
    answerJson({ Parameters: [{ Name: '/a' }] });

    expect(await ports().describeParameters(['/a', '/b'])).toEqual(['/a']);
    expect(lastAsked()).toEqual({
      ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values: ['/a', '/b'] }],
      MaxResults: 50,
    });
  });

  test('are read to the last page, also after an empty one', async () => {
    answerJson({ Parameters: [], NextToken: 'more' });
    const reading = ports().describeParameters(['/a']);
    const count = amazon.asked.length;
    while (amazon.asked.length < count + 1) await new Promise((resolve) => setImmediate(resolve));
    answerJson({ Parameters: [{ Name: '/a' }] });

    expect(await reading).toEqual(['/a']);
    expect(lastAsked()).toMatchObject({ NextToken: 'more' });
  });

  test('that may not be read name the IAM action', async () => {
    expect(await denied(ports().describeParameters(['/a']))).toMatchObject({
      kind: 'access',
      message: expect.stringContaining('ssm:DescribeParameters on parameters /a was denied'),
    });
  });
});

describe('log groups', () => {
  test('are found by the beginning of their names', async () => {
    answerJson({ logGroups: [{ logGroupName: '/ecs/web' }, { logGroupName: '/ecs/web-2' }] });

    expect(await ports().describeLogGroups('/ecs/web')).toEqual(['/ecs/web', '/ecs/web-2']);
    expect(lastAsked()).toEqual({ logGroupNamePrefix: '/ecs/web' });
  });

  test('that may not be read name the IAM action', async () => {
    expect(await denied(ports().describeLogGroups('/ecs/web'))).toMatchObject({
      kind: 'access',
      message: expect.stringContaining('logs:DescribeLogGroups on log group /ecs/web was denied'),
    });
  });
});
