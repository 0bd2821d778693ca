/** Image references as far as starting a task needs them. */
import type { JsonObject } from '../../json.ts';
import { readObjects, readString } from './input.ts';

/** `repository@digest` in place of the tag; the reference as it is when there is no digest, or it has one. */
export function pinImage(image: string, digest: string | undefined): string {
  if (digest === undefined || image.includes('@')) return image;
  const tagAt = image.lastIndexOf(':');
  return `${tagAt > image.lastIndexOf('/') ? image.slice(0, tagAt) : image}@${digest}`;
}

/**
 * Whether a deployment need not resolve digests with its first task: every container's image has one, or is set to
 * `versionConsistency: disabled` (ECS Developer Guide, container image resolution).
 */
export function isResolved(described: JsonObject): boolean {
  return readObjects(described, 'containerDefinitions').every(
    (container) =>
      (readString(container, 'image') ?? '').includes('@') ||
      readString(container, 'versionConsistency') === 'disabled',
  );
}

/** A digest for a simulated image: always the same for the same reference. */
export function inventDigest(image: string): string {
  let hash = 0x811c9dc5;
  let digest = '';
  for (let round = 0; round < 8; round += 1) {
    for (const character of `${image}#${round}`) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    }
    digest += hash.toString(16).padStart(8, '0');
  }
  return `sha256:${digest}`;
}
