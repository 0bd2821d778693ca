import type { ImageId } from './image-id.ts';
import { DIGEST } from './manifest.ts';
import { type Image, type Repository, tagsOf } from './repository.ts';

/** Why an image id finds nothing, or may not be deleted, in the words of the API's `failures`. */
export interface Missing {
  readonly failureCode: string;
  readonly failureReason: string;
}

/** The image of an id; where it has both a digest and a tag, they agree. */
export function findById(repository: Repository, id: ImageId): Image | Missing {
  const { imageDigest, imageTag } = id;
  if (imageDigest === undefined && imageTag === undefined) {
    return {
      failureCode: 'MissingDigestAndTag',
      failureReason: 'Invalid request parameters: both tag and digest cannot be null',
    };
  }
  if (imageDigest !== undefined && !DIGEST.test(imageDigest)) {
    return {
      failureCode: 'InvalidImageDigest',
      failureReason: 'Invalid request parameters: image digest should satisfy the regex',
    };
  }
  const tagged = imageTag === undefined ? imageDigest : repository.tags.get(imageTag);
  if (tagged !== undefined && imageDigest !== undefined && tagged !== imageDigest) {
    return { failureCode: 'ImageTagDoesNotMatchDigest', failureReason: 'The image tag does not point to the digest' };
  }
  const image = repository.images.get(tagged ?? '');
  return image ?? { failureCode: 'ImageNotFound', failureReason: 'Requested image not found' };
}

export function isMissing(found: Image | Missing): found is Missing {
  return 'failureCode' in found;
}

/** An image that an index names stays as long as the index does; a tag that is not its last may go. */
export function checkReferences(repository: Repository, image: Image, tag: string | undefined): Missing | undefined {
  if (tag !== undefined && tagsOf(repository, image.digest).length > 1) return undefined;
  const indexes = [...repository.images.values()].filter(
    ({ manifest }) => manifest.kind === 'index' && manifest.children.includes(image.digest),
  );
  if (indexes.length === 0) return undefined;
  const names = indexes.map((one) => one.digest).join(', ');
  return {
    failureCode: 'ImageReferencedByManifestList',
    failureReason: `Requested image referenced by manifest list: [${names}]`,
  };
}

export function identify(imageDigest: string, imageTag: string | undefined): ImageId {
  return imageTag === undefined ? { imageDigest } : { imageDigest, imageTag };
}
