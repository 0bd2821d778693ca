/** Images by digest in place of a tag: a tag names another image as soon as someone moves it. */
import { pinText } from '@slipway/ecs-rules/images';
import type { TaskDefinitionDocument } from '../ports/task-definition.ts';

/** `sha256:…` by the name of the container that runs the image. */
export type ImageDigests = Readonly<Record<string, string>>;

/** The digest of a container; undefined where it is not known. A container may be named `toString`. */
export function digestOf(digests: ImageDigests, container: string): string | undefined {
  return Object.hasOwn(digests, container) ? digests[container] : undefined;
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
    return image === undefined || digest === undefined ? container : { ...container, image: pinText(image, digest) };
  });
  return { ...document, containerDefinitions };
}
