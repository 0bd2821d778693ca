/** Secrets and their values (Secrets Manager API reference). */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, type EmulatorOptions, openEmulator } from '../../src/emulator/emulator.ts';
import { callApi } from '../support/harness/local-client.ts';

const START_MS = 1_700_000_000_000;
const DAY_MS = 86_400_000;
const DB = { SecretId: 'prod/db' };
const CANARY = 'canary-value';

let local: Emulator;

async function start(options: EmulatorOptions = {}): Promise<void> {
  local = await openEmulator({ clock: { kind: 'virtual', startMs: START_MS }, ...options });
}

beforeEach(() => start());
afterEach(() => local.close());

async function call(operation: string, input: JsonObject): Promise<JsonObject> {
  return (await callApi(local, { service: 'secretsmanager', operation, input })).body;
}

/** Tokens are 32 characters at least. */
const token = (name: string): string => name.padEnd(32, '-');

function create(value = 'one'): Promise<JsonObject> {
  return call('CreateSecret', { Name: 'prod/db', SecretString: value, ClientRequestToken: token('1') });
}

function put(value: string, fields: JsonObject = {}): Promise<JsonObject> {
  return call('PutSecretValue', { ...DB, SecretString: value, ...fields });
}

async function read(fields: JsonObject = {}): Promise<unknown> {
  const { SecretString, message } = await call('GetSecretValue', { ...DB, ...fields });
  return SecretString ?? message;
}

