/** Temporary credentials and whose they are (STS API reference; IAM User Guide, IAM identifiers). */
import {
  AssumeRoleCommand,
  AssumeRoleWithWebIdentityCommand,
  type Credentials,
  GetAccessKeyInfoCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { clientSettings } from '../support/harness/local-client.ts';

const ROLE = 'arn:aws:iam::123456789012:role/ci/deploy';
const SESSION = { RoleArn: ROLE, RoleSessionName: 'GitHubActions' };
const USER = 'arn:aws:iam::123456789012:user/local';
const ASSUMED = 'arn:aws:sts::123456789012:assumed-role/deploy/GitHubActions';

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

const CLAIMS = {
  iss: 'https://token.actions.githubusercontent.com',
  sub: 'repo:o/r:ref:main',
  aud: 'sts.amazonaws.com',
};
const TOKEN = `${encode({ alg: 'RS256' })}.${encode(CLAIMS)}.c2lnbmF0dXJl`;

let local: Emulator;
let sts: STSClient;

beforeEach(async () => {
  local = await openEmulator({ clock: { kind: 'virtual' } });
  sts = new STSClient(clientSettings(local));
});

afterEach(async () => {
  sts.destroy();
  await local.close();
});

/** A client that has these credentials, as the steps after configure-aws-credentials have. */
function signWith({ AccessKeyId = '', SecretAccessKey = '', SessionToken = '' }: Partial<Credentials>): STSClient {
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
  return new STSClient({ ...clientSettings(local), credentials });
}

async function readArn(client: STSClient): Promise<string | undefined> {
  return (await client.send(new GetCallerIdentityCommand({}))).Arn;
}

async function fail(sending: Promise<unknown>): Promise<string> {
  const error = await sending.then(
    () => new Error('it was accepted'),
    (thrown: Error) => thrown,
  );
  return `${error.name}: ${error.message}`;
}

describe('the calls of aws-actions/configure-aws-credentials', () => {
  test('a role assumed by the token of GitHub, without other credentials', async () => {
    const unsigned = new STSClient({ endpoint: local.address, region: 'us-east-1' });

    const assumed = await unsigned.send(
      new AssumeRoleWithWebIdentityCommand({ ...SESSION, DurationSeconds: 3600, WebIdentityToken: TOKEN }),
    );
    const identity = await signWith(assumed.Credentials ?? {}).send(new GetCallerIdentityCommand({}));

    expect(assumed).toMatchObject({
      SubjectFromWebIdentityToken: CLAIMS.sub,
      Audience: CLAIMS.aud,
      Provider: CLAIMS.iss,
      AssumedRoleUser: { Arn: ASSUMED, AssumedRoleId: 'AROALOCALLOCALLOCAL00:GitHubActions' },
    });
    expect(identity).toMatchObject({ Account: '123456789012', Arn: ASSUMED });
    expect(local.calls().map(({ input }) => input.WebIdentityToken)).toEqual(['***', undefined]);
  });

  test('a role assumed with access keys and session tags', async () => {
    const before = await readArn(sts);
    const tags = ['GitHub', 'Repository', 'Workflow', 'Action', 'Actor', 'Commit', 'Branch'];
    const Tags = tags.map((Key) => ({ Key, Value: `of ${Key} ü` }));
    const { Credentials } = await sts.send(new AssumeRoleCommand({ ...SESSION, DurationSeconds: 3600, Tags }));

    await sts.send(new AssumeRoleCommand({ ...SESSION, Tags: [], TransitiveTagKeys: [] }));

    expect([before, await readArn(signWith(Credentials ?? {}))]).toEqual([USER, ASSUMED]);
    expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z0-9]{16}$/);
    expect(Credentials?.Expiration?.getTime()).toBeGreaterThan(Date.now());
  });

  test('a role assumed with the credentials of another role, for an hour at most', async () => {
    const { Credentials } = await sts.send(new AssumeRoleCommand(SESSION));
    const first = signWith(Credentials ?? {});
    const RoleArn = 'arn:aws:iam::999999999999:role/other';

    const second = await first.send(new AssumeRoleCommand({ ...SESSION, RoleArn }));
    const identity = await signWith(second.Credentials ?? {}).send(new GetCallerIdentityCommand({}));

    expect(identity.Account).toBe('999999999999');
    expect(await fail(first.send(new AssumeRoleCommand({ ...SESSION, DurationSeconds: 7200 })))).toBe(
      'ValidationError: The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  });
});

describe('the other calls', () => {
  test('a session token is of the user, and not for a session of a role', async () => {
    const session = await sts.send(new GetSessionTokenCommand({}));
    const assumed = await sts.send(new AssumeRoleCommand(SESSION));

    expect(await readArn(signWith(session.Credentials ?? {}))).toBe(USER);
    expect(await fail(signWith(assumed.Credentials ?? {}).send(new GetSessionTokenCommand({})))).toBe(
      'AccessDenied: Cannot call GetSessionToken with session credentials',
    );
  });

  test('credentials of another access key are those of the user', async () => {
    const { Credentials } = await sts.send(new AssumeRoleCommand(SESSION));

    expect(await readArn(signWith({ ...Credentials, AccessKeyId: 'ASIAOTHER' }))).toBe(USER);
  });

  test('the account of an access key', async () => {
    const { Account } = await sts.send(new GetAccessKeyInfoCommand({ AccessKeyId: 'AKIAIOSFODNN7EXAMPLE' }));

    expect(Account).toBe('123456789012');
  });
});

describe('refusals', () => {
  const constraint = (value: string, rule: string): string =>
    `ValidationError: 1 validation error detected: Value ${value} failed to satisfy constraint: Member must ${rule}`;

  test.each([
    [
      'a short ARN',
      { RoleArn: 'deploy' },
      constraint("'deploy' at 'roleArn'", 'have length greater than or equal to 20'),
    ],
    ['an ARN of a user', { RoleArn: `${USER}s` }, `ValidationError: ${USER}s is invalid`],
    [
      'a session with a space',
      { RoleSessionName: 'a b' },
      constraint("'a b' at 'roleSessionName'", 'satisfy regular expression pattern: [\\w+=,.@-]*'),
    ],
    [
      'a session of a character',
      { RoleSessionName: 'a' },
      constraint("'a' at 'roleSessionName'", 'have length greater than or equal to 2'),
    ],
    [
      'a short time',
      { DurationSeconds: 60 },
      constraint("'60' at 'durationSeconds'", 'have value greater than or equal to 900'),
    ],
    [
      'a long time',
      { DurationSeconds: 43_201 },
      constraint("'43201' at 'durationSeconds'", 'have value less than or equal to 43200'),
    ],
    [
      'a tag twice',
      { Tags: ['a', 'A'].map((Key) => ({ Key, Value: '1' })) },
      'ValidationError: Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    ],
  ])('%s', async (_, fields, refusal) => {
    expect(await fail(sts.send(new AssumeRoleCommand({ ...SESSION, ...fields })))).toBe(refusal);
  });

  test('a token that is no JWT', async () => {
    const call = new AssumeRoleWithWebIdentityCommand({ ...SESSION, WebIdentityToken: 'gho_token' });

    expect(await fail(sts.send(call))).toBe(
      'InvalidIdentityTokenException: The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
    );
  });

  test('a role that is not among the given ones', async () => {
    await local.close();
    local = await openEmulator({ clock: { kind: 'virtual' }, roles: [{ name: 'deploy' }] });
    sts = new STSClient(clientSettings(local));
    const RoleArn = 'arn:aws:iam::123456789012:role/other';

    const denied = [
      await fail(sts.send(new AssumeRoleCommand({ ...SESSION, RoleArn }))),
      await fail(sts.send(new AssumeRoleWithWebIdentityCommand({ ...SESSION, RoleArn, WebIdentityToken: TOKEN }))),
    ];

    expect(denied).toEqual([
      `AccessDenied: User: ${USER} is not authorized to perform: sts:AssumeRole on resource: ${RoleArn}`,
      'AccessDenied: Not authorized to perform sts:AssumeRoleWithWebIdentity',
    ]);
  });
});
