/** Which images ran of a revision: ECS resolves a tag once for each deployment, so the tag alone does not say it. */
import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { listImages } from '../image/named-image.ts';
import type { ImageDigests } from '../image/pin.ts';
import type { ServiceDeploymentRecord } from '../ports/service-records.ts';

/** Statuses of a service deployment whose images run, or are about to (ECS API reference, ServiceDeployment). */
const RUNNING_STATUSES: ReadonlySet<string> = new Set(['PENDING', 'IN_PROGRESS', 'SUCCESSFUL']);

/**
 * Of the last deployment of the revision that was not rolled back, as ECS resolved them. Undefined where none are
 * recorded.
 * @param history service deployments, newest first
 */
export function findImages(
  history: readonly ServiceDeploymentRecord[],
  revisionArn: RevisionArn,
): ImageDigests | undefined {
  const last = history.find((one) => one.targetRevisionArn === revisionArn && RUNNING_STATUSES.has(one.status));
  const images = last?.targetImages ?? {};
  return Object.keys(images).length === 0 ? undefined : images;
}

/** Of containers whose image is named by digest. Undefined when an image has a tag. */
export function readOwnDigests(described: JsonObject): ImageDigests | undefined {
  const images = listImages(described);
  const digests = images.flatMap(({ container, identifier }): [string, string][] =>
    'digest' in identifier ? [[container, identifier.digest]] : [],
  );
  return digests.length < images.length ? undefined : Object.fromEntries(digests);
}

/** What all tasks agree on. */
export function mergeDigests(tasks: readonly ImageDigests[]): ImageDigests {
  const [first = {}, ...others] = tasks;
  const agreed = Object.entries(first).filter(([container, digest]) =>
    others.every((images) => images[container] === digest),
  );
  return Object.fromEntries(agreed);
}