describe('a secret', () => {
  test('has an ARN with six random characters, and is found by name, ARN and partial ARN', async () => {
    const { ARN } = (await create()) as { ARN: string };
    const found = await Promise.all(
      ['prod/db', ARN, ARN.slice(0, -7)].map((SecretId) => call('GetSecretValue', { SecretId })),
    );

    expect(ARN).toMatch(/^arn:aws:secretsmanager:us-east-1:123456789012:secret:prod\/db-[A-Za-z0-9]{6}$/);
    expect(found.map((answer) => answer.SecretString)).toEqual(['one', 'one', 'one']);
  });

  test('is described with its settings and versions', async () => {
    const Tags = [{ Key: 'team', Value: 'shop' }];
    const { ARN } = await call('CreateSecret', { Name: 'prod/db', Description: 'd', KmsKeyId: 'alias/k', Tags });
    await put('one', { ClientRequestToken: token('1') });
    await call('TagResource', { ...DB, Tags: [{ Key: 'stage', Value: 'test' }] });
    await call('UntagResource', { ...DB, TagKeys: ['team'] });

    expect(await call('DescribeSecret', DB)).toEqual({
      ARN,
      Name: 'prod/db',
      Description: 'd',
      KmsKeyId: 'alias/k',
      CreatedDate: START_MS / 1000,
      LastChangedDate: START_MS / 1000,
      Tags: [{ Key: 'stage', Value: 'test' }],
      VersionIdsToStages: { [token('1')]: ['AWSCURRENT'] },
    });
    expect(await call('GetResourcePolicy', DB)).toEqual({ ARN, Name: 'prod/db' });
  });

  test('has the previous value after a new one, and the older ones by their ids', async () => {
    await create('one');
    await put('two', { ClientRequestToken: token('2') });
    await call('UpdateSecret', { ...DB, SecretString: 'three' });

    expect(await read()).toBe('three');
    expect(await read({ VersionStage: 'AWSPREVIOUS' })).toBe('two');
    expect(await read({ VersionId: token('1') })).toBe('one');
    expect(await read({ VersionId: token('1'), VersionStage: 'AWSCURRENT' })).toBe(
      'You provided a VersionStage that is not associated to the provided VersionId.',
    );
    expect(await read({ VersionStage: 'AWSPENDING' })).toBe(
      "Secrets Manager can't find the specified secret value for staging label: AWSPENDING",
    );
  });

  test('keeps its current value when a version has another label', async () => {
    await create('one');
    await put('two', { VersionStages: ['AWSPENDING'] });

    expect([await read(), await read({ VersionStage: 'AWSPENDING' })]).toEqual(['one', 'two']);
  });

  test('may be binary', async () => {
    const SecretBinary = Buffer.from(CANARY).toString('base64');
    await call('CreateSecret', { Name: 'prod/db', SecretBinary });

    expect(await call('GetSecretValue', DB)).toMatchObject({ SecretBinary });
  });

  test('may be created and written again by the same request, and not with another value', async () => {
    const first = await create('one');

    expect([await create('one'), await put('one', { ClientRequestToken: token('1') })]).toMatchObject([
      first,
      { VersionId: token('1') },
    ]);
    const used = `You can't use ClientRequestToken ${token('1')} because that value is already in use for a version of secret ${first.ARN}.`;
    expect(await create(CANARY)).toEqual({ __type: 'ResourceExistsException', message: used });
    expect(await put(CANARY, { ClientRequestToken: token('1') })).toEqual({
      __type: 'ResourceExistsException',
      message: used,
    });
    expect(await call('CreateSecret', { Name: 'prod/db', SecretString: 'one' })).toEqual({
      __type: 'ResourceExistsException',
      message: 'The operation failed because the secret prod/db already exists.',
    });
  });

  test('without tags is described without them', async () => {
    await create();

    expect(await call('DescribeSecret', DB)).not.toHaveProperty('Tags');
  });

  test('is listed by the beginning of its name, in pages', async () => {
    for (const Name of ['prod/db', 'prod/key', 'test/db']) await call('CreateSecret', { Name });
    const Filters = [{ Key: 'name', Values: ['prod/'] }];
    const names = ({ SecretList }: JsonObject) => (SecretList as readonly JsonObject[]).map(({ Name }) => Name);
    const first = await call('ListSecrets', { Filters, MaxResults: 1 });
    const second = await call('ListSecrets', { Filters, MaxResults: 1, NextToken: first.NextToken ?? '' });

    expect([names(first), names(second), second.NextToken]).toEqual([['prod/db'], ['prod/key'], undefined]);
    expect(names(await call('ListSecrets', { Filters: [{ Key: 'name', Values: ['!prod/'] }] }))).toEqual(['test/db']);
  });

  // Secrets Manager API reference, ListSecrets, SortBy and SortOrder.
  test.each([
    [{}, ['c', 'a', 'b']],
    [{ SortOrder: 'desc' }, ['b', 'a', 'c']],
    [{ SortBy: 'name' }, ['a', 'b', 'c']],
    [{ SortBy: 'last-changed-date', SortOrder: 'desc' }, ['c', 'b', 'a']],
  ])('is listed in the order of %j', async (order, found) => {
    for (const Name of ['c', 'a', 'b']) {
      await call('CreateSecret', { Name });
      local.advance(1_000);
    }
    await call('PutSecretValue', { SecretId: 'c', SecretString: 'v' });
    const { SecretList } = await call('ListSecrets', order);

    expect((SecretList as readonly JsonObject[]).map(({ Name }) => Name)).toEqual(found);
  });

  // Secrets Manager API reference, Filter: prefixes, and words in any case.
  test.each([
    [[{ Key: 'description', Values: ['TWO one'] }], ['a', 'b']],
    [
      [
        { Key: 'description', Values: ['one'] },
        { Key: 'description', Values: ['t'] },
      ],
      ['a', 'b'],
    ],
    [[{ Key: 'description', Values: ['!two'] }], ['shop/c']],
    [[{ Key: 'all', Values: ['Shop'] }], ['a', 'shop/c']],
    [[{ Key: 'all', Values: ['three'] }], ['shop/c']],
    [[{ Key: 'tag-value', Values: ['Shop'] }], []],
  ])('is listed by %j', async (Filters, found) => {
    await call('CreateSecret', { Name: 'a', Description: 'one two', Tags: [{ Key: 'team', Value: 'shop' }] });
    await call('CreateSecret', { Name: 'b', Description: 'One and two' });
    await call('CreateSecret', { Name: 'shop/c', Description: 'IsThree' });
    const { SecretList } = await call('ListSecrets', { Filters });

    expect((SecretList as readonly JsonObject[]).map(({ Name }) => Name)).toEqual(found);
  });
});

