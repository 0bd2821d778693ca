import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { isRefusal, paginate, readImageIds, readText } from './ecr-input.ts';
import { type EcrContext, onRepository } from './ecr-operation.ts';
import { describeScan } from './ecr-scans.ts';
import { checkReferences, findById, identify, isMissing, type Missing } from './find-image.ts';
import type { ImageId } from './image-id.ts';
import { type Manifest, namesMediaType } from './manifest.ts';
import { putImage } from './put-image.ts';
import { type Refusal, refuseAbsentImage, refuseParameter, refuseSameImage } from './refusal.ts';
import { groupTags, type Image, type Repository, tagsOf, withoutImage, withoutTag } from './repository.ts';

/** A missing id is an exception here, unlike in BatchGetImage. */
export const describeImages = onRepository((repository, input, context) => {
  const ids = readImageIds(input);
  if (isRefusal(ids)) return ids;
  if (ids === undefined) return describeAll(repository, input, context);
  // ECR API reference, DescribeImages; the wording is assumed.
  if (input.maxResults !== undefined || input.nextToken !== undefined) {
    return refuseParameter('imageIds', 'imageIds cannot be used together with maxResults or nextToken');
  }
  const absent = ids.find((id) => isMissing(findById(repository, id)));
  if (absent !== undefined) return refuseAbsentImage(absent, repository.name, context.account);
  const images = new Set(
    ids.map((id) => findById(repository, id)).filter((found): found is Image => !isMissing(found)),
  );
  return { imageDetails: [...images].map((image) => describe(repository, image, context)) };
});

/** One entry for each tag, and one for each image that has none. */
export const listImages = onRepository((repository, input) => {
  const all = listEntries(repository, readImageStatus(input)).filter((entry) =>
    fitsTagStatus(readTagStatus(input), entry.imageTag),
  );
  const page = paginate(all, (entry) => `${entry.imageDigest} ${entry.imageTag ?? ''}`, input);
  return isRefusal(page) ? page : { imageIds: page.items.map((entry) => ({ ...entry })), ...tokenOf(page) };
});

export const batchGetImage = onRepository((repository, input, context) => {
  const ids = readImageIds(input);
  if (isRefusal(ids)) return ids;
  const found = (ids ?? []).map((id) => ({ id, image: findReadable(repository, id) }));
  return {
    images: found.flatMap(({ id, image }) =>
      isMissing(image) ? [] : [showImage(repository, image, id.imageTag, context)],
    ),
    failures: found.flatMap(({ id, image }) => (isMissing(image) ? [{ imageId: { ...id }, ...image }] : [])),
  };
});

export const putImageOperation = onRepository((repository, input, context) => {
  const text = readText(input.imageManifest);
  if (text === undefined) return refuseParameter('imageManifest', 'Member must not be null');
  // Required of a manifest without a type of its own (ECR API reference, PutImage); the wording is assumed.
  if (!namesMediaType(text) && readText(input.imageManifestMediaType) === undefined) {
    return refuseParameter('imageManifestMediaType', 'Member must not be null for a manifest without mediaType');
  }
  const digest = context.digest(text);
  const tag = readText(input.imageTag);
  const isSame = repository.images.has(digest) && (tag === undefined || repository.tags.get(tag) === digest);
  const outcome = putImage(repository, {
    text,
    digest,
    tag,
    providedDigest: readText(input.imageDigest),
    mediaType: readText(input.imageManifestMediaType),
    pushedAt: context.now,
    registryId: context.account,
  });
  if (!outcome.ok) return outcome.refusal;
  if (isSame) return refuseSameImage(identify(digest, tag), repository.name, context.account);
  return { changed: outcome.repository, output: { image: showImage(outcome.repository, outcome.image, tag, context) } };
});

/** Deletes a tag, or by digest the image with all its tags. */
export const batchDeleteImage = onRepository((repository, input) => {
  const ids = readImageIds(input);
  if (isRefusal(ids)) return ids;
  const imageIds: JsonObject[] = [];
  const failures: JsonObject[] = [];
  let changed = repository;
  for (const id of ids ?? []) {
    const image = findById(changed, id);
    const why = isMissing(image) ? image : checkReferences(changed, image, id.imageTag);
    if (why !== undefined) failures.push({ imageId: { ...id }, ...why });
    else if (!isMissing(image)) {
      imageIds.push(...deletedIds(changed, image, id.imageTag));
      changed = id.imageTag === undefined ? withoutImage(changed, image.digest) : withoutTag(changed, id.imageTag);
    }
  }
  return { changed, output: { imageIds, failures } };
});

