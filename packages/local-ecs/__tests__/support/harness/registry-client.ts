import { createHash } from 'node:crypto';
import type { Emulator } from '../../../src/emulator/emulator.ts';

/** Speaks the registry protocol by bare HTTP, with a login of its own. */
export interface RegistryClient {
  fetch(method: string, path: string, request?: RegistryRequest): Promise<Response>;
  /** Uploads a blob in one piece. @returns its digest */
  pushBlob(repository: string, content: string): Promise<string>;
  /** Puts a manifest under a tag or digest. */
  putManifest(repository: string, reference: string, manifest: object): Promise<Response>;
}

export interface RegistryRequest {
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function createRegistryClient(
  local: Pick<Emulator, 'address'> & { readonly images: Pick<Emulator['images'], 'authorize'> },
): RegistryClient {
  const { username, password } = local.images.authorize();
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const send: RegistryClient['fetch'] = (method, path, { body, headers = {} } = {}) =>
    fetch(`${local.address}${path}`, {
      method,
      headers: { authorization, ...headers },
      ...(body === undefined ? {} : { body }),
    });
  return {
    fetch: send,
    async pushBlob(repository, content) {
      const digest = digestOf(content);
      const response = await send('POST', `/v2/${repository}/blobs/uploads/?digest=${digest}`, { body: content });
      if (response.status !== 201) throw new Error(`the blob was not taken: ${await response.text()}`);
      return digest;
    },
    putManifest: (repository, reference, manifest) =>
      send('PUT', `/v2/${repository}/manifests/${reference}`, {
        body: JSON.stringify(manifest),
        headers: { 'content-type': 'mediaType' in manifest ? String(manifest.mediaType) : OCI_MANIFEST },
      }),
  };
}

export function digestOf(content: string): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';

/** An image of these layers; each is content whose blob is in the repository. */
export function anImageManifest(config: string, layers: readonly string[]): object {
  const describe = (mediaType: string, content: string): object => ({
    mediaType,
    digest: digestOf(content),
    size: Buffer.byteLength(content),
  });
  return {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    config: describe('application/vnd.oci.image.config.v1+json', config),
    layers: layers.map((layer) => describe('application/vnd.oci.image.layer.v1.tar+gzip', layer)),
  };
}

/** An index of these manifests, each as text. */
export function anIndex(manifests: readonly string[]): object {
  return {
    schemaVersion: 2,
    mediaType: OCI_INDEX,
    manifests: manifests.map((text) => ({
      mediaType: OCI_MANIFEST,
      digest: digestOf(text),
      size: Buffer.byteLength(text),
    })),
  };
}

/** Pushes an image of one layer under a tag. @returns the manifest's text and digest */
export async function pushImage(
  client: RegistryClient,
  repository: string,
  image: { readonly tag: string; readonly layer: string },
): Promise<{ readonly text: string; readonly digest: string }> {
  await client.pushBlob(repository, '{}');
  await client.pushBlob(repository, image.layer);
  const text = JSON.stringify(anImageManifest('{}', [image.layer]));
  const response = await client.putManifest(repository, image.tag, JSON.parse(text));
  if (response.status !== 201) throw new Error(`the manifest was not taken: ${await response.text()}`);
  return { text, digest: digestOf(text) };
}
