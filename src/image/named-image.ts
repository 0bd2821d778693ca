/** The images of a revision or a request, and the registry that has them. */

import { type ImageReference, isEcrHost, parseImageReference } from '@slipway/ecs-rules/images';
import { defined, isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import type { ImageIdentifier } from '../ports/ecr.ts';
import type { CallerIdentity } from '../ports/identity.ts';

/** An image by its reference. */
export interface NamedImage {
  /** As it was written. */
  readonly reference: string;
  /** Absent for what is no image reference, or has no host. */
  readonly registry?: string;
  readonly repository: string;
  readonly identifier: ImageIdentifier;
}

const NO_TAG = 'latest';

/** An image of a container. */
export interface ContainerImage extends NamedImage {
  readonly container: string;
}

/** The images of a task definition as described, each container's own. */
export function listImages(described: JsonObject): readonly ContainerImage[] {
  const containers = Array.isArray(described.containerDefinitions) ? described.containerDefinitions : [];
  return containers.filter(isJsonObject).flatMap((container): readonly ContainerImage[] => {
    const reference = typeof container.image === 'string' ? container.image : '';
    return reference === '' ? [] : [{ container: String(container.name ?? ''), ...parseNamedImage(reference) }];
  });
}

/** The image of a text that may be no reference, as a document has it. */
export function parseNamedImage(text: string): NamedImage {
  return nameReference(parseImageReference(text) ?? { text, repository: '' });
}

/** The part of a reference that finds the image: its digest before its tag. */
export function nameReference({ text, registry, repository, tag, digest }: ImageReference): NamedImage {
  return {
    reference: text,
    ...defined({ registry }),
    repository,
    identifier: digest === undefined ? { tag: tag ?? NO_TAG } : { digest },
  };
}

/**
 * Whether the registry of these credentials is the image's: the host of a private registry begins with its account and
 * has its region (ECR User Guide, "Amazon ECR private registry").
 */
export function isOwnRegistry(host: string, { account, region }: CallerIdentity): boolean {
  return isEcrHost(host) && host.startsWith(`${account}.`) && host.split('.').includes(region);
}

/** Whether the registry is on the machine of the run. */
export function isLoopback(host: string): boolean {
  return /^(?:127(?:\.\d+){3}|localhost|\[::1\])(?::\d+)?$/.test(host);
}