function describeAll(repository: Repository, input: JsonObject, context: EcrContext): JsonObject | Refusal {
  const status = readTagStatus(input);
  const tagsByDigest = groupTags(repository);
  const all = [...repository.images.values()].filter(
    (image) =>
      fitsImageStatus(readImageStatus(input), image) && fitsTagStatus(status, tagsByDigest.get(image.digest)?.[0]),
  );
  const page = paginate(all, (image) => image.digest, input);
  if (isRefusal(page)) return page;
  return { imageDetails: page.items.map((image) => describe(repository, image, context)), ...tokenOf(page) };
}

function describe(repository: Repository, image: Image, context: EcrContext): JsonObject {
  const { manifest } = image;
  const imageTags = tagsOf(repository, image.digest);
  return {
    registryId: context.account,
    repositoryName: repository.name,
    imageDigest: image.digest,
    ...defined({
      imageTags: imageTags.length === 0 ? undefined : imageTags,
      imageSizeInBytes: computeSize(repository, manifest),
    }),
    imagePushedAt: image.pushedAt / 1000,
    imageManifestMediaType: manifest.mediaType,
    ...defined({ artifactMediaType: manifest.kind === 'index' ? undefined : manifest.artifactMediaType }),
    imageStatus: toImageStatus(image),
    ...describeScan(repository, image),
  };
}

/** The size is that of the layers as stored, of an index that of its largest image (ECR API reference, ImageDetail). */
function computeSize(repository: Repository, manifest: Manifest): number | undefined {
  if (manifest.kind === 'image') return manifest.sizeInBytes;
  const children = manifest.children.flatMap((digest) => repository.images.get(digest)?.manifest ?? []);
  const sizes = children.map((child) => (child.kind === 'image' ? child.sizeInBytes : 0));
  return sizes.length === 0 ? undefined : Math.max(...sizes);
}

function showImage(repository: Repository, image: Image, tag: string | undefined, context: EcrContext): JsonObject {
  return {
    registryId: context.account,
    repositoryName: repository.name,
    imageId: { ...identify(image.digest, tag) },
    imageManifest: image.text,
    imageManifestMediaType: image.manifest.mediaType,
  };
}

function deletedIds(repository: Repository, image: Image, tag: string | undefined): readonly JsonObject[] {
  if (tag !== undefined) return [{ ...identify(image.digest, tag) }];
  const tags = tagsOf(repository, image.digest);
  if (tags.length === 0) return [{ imageDigest: image.digest }];
  return tags.map((each) => ({ ...identify(image.digest, each) }));
}

function listEntries(repository: Repository, status: Json): readonly ImageId[] {
  const tagsByDigest = groupTags(repository);
  const images = [...repository.images.values()].filter((image) => fitsImageStatus(status, image));
  return images.flatMap(({ digest }) => {
    const tags = tagsByDigest.get(digest) ?? [undefined];
    return tags.map((tag) => identify(digest, tag));
  });
}

function readTagStatus(input: JsonObject): Json | undefined {
  return isJsonObject(input.filter) ? input.filter.tagStatus : undefined;
}

function fitsTagStatus(status: Json | undefined, tag: string | undefined): boolean {
  if (status === 'TAGGED') return tag !== undefined;
  return status === 'UNTAGGED' ? tag === undefined : true;
}

/** Without a filter only ACTIVE images are listed (ECR API reference, DescribeImagesFilter). */
function readImageStatus(input: JsonObject): Json {
  return (isJsonObject(input.filter) ? input.filter.imageStatus : undefined) ?? 'ACTIVE';
}

function fitsImageStatus(status: Json, image: Image): boolean {
  return status === 'ANY' || status === toImageStatus(image);
}

function toImageStatus({ isArchived }: Image): 'ACTIVE' | 'ARCHIVED' {
  return isArchived === true ? 'ARCHIVED' : 'ACTIVE';
}

/** That an archived image is a failure of this code is assumed: the guide only says that it cannot be pulled. */
function findReadable(repository: Repository, id: ImageId): Image | Missing {
  const image = findById(repository, id);
  if (isMissing(image) || image.isArchived !== true) return image;
  return { failureCode: 'ImageInaccessible', failureReason: 'The image is archived' };
}

function tokenOf(page: { readonly nextToken?: string }): JsonObject {
  return defined({ nextToken: page.nextToken });
}
