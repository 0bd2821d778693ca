import { isJsonObject } from '@slipway/ecs-rules/values';
import { isRefusal, readImageIds } from './ecr-input.ts';
import { answer, type EcrOperation, onRepository } from './ecr-operation.ts';
import { findById, isMissing } from './find-image.ts';
import { refuseAbsentImage, refuseAbsentScan, refuseNotSimulated, refuseParameter } from './refusal.ts';

/** Image scans: settings are stored, no image is scanned. */

/** No scan ever exists. */
export const describeImageScanFindings = onRepository((repository, input, context) => {
  const ids = readImageIds({ imageIds: isJsonObject(input.imageId) ? [input.imageId] : [] });
  if (isRefusal(ids)) return ids;
  const [id] = ids ?? [];
  if (id === undefined) return refuseParameter('imageId', 'Member must not be null');
  return isMissing(findById(repository, id))
    ? refuseAbsentImage(id, repository.name, context.account)
    : refuseAbsentScan(id, repository.name, context.account);
});

export const startImageScan = onRepository(() => refuseNotSimulated('Scanning images'));

export const getRegistryScanningConfiguration: EcrOperation = (catalogue, _input, context) =>
  answer(catalogue, { registryId: context.account, scanningConfiguration: { scanType: 'BASIC', rules: [] } });

/** The default settings of a registry: no replication, no pull-through cache. */
export const describeRegistry: EcrOperation = (catalogue, _input, context) =>
  answer(catalogue, { registryId: context.account, replicationConfiguration: { rules: [] } });

export const describePullThroughCacheRules: EcrOperation = (catalogue) =>
  answer(catalogue, { pullThroughCacheRules: [] });
