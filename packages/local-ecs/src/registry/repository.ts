import { isTagImmutable } from '@slipway/ecs-rules/images';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Manifest } from './manifest.ts';

/** The state of the registry. Blobs are on disk; everything here is values. Times are milliseconds, epoch. */
export type Catalogue = ReadonlyMap<string, Repository>;

export interface Repository {
  readonly name: string;
  readonly createdAt: number;
  readonly mutability: TagMutabilitySetting;
  /** Tags that the mutability does not apply to, with `*` for any run of characters. */
  readonly exclusions: readonly string[];
  readonly scanOnPush: boolean;
  /** Type and key; absent in what an earlier version saved. */
  readonly encryption?: JsonObject;
  /** Tags of the repository itself, as a resource. */
  readonly resourceTags: ReadonlyMap<string, string>;
  /** The repository policy, as JSON: stored and shown, never evaluated. */
  readonly policyText: string | undefined;
  /** The lifecycle policy, as JSON: stored and shown, not carried out. */
  readonly lifecyclePolicyText: string | undefined;
  /** When it was put; absent in what an earlier version saved. */
  readonly lifecycleEvaluatedAt?: number;
  /** The policy of the last preview. */
  readonly previewedPolicyText: string | undefined;
  /** By digest, in the order of the first push. */
  readonly images: ReadonlyMap<string, Image>;
  /** Digest by tag. */
  readonly tags: ReadonlyMap<string, string>;
  /** Size in bytes by digest of each blob pushed or mounted here. */
  readonly layers: ReadonlyMap<string, number>;
}

export const TAG_MUTABILITIES = ['MUTABLE', 'IMMUTABLE', 'MUTABLE_WITH_EXCLUSION', 'IMMUTABLE_WITH_EXCLUSION'] as const;
export type TagMutabilitySetting = (typeof TAG_MUTABILITIES)[number];

export interface Image {
  readonly digest: string;
  /** The manifest, byte for byte. */
  readonly text: string;
  readonly manifest: Manifest;
  readonly pushedAt: number;
  /** The last scan that a call began. */
  readonly scannedAt?: number;
  /** In the archive storage class: described, not pulled. */
  readonly isArchived?: boolean;
}

/** Whether a tag, once set, stays with its image. */
export function isImmutable({ mutability, exclusions }: Repository, tag: string): boolean {
  return isTagImmutable({ hasImmutableTags: mutability.startsWith('IMMUTABLE'), exceptions: exclusions }, tag);
}

export function withRepository(catalogue: Catalogue, repository: Repository): Catalogue {
  return new Map(catalogue).set(repository.name, repository);
}

export function withoutRepository(catalogue: Catalogue, name: string): Catalogue {
  return new Map([...catalogue].filter(([other]) => other !== name));
}

export function withLayer(repository: Repository, digest: string, size: number): Repository {
  return { ...repository, layers: new Map(repository.layers).set(digest, size) };
}

/**
 * Puts an image in, and the tag on it; one that exists keeps the time of its first push. A push restores an archived
 * one.
 */
export function withImage(repository: Repository, image: Image, tag: string | undefined): Repository {
  const known = repository.images.get(image.digest);
  const isKept = known !== undefined && known.isArchived !== true;
  const images = isKept ? repository.images : new Map(repository.images).set(image.digest, image);
  const tags = tag === undefined ? repository.tags : new Map(repository.tags).set(tag, image.digest);
  return { ...repository, images, tags };
}

/** Deletes a tag. The image is deleted with its last tag, as in ECR. */
export function withoutTag(repository: Repository, tag: string): Repository {
  const digest = repository.tags.get(tag);
  const tags = new Map([...repository.tags].filter(([other]) => other !== tag));
  const without = { ...repository, tags };
  const isLast = digest !== undefined && tagsOf(without, digest).length === 0;
  return isLast ? withoutImage(without, digest) : without;
}

/** Deletes an image with all its tags. */
export function withoutImage(repository: Repository, digest: string): Repository {
  return {
    ...repository,
    images: new Map([...repository.images].filter(([other]) => other !== digest)),
    tags: new Map([...repository.tags].filter(([, tagged]) => tagged !== digest)),
  };
}

/** Tags of an image, in alphabetical order. */
export function tagsOf(repository: Repository, digest: string): readonly string[] {
  return [...repository.tags]
    .filter(([, tagged]) => tagged === digest)
    .map(([tag]) => tag)
    .sort();
}

/** Tags by digest, for the images that have some. */
export function groupTags(repository: Repository): ReadonlyMap<string, readonly string[]> {
  const tagsByDigest = new Map<string, string[]>();
  for (const [tag, digest] of repository.tags) {
    const tags = tagsByDigest.get(digest);
    if (tags === undefined) tagsByDigest.set(digest, [tag]);
    else tags.push(tag);
  }
  return tagsByDigest;
}

/** An image that can be pulled, by digest (`sha256:…`) or else by tag. */
export function findPullable(repository: Repository, reference: string): Image | undefined {
  const image = findImage(repository, reference);
  return image?.isArchived === true ? undefined : image;
}

/** Finds by digest (`sha256:…`) or else by tag. */
export function findImage(repository: Repository, reference: string): Image | undefined {
  return repository.images.get(reference.includes(':') ? reference : (repository.tags.get(reference) ?? ''));
}
