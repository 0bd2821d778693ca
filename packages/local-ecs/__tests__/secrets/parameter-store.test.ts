/** Parameters and their values (Systems Manager API reference). */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, type EmulatorOptions, openEmulator } from '../../src/emulator/emulator.ts';
import { callApi } from '../support/harness/local-client.ts';

const START_MS = 1_700_000_000_000;
const ARN = 'arn:aws:ssm:us-east-1:123456789012:parameter';
const CANARY = 'canary-value';

let local: Emulator;

async function start(options: EmulatorOptions = {}): Promise<void> {
  local = await openEmulator({ clock: { kind: 'virtual', startMs: START_MS }, ...options });
}

beforeEach(() => start());
afterEach(() => local.close());

async function call(operation: string, input: JsonObject): Promise<JsonObject> {
  return (await callApi(local, { service: 'ssm', operation, input })).body;
}

function put(Name: string, fields: JsonObject = {}): Promise<JsonObject> {
  return call('PutParameter', { Name, Type: 'String', Value: 'v', ...fields });
}

async function listNames(operation: string, input: JsonObject): Promise<readonly unknown[]> {
  const { Parameters } = await call(operation, input);
  return (Parameters as readonly JsonObject[]).map(({ Name }) => Name);
}

describe('a parameter', () => {
  test('is read by its name, its ARN and its version', async () => {
    const first = await put('/app/key', { Value: 'one' });
    const second = await put('/app/key', { Value: 'two', Overwrite: true });
    const read = async (Name: string) => (await call('GetParameter', { Name })).Parameter;

    expect([first, second]).toEqual([
      { Version: 1, Tier: 'Standard' },
      { Version: 2, Tier: 'Standard' },
    ]);
    expect(await read('/app/key')).toEqual({
      Name: '/app/key',
      Type: 'String',
      Value: 'two',
      Version: 2,
      LastModifiedDate: START_MS / 1000,
      ARN: `${ARN}/app/key`,
      DataType: 'text',
    });
    expect(await read(`${ARN}/app/key`)).toMatchObject({ Value: 'two' });
    expect(await read('/app/key:1')).toMatchObject({ Value: 'one', Selector: ':1' });
    expect(await call('GetParameter', { Name: '/app/key:3' })).toMatchObject({ __type: 'ParameterVersionNotFound' });
  });

  test('of the type SecureString is unreadable without decryption', async () => {
    await put('/app/key', { Type: 'SecureString', Value: CANARY });

    const [closed, open] = await Promise.all(
      [false, true].map((WithDecryption) => call('GetParameter', { Name: '/app/key', WithDecryption })),
    );

    expect(JSON.stringify(closed)).not.toContain(CANARY);
    expect(open).toMatchObject({ Parameter: { Type: 'SecureString', Value: CANARY } });
  });

  test('is described with its settings', async () => {
    await put('key', { Type: 'SecureString', Description: 'd', AllowedPattern: '^v$', Tier: 'Advanced' });

    const filter = { Key: 'Name', Option: 'Equals', Values: ['key'] };
    expect(await call('DescribeParameters', { ParameterFilters: [filter] })).toEqual({
      Parameters: [
        {
          Name: 'key',
          ARN: `${ARN}/key`,
          Type: 'SecureString',
          KeyId: 'alias/aws/ssm',
          LastModifiedDate: START_MS / 1000,
          Description: 'd',
          AllowedPattern: '^v$',
          Version: 1,
          Tier: 'Advanced',
          Policies: [],
          DataType: 'text',
        },
      ],
    });
  });

  test('is found below its path, right there or on all levels', async () => {
    for (const name of ['/app/b', '/app/a', '/app/sub/c', '/apple/d']) await put(name);

    expect(await listNames('GetParametersByPath', { Path: '/app' })).toEqual(['/app/a', '/app/b']);
    expect(await listNames('GetParametersByPath', { Path: '/app/', Recursive: true })).toEqual([
      '/app/a',
      '/app/b',
      '/app/sub/c',
    ]);
    expect(await call('GetParametersByPath', { Path: '/', Recursive: true, MaxResults: 3 })).toMatchObject({
      NextToken: '3',
    });
  });

  test('is among those of one request, next to names that are not valid', async () => {
    await put('/a');

    const answer = await call('GetParameters', { Names: ['/a', '/b', '/a:7'] });

    expect(answer).toMatchObject({ Parameters: [{ Name: '/a' }], InvalidParameters: ['/b', '/a:7'] });
  });

  test('does not exist after it was deleted', async () => {
    await put('/a');
    await put('/b');
    const one = await call('DeleteParameter', { Name: '/a' });
    const many = await call('DeleteParameters', { Names: ['/a', '/b'] });

    expect([one, many]).toEqual([{}, { DeletedParameters: ['/b'], InvalidParameters: ['/a'] }]);
    expect(await call('GetParameter', { Name: '/a' })).toEqual({ __type: 'ParameterNotFound', message: '' });
    expect(await call('DeleteParameter', { Name: '/a' })).toMatchObject({ __type: 'ParameterNotFound' });
    expect(
      await listNames('DescribeParameters', { ParameterFilters: [{ Key: 'Name', Values: ['/a', '/c'] }] }),
    ).toEqual(['/c']);
  });

  test('has tags', async () => {
    const resource = { ResourceType: 'Parameter', ResourceId: '/a' };
    await put('/a', { Tags: [{ Key: 'team', Value: 'shop' }] });
    await call('AddTagsToResource', { ...resource, Tags: [{ Key: 'stage', Value: 'test' }] });
    await call('RemoveTagsFromResource', { ...resource, TagKeys: ['team'] });

    expect(await call('ListTagsForResource', resource)).toEqual({ TagList: [{ Key: 'stage', Value: 'test' }] });
    expect(await call('ListTagsForResource', { ...resource, ResourceId: '/b' })).toMatchObject({
      __type: 'InvalidResourceId',
    });
  });
});

