/** What `secrets[].valueFrom` means after calls (ECS Developer Guide, secrets in environment variables). */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { findStoredSecret } from '../../src/emulator/find-stored-secret.ts';
import { answerParameterStore, answerSecretsManager } from '../../src/secrets/answer-secrets.ts';
import { createSecretStore, type SecretStore } from '../../src/secrets/secret-store.ts';

const ARN = 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-abcdef';
const world = {
  account: '123456789012',
  region: 'us-east-1',
  now: () => 1_700_000_000_000,
  drawHex: (digits: number) => 'abcdef0123456789'.repeat(4).slice(0, digits),
};

let store: SecretStore;
const first = '1'.repeat(32);

beforeEach(() => {
  store = createSecretStore(world, { names: ['file'], values: { file: 'of the file' } });
  answerSecretsManager(store, 'CreateSecret', {
    Name: 'db',
    SecretString: '{"user":"old"}',
    ClientRequestToken: first,
  });
  answerSecretsManager(store, 'PutSecretValue', { SecretId: 'db', SecretString: '{"user":"new"}' });
  answerParameterStore(store, 'PutParameter', { Name: '/app/key', Type: 'String', Value: 'of a parameter' });
});

describe('a valueFrom', () => {
  test.each([
    ['the ARN of a secret', ARN, { value: '{"user":"new"}' }],
    ['its ARN without the random characters', ARN.slice(0, -7), { value: '{"user":"new"}' }],
    ['a key', `${ARN}:user::`, { value: 'new' }],
    ['a key of the previous version', `${ARN}:user:AWSPREVIOUS:`, { value: 'old' }],
    ['a key of a version by its id', `${ARN}:user::${first}`, { value: 'old' }],
    [
      'a key that it lacks',
      `${ARN}:password::`,
      { error: expect.stringContaining('did not contain json key password') },
    ],
    [
      'a version that it lacks',
      `${ARN}::OTHER:`,
      { error: expect.stringContaining("can't find the specified secret") },
    ],
    ['the name of a parameter', '/app/key', { value: 'of a parameter' }],
    ['the ARN of a parameter', 'arn:aws:ssm:us-east-1:123456789012:parameter/app/key', { value: 'of a parameter' }],
    ['a secret of the file', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:file-a1B2c3', undefined],
    ['a parameter of the file', '/file', undefined],
  ])('%s', (_, valueFrom, found) => {
    expect(findStoredSecret(store, valueFrom)).toEqual(found);
  });

  test('of the file, once a call has written a value', () => {
    answerSecretsManager(store, 'PutSecretValue', { SecretId: 'file', SecretString: 'of a call' });

    expect(findStoredSecret(store, ARN.replace('db-abcdef', 'file-a1B2c3'))).toEqual({ value: 'of a call' });
  });

  test('of what calls deleted is an error', () => {
    answerSecretsManager(store, 'DeleteSecret', { SecretId: 'db' });
    answerSecretsManager(store, 'DeleteSecret', { SecretId: 'file', ForceDeleteWithoutRecovery: true });
    answerParameterStore(store, 'DeleteParameter', { Name: '/app/key' });
    const found = [ARN, ARN.replace('db-abcdef', 'file-a1B2c3'), '/app/key'].map((one) => findStoredSecret(store, one));

    expect(found).toEqual([
      { error: expect.stringContaining('because it was marked for deletion') },
      { error: expect.stringContaining("ResourceNotFoundException: Secrets Manager can't find") },
      { error: expect.stringContaining('invalid parameters: /app/key') },
    ]);
  });
});
