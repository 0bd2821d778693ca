import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';

/** The content of a manifest: an image with its layers, or an index of further manifests. */
export type Manifest = ImageManifest | ImageIndex;

export interface ImageManifest {
  readonly kind: 'image';
  readonly mediaType: string;
  /** Media type of the configuration, or `artifactType` where one is. */
  readonly artifactMediaType: string;
  /** Blobs that must exist: the configuration, and the layers without a foreign URL. */
  readonly blobs: readonly string[];
  /** Sum of the layers as stored, compressed: the image's size in ECR. */
  readonly sizeInBytes: number;
}

export interface ImageIndex {
  readonly kind: 'index';
  readonly mediaType: string;
  /** Digests of the manifests, attestations among them. */
  readonly children: readonly string[];
}

const IMAGE_TYPES = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
] as const;
const INDEX_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
] as const;
const MANIFEST_TYPES: readonly string[] = [...IMAGE_TYPES, ...INDEX_TYPES];

export const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Longest manifest that ECR accepts, in bytes. */
export const LONGEST_MANIFEST = 4 * 1024 * 1024;

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
  readonly isElsewhere: boolean;
}

/**
 * Reads a manifest of Docker's version 2 or of OCI.
 *
 * @param provided media type of the request; the manifest's own must be the same
 * @returns a text with the error for an invalid manifest
 */
export function readManifest(text: string, provided: string | undefined): Manifest | string {
  const value = parseObject(text);
  if (value === undefined) return 'Invalid JSON syntax';
  const own = typeof value.mediaType === 'string' ? value.mediaType : undefined;
  if (own !== undefined && provided !== undefined && own !== provided)
    return `Media type is ${provided} but the manifest's is ${own}`;
  const mediaType = own ?? provided ?? (Array.isArray(value.manifests) ? INDEX_TYPES[0] : IMAGE_TYPES[0]);
  if (includes(INDEX_TYPES, mediaType)) return readIndex(value, mediaType);
  if (includes(IMAGE_TYPES, mediaType)) return readImage(value, mediaType);
  return `Unsupported manifest media type ${mediaType}`;
}

/** Whether a manifest says what it is. */
export function namesMediaType(text: string): boolean {
  return typeof parseObject(text)?.mediaType === 'string';
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: Json = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function includes(types: readonly string[], mediaType: string): boolean {
  return types.includes(mediaType);
}

function readIndex(value: JsonObject, mediaType: string): ImageIndex | string {
  const children = readDescriptors(value.manifests);
  if (children === undefined) return 'Invalid image index: `manifests` is a list of descriptors';
  // BuildKit's cache without image-manifest=true lists layers here. ECR answers 400 (observed); the wording is ours.
  const other = children.find((child) => !MANIFEST_TYPES.includes(child.mediaType));
  if (other !== undefined) return `Invalid image index: \`manifests\` holds an entry of type ${other.mediaType}`;
  return { kind: 'index', mediaType, children: children.map((child) => child.digest) };
}

function readImage(value: JsonObject, mediaType: string): ImageManifest | string {
  const config = readDescriptor(value.config ?? null);
  const layers = readDescriptors(value.layers);
  if (config === undefined) return 'Invalid image manifest: `config` is a descriptor';
  if (layers === undefined) return 'Invalid image manifest: `layers` is a list of descriptors';
  return {
    kind: 'image',
    mediaType,
    artifactMediaType: typeof value.artifactType === 'string' ? value.artifactType : config.mediaType,
    blobs: [config, ...layers].filter((blob) => !blob.isElsewhere).map((blob) => blob.digest),
    sizeInBytes: layers.reduce((sum, layer) => sum + layer.size, 0),
  };
}

function readDescriptors(value: Json | undefined): readonly Descriptor[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const descriptors = value.map(readDescriptor).filter((descriptor) => descriptor !== undefined);
  return descriptors.length === value.length ? descriptors : undefined;
}

function readDescriptor(value: Json): Descriptor | undefined {
  if (!isJsonObject(value)) return undefined;
  const { mediaType, digest, size } = value;
  if (typeof mediaType !== 'string' || typeof digest !== 'string' || typeof size !== 'number') return undefined;
  if (!DIGEST.test(digest) || size < 0) return undefined;
  return { mediaType, digest, size, isElsewhere: Array.isArray(value.urls) && value.urls.length > 0 };
}
