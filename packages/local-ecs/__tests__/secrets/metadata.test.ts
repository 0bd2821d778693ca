/** Metadata of secrets, parameters and log groups (API references of Secrets Manager, Systems Manager, CloudWatch Logs). */

import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, type EmulatorOptions, openEmulator } from '../../src/emulator/emulator.ts';
import { callApi } from '../support/harness/local-client.ts';

let local: Emulator | undefined;

afterEach(() => local?.close());

const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:prod/db';

type Service = Parameters<typeof callApi>[1]['service'];

interface Call {
  readonly service: Service;
  readonly operation: string;
  readonly input: JsonObject;
}

async function call(options: EmulatorOptions, { service, operation, input }: Call): Promise<JsonObject> {
  local = await openEmulator({ clock: { kind: 'virtual' }, ...options });
  return (await callApi(local, { service, operation, input })).body;
}

function describeSecret(options: EmulatorOptions, SecretId: string): Promise<JsonObject> {
  return call(options, { service: 'secretsmanager', operation: 'DescribeSecret', input: { SecretId } });
}

async function listParameters(options: EmulatorOptions, ...Values: readonly string[]): Promise<readonly unknown[]> {
  const input = { ParameterFilters: [{ Key: 'Name', Option: 'Equals', Values }] };
  const { Parameters } = await call(options, { service: 'ssm', operation: 'DescribeParameters', input });
  return (Parameters as readonly JsonObject[]).map(({ Name }) => Name);
}

async function listGroups(options: EmulatorOptions, input: JsonObject): Promise<readonly unknown[]> {
  const { logGroups } = await call(options, { service: 'logs', operation: 'DescribeLogGroups', input });
  return (logGroups as readonly JsonObject[]).map(({ logGroupName }) => logGroupName);
}

const ABSENT = { __type: 'ResourceNotFoundException', message: "Secrets Manager can't find the specified secret." };

describe('DescribeSecret', () => {
  test('finds every secret, by name and by ARN, unless the names are given', async () => {
    const byArn = await describeSecret({}, `${ARN}-a1B2c3`);
    await local?.close();
    const byName = await describeSecret({}, 'prod/db');

    expect(byArn).toEqual({ ARN: `${ARN}-a1B2c3`, Name: 'prod/db' });
    expect(byName).toEqual({ ARN: `${ARN}-LOCAL1`, Name: 'prod/db' });
  });

  test.each([
    ['its ARN', [`${ARN}-a1B2c3`], `${ARN}-a1B2c3`],
    ['its name, where the list has the ARN', [`${ARN}-a1B2c3`], 'prod/db'],
    ['its ARN, where the list has the name', ['prod/db'], `${ARN}-a1B2c3`],
    ['its ARN without the random characters', [`${ARN}-a1B2c3`], ARN],
  ])('finds one of the given names by %s', async (_, secrets, id) => {
    expect(await describeSecret({ secrets }, id)).toMatchObject({ Name: 'prod/db' });
  });

  test('refuses a secret that is not in the list', async () => {
    expect(await describeSecret({ secrets: ['prod/other'] }, 'prod/db')).toEqual(ABSENT);
  });

  test('says when a secret is deleted', async () => {
    const options = { secrets: ['prod/db'], deletedSecrets: [`${ARN}-a1B2c3`] };

    expect(await describeSecret(options, 'prod/db')).toMatchObject({ DeletedDate: Date.UTC(2030, 0, 1) / 1000 });
  });
});

describe('DescribeParameters', () => {
  test('finds every parameter unless the names are given', async () => {
    expect(await listParameters({}, '/a/b', 'c')).toEqual(['/a/b', 'c']);
  });

  test('finds those of the given names, by name and by ARN', async () => {
    const secrets = ['/a/b', 'arn:aws:ssm:us-east-1:123456789012:parameter/a/c'];

    expect(await listParameters({ secrets }, '/a/b', '/a/c', '/a/d')).toEqual(['/a/b', '/a/c']);
  });

  test('lists the given names in pages without a filter', async () => {
    const first = { service: 'ssm', operation: 'DescribeParameters', input: { MaxResults: 1 } } as const;

    const page = await call({ secrets: ['a', 'b', `${ARN}-a1B2c3`] }, first);

    const parameter = { Name: 'a', ARN: 'arn:aws:ssm:us-east-1:123456789012:parameter/a' };
    expect(page).toEqual({ Parameters: [{ ...parameter, Type: 'SecureString', Version: 1 }], NextToken: '1' });
  });

  test.each([
    ['another filter', { Key: 'Type', Values: ['String'] }, 'InvalidFilterOption'],
    ['51 values', { Key: 'Name', Values: Array.from({ length: 51 }, (_, at) => `p${at}`) }, 'InvalidFilterValue'],
  ])('refuses %s', async (_, filter, type) => {
    const input = { ParameterFilters: [filter] };

    expect(await call({}, { service: 'ssm', operation: 'DescribeParameters', input })).toMatchObject({ __type: type });
  });
});

describe('DescribeLogGroups', () => {
  test('finds every group by its name unless the names are given', async () => {
    expect(await listGroups({}, { logGroupNamePrefix: '/ecs/web' })).toEqual(['/ecs/web']);
  });

  test('finds those of the given names that begin with the prefix, sorted', async () => {
    const logGroups = ['/ecs/web-2', '/ecs/api', '/ecs/web'];

    expect(await listGroups({ logGroups }, { logGroupNamePrefix: '/ecs/web' })).toEqual(['/ecs/web', '/ecs/web-2']);
  });

  test('lists in pages without a prefix', async () => {
    expect(await listGroups({ logGroups: ['b', 'a'] }, { limit: 1 })).toEqual(['a']);
  });

  test('finds those of the identifiers, which are names or ARNs', async () => {
    const logGroups = ['/ecs/web', '/ecs/api', '/ecs/job'];
    const logGroupIdentifiers = ['/ecs/web', 'arn:aws:logs:us-east-1:123456789012:log-group:/ecs/api', '/ecs/none'];

    expect(await listGroups({ logGroups }, { logGroupIdentifiers })).toEqual(['/ecs/api', '/ecs/web']);
    await local?.close();
    expect(await listGroups({}, { logGroupIdentifiers })).toEqual(['/ecs/api', '/ecs/none', '/ecs/web']);
  });

  test('refuses identifiers with a part of the name', async () => {
    const input = { logGroupIdentifiers: ['/ecs/web'], logGroupNamePrefix: '/ecs' };

    expect(await call({}, { service: 'logs', operation: 'DescribeLogGroups', input })).toMatchObject({
      __type: 'InvalidParameterException',
    });
  });

  test('finds those whose names contain a pattern', async () => {
    const logGroups = ['/ecs/web', '/ecs/api'];

    expect(await listGroups({ logGroups }, { logGroupNamePattern: 'web' })).toEqual(['/ecs/web']);
  });
});

test.each<[Service, string]>([
  ['secretsmanager', 'RotateSecret'],
  ['ssm', 'GetParameterHistory'],
])('%s:%s is refused by name', async (service, operation) => {
  const message = `${operation} (${service}) is not an operation of the local ECS.`;

  expect(await call({}, { service, operation, input: {} })).toEqual({ __type: 'UnknownOperationException', message });
});
