import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { callEcr, SIGNED } from '../support/harness/local-client.ts';
import { anImageManifest } from '../support/harness/registry-client.ts';

let local: Emulator;

beforeEach(async () => {
  local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
});

afterEach(() => local.close());

/** Bare HTTP: some of these requests are not even well typed. */
async function ask(target: string, input: JsonObject): Promise<JsonObject> {
  const response = await fetch(`${local.address}/`, {
    method: 'POST',
    headers: { authorization: SIGNED, 'x-amz-target': target },
    body: JSON.stringify(input),
  });
  return { status: response.status, ...JSON.parse(await response.text()) };
}

const ecr = (operation: string, input: JsonObject): Promise<JsonObject> =>
  ask(`AmazonEC2ContainerRegistry_V20150921.${operation}`, { repositoryName: 'web', ...input });

describe('the encryption of a repository', () => {
  test.each<{ readonly encryptionConfiguration: JsonObject }>([
    { encryptionConfiguration: { encryptionType: 'AES256' } },
    { encryptionConfiguration: { encryptionType: 'KMS' } },
    { encryptionConfiguration: { encryptionType: 'KMS_DSSE', kmsKey: 'alias/shop' } },
  ])('$encryptionConfiguration is kept and described', async ({ encryptionConfiguration }) => {
    await callEcr(local, 'CreateRepository', { repositoryName: 'web', encryptionConfiguration });

    const { body } = await callEcr(local, 'DescribeRepositories');

    expect(body.repositories).toMatchObject([{ encryptionConfiguration }]);
  });
});

describe('a repository is not made', () => {
  test.each<{ readonly name: string; readonly input: JsonObject; readonly type?: string }>([
    { name: 'with an unknown encryption', input: { encryptionConfiguration: { encryptionType: 'NOPE' } } },
    {
      name: 'with a key that its encryption does not use',
      input: { encryptionConfiguration: { encryptionType: 'AES256', kmsKey: 'alias/shop' } },
    },
    {
      name: 'with a text for scanOnPush',
      input: { imageScanningConfiguration: { scanOnPush: 'yes' } },
      type: 'SerializationException',
    },
  ])('$name', async ({ input, type = 'InvalidParameterException' }) => {
    expect(await ecr('CreateRepository', input)).toMatchObject({ status: 400, __type: type });
  });
});

describe('in a repository', () => {
  beforeEach(async () => {
    await callEcr(local, 'CreateRepository', { repositoryName: 'web' });
  });

  test.each([
    { Effect: 'Allow', Action: 'ecr:*' },
    { Effect: 'Allow', Principal: '*' },
    { Principal: '*', Action: 'ecr:*' },
  ])('the policy %j is refused', async (statement) => {
    const policyText = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });

    expect(await ecr('SetRepositoryPolicy', { policyText })).toMatchObject({
      __type: 'InvalidParameterException',
      message: expect.stringContaining('Invalid repository policy provided'),
    });
  });

  test('a manifest without a media type needs that of the request', async () => {
    const { mediaType: _mediaType, ...manifest } = anImageManifest('{}', ['layer']) as JsonObject;

    const answer = await ecr('PutImage', { imageManifest: JSON.stringify(manifest), imageTag: 'v1' });

    expect(answer).toMatchObject({
      __type: 'InvalidParameterException',
      message: expect.stringContaining('imageManifestMediaType'),
    });
  });

  test('the repositories of another registry are none', async () => {
    const { body } = await callEcr(local, 'DescribeRepositories', { registryId: '999999999999' });

    expect(body).toEqual({ repositories: [] });
  });
});

test.each(['constructor.toString', '__proto__.x', 'toString.'])(
  'the target %s is an unknown operation',
  async (target) => {
    expect(await ask(target, {})).toMatchObject({ status: 400, __type: 'UnknownOperationException' });
  },
);
