/** Images by digest in place of a tag: a tag names another image as soon as somebody moves it. */
import { parseImageReference } from '../registry/image-reference.ts';
import type { TaskDefinitionDocument } from '../task-definition/document.ts';

/** `sha256:…` by the name of the container that runs the image. */
export type ImageDigests = Readonly<Record<string, string>>;

/** The digest of a container; undefined where it is not known. A container may be named `toString`. */
export function digestOf(digests: ImageDigests, container: string): string | undefined {
  return Object.hasOwn(digests, container) ? digests[container] : undefined;
}

/** `REGISTRY/REPOSITORY@DIGEST` of a reference by tag; one that has a digest, or is no reference, stays as it is. */
export function pinReference(reference: string, digest: string): string {
  const parsed = parseImageReference(reference);
  if (parsed === undefined || parsed.digest !== undefined) return reference;
  const { registry, repository } = parsed;
  return `${registry === undefined ? '' : `${registry}/`}${repository}@${digest}`;
}

/** The document with the images of these containers by digest. */
export function pinContainers(document: TaskDefinitionDocument, digests: ImageDigests): TaskDefinitionDocument {
  return mapImages(document, (container) => digestOf(digests, container));
}

/** The document with all images by digest that are known. @param digests by reference, as the document has it */
export function pinImages(
  document: TaskDefinitionDocument,
  digests: ReadonlyMap<string, string>,
): TaskDefinitionDocument {
  return mapImages(document, (_, image) => digests.get(image));
}

function mapImages(
  document: TaskDefinitionDocument,
  findDigest: (container: string, image: string) => string | undefined,
): TaskDefinitionDocument {
  const containers: unknown = document.containerDefinitions;
  if (!Array.isArray(containers)) return document;
  const containerDefinitions = document.containerDefinitions.map((container) => {
    const { name, image } = container;
    const digest = typeof image === 'string' ? findDigest(name, image) : undefined;
    return image === undefined || digest === undefined
      ? container
      : { ...container, image: pinReference(image, digest) };
  });
  return { ...document, containerDefinitions };
}
