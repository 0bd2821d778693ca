import type { ImageId } from './image-id.ts';

/** A refusal of ECR: one of the exceptions of its API. The registry protocol has its own codes for it. */
export interface Refusal {
  readonly type: RefusalType;
  readonly message: string;
}

export type RefusalType =
  | 'AccessDeniedException'
  | 'EmptyUploadException'
  | 'ImageAlreadyExistsException'
  | 'ImageDigestDoesNotMatchException'
  | 'ImageNotFoundException'
  | 'ImageTagAlreadyExistsException'
  | 'InvalidLayerException'
  | 'InvalidLayerPartException'
  | 'InvalidParameterException'
  | 'InvalidTagParameterException'
  | 'LayerAlreadyExistsException'
  | 'LayersNotFoundException'
  | 'LifecyclePolicyNotFoundException'
  | 'LifecyclePolicyPreviewNotFoundException'
  | 'LimitExceededException'
  | 'PullThroughCacheRuleNotFoundException'
  | 'ReferencedImagesNotFoundException'
  | 'RegistryPolicyNotFoundException'
  | 'RepositoryAlreadyExistsException'
  | 'RepositoryNotEmptyException'
  | 'RepositoryNotFoundException'
  | 'RepositoryPolicyNotFoundException'
  | 'ScanNotFoundException'
  | 'SerializationException'
  | 'TooManyTagsException'
  | 'UnsupportedImageTypeException'
  | 'UploadNotFoundException'
  | 'ValidationException';

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

export function refuseAbsentImage(id: ImageId, name: string, registryId: string): Refusal {
  const digest = id.imageDigest ?? 'null';
  const tag = id.imageTag ?? 'null';
  return {
    type: 'ImageNotFoundException',
    message: `The image with imageId {imageDigest:'${digest}', imageTag:'${tag}'} does not exist within the repository with name '${name}' in the registry with id '${registryId}'`,
  };
}

export function refuseSameImage(id: ImageId, name: string, registryId: string): Refusal {
  const digest = id.imageDigest ?? 'null';
  const tag = id.imageTag ?? 'null';
  return {
    type: 'ImageAlreadyExistsException',
    message: `Image with digest '${digest}' and tag '${tag}' already exists in the repository with name '${name}' in registry with id '${registryId}'`,
  };
}

/** With exclusion filters ECR's text names the tag as immutable. */
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

/** What a repository may have and this one has not: `what` as ECR's text begins. */
export function refuseAbsentSetting(
  what: 'Lifecycle policy' | 'Lifecycle policy preview' | 'Repository policy',
  name: string,
  registryId: string,
): Refusal {
  const types = {
    'Lifecycle policy': 'LifecyclePolicyNotFoundException',
    'Lifecycle policy preview': 'LifecyclePolicyPreviewNotFoundException',
    'Repository policy': 'RepositoryPolicyNotFoundException',
  } as const;
  return {
    type: types[what],
    message: `${what} does not exist for the repository with name '${name}' in the registry with id '${registryId}'`,
  };
}

export function refuseAbsentScan(id: ImageId, name: string, registryId: string): Refusal {
  const digest = id.imageDigest ?? 'null';
  const tag = id.imageTag ?? 'null';
  return {
    type: 'ScanNotFoundException',
    message: `Image scan does not exist for the image with '{imageDigest:'${digest}', imageTag:'${tag}'}' in the repository with name '${name}' in the registry with id '${registryId}'`,
  };
}

export function refuseSecondScan(): Refusal {
  return {
    type: 'LimitExceededException',
    message: 'The scan quota per image has been exceeded. Wait and try again.',
  };
}

/** Wording assumed. */
export function refuseUnscannable(digest: string, name: string, registryId: string): Refusal {
  return {
    type: 'UnsupportedImageTypeException',
    message: `The image with digest '${digest}' in the repository with name '${name}' in the registry with id '${registryId}' is of a type that cannot be scanned`,
  };
}

/** Text as IAM writes it: the registry of another account has no policy that allows it. */
export function refuseForeignRegistry(
  action: string,
  name: string,
  place: { readonly region: string; readonly registryId: string },
): Refusal {
  const arn = `arn:aws:ecr:${place.region}:${place.registryId}:repository/${name}`;
  const why = `because no resource-based policy allows the ecr:${action} action`;
  return {
    type: 'AccessDeniedException',
    message: `The caller is not authorized to perform: ecr:${action} on resource: ${arn} ${why}`,
  };
}

/** Wording assumed. */
export function refuseAbsentUpload(uploadId: string, name: string, registryId: string): Refusal {
  return {
    type: 'UploadNotFoundException',
    message: `Layer upload with id '${uploadId}' does not exist in the repository with name '${name}' in the registry with id '${registryId}'`,
  };
}

/** Wording assumed. */
export function refuseExistingLayer(digest: string, name: string, registryId: string): Refusal {
  return {
    type: 'LayerAlreadyExistsException',
    message: `The layer with digest '${digest}' already exists in the repository with name '${name}' in the registry with id '${registryId}'`,
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
export function refuseOtherDigest(provided: string, actual: string): Refusal {
  return {
    type: 'ImageDigestDoesNotMatchException',
    message: `The provided image digest '${provided}' does not match the digest of the manifest '${actual}'`,
  };
}

export function refuseParameter(name: string, constraint: string): Refusal {
  return {
    type: 'InvalidParameterException',
    message: `Invalid parameter at '${name}' failed to satisfy constraint: '${constraint}'`,
  };
}
