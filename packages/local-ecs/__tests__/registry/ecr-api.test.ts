import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { callEcr } from '../support/harness/local-client.ts';
import {
  anImageManifest,
  anIndex,
  createRegistryClient,
  digestOf,
  OCI_MANIFEST,
  pushImage,
  type RegistryClient,
} from '../support/harness/registry-client.ts';

const ABSENT_DIGEST = digestOf('absent');

describe('the API of ECR', () => {
  let local: Emulator;
  let client: RegistryClient;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_250 }, account: '210987654321' });
    client = createRegistryClient(local);
  });

  afterEach(() => local.close());

  const call = (operation: string, input: JsonObject) => callEcr(local, operation, input);

  test('a repository is described as it was made, under the address of this registry', async () => {
    const made = await call('CreateRepository', {
      repositoryName: 'team/web',
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
    });
    const described = await call('DescribeRepositories', { repositoryNames: ['team/web'] });

    const repository = {
      repositoryArn: 'arn:aws:ecr:us-east-1:210987654321:repository/team/web',
      registryId: '210987654321',
      repositoryName: 'team/web',
      repositoryUri: `${local.registryHost}/team/web`,
      createdAt: 1_700_000_000.25,
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
      encryptionConfiguration: { encryptionType: 'AES256' },
    };
    expect(made).toEqual({ status: 200, body: { repository } });
    expect(described).toEqual({ status: 200, body: { repositories: [repository] } });
  });

  test('repositories are listed by name, page after page', async () => {
    for (const repositoryName of ['cc', 'aa', 'bb']) await call('CreateRepository', { repositoryName });

    const first = await call('DescribeRepositories', { maxResults: 2 });
    const second = await call('DescribeRepositories', { maxResults: 2, nextToken: first.body.nextToken ?? null });

    const names = (body: JsonObject) =>
      (body.repositories as unknown as { repositoryName: string }[]).map((each) => each.repositoryName);
    expect([names(first.body), names(second.body), second.body.nextToken]).toEqual([['aa', 'bb'], ['cc'], undefined]);
  });

  test('the token is fresh at each call and lasts twelve hours', async () => {
    const before = Date.now() / 1000;

    const first = await call('GetAuthorizationToken', {});
    const second = await call('GetAuthorizationToken', {});

    const [a] = first.body.authorizationData as unknown as { authorizationToken: string; expiresAt: number }[];
    const [b] = second.body.authorizationData as unknown as { authorizationToken: string; proxyEndpoint: string }[];
    expect(Buffer.from(a?.authorizationToken ?? '', 'base64').toString()).toMatch(/^AWS:\d{13}\.[\w-]{24}\.[\w-]{43}$/);
    expect(a?.authorizationToken).not.toBe(b?.authorizationToken);
    expect(Math.round(((a?.expiresAt ?? 0) - before) / 3600)).toBe(12);
    expect(b?.proxyEndpoint).toBe(local.address);
  });

  describe('refusals carry the texts of ECR', () => {
    const inRegistry = "in the registry with id '210987654321'";

    beforeEach(async () => {
      await call('CreateRepository', { repositoryName: 'web', imageTagMutability: 'IMMUTABLE' });
      await pushImage(client, 'web', { tag: 'v1', layer: 'layer' });
    });

    test.each<[string, string, JsonObject, string, string]>([
      [
        'an absent repository',
        'DescribeImages',
        { repositoryName: 'nope' },
        'RepositoryNotFoundException',
        `The repository with name 'nope' does not exist ${inRegistry}`,
      ],
      [
        'a repository of another registry',
        'DescribeImages',
        { repositoryName: 'web', registryId: '111111111111' },
        'RepositoryNotFoundException',
        "The repository with name 'web' does not exist in the registry with id '111111111111'",
      ],
      [
        'a repository that exists',
        'CreateRepository',
        { repositoryName: 'web' },
        'RepositoryAlreadyExistsException',
        `The repository with name 'web' already exists ${inRegistry}`,
      ],
      [
        'a name in upper case',
        'CreateRepository',
        { repositoryName: 'Web' },
        'InvalidParameterException',
        "Invalid parameter at 'repositoryName' failed to satisfy constraint: 'must satisfy regular expression '(?:[a-z0-9]+(?:[._-][a-z0-9]+)*/)*[a-z0-9]+(?:[._-][a-z0-9]+)*''",
      ],
      [
        'a full repository deleted without force',
        'DeleteRepository',
        { repositoryName: 'web' },
        'RepositoryNotEmptyException',
        "The repository with name 'web' in registry with id '210987654321' cannot be deleted because it still contains images",
      ],
      [
        'an absent tag described',
        'DescribeImages',
        { repositoryName: 'web', imageIds: [{ imageTag: 'v9' }] },
        'ImageNotFoundException',
        `The image with imageId {imageDigest:'null', imageTag:'v9'} does not exist within the repository with name 'web' ${inRegistry}`,
      ],
      [
        'the same image under the same tag',
        'PutImage',
        { repositoryName: 'web', imageTag: 'v1', imageManifest: JSON.stringify(anImageManifest('{}', ['layer'])) },
        'ImageAlreadyExistsException',
        `Image with digest '${digestOf(JSON.stringify(anImageManifest('{}', ['layer'])))}' and tag 'v1' already exists in the repository with name 'web' in registry with id '210987654321'`,
      ],
      [
        'another image under an immutable tag',
        'PutImage',
        { repositoryName: 'web', imageTag: 'v1', imageManifest: JSON.stringify(anImageManifest('{}', [])) },
        'ImageTagAlreadyExistsException',
        "The image tag 'v1' already exists in the 'web' repository and cannot be overwritten because the repository is immutable.",
      ],
      [
        'a manifest whose layer is not there',
        'PutImage',
        { repositoryName: 'web', imageTag: 'v2', imageManifest: JSON.stringify(anImageManifest('{}', ['absent'])) },
        'LayersNotFoundException',
        `Layers with digests '[${ABSENT_DIGEST}]' required for pushing image into repository with name 'web' ${inRegistry} do not exist`,
      ],
    ])('%s', async (_name, operation, input, type, message) => {
      expect(await call(operation, input)).toEqual({ status: 400, body: { __type: type, message } });
    });
  });

  test('an exclusion filter takes tags out of the repository’s rule', async () => {
    await call('CreateRepository', {
      repositoryName: 'web',
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'dev-*' }],
    });
    await pushImage(client, 'web', { tag: 'dev-1', layer: 'one' });
    await pushImage(client, 'web', { tag: 'v1', layer: 'one' });
    await client.pushBlob('web', 'two');

    const moved = await client.putManifest('web', 'dev-1', anImageManifest('{}', ['two']));
    const kept = await client.putManifest('web', 'v1', anImageManifest('{}', ['two']));

    expect([moved.status, kept.status]).toEqual([201, 400]);
    expect(await kept.json()).toEqual({
      errors: [
        {
          code: 'TAG_INVALID',
          message:
            "The image tag 'v1' already exists in the 'web' repository and cannot be overwritten because the tag is immutable.",
        },
      ],
    });
  });

  describe('images', () => {
    let image: { readonly text: string; readonly digest: string };

    beforeEach(async () => {
      await call('CreateRepository', { repositoryName: 'web' });
      image = await pushImage(client, 'web', { tag: 'sha-1', layer: 'twelve bytes' });
    });

    test('the size is the sum of the layers', async () => {
      const { body } = await call('DescribeImages', { repositoryName: 'web' });

      expect(body.imageDetails).toEqual([
        {
          registryId: '210987654321',
          repositoryName: 'web',
          imageDigest: image.digest,
          imageTags: ['sha-1'],
          imageSizeInBytes: 12,
          imagePushedAt: 1_700_000_000.25,
          imageManifestMediaType: OCI_MANIFEST,
          artifactMediaType: 'application/vnd.oci.image.config.v1+json',
          imageStatus: 'ACTIVE',
        },
      ]);
    });

    test('a release is the same manifest under one more tag', async () => {
      const got = await call('BatchGetImage', { repositoryName: 'web', imageIds: [{ imageTag: 'sha-1' }] });
      const [found] = got.body.images as unknown as { imageManifest: string }[];

      const put = await call('PutImage', {
        repositoryName: 'web',
        imageManifest: found?.imageManifest ?? '',
        imageTag: 'v1.0.0',
      });
      const listed = await call('ListImages', { repositoryName: 'web' });

      const shown = {
        registryId: '210987654321',
        repositoryName: 'web',
        imageManifest: image.text,
        imageManifestMediaType: OCI_MANIFEST,
      };
      expect(got.body).toEqual({
        images: [{ ...shown, imageId: { imageDigest: image.digest, imageTag: 'sha-1' } }],
        failures: [],
      });
      expect(put.body).toEqual({ image: { ...shown, imageId: { imageDigest: image.digest, imageTag: 'v1.0.0' } } });
      expect(listed.body).toEqual({
        imageIds: [
          { imageDigest: image.digest, imageTag: 'sha-1' },
          { imageDigest: image.digest, imageTag: 'v1.0.0' },
        ],
      });
    });

    test.each<[string, JsonObject, string]>([
      ['an absent tag', { imageTag: 'v9' }, 'ImageNotFound'],
      ['an absent digest', { imageDigest: ABSENT_DIGEST }, 'ImageNotFound'],
      ['a digest that is none', { imageDigest: 'sha256:1' }, 'InvalidImageDigest'],
      ['neither tag nor digest', {}, 'MissingDigestAndTag'],
      ['a tag of another digest', { imageTag: 'sha-1', imageDigest: ABSENT_DIGEST }, 'ImageTagDoesNotMatchDigest'],
    ])('BatchGetImage reports %s as a failure', async (_name, imageId, failureCode) => {
      const { status, body } = await call('BatchGetImage', { repositoryName: 'web', imageIds: [imageId] });

      expect({ status, body }).toEqual({
        status: 200,
        body: { images: [], failures: [{ imageId, failureCode, failureReason: expect.any(String) }] },
      });
    });

    test('an archived image is described, not pulled, and not listed by default', async () => {
      const imageId = { imageTag: 'sha-1' };
      const storage = (targetStorageClass: string) =>
        call('UpdateImageStorageClass', { repositoryName: 'web', imageId, targetStorageClass });

      const archived = await storage('ARCHIVE');

      expect(archived.body).toMatchObject({ imageId, imageStatus: 'ARCHIVED' });
      const described = await call('DescribeImages', { repositoryName: 'web', imageIds: [imageId] });
      expect(described.body.imageDetails).toMatchObject([{ imageDigest: image.digest, imageStatus: 'ARCHIVED' }]);
      const got = await call('BatchGetImage', { repositoryName: 'web', imageIds: [imageId] });
      expect(got.body).toMatchObject({ images: [], failures: [{ failureCode: 'ImageInaccessible' }] });
      expect((await client.fetch('GET', '/v2/web/manifests/sha-1')).status).toBe(404);
      const list = (filter?: JsonObject) => call('ListImages', { repositoryName: 'web', ...(filter && { filter }) });
      expect((await list()).body.imageIds).toEqual([]);
      expect((await list({ imageStatus: 'ARCHIVED' })).body.imageIds).toHaveLength(1);
      expect((await storage('STANDARD')).body).toMatchObject({ imageStatus: 'ACTIVE' });
      expect((await client.fetch('GET', '/v2/web/manifests/sha-1')).status).toBe(200);
    });

    test('a push restores an archived image', async () => {
      const input = { repositoryName: 'web', imageId: { imageDigest: image.digest }, targetStorageClass: 'ARCHIVE' };
      await call('UpdateImageStorageClass', input);

      await pushImage(client, 'web', { tag: 'sha-1', layer: 'twelve bytes' });

      expect((await client.fetch('GET', '/v2/web/manifests/sha-1')).status).toBe(200);
    });

    test.each([
      { name: 'an absent image', input: { imageId: { imageTag: 'v9' } }, type: 'ImageNotFoundException' },
      { name: 'another class', input: { targetStorageClass: 'GLACIER' }, type: 'InvalidParameterException' },
    ])('UpdateImageStorageClass refuses $name', async ({ input, type }) => {
      const fallback = { repositoryName: 'web', imageId: { imageTag: 'sha-1' }, targetStorageClass: 'ARCHIVE' };

      expect(await call('UpdateImageStorageClass', { ...fallback, ...input })).toMatchObject({
        body: { __type: type },
      });
    });

    test('images without a tag are listed by their digest alone, and the filter selects them', async () => {
      const moved = await pushImage(client, 'web', { tag: 'sha-1', layer: 'other' });

      const list = (tagStatus: string) => call('ListImages', { repositoryName: 'web', filter: { tagStatus } });

      expect((await list('ANY')).body.imageIds).toEqual([
        { imageDigest: image.digest },
        { imageDigest: moved.digest, imageTag: 'sha-1' },
      ]);
      expect((await list('UNTAGGED')).body.imageIds).toEqual([{ imageDigest: image.digest }]);
      expect((await list('TAGGED')).body.imageIds).toEqual([{ imageDigest: moved.digest, imageTag: 'sha-1' }]);
    });

    test('BatchDeleteImage takes off a tag, takes out an image, and reports what does not exist', async () => {
      await pushImage(client, 'web', { tag: 'v1', layer: 'twelve bytes' });

      const byTag = await call('BatchDeleteImage', {
        repositoryName: 'web',
        imageIds: [{ imageTag: 'v1' }, { imageTag: 'v9' }],
      });
      const between = await call('ListImages', { repositoryName: 'web' });
      const byDigest = await call('BatchDeleteImage', {
        repositoryName: 'web',
        imageIds: [{ imageDigest: image.digest }],
      });
      const after = await call('ListImages', { repositoryName: 'web' });

      expect(byTag.body).toEqual({
        imageIds: [{ imageDigest: image.digest, imageTag: 'v1' }],
        failures: [
          { imageId: { imageTag: 'v9' }, failureCode: 'ImageNotFound', failureReason: 'Requested image not found' },
        ],
      });
      expect(between.body.imageIds).toEqual([{ imageDigest: image.digest, imageTag: 'sha-1' }]);
      expect(byDigest.body).toEqual({
        imageIds: [{ imageDigest: image.digest, imageTag: 'sha-1' }],
        failures: [],
      });
      expect(after.body.imageIds).toEqual([]);
    });

    test('an image that an index names cannot be deleted before the index', async () => {
      await client.putManifest('web', 'multi', anIndex([image.text]));

      const { body } = await call('BatchDeleteImage', {
        repositoryName: 'web',
        imageIds: [{ imageDigest: image.digest }],
      });

      expect(body).toMatchObject({ imageIds: [], failures: [{ failureCode: 'ImageReferencedByManifestList' }] });
    });

    test('layers are reported as available or not', async () => {
      const { body } = await call('BatchCheckLayerAvailability', {
        repositoryName: 'web',
        layerDigests: [digestOf('twelve bytes'), ABSENT_DIGEST, 'layer'],
      });

      expect(body).toEqual({
        layers: [
          { layerDigest: digestOf('twelve bytes'), layerAvailability: 'AVAILABLE', layerSize: 12 },
          { layerDigest: ABSENT_DIGEST, layerAvailability: 'UNAVAILABLE' },
        ],
        failures: [{ layerDigest: 'layer', failureCode: 'InvalidLayerDigest', failureReason: 'Invalid layer digest' }],
      });
    });

    test.each([
      ['a tag', (host: string) => `${host}/web:sha-1`, true],
      [
        'a digest',
        (host: string) => `${host}/web@${digestOf(JSON.stringify(anImageManifest('{}', ['twelve bytes'])))}`,
        true,
      ],
      ['localhost with the port', (host: string) => `${host.replace('127.0.0.1', 'localhost')}/web:sha-1`, true],
      ['a tag that is not there', (host: string) => `${host}/web:v9`, false],
      ['another registry', () => 'public.ecr.aws/web:sha-1', false],
      ['Docker Hub', () => 'web:sha-1', false],
    ])('a reference by %s resolves to a digest only if it is of this registry', (_name, write, isHere) => {
      const resolved = local.images.resolveDigest(write(local.registryHost));

      expect(resolved?.digest).toBe(isHere ? image.digest : undefined);
    });
  });

  test('an operation that is left out is named', async () => {
    const answer = await call('CreatePullThroughCacheRule', { repositoryName: 'web' });

    expect(answer).toEqual({
      status: 400,
      body: {
        __type: 'UnknownOperationException',
        message: 'CreatePullThroughCacheRule (ecr) is not an operation of the local ECS.',
      },
    });
  });
});
