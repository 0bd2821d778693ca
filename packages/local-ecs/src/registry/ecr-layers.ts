import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Blobs } from './blobs.ts';
import { readText, readTexts } from './ecr-input.ts';
import {
  type EcrChange,
  type EcrContext,
  type EcrOperation,
  identifyRepository,
  onRepository,
} from './ecr-operation.ts';
import { DIGEST } from './manifest.ts';
import type { Passwords } from './passwords.ts';
import {
  type Refusal,
  refuseAbsentLayers,
  refuseAbsentUpload,
  refuseExistingLayer,
  refuseParameter,
} from './refusal.ts';
import { type Repository, withLayer } from './repository.ts';

/** Layers by the API: what docker does by the registry protocol, and the address that a layer is fetched from. */

export interface LayerPorts {
  readonly blobs: Blobs;
  readonly passwords: Passwords;
}

/** Bytes of a part, but for the last (ECR API reference, InitiateLayerUpload: the size that ECR expects). */
const PART_SIZE = 10 * 1024 * 1024;

/** ECR API reference, BatchCheckLayerAvailability. */
const MOST_LAYERS = 100;

/** The operations that touch the layers' bytes. */
export function createLayerOperations(ports: LayerPorts): ReadonlyMap<string, EcrOperation> {
  const { blobs, passwords } = ports;
  return new Map([
    ['BatchCheckLayerAvailability', onRepository(checkLayers)],
    ['InitiateLayerUpload', onRepository(() => ({ uploadId: blobs.startUpload(), partSize: PART_SIZE }))],
    ['UploadLayerPart', onRepository((...call) => uploadLayerPart(blobs, ...call))],
    ['CompleteLayerUpload', onRepository((...call) => completeLayerUpload(blobs, ...call))],
    ['GetDownloadUrlForLayer', onRepository((...call) => offerDownload(passwords, ...call))],
  ]);
}

function checkLayers(repository: Repository, input: JsonObject): JsonObject | Refusal {
  const digests = readTexts(input.layerDigests);
  if (digests.length > MOST_LAYERS) {
    return refuseParameter('layerDigests', `Member must have length less than or equal to ${MOST_LAYERS}`);
  }
  return {
    layers: digests.filter((digest) => DIGEST.test(digest)).map((digest) => describeLayer(repository, digest)),
    failures: digests
      .filter((digest) => !DIGEST.test(digest))
      .map((layerDigest) => ({
        layerDigest,
        failureCode: 'InvalidLayerDigest',
        failureReason: 'Invalid layer digest',
      })),
  };
}

function describeLayer(repository: Repository, layerDigest: string): JsonObject {
  const layerSize = repository.layers.get(layerDigest);
  if (layerSize === undefined) return { layerDigest, layerAvailability: 'UNAVAILABLE' };
  return { layerDigest, layerAvailability: 'AVAILABLE', layerSize };
}

function uploadLayerPart(
  blobs: Blobs,
  repository: Repository,
  input: JsonObject,
  context: EcrContext,
): JsonObject | Refusal {
  const uploadId = readText(input.uploadId) ?? '';
  const size = blobs.uploadSize(uploadId);
  if (size === undefined) return refuseAbsentUpload(uploadId, repository.name, context.account);
  const part = Buffer.from(readText(input.layerPartBlob) ?? '', 'base64');
  const { partFirstByte, partLastByte } = input;
  if (partFirstByte !== size || partLastByte !== size + part.length - 1) {
    return refusePart(`the next part begins at byte ${size} and ends where its ${part.length} bytes end`);
  }
  const taken = blobs.appendPart(uploadId, part);
  if (taken === undefined) return refusePart('another part is in progress');
  return { ...identifyRepository(repository, context), uploadId, lastByteReceived: taken - 1 };
}

/** Wording assumed. */
function refusePart(why: string): Refusal {
  return { type: 'InvalidLayerPartException', message: `The layer part is not valid: ${why}` };
}

function completeLayerUpload(
  blobs: Blobs,
  repository: Repository,
  input: JsonObject,
  context: EcrContext,
): EcrChange | Refusal {
  const uploadId = readText(input.uploadId) ?? '';
  const [layerDigest = '', ...others] = readTexts(input.layerDigests);
  if (!DIGEST.test(layerDigest) || others.length > 0)
    return refuseParameter('layerDigests', 'must be one sha256 digest');
  const size = blobs.uploadSize(uploadId);
  if (size === undefined) return refuseAbsentUpload(uploadId, repository.name, context.account);
  if (size === 0) return { type: 'EmptyUploadException', message: 'The layer upload has no parts' };
  if (repository.layers.has(layerDigest)) return refuseExistingLayer(layerDigest, repository.name, context.account);
  const finished = blobs.finish(uploadId, layerDigest);
  if (!finished.ok) return { type: 'InvalidLayerException', message: 'The layer digest does not match its bytes' };
  return {
    changed: withLayer(repository, layerDigest, finished.size),
    output: { ...identifyRepository(repository, context), uploadId, layerDigest },
  };
}

/** The address lets one download through. */
function offerDownload(
  passwords: Passwords,
  repository: Repository,
  input: JsonObject,
  context: EcrContext,
): JsonObject | Refusal {
  const layerDigest = readText(input.layerDigest) ?? '';
  if (!DIGEST.test(layerDigest)) return refuseParameter('layerDigest', 'must be a sha256 digest');
  if (!repository.layers.has(layerDigest)) return refuseAbsentLayers([layerDigest], repository.name, context.account);
  const token = passwords.issueOnce(layerDigest);
  const path = `/v2/${repository.name}/blobs/${layerDigest}`;
  return { downloadUrl: `http://${context.registryHost}${path}?token=${token}`, layerDigest };
}