describe('the parameters of the start', () => {
  beforeEach(async () => {
    await local.close();
    await start({ secretValues: { '/app/key': 'first' } });
  });

  test('have their values, until a call writes another one', async () => {
    const read = async () => (await call('GetParameter', { Name: '/app/key', WithDecryption: true })).Parameter;
    const initial = await read();
    const refused = await put('/app/key');
    await put('/app/key', { Value: 'written', Overwrite: true });

    expect([initial, await read()]).toMatchObject([{ Value: 'first' }, { Value: 'written', Version: 2 }]);
    expect(refused).toMatchObject({ __type: 'ParameterAlreadyExists' });
  });

  test('can be deleted', async () => {
    await call('DeleteParameter', { Name: '/app/key' });

    expect(await listNames('DescribeParameters', {})).toEqual([]);
  });
});

test.each([
  ['a name with a space', '/a b', {}, 'ValidationException'],
  ['a name of Systems Manager', '/ssm/x', {}, 'ValidationException'],
  ['a name of AWS', '/aws/x', {}, 'AccessDeniedException'],
  ['a path without its first slash', 'a/b', {}, 'ValidationException: Parameter name must be a fully qualified name.'],
  ['a slash at the end', '/a/', {}, 'ValidationException: Parameter name must not end with slash.'],
  ['sixteen levels', '/a'.repeat(16), {}, 'HierarchyLevelLimitExceededException'],
  ['a pattern', '/a', { AllowedPattern: '^[0-9]+$' }, 'ParameterPatternMismatchException'],
  ['a broken pattern', '/a', { AllowedPattern: '(' }, 'InvalidAllowedPatternException'],
  ['a long value', '/a', { Value: CANARY.repeat(400) }, 'ValidationException: Standard tier parameters support'],
  [
    'an unknown tier',
    '/a',
    { Tier: 'Large' },
    "ValidationException: 1 validation error detected: Value 'Large' at 'tier'",
  ],
  ['an unknown data type', '/a', { DataType: 'Text' }, 'ValidationException: The following data type is not supported'],
  ['policies', '/a', { Policies: '[{"Type":"Expiration"}]' }, 'UnsupportedFeatureException: The field Policies'],
  [
    'tags with overwriting',
    '/a',
    { Overwrite: true, Tags: [] },
    "ValidationException: Invalid request: tags and overwrite can't",
  ],
])('PutParameter refuses %s, and says no value', async (_, name, fields, refusal) => {
  const { __type, message } = await put(name, { Value: CANARY, ...fields });

  expect(`${__type}: ${message}`).toContain(refusal);
  expect(message).not.toContain(CANARY);
});

test('DescribeParameters refuses the older kind of filter, and does not ignore it', async () => {
  expect(await call('DescribeParameters', { Filters: [{ Key: 'Name', Values: ['/a'] }] })).toEqual({
    __type: 'InvalidFilterKey',
    message: 'The local ECS filters by ParameterFilters, not by Filters.',
  });
});

test('PutParameter needs a type for a new parameter', async () => {
  expect(await call('PutParameter', { Name: '/a', Value: 'v' })).toEqual({
    __type: 'ValidationException',
    message: 'A parameter type is required when you create a parameter.',
  });
});
