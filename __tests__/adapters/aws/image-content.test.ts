import { CreateRepositoryCommand, type CreateRepositoryCommandInput, ECRClient } from '@aws-sdk/client-ecr';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '@slipway/local-ecs/internal';
import { environmentOf } from '../../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import {
  anImageManifest,
  createRegistryClient,
  digestOf,
  OCI_INDEX,
  OCI_MANIFEST,
  type RegistryClient,
} from '../../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { createEcr } from '../../../src/adapters/aws/ecr.ts';

let local: Emulator;
let client: RegistryClient;
const before = { ...process.env };

beforeEach(async () => {
  local = await openEmulator();
  client = createRegistryClient(local);
  Object.assign(process.env, environmentOf(local));
  await createEcr(() => {}).createRepository('web');
});
afterEach(async () => {
  process.env = { ...before };
  await local.close();
});

/** An image of one platform, in the registry by digest alone. @returns its descriptor in an index */
async function putImage(platform: object | undefined, configuration: object) {
  const config = JSON.stringify(configuration);
  for (const blob of [config, 'layer']) await client.pushBlob('web', blob);
  const manifest = anImageManifest(config, ['layer']);
  const text = JSON.stringify(manifest);
  const digest = digestOf(text);
  await client.putManifest('web', digest, manifest);
  const size = text.length;
  return { mediaType: OCI_MANIFEST, digest, size, ...(platform === undefined ? {} : { platform }) };
}

async function putIndex(tag: string, manifests: readonly object[]): Promise<string> {
  const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests };
  const response = await client.putManifest('web', tag, index);
  expect(response.status).toBe(201);
  return digestOf(JSON.stringify(index));
}

const AMD64 = { os: 'linux', architecture: 'amd64' };
const ARM64 = { os: 'linux', architecture: 'arm64', variant: 'v8' };

describe('what an image says of itself', () => {
  test('one for a single platform: labels and platform of its configuration', async () => {
    const { digest } = await putImage(undefined, { ...AMD64, config: { Labels: { team: 'web' } } });

    expect(await createEcr(() => {}).imageContent('web', { digest })).toEqual({
      digest,
      labels: { team: 'web' },
      platforms: ['linux/amd64'],
      children: [],
    });
  });

  test('an index: its platforms without attestations, and the labels of the first', async () => {
    const unknown = { os: 'unknown', architecture: 'unknown' };
    const amd64 = await putImage(AMD64, { ...AMD64, config: { Labels: { team: 'web' } } });
    const arm64 = await putImage(ARM64, ARM64);
    const digest = await putIndex('v1', [await putImage(unknown, { attests: 'amd64' }), amd64, arm64]);

    expect(await createEcr(() => {}).imageContent('web', { digest })).toEqual({
      digest,
      labels: { team: 'web' },
      platforms: ['linux/amd64', 'linux/arm64'],
      children: [amd64.digest, arm64.digest],
    });
  });

  test('an index without platforms: those of its images', async () => {
    const images = [await putImage(undefined, ARM64), await putImage(undefined, AMD64)];
    const digest = await putIndex('v1', images);

    expect(await createEcr(() => {}).imageContent('web', { digest })).toEqual({
      digest,
      labels: {},
      platforms: ['linux/arm64', 'linux/amd64'],
      children: images.map((image) => image.digest),
    });
  });

  test('by its tag, with the digest that the tag names', async () => {
    const digest = await putIndex('v2', [await putImage(AMD64, AMD64)]);

    expect(await createEcr(() => {}).imageContent('web', { tag: 'v2' })).toMatchObject({
      digest,
      platforms: ['linux/amd64'],
    });
  });

  test('nothing of an image that does not exist', async () => {
    expect(await createEcr(() => {}).imageContent('web', { tag: 'absent' })).toEqual({
      labels: {},
      platforms: [],
      children: [],
    });
  });

  test('an image that says nothing', async () => {
    const { digest } = await putImage(undefined, {});

    expect(await createEcr(() => {}).imageContent('web', { digest })).toEqual({
      digest,
      labels: {},
      platforms: [],
      children: [],
    });
  });
});

describe('one more tag', () => {
  test('on an index leaves its bytes as they are, attestations and all', async () => {
    const unknown = { os: 'unknown', architecture: 'unknown' };
    const children = [
      await putImage(AMD64, AMD64),
      await putImage(ARM64, ARM64),
      await putImage(unknown, { attests: 1 }),
    ];
    const digest = await putIndex('sha-1', children);
    const ecr = createEcr(() => {});

    await ecr.addTag('web', digest, 'v1.4.2');

    expect(await ecr.findImage('web', { tag: 'v1.4.2' })).toEqual({ digest, isArchived: false });
    const fetched = await client.fetch('GET', '/v2/web/manifests/v1.4.2', { headers: { accept: OCI_INDEX } });
    expect(digestOf(await fetched.text())).toBe(digest);
  });

  test('again is no error; on another image of a repository with immutable tags it is', async () => {
    const one = await putImage(AMD64, AMD64);
    const other = await putImage(ARM64, ARM64);
    const ecr = createEcr(() => {});
    await ecr.addTag('web', one.digest, 'v1');

    await ecr.addTag('web', one.digest, 'v1');
    await expect(ecr.addTag('web', other.digest, 'v1')).rejects.toMatchObject({ kind: 'rejected' });

    expect(await ecr.findImage('web', { tag: 'v1' })).toEqual({ digest: one.digest, isArchived: false });
  });

  test('on an image that is gone is refused in words', async () => {
    const digest = digestOf('gone');

    await expect(createEcr(() => {}).addTag('web', digest, 'v1')).rejects.toMatchObject({
      kind: 'registry',
      message: `Cannot tag image ${digest} as v1: it is not in repository web.`,
    });
  });

  test('exceptions of a repository are read with it', async () => {
    const input: CreateRepositoryCommandInput = {
      repositoryName: 'api',
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
    };
    await new ECRClient({}).send(new CreateRepositoryCommand(input));

    expect(await createEcr(() => {}).describeRepository('api')).toMatchObject({
      hasImmutableTags: true,
      exceptions: ['dev-*'],
    });
  });
});
