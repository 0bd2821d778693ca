import type { ImageReference } from '@slipway/ecs-rules/images';

/** The text of a reference by its parts: what `parseImageReference` read. */
export function formatImageReference(reference: Omit<ImageReference, 'text'>): string {
  const registry = reference.registry === undefined ? '' : `${reference.registry}/`;
  const tag = reference.tag === undefined ? '' : `:${reference.tag}`;
  const digest = reference.digest === undefined ? '' : `@${reference.digest}`;
  return `${registry}${reference.repository}${tag}${digest}`;
}
