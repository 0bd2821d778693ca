/** The images of a revision or a request, and which registry can be asked for them. */
import { isJsonObject, type JsonObject } from '../json.ts';
import { isEcrHost, parseImageReference } from '../registry/image-reference.ts';
import type { ImageIdentifier } from '../world/ecr.ts';
import type { CallerIdentity } from '../world.ts';

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
    return reference === '' ? [] : [{ container: String(container.name ?? ''), ...nameImage(reference) }];
  });
}

/** The parts of a reference by which the image is looked for: its digest before its tag. */
export function nameImage(reference: string): NamedImage {
  const { registry, repository = '', tag, digest } = parseImageReference(reference) ?? {};
  return {
    reference,
    ...(registry === undefined ? {} : { registry }),
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
