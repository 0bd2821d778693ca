import { text } from 'node:stream/consumers';
import { BatchGetImageCommand, type ECRClient, GetDownloadUrlForLayerCommand } from '@aws-sdk/client-ecr';
import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { ImageContent, ImageIdentifier } from '../../ports/ecr.ts';
import { callAws } from './client.ts';

/**
 * Media types that a registry may answer with: without them ECR translates an OCI manifest into docker's older form.
 */
export const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** Where an image is read from. */
export interface ImageSource {
  readonly client: ECRClient;
  readonly repository: string;
  /** Account of the registry; absent: that of the credentials. */
  readonly registryId?: string;
}

const LAYER_TIMEOUT_MS = 15_000;
/** What an index leaves out is read from its images; more of them than this there never are in earnest. */
const MOST_PLATFORMS = 20;

/** Labels and platforms of an image, from its manifest and configuration: of a whole index when it is one. */
export async function readContent(source: ImageSource, reference: ImageIdentifier): Promise<ImageContent> {
  const { manifest, digest } = await readManifest(source, reference);
  return { ...defined({ digest }), ...(await readWhatItNames(source, manifest)) };
}

export function toImageId(reference: ImageIdentifier) {
  return 'tag' in reference ? { imageTag: reference.tag } : { imageDigest: reference.digest };
}

export function formatIdentifier(reference: ImageIdentifier): string {
  return 'tag' in reference ? reference.tag : reference.digest;
}

async function readWhatItNames(source: ImageSource, manifest: JsonObject): Promise<ImageContent> {
  const listed = Array.isArray(manifest.manifests) ? manifest.manifests : [];
  const children = listed.filter(isJsonObject).filter((entry) => !isAttestation(entry));
  const [first, ...others] = children.slice(0, MOST_PLATFORMS);
  if (first === undefined) return readConfiguration(source, manifest.config);
  const { labels, platforms } = await readContent(source, { digest: String(first.digest) });
  const further = await Promise.all(others.map((child) => readPlatforms(source, child)));
  return {
    labels,
    platforms: [...new Set([...(formatPlatform(first.platform) ?? platforms), ...further.flat()])],
    children: children.map((child) => String(child.digest)),
  };
}

/** BuildKit stores attestations as children of the index, for a platform that does not exist. */
function isAttestation(entry: JsonObject): boolean {
  return isJsonObject(entry.platform) && entry.platform.architecture === 'unknown';
}

async function readPlatforms(source: ImageSource, child: JsonObject): Promise<readonly string[]> {
  return formatPlatform(child.platform) ?? (await readContent(source, { digest: String(child.digest) })).platforms;
}

/** ECS does not use the variant, as in `linux/arm64/v8`. */
function formatPlatform(value: Json | undefined): readonly string[] | undefined {
  if (!isJsonObject(value)) return undefined;
  const { os, architecture } = value;
  return typeof os === 'string' && typeof architecture === 'string' ? [`${os}/${architecture}`] : undefined;
}

async function readManifest({ client, repository, registryId }: ImageSource, reference: ImageIdentifier) {
  const resource = `image ${formatIdentifier(reference)} in repository ${repository}`;
  const call = { action: 'ecr:BatchGetImage', resource };
  const command = new BatchGetImageCommand({
    ...defined({ registryId }),
    repositoryName: repository,
    imageIds: [toImageId(reference)],
    acceptedMediaTypes: MANIFEST_TYPES,
  });
  const output = await callAws(call, () => client.send(command));
  const { imageManifest = '{}', imageId } = output.images?.[0] ?? {};
  return { manifest: JSON.parse(imageManifest) as JsonObject, digest: imageId?.imageDigest };
}

async function readConfiguration(source: ImageSource, descriptor: Json | undefined): Promise<ImageContent> {
  if (!isJsonObject(descriptor)) return { labels: {}, platforms: [], children: [] };
  const { client, repository, registryId } = source;
  const digest = String(descriptor.digest);
  const call = { action: 'ecr:GetDownloadUrlForLayer', resource: `image configuration ${digest} in ${repository}` };
  const image = await callAws(call, async () => {
    const layer = { repositoryName: repository, layerDigest: digest };
    const command = new GetDownloadUrlForLayerCommand({ ...defined({ registryId }), ...layer });
    const { downloadUrl = '' } = await client.send(command);
    return download(client, downloadUrl);
  });
  const labels = isJsonObject(image.config) && isJsonObject(image.config.Labels) ? image.config.Labels : {};
  return { labels: labels as Readonly<Record<string, string>>, platforms: formatPlatform(image) ?? [], children: [] };
}

/** Through the connections and the proxy of the client: `fetch` uses no proxy, and brings a second HTTP client. */
async function download(client: ECRClient, url: string): Promise<JsonObject> {
  const { protocol, hostname, port, pathname, search, host } = new URL(url);
  // The query is signed as it is written, so it stays part of the path.
  const place = { protocol, hostname, path: `${pathname}${search}`, ...(port === '' ? {} : { port: Number(port) }) };
  const request = { ...place, method: 'GET', headers: { host }, query: {} };
  const timeouts = { requestTimeout: LAYER_TIMEOUT_MS };
  const { response } = await client.config.requestHandler.handle(request, timeouts);
  return JSON.parse(await text(response.body)) as JsonObject;
}
