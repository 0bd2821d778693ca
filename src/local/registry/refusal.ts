import type { ImageReference } from './ecr-input.ts';

/** A refusal of ECR: one of the exceptions of its API. The registry protocol says the same in its own codes. */
export interface Refusal {
  readonly type: RefusalType;
  readonly message: string;
}

export type RefusalType =
  | 'ImageAlreadyExistsException'
  | 'ImageDigestDoesNotMatchException'
  | 'ImageNotFoundException'
  | 'ImageTagAlreadyExistsException'
  | 'InvalidParameterException'
  | 'InvalidTagParameterException'
  | 'LayersNotFoundException'
  | 'ReferencedImagesNotFoundException'
  | 'RepositoryAlreadyExistsException'
  | 'RepositoryNotEmptyException'
  | 'RepositoryNotFoundException';

/** The refusals' texts, as observed in ECR's answers, but for those marked as assumed. */
export function refuseAbsentRepository(name: string, registryId: string): Refusal {
  return {
    type: 'RepositoryNotFoundException',
    message: `The repository with name '${name}' does not exist in the registry with id '${registryId}'`,
  };
}

export function refuseExistingRepository(name: string, registryId: string): Refusal {
  return {
    type: 'RepositoryAlreadyExistsException',
    message: `The repository with name '${name}' already exists in the registry with id '${registryId}'`,
  };
}

export function refuseFullRepository(name: string, registryId: string): Refusal {
  return {
    type: 'RepositoryNotEmptyException',
    message: `The repository with name '${name}' in registry with id '${registryId}' cannot be deleted because it still contains images`,
  };
}

export function refuseAbsentImage(id: ImageReference, name: string, registryId: string): Refusal {
  const digest = id.imageDigest ?? 'null';
  const tag = id.imageTag ?? 'null';
  return {
    type: 'ImageNotFoundException',
    message: `The image with imageId {imageDigest:'${digest}', imageTag:'${tag}'} does not exist within the repository with name '${name}' in the registry with id '${registryId}'`,
  };
}

export function refuseSameImage(id: ImageReference, name: string, registryId: string): Refusal {
  const digest = id.imageDigest ?? 'null';
  const tag = id.imageTag ?? 'null';
  return {
    type: 'ImageAlreadyExistsException',
    message: `Image with digest '${digest}' and tag '${tag}' already exists in the repository with name '${name}' in registry with id '${registryId}'`,
  };
}

/** With exclusion filters it is the tag that is immutable, and ECR's text says so. */
export function refuseTakenTag(tag: string, name: string, isWholeRepository: boolean): Refusal {
  const what = isWholeRepository ? 'repository' : 'tag';
  return {
    type: 'ImageTagAlreadyExistsException',
    message: `The image tag '${tag}' already exists in the '${name}' repository and cannot be overwritten because the ${what} is immutable.`,
  };
}

export function refuseAbsentLayers(digests: readonly string[], name: string, registryId: string): Refusal {
  return {
    type: 'LayersNotFoundException',
    message: `Layers with digests '[${digests.join(', ')}]' required for pushing image into repository with name '${name}' in the registry with id '${registryId}' do not exist`,
  };
}

/** Wording assumed, after that of absent layers. */
export function refuseAbsentChildren(digests: readonly string[], name: string, registryId: string): Refusal {
  return {
    type: 'ReferencedImagesNotFoundException',
    message: `Images with digests '[${digests.join(', ')}]' required for pushing image into repository with name '${name}' in the registry with id '${registryId}' do not exist`,
  };
}

/** Wording assumed. */
export function refuseOtherDigest(told: string, actual: string): Refusal {
  return {
    type: 'ImageDigestDoesNotMatchException',
    message: `The provided image digest '${told}' does not match the digest of the manifest '${actual}'`,
  };
}

export function refuseParameter(name: string, constraint: string): Refusal {
  return {
    type: 'InvalidParameterException',
    message: `Invalid parameter at '${name}' failed to satisfy constraint: '${constraint}'`,
  };
}
