import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { callEcr } from '../support/harness/local-client.ts';
import { anImageManifest, createRegistryClient, digestOf, pushImage } from '../support/harness/registry-client.ts';

const NAMED = { registryId: '123456789012', repositoryName: 'web' };
const ARN = 'arn:aws:ecr:us-east-1:123456789012:repository/web';
const IN_REGISTRY = "for the repository with name 'web' in the registry with id '123456789012'";
const KEEP_ONE = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 },
      action: { type: 'expire' },
    },
  ],
});

describe('what a repository is set to', () => {
  let local: Emulator;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
    await callEcr(local, 'CreateRepository', { repositoryName: 'web' });
  });

  afterEach(() => local.close());

  const call = (operation: string, input: JsonObject = {}) =>
    callEcr(local, operation, { repositoryName: 'web', ...input });

  async function describeRepository(): Promise<JsonObject> {
    const { body } = await callEcr(local, 'DescribeRepositories');
    return (body.repositories as readonly JsonObject[])[0] ?? {};
  }

  test('tags become immutable, but for those that are left out', async () => {
    const rule = {
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [{ filterType: 'WILDCARD', filter: 'latest*' }],
    };

    const put = await call('PutImageTagMutability', rule);

    expect(put.body).toEqual({ ...NAMED, ...rule });
    expect(await describeRepository()).toMatchObject(rule);
  });

  test('scan on push is kept and shown', async () => {
    const setting = { imageScanningConfiguration: { scanOnPush: true } };

    const put = await call('PutImageScanningConfiguration', setting);

    expect(put.body).toEqual({ ...NAMED, ...setting });
    expect(await describeRepository()).toMatchObject(setting);
  });

  test.each([
    {
      name: 'a mutability that ECR does not know',
      rule: { imageTagMutability: 'FROZEN' },
      message: /^Invalid parameter at 'imageTagMutability' /,
    },
    {
      name: 'an exclusion without its filters',
      rule: { imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION' },
      message: /^Invalid parameter at 'imageTagMutabilityExclusionFilters' /,
    },
    {
      name: 'six filters',
      rule: {
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: Array(6).fill({ filterType: 'WILDCARD', filter: '*' }),
      },
      message: /less than or equal to 5/,
    },
  ])('$name is refused', async ({ rule, message }) => {
    const { status, body } = await call('PutImageTagMutability', rule);

    expect({ status, body }).toEqual({
      status: 400,
      body: { __type: 'InvalidParameterException', message: expect.stringMatching(message) },
    });
  });

  describe.each([
    {
      what: 'the policy of a repository',
      operations: ['SetRepositoryPolicy', 'GetRepositoryPolicy', 'DeleteRepositoryPolicy'] as const,
      field: 'policyText',
      text: '{"Version":"2012-10-17","Statement":[]}',
      absent: {
        __type: 'RepositoryPolicyNotFoundException',
        message: `Repository policy does not exist ${IN_REGISTRY}`,
      },
    },
    {
      what: 'a lifecycle policy',
      operations: ['PutLifecyclePolicy', 'GetLifecyclePolicy', 'DeleteLifecyclePolicy'] as const,
      field: 'lifecyclePolicyText',
      text: KEEP_ONE,
      absent: {
        __type: 'LifecyclePolicyNotFoundException',
        message: `Lifecycle policy does not exist ${IN_REGISTRY}`,
      },
    },
  ])('$what', ({ operations: [put, get, remove], field, text, absent }) => {
    test('is shown as it was put, until it is deleted', async () => {
      const shown = { status: 200, body: { ...NAMED, [field]: text } };

      expect(await call(get)).toEqual({ status: 400, body: absent });
      expect(await call(put, { [field]: text })).toEqual(shown);
      const kept =
        field === 'policyText' ? shown : { ...shown, body: { ...shown.body, lastEvaluatedAt: 1_700_000_000 } };
      expect(await call(get)).toEqual(kept);
      expect(await call(remove)).toEqual(kept);
      expect(await call(remove)).toEqual({ status: 400, body: absent });
    });

    test('is refused when it is no JSON', async () => {
      const { body } = await call(put, { [field]: 'allow all' });

      expect(body).toMatchObject({ __type: 'InvalidParameterException' });
    });
  });

  test('a preview lists what a lifecycle policy would delete, and deletes nothing', async () => {
    const client = createRegistryClient(local);
    const old = await pushImage(client, 'web', { tag: 'v1', layer: 'one' });
    await pushImage(client, 'web', { tag: 'v2', layer: 'two' });

    const before = await call('GetLifecyclePolicyPreview');
    const started = await call('StartLifecyclePolicyPreview', { lifecyclePolicyText: KEEP_ONE });
    const preview = await call('GetLifecyclePolicyPreview');
    const { body: images } = await call('DescribeImages');

    expect(before.body).toMatchObject({ __type: 'LifecyclePolicyPreviewNotFoundException' });
    expect(started.body).toEqual({ ...NAMED, lifecyclePolicyText: KEEP_ONE, status: 'IN_PROGRESS' });
    expect(preview.body).toEqual({
      ...NAMED,
      lifecyclePolicyText: KEEP_ONE,
      status: 'COMPLETE',
      previewResults: [
        {
          imageTags: ['v1'],
          imageDigest: old.digest,
          imagePushedAt: 1_700_000_000,
          action: { type: 'EXPIRE' },
          appliedRulePriority: 1,
        },
      ],
      summary: { expiringImageTotalCount: 1 },
    });
    expect(images.imageDetails).toHaveLength(2);
  });

  test('tags of the repository come at its creation, are added, and are taken off', async () => {
    await callEcr(local, 'CreateRepository', { repositoryName: 'shop', tags: [{ Key: 'team', Value: 'a' }] });
    const resourceArn = ARN.replace('web', 'shop');

    await callEcr(local, 'TagResource', {
      resourceArn,
      tags: [
        { Key: 'team', Value: 'b' },
        { Key: 'stage', Value: 'test' },
      ],
    });
    const tagged = await callEcr(local, 'ListTagsForResource', { resourceArn });
    await callEcr(local, 'UntagResource', { resourceArn, tagKeys: ['team', 'nowhere'] });
    const untagged = await callEcr(local, 'ListTagsForResource', { resourceArn });

    expect(tagged.body).toEqual({
      tags: [
        { Key: 'team', Value: 'b' },
        { Key: 'stage', Value: 'test' },
      ],
    });
    expect(untagged.body).toEqual({ tags: [{ Key: 'stage', Value: 'test' }] });
  });

  test.each([
    {
      name: 'a missing repository',
      input: { resourceArn: `${ARN}-2`, tags: [] },
      type: 'RepositoryNotFoundException',
    },
    { name: 'what is no repository', input: { resourceArn: 'web', tags: [] }, type: 'InvalidParameterException' },
    {
      name: 'with a key of AWS',
      input: { resourceArn: ARN, tags: [{ Key: 'aws:cloud', Value: '' }] },
      type: 'InvalidTagParameterException',
    },
    {
      name: 'with more than fifty tags',
      input: { resourceArn: ARN, tags: Array.from({ length: 51 }, (_, at) => ({ Key: `k${at}`, Value: '' })) },
      type: 'TooManyTagsException',
    },
  ])('tagging $name is refused', async ({ input, type }) => {
    expect((await callEcr(local, 'TagResource', input)).body).toMatchObject({ __type: type });
  });

  test('a scan is begun once a day, and finds nothing', async () => {
    const { manifestDigest } = await pushAndFind();
    const imageId = { imageTag: 'v1' };

    const before = await call('DescribeImageScanFindings', { imageId });
    const absent = await call('DescribeImageScanFindings', { imageId: { imageTag: 'v9' } });
    const started = await call('StartImageScan', { imageId });
    const findings = await call('DescribeImageScanFindings', { imageId });
    const again = await call('StartImageScan', { imageId });
    const { body: images } = await call('DescribeImages');
    local.advance(86_400_000);

    expect(before.body).toEqual({
      __type: 'ScanNotFoundException',
      message:
        "Image scan does not exist for the image with '{imageDigest:'null', imageTag:'v1'}' in the repository with name 'web' in the registry with id '123456789012'",
    });
    expect(absent.body).toMatchObject({ __type: 'ImageNotFoundException' });
    const named = { ...NAMED, imageId: { imageDigest: manifestDigest, imageTag: 'v1' } };
    expect(started.body).toEqual({ ...named, imageScanStatus: { status: 'IN_PROGRESS' } });
    expect(findings.body).toMatchObject({
      ...named,
      imageScanStatus: { status: 'COMPLETE' },
      imageScanFindings: { findings: [], findingSeverityCounts: {}, imageScanCompletedAt: 1_700_000_000 },
    });
    expect(again.body).toMatchObject({ __type: 'LimitExceededException' });
    expect(images.imageDetails).toMatchObject([{ imageScanStatus: { status: 'COMPLETE' } }]);
    expect((await call('StartImageScan', { imageId })).status).toBe(200);
  });

  test('with scan on push an image is scanned as it comes', async () => {
    await call('PutImageScanningConfiguration', { imageScanningConfiguration: { scanOnPush: true } });
    await pushAndFind();

    const findings = await call('DescribeImageScanFindings', { imageId: { imageTag: 'v1' } });

    expect(findings.body).toMatchObject({ imageScanStatus: { status: 'COMPLETE' } });
  });

  async function pushAndFind(): Promise<{ readonly manifestDigest: unknown }> {
    await pushImage(createRegistryClient(local), 'web', { tag: 'v1', layer: 'one' });
    const { imageDetails } = (await call('DescribeImages')).body;
    return { manifestDigest: (imageDetails as readonly JsonObject[])[0]?.imageDigest };
  }

  describe('the registry itself', () => {
    const ask = async (operation: string, input: JsonObject = {}): Promise<JsonObject> =>
      (await callEcr(local, operation, input)).body;
    const registryId = '123456789012';

    test('has its default settings', async () => {
      expect(await ask('DescribeRegistry')).toEqual({ registryId, replicationConfiguration: { rules: [] } });
      expect(await ask('GetRegistryScanningConfiguration')).toEqual({
        registryId,
        scanningConfiguration: { scanType: 'BASIC', rules: [] },
      });
      expect(await ask('GetRegistryPolicy')).toEqual({
        __type: 'RegistryPolicyNotFoundException',
        message: "Registry policy does not exist in the registry with id '123456789012'",
      });
    });

    test('keeps a policy until it is deleted', async () => {
      const Statement = [{ Effect: 'Allow', Principal: '*', Action: 'ecr:ReplicateImage', Resource: '*' }];
      const policyText = JSON.stringify({ Version: '2012-10-17', Statement });
      const wrong = await ask('PutRegistryPolicy', { policyText: '{' });
      const answers = [
        await ask('PutRegistryPolicy', { policyText }),
        await ask('GetRegistryPolicy'),
        await ask('DeleteRegistryPolicy'),
      ];

      expect(wrong).toMatchObject({ __type: 'InvalidParameterException' });
      expect(answers).toEqual([1, 2, 3].map(() => ({ registryId, policyText })));
      expect(await ask('DeleteRegistryPolicy')).toMatchObject({ __type: 'RegistryPolicyNotFoundException' });
    });

    test('keeps its scanning configuration, which its repositories show', async () => {
      const repositoryFilters = [{ filter: 'we*', filterType: 'WILDCARD' }];
      const rules = [{ scanFrequency: 'SCAN_ON_PUSH', repositoryFilters }];
      await ask('CreateRepository', { repositoryName: 'other' });
      const put = await ask('PutRegistryScanningConfiguration', { scanType: 'BASIC', rules });
      const wrong = await ask('PutRegistryScanningConfiguration', {
        rules: [{ scanFrequency: 'CONTINUOUS_SCAN', repositoryFilters }],
      });
      const repositoryNames = ['web', 'other', 'absent'];

      expect(put).toEqual({ registryScanningConfiguration: { scanType: 'BASIC', rules } });
      expect(wrong).toMatchObject({ __type: 'InvalidParameterException' });
      expect(await ask('BatchGetRepositoryScanningConfiguration', { repositoryNames })).toMatchObject({
        scanningConfigurations: [
          { repositoryName: 'web', scanFrequency: 'SCAN_ON_PUSH', appliedScanFilters: repositoryFilters },
          { repositoryName: 'other', scanFrequency: 'MANUAL', appliedScanFilters: [] },
        ],
        failures: [{ repositoryName: 'absent', failureCode: 'REPOSITORY_NOT_FOUND' }],
      });
    });

    test('keeps its replication', async () => {
      const rules = [{ destinations: [{ region: 'eu-west-1', registryId }] }];
      const put = await ask('PutReplicationConfiguration', { replicationConfiguration: { rules } });
      const itself = { rules: [{ destinations: [{ region: 'us-east-1', registryId }] }] };

      expect(put).toEqual({ replicationConfiguration: { rules } });
      expect(await ask('PutReplicationConfiguration', { replicationConfiguration: itself })).toMatchObject({
        __type: 'InvalidParameterException',
      });
      expect(await ask('DescribeRegistry')).toEqual({ registryId, replicationConfiguration: { rules } });
    });
  });

  test('a registry of another account is not this one', async () => {
    const other = { registryId: '999999999999' };

    expect((await callEcr(local, 'CreateRepository', { ...other, repositoryName: 'new' })).body).toMatchObject({
      __type: 'AccessDeniedException',
      message: expect.stringContaining('arn:aws:ecr:us-east-1:999999999999:repository/new'),
    });
    expect((await callEcr(local, 'DescribePullThroughCacheRules', other)).body).toEqual({ pullThroughCacheRules: [] });
    expect(
      (await callEcr(local, 'DescribePullThroughCacheRules', { ecrRepositoryPrefixes: ['x'] })).body,
    ).toMatchObject({
      __type: 'PullThroughCacheRuleNotFoundException',
    });
    const { authorizationData } = (
      await callEcr(local, 'GetAuthorizationToken', { registryIds: ['123456789012', '999999999999'] })
    ).body;
    expect(authorizationData).toHaveLength(2);
  });

  describe('layers by the API', () => {
    const part = (uploadId: string, first: number, content: string): JsonObject => ({
      uploadId,
      partFirstByte: first,
      partLastByte: first + content.length - 1,
      layerPartBlob: Buffer.from(content).toString('base64'),
    });

    async function startUpload(): Promise<string> {
      const { body } = await call('InitiateLayerUpload');
      expect(body).toEqual({ uploadId: expect.any(String), partSize: 10_485_760 });
      return String(body.uploadId);
    }

    test('come in parts, make an image, and can be fetched once by their address', async () => {
      const uploadId = await startUpload();
      const layer = digestOf('first, second');

      const first = await call('UploadLayerPart', part(uploadId, 0, 'first, '));
      const second = await call('UploadLayerPart', part(uploadId, 7, 'second'));
      const complete = await call('CompleteLayerUpload', { uploadId, layerDigests: [layer] });
      await createRegistryClient(local).pushBlob('web', '{}');
      const imageManifest = JSON.stringify(anImageManifest('{}', ['first, second']));
      const put = await call('PutImage', { imageManifest, imageTag: 'v1' });
      const { body: offer } = await call('GetDownloadUrlForLayer', { layerDigest: layer });
      const fetched = await fetch(String(offer.downloadUrl));
      const again = await fetch(String(offer.downloadUrl));

      expect(first.body).toEqual({ ...NAMED, uploadId, lastByteReceived: 6 });
      expect(second.body).toEqual({ ...NAMED, uploadId, lastByteReceived: 12 });
      expect(complete.body).toEqual({ ...NAMED, uploadId, layerDigest: layer });
      expect(put.status).toBe(200);
      expect([await fetched.text(), again.status]).toEqual(['first, second', 401]);
    });

    test('are refused when bytes, digests or uploads do not fit', async () => {
      const absent = '00000000-0000-0000-0000-000000000000';
      const empty = await startUpload();
      const gap = await startUpload();
      const wrong = await startUpload();
      await call('UploadLayerPart', part(wrong, 0, 'bytes'));
      const twice = await startUpload();
      await call('UploadLayerPart', part(twice, 0, 'same'));
      await createRegistryClient(local).pushBlob('web', 'same');
      const complete = (uploadId: string, content: string) =>
        call('CompleteLayerUpload', { uploadId, layerDigests: [digestOf(content)] });

      const answers = [
        await call('UploadLayerPart', part(absent, 0, 'x')),
        await complete(absent, 'x'),
        await complete(empty, ''),
        await call('UploadLayerPart', part(gap, 5, 'late')),
        await complete(wrong, 'other bytes'),
        await complete(twice, 'same'),
        await call('GetDownloadUrlForLayer', { layerDigest: digestOf('nowhere') }),
      ];

      expect(answers.map(({ body }) => body.__type)).toEqual([
        'UploadNotFoundException',
        'UploadNotFoundException',
        'EmptyUploadException',
        'InvalidLayerPartException',
        'InvalidLayerException',
        'LayerAlreadyExistsException',
        'LayersNotFoundException',
      ]);
    });
  });

  test('images that are named are not paged', async () => {
    const { body } = await call('DescribeImages', { imageIds: [{ imageTag: 'v1' }], maxResults: 1 });

    expect(body).toMatchObject({ __type: 'InvalidParameterException' });
  });
});
