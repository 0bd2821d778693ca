import { defined, isJsonObject } from '@slipway/ecs-rules/values';
import { readText } from './ecr-input.ts';
import { identifyRepository, onRepository } from './ecr-operation.ts';
import { findById, isMissing } from './find-image.ts';
import { refuseAbsentImage, refuseParameter } from './refusal.ts';

/**
 * Archives an image or restores it (ECR API reference, UpdateImageStorageClass). Amazon ECR takes a while to restore
 * one (ACTIVATING); here it is ACTIVE at once.
 */
export const updateImageStorageClass = onRepository((repository, input, context) => {
  const given = isJsonObject(input.imageId) ? input.imageId : {};
  const [imageDigest, imageTag] = [readText(given.imageDigest), readText(given.imageTag)];
  const id = defined({ imageDigest, imageTag });
  const target = input.targetStorageClass;
  if (target !== 'ARCHIVE' && target !== 'STANDARD') {
    return refuseParameter('targetStorageClass', 'must satisfy enum value set: [STANDARD, ARCHIVE]');
  }
  const image = findById(repository, id);
  if (isMissing(image)) return refuseAbsentImage(id, repository.name, context.account);
  const isArchived = target === 'ARCHIVE';
  const images = new Map(repository.images).set(image.digest, { ...image, isArchived });
  const imageStatus = isArchived ? 'ARCHIVED' : 'ACTIVE';
  return {
    changed: { ...repository, images },
    output: { ...identifyRepository(repository, context), imageId: { ...id }, imageStatus },
  };
});