describe('a deleted secret', () => {
  const MARKED = {
    __type: 'InvalidRequestException',
    message: "You can't perform this operation on the secret because it was marked for deletion.",
  };
  const ABSENT = { __type: 'ResourceNotFoundException', message: "Secrets Manager can't find the specified secret." };

  test('can be restored in its recovery window, and is gone after it', async () => {
    await create();
    const deleted = await call('DeleteSecret', { ...DB, RecoveryWindowInDays: 7 });
    const inWindow = [await call('GetSecretValue', DB), await create(), await call('DescribeSecret', DB)];
    const restored = await call('RestoreSecret', DB);
    const value = await read();
    await call('DeleteSecret', { ...DB, RecoveryWindowInDays: 7 });
    local.advance(7 * DAY_MS);

    expect(deleted.DeletionDate).toBe((START_MS + 7 * DAY_MS) / 1000);
    expect(inWindow).toMatchObject([
      MARKED,
      { message: "You can't create this secret because a secret with this name is already scheduled for deletion." },
      { DeletedDate: (START_MS + 7 * DAY_MS) / 1000 },
    ]);
    expect([restored.Name, value]).toEqual(['prod/db', 'one']);
    expect([await call('DescribeSecret', DB), await call('GetSecretValue', DB)]).toEqual([ABSENT, ABSENT]);
  });

  test('by force is gone at once, and can be created again', async () => {
    await create();
    await call('DeleteSecret', { ...DB, ForceDeleteWithoutRecovery: true });
    const gone = await call('DescribeSecret', DB);
    await create('again');

    expect([gone, await read()]).toEqual([ABSENT, 'again']);
  });

  test.each([
    [{ RecoveryWindowInDays: 3 }, 'The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).'],
    [
      { RecoveryWindowInDays: 7, ForceDeleteWithoutRecovery: true },
      "You can't use ForceDeleteWithoutRecovery in conjunction with RecoveryWindowInDays.",
    ],
  ])('is not deleted with %j', async (fields, message) => {
    await create();

    expect(await call('DeleteSecret', { ...DB, ...fields })).toEqual({ __type: 'InvalidParameterException', message });
  });
});

describe('the secrets of the start', () => {
  beforeEach(async () => {
    await local.close();
    await start({ secretValues: { 'prod/db': 'first', '/app/key': 'second' } });
  });

  test('have their values, until a call writes another one', async () => {
    const initial = await read();
    await put('written');

    expect([initial, await read(), await read({ VersionStage: 'AWSPREVIOUS' })]).toEqual(['first', 'written', 'first']);
    expect(await create()).toMatchObject({ __type: 'ResourceExistsException' });
  });

  test('can be deleted', async () => {
    await call('DeleteSecret', { ...DB, ForceDeleteWithoutRecovery: true });

    expect(await call('DescribeSecret', DB)).toMatchObject({ __type: 'ResourceNotFoundException' });
  });
});

test.each([
  ['CreateSecret', { Name: 'a b', SecretString: CANARY }, 'Invalid name.'],
  [
    'CreateSecret',
    { Name: 'a', SecretString: CANARY, SecretBinary: 'Y2FuYXJ5' },
    'both a binary secret value and a string',
  ],
  ['CreateSecret', { Name: 'a', SecretString: CANARY.repeat(6_000) }, 'more than 65536 bytes'],
  ['CreateSecret', { Name: 'a', SecretString: CANARY, ClientRequestToken: 'short' }, '32-64 characters'],
  ['PutSecretValue', { SecretId: 'a', SecretString: CANARY }, "can't find the specified secret"],
  ['CreateSecret', { Name: 'a', AddReplicaRegions: [{ Region: 'eu-west-1' }] }, 'AddReplicaRegions of a secret is not'],
  [
    'ListSecrets',
    { Filters: [{ Key: 'primary-region', Values: ['a'] }] },
    'primary-region of secrets is not simulated',
  ],
  ['ListSecrets', { Filters: [{ Key: 'x', Values: ['a'] }] }, "Value 'x' at 'filters.1.member.key' failed"],
  [
    'ListSecrets',
    { Filters: [{ Key: 'constructor', Values: ['a'] }] },
    "Value 'constructor' at 'filters.1.member.key'",
  ],
  ['ListSecrets', { Filters: [{ Key: 'name' }] }, 'Invalid filter values for key: name'],
  ['ListSecrets', { Filters: [{ Values: ['a'] }] }, 'Invalid filter key'],
  ['ListSecrets', { SortBy: 'size' }, "Value 'size' at 'sortBy' failed"],
  ['ListSecrets', { SortOrder: 'up' }, "Value 'up' at 'sortOrder' failed"],
  ['ListSecrets', { SortBy: 'last-accessed-date' }, 'last-accessed-date of secrets is not simulated'],
  ['ListSecrets', { NextToken: 'x' }, 'token is not valid'],
])('%s refuses, and says no value: %j', async (operation, input, text) => {
  const { message } = await call(operation, input);

  expect(message).toContain(text);
  expect(message).not.toContain(CANARY);
});

test('no value is in the log of calls', async () => {
  await create(CANARY);
  await put(CANARY);
  await call('UpdateSecret', { ...DB, SecretBinary: Buffer.from(CANARY).toString('base64') });
  await callApi(local, {
    service: 'ssm',
    operation: 'PutParameter',
    input: { Name: '/a', Type: 'String', Value: CANARY },
  });

  const log = JSON.stringify(local.calls());
  expect(log).not.toContain(CANARY);
  expect(log).not.toContain(Buffer.from(CANARY).toString('base64'));
});
