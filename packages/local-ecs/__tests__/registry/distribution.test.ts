import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { callEcr } from '../support/harness/local-client.ts';
import {
  anImageManifest,
  anIndex,
  createRegistryClient,
  DOCKER_MANIFEST,
  digestOf,
  OCI_INDEX,
  OCI_MANIFEST,
  pushImage,
  type RegistryClient,
} from '../support/harness/registry-client.ts';

/** As BuildKit writes a cache without image-manifest=true. */
function anIndexOfLayers(): object {
  const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: digestOf('layer'), size: 5 };
  return { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [layer] };
}

describe('the registry protocol', () => {
  let local: Emulator;
  let client: RegistryClient;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
    client = createRegistryClient(local);
    await callEcr(local, 'CreateRepository', { repositoryName: 'web' });
  });

  afterEach(() => local.close());

  test('a request without a login gets a Basic challenge, and every reply names the protocol', async () => {
    const response = await fetch(`${local.address}/v2/`);

    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toBe(
      `Basic realm="http://${local.registryHost}/",service="ecr.amazonaws.com"`,
    );
    expect(response.headers.get('docker-distribution-api-version')).toBe('registry/2.0');
    expect(await response.json()).toEqual({ errors: [{ code: 'UNAUTHORIZED', message: 'Not Authorized' }] });
  });

  test('the authorization token of ECR is a Basic value as it is', async () => {
    const { body } = await callEcr(local, 'GetAuthorizationToken');
    const [data] = body.authorizationData as unknown as { authorizationToken: string }[];

    const response = await fetch(`${local.address}/v2/`, {
      headers: { authorization: `Basic ${data?.authorizationToken}` },
    });

    expect(response.status).toBe(200);
  });

  describe('blobs', () => {
    test('a blob is uploaded in pieces, each answered with its range, and exists when its digest is right', async () => {
      const start = await client.fetch('POST', '/v2/web/blobs/uploads/');
      const location = start.headers.get('location') ?? '';
      const first = await client.fetch('PATCH', location, { body: 'hello ', headers: { 'content-range': '0-5' } });
      const second = await client.fetch('PATCH', location, { body: 'wor' });
      const status = await client.fetch('GET', location);
      const end = await client.fetch('PUT', `${location}?digest=${digestOf('hello world')}`, { body: 'ld' });
      const blob = await client.fetch('GET', end.headers.get('location') ?? '');

      expect([start.status, first.status, second.status, status.status, end.status]).toEqual([202, 202, 202, 204, 201]);
      expect([first, second, status].map((each) => each.headers.get('range'))).toEqual(['0-5', '0-8', '0-8']);
      expect(await blob.text()).toBe('hello world');
      expect(blob.headers.get('docker-content-digest')).toBe(digestOf('hello world'));
    });

    test('HEAD returns the size and no body', async () => {
      const digest = await client.pushBlob('web', 'hello world');

      const response = await client.fetch('HEAD', `/v2/web/blobs/${digest}`);

      expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '11', '']);
    });

    test('a part of a blob can be fetched', async () => {
      const digest = await client.pushBlob('web', 'hello world');

      const response = await client.fetch('GET', `/v2/web/blobs/${digest}`, { headers: { range: 'bytes=6-' } });

      expect([response.status, response.headers.get('content-range'), await response.text()]).toEqual([
        206,
        'bytes 6-10/11',
        'world',
      ]);
    });

    test('an empty blob is a blob', async () => {
      const digest = await client.pushBlob('web', '');

      const response = await client.fetch('GET', `/v2/web/blobs/${digest}`);

      expect([response.status, await response.text()]).toEqual([200, '']);
    });

    test('a blob of another repository can be mounted, but is not simply there', async () => {
      await callEcr(local, 'CreateRepository', { repositoryName: 'other' });
      const digest = await client.pushBlob('web', 'shared');

      const before = await client.fetch('HEAD', `/v2/other/blobs/${digest}`);
      const mount = await client.fetch('POST', `/v2/other/blobs/uploads/?mount=${digest}&from=web`);
      const after = await client.fetch('HEAD', `/v2/other/blobs/${digest}`);
      const absent = await client.fetch('POST', `/v2/other/blobs/uploads/?mount=${digestOf('no')}&from=web`);

      expect([before.status, mount.status, after.status, absent.status]).toEqual([404, 201, 200, 202]);
    });

    test.each([
      ['bytes that have another digest', digestOf('other'), 400, 'DIGEST_INVALID'],
      ['a digest that is none', '../../etc/passwd', 400, 'DIGEST_INVALID'],
    ])('%s are refused and kept nowhere', async (_name, digest, status, code) => {
      const response = await client.fetch('POST', `/v2/web/blobs/uploads/?digest=${encodeURIComponent(digest)}`, {
        body: 'content',
      });
      const blob = await client.fetch('HEAD', `/v2/web/blobs/${digestOf('content')}`);

      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ errors: [{ code }] });
      expect(blob.status).toBe(404);
    });

    test('a piece that does not follow the one before is refused, and the upload continues', async () => {
      const location = (await client.fetch('POST', '/v2/web/blobs/uploads/')).headers.get('location') ?? '';
      await client.fetch('PATCH', location, { body: 'abc' });

      const gap = await client.fetch('PATCH', location, { body: 'xyz', headers: { 'content-range': '5-7' } });
      const last = await client.fetch('PUT', `${location}?digest=${digestOf('abcxyz')}`, {
        body: 'xyz',
        headers: { 'content-range': '5-7' },
      });
      const end = await client.fetch('PUT', `${location}?digest=${digestOf('abc')}`);

      expect([gap.status, last.status, end.status]).toEqual([416, 416, 201]);
    });

    test('an upload that was cancelled is unknown', async () => {
      const location = (await client.fetch('POST', '/v2/web/blobs/uploads/')).headers.get('location') ?? '';

      const cancelled = await client.fetch('DELETE', location);
      const after = await client.fetch('PATCH', location, { body: 'abc' });

      expect([cancelled.status, after.status]).toEqual([204, 404]);
      expect(await after.json()).toMatchObject({ errors: [{ code: 'BLOB_UPLOAD_UNKNOWN' }] });
    });
  });

  describe('manifests', () => {
    test('a manifest comes back byte for byte, by tag and by digest', async () => {
      const { text, digest } = await pushImage(client, 'web', { tag: 'v1', layer: 'layer' });

      const byTag = await client.fetch('GET', '/v2/web/manifests/v1');
      const byDigest = await client.fetch('GET', `/v2/web/manifests/${digest}`);
      const head = await client.fetch('HEAD', '/v2/web/manifests/v1');

      expect([await byTag.text(), await byDigest.text()]).toEqual([text, text]);
      expect(head.headers.get('content-type')).toBe(OCI_MANIFEST);
      expect(head.headers.get('docker-content-digest')).toBe(digest);
      expect(head.headers.get('content-length')).toBe(String(text.length));
    });

    test('an index contains existing manifests, including an attestation', async () => {
      const image = await pushImage(client, 'web', { tag: 'linux', layer: 'layer' });
      const attestation = await pushImage(client, 'web', { tag: 'attestation', layer: '{"predicate":{}}' });
      const index = anIndex([image.text, attestation.text]);

      const put = await client.putManifest('web', 'v1', index);
      const described = await callEcr(local, 'DescribeImages', {
        repositoryName: 'web',
        imageIds: [{ imageTag: 'v1' }],
      });

      expect(put.status).toBe(201);
      expect(described.body.imageDetails).toEqual([
        {
          registryId: '123456789012',
          repositoryName: 'web',
          imageDigest: digestOf(JSON.stringify(index)),
          imageTags: ['v1'],
          // Of the larger of the two.
          imageSizeInBytes: '{"predicate":{}}'.length,
          imagePushedAt: 1_700_000_000,
          imageManifestMediaType: OCI_INDEX,
          imageStatus: 'ACTIVE',
        },
      ]);
    });

    test.each([
      ['a build cache as an index of layers', anIndexOfLayers(), 400, 'MANIFEST_INVALID'],
      ['an index of what is not there', anIndex(['{}']), 404, 'MANIFEST_BLOB_UNKNOWN'],
      ['an image whose layers are not there', anImageManifest('{}', ['no']), 404, 'MANIFEST_BLOB_UNKNOWN'],
      ['an object that is no manifest', { schemaVersion: 2 }, 400, 'MANIFEST_INVALID'],
      [
        'a manifest of version 1',
        { mediaType: 'application/vnd.docker.distribution.manifest.v1+json' },
        400,
        'MANIFEST_INVALID',
      ],
    ])('%s is refused', async (_name, manifest, status, code) => {
      const response = await client.putManifest('web', 'v1', manifest);

      expect(response.status).toBe(status);
      expect(await response.json()).toMatchObject({ errors: [{ code }] });
    });

    test('a manifest with the digest or the type of another is refused', async () => {
      await pushImage(client, 'web', { tag: 'v1', layer: 'layer' });
      const manifest = anImageManifest('{}', ['layer']);

      const digest = await client.putManifest('web', digestOf('other'), manifest);
      const type = await client.fetch('PUT', '/v2/web/manifests/v2', {
        body: JSON.stringify(manifest),
        headers: { 'content-type': DOCKER_MANIFEST },
      });

      expect([digest.status, type.status]).toEqual([400, 400]);
    });

    test('a manifest above 4 MiB is refused', async () => {
      const response = await client.fetch('PUT', '/v2/web/manifests/v1', { body: ' '.repeat(4 * 1024 * 1024 + 1) });

      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ errors: [{ code: 'SIZE_INVALID' }] });
    });

    test('an image goes with its last tag', async () => {
      const { digest } = await pushImage(client, 'web', { tag: 'v1', layer: 'layer' });
      await pushImage(client, 'web', { tag: 'v2', layer: 'layer' });

      const first = await client.fetch('DELETE', '/v2/web/manifests/v1');
      const between = await client.fetch('HEAD', `/v2/web/manifests/${digest}`);
      const second = await client.fetch('DELETE', '/v2/web/manifests/v2');
      const after = await client.fetch('HEAD', `/v2/web/manifests/${digest}`);

      expect([first.status, between.status, second.status, after.status]).toEqual([202, 200, 202, 404]);
    });
  });

  test('tags and repositories are listed by pages', async () => {
    await callEcr(local, 'CreateRepository', { repositoryName: 'api' });
    for (const tag of ['c', 'a', 'b']) await pushImage(client, 'web', { tag, layer: 'layer' });

    const first = await client.fetch('GET', '/v2/web/tags/list?n=2');
    const second = await client.fetch('GET', '/v2/web/tags/list?n=2&last=b');
    const catalog = await client.fetch('GET', '/v2/_catalog');

    expect(await first.json()).toEqual({ name: 'web', tags: ['a', 'b'] });
    expect(first.headers.get('link')).toBe('</v2/web/tags/list?n=2&last=b>; rel="next"');
    expect(await second.json()).toEqual({ name: 'web', tags: ['c'] });
    expect(second.headers.get('link')).toBeNull();
    expect(await catalog.json()).toEqual({ repositories: ['api', 'web'] });
  });

  test('a download address of ECR works once, and for its layer alone', async () => {
    const digest = await client.pushBlob('web', 'layer');
    const other = await client.pushBlob('web', 'other');
    const { body } = await callEcr(local, 'GetDownloadUrlForLayer', { repositoryName: 'web', layerDigest: digest });
    const url = String(body.downloadUrl);

    const wrong = await fetch(url.replace(digest, other));
    const first = await fetch(url);
    const second = await fetch(url);

    expect(await first.text()).toBe('layer');
    expect([wrong.status, first.status, second.status]).toEqual([401, 200, 401]);
  });
});
