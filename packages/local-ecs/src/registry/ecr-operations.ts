import { batchDeleteImage, batchGetImage, describeImages, listImages, putImageOperation } from './ecr-images.ts';
import {
  deleteLifecyclePolicy,
  getLifecyclePolicy,
  getLifecyclePolicyPreview,
  putLifecyclePolicy,
  startLifecyclePolicyPreview,
} from './ecr-lifecycle.ts';
import type { EcrOperation } from './ecr-operation.ts';
import { createRepository, deleteRepository, describeRepositories } from './ecr-repositories.ts';
import { describeImageScanFindings, describePullThroughCacheRules, startImageScan } from './ecr-scans.ts';
import {
  deleteRepositoryPolicy,
  getRepositoryPolicy,
  putImageScanningConfiguration,
  putImageTagMutability,
  setRepositoryPolicy,
} from './ecr-settings.ts';
import { updateImageStorageClass } from './ecr-storage-class.ts';
import { listTagsForResource, tagResource, untagResource } from './ecr-tags.ts';
import { listImageReferrers } from './referrers.ts';

/** The operations of ECR's API that need nothing but what the registry knows. */
export const ECR_OPERATIONS: ReadonlyMap<string, EcrOperation> = new Map([
  ['BatchDeleteImage', batchDeleteImage],
  ['BatchGetImage', batchGetImage],
  ['CreateRepository', createRepository],
  ['DeleteLifecyclePolicy', deleteLifecyclePolicy],
  ['DeleteRepository', deleteRepository],
  ['DeleteRepositoryPolicy', deleteRepositoryPolicy],
  ['DescribeImageScanFindings', describeImageScanFindings],
  ['DescribeImages', describeImages],
  ['DescribePullThroughCacheRules', describePullThroughCacheRules],
  ['DescribeRepositories', describeRepositories],
  ['GetLifecyclePolicy', getLifecyclePolicy],
  ['GetLifecyclePolicyPreview', getLifecyclePolicyPreview],
  ['GetRepositoryPolicy', getRepositoryPolicy],
  ['ListImageReferrers', listImageReferrers],
  ['ListImages', listImages],
  ['ListTagsForResource', listTagsForResource],
  ['PutImage', putImageOperation],
  ['PutImageScanningConfiguration', putImageScanningConfiguration],
  ['PutImageTagMutability', putImageTagMutability],
  ['PutLifecyclePolicy', putLifecyclePolicy],
  ['SetRepositoryPolicy', setRepositoryPolicy],
  ['StartImageScan', startImageScan],
  ['StartLifecyclePolicyPreview', startLifecyclePolicyPreview],
  ['TagResource', tagResource],
  ['UntagResource', untagResource],
  ['UpdateImageStorageClass', updateImageStorageClass],
]);
