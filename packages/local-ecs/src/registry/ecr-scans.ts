import { defined, isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import { isRefusal, paginate, readImageIds, readText, readTexts } from './ecr-input.ts';
import { answer, type EcrOperation, identifyRepository, onRepository, refuseOperation } from './ecr-operation.ts';
import { findById, identify, isMissing } from './find-image.ts';
import {
  type Refusal,
  refuseAbsentImage,
  refuseAbsentScan,
  refuseParameter,
  refuseSecondScan,
  refuseUnscannable,
} from './refusal.ts';
import type { Image, Repository } from './repository.ts';

/** Image scans: they complete at once and find nothing. */

const DAY_MS = 86_400_000;

/** Once a day (ECR User Guide, image scanning). */
export const startImageScan = onRepository((repository, input, context) => {
  const image = findScanned(repository, input, context.account);
  if (isRefusal(image)) return image;
  if (image.manifest.kind === 'index') return refuseUnscannable(image.digest, repository.name, context.account);
  const last = findScanTime(repository, image);
  if (last !== undefined && context.now - last < DAY_MS) return refuseSecondScan();
  const images = new Map(repository.images).set(image.digest, { ...image, scannedAt: context.now });
  const output = {
    ...identifyRepository(repository, context),
    imageId: { ...identify(image.digest, readTag(input)) },
    imageScanStatus: { status: 'IN_PROGRESS' },
  };
  return { changed: { ...repository, images }, output };
});

export const describeImageScanFindings = onRepository((repository, input, context) => {
  const image = findScanned(repository, input, context.account);
  if (isRefusal(image)) return image;
  const at = findScanTime(repository, image);
  if (at === undefined) return refuseAbsentScan(readId(input), repository.name, context.account);
  const page = paginate([], String, input);
  if (isRefusal(page)) return page;
  return {
    ...identifyRepository(repository, context),
    imageId: { ...identify(image.digest, readTag(input)) },
    imageScanStatus: SCANNED,
    imageScanFindings: { ...summarizeScan(at), findings: [] },
  };
});

const SCANNED = { status: 'COMPLETE', description: 'The scan was completed successfully.' };

function summarizeScan(at: number): JsonObject {
  return { imageScanCompletedAt: at / 1000, vulnerabilitySourceUpdatedAt: at / 1000, findingSeverityCounts: {} };
}

/** What DescribeImages shows of a scan. */
export function describeScan(repository: Repository, image: Image): JsonObject {
  const at = findScanTime(repository, image);
  return at === undefined ? {} : { imageScanStatus: SCANNED, imageScanFindingsSummary: summarizeScan(at) };
}

/** With scan on push an image is scanned as it comes. */
function findScanTime({ scanOnPush }: Repository, { scannedAt, pushedAt, manifest }: Image): number | undefined {
  return scannedAt ?? (scanOnPush && manifest.kind !== 'index' ? pushedAt : undefined);
}

function readId(input: JsonObject) {
  const imageId = isJsonObject(input.imageId) ? input.imageId : {};
  return defined({ imageDigest: readText(imageId.imageDigest), imageTag: readText(imageId.imageTag) });
}

function readTag(input: JsonObject): string | undefined {
  return readId(input).imageTag;
}

function findScanned(repository: Repository, input: JsonObject, account: string): Image | Refusal {
  const ids = readImageIds({ imageIds: isJsonObject(input.imageId) ? [input.imageId] : [] });
  if (isRefusal(ids)) return ids;
  const [id] = ids ?? [];
  if (id === undefined) return refuseParameter('imageId', 'Member must not be null');
  const image = findById(repository, id);
  return isMissing(image) ? refuseAbsentImage(id, repository.name, account) : image;
}

/** No rule exists: none is there to be named. A registry of another account has none either. */
export const describePullThroughCacheRules: EcrOperation = (catalogue, input, context) => {
  const registryId = readText(input.registryId) ?? context.account;
  if (!/^\d{12}$/.test(registryId)) {
    return refuseOperation(catalogue, refuseParameter('registryId', "must satisfy regular expression '[0-9]{12}'"));
  }
  const [prefix] = readTexts(input.ecrRepositoryPrefixes);
  if (prefix === undefined) return answer(catalogue, { pullThroughCacheRules: [] });
  const message = `The pull through cache rule with ecrRepositoryPrefix '${prefix}' does not exist in the registry with id '${registryId}'`;
  return refuseOperation(catalogue, { type: 'PullThroughCacheRuleNotFoundException', message });
};
