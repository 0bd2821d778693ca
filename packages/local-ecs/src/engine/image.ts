/** Image references as far as starting a task needs them. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readObjects, readString } from './input.ts';

/** `repository@digest` in place of the tag; the reference as it is when there is no digest, or it has one. */
export function pinImage(image: string, digest: string | undefined): string {
  if (digest === undefined || image.includes('@')) return image;
  return `${splitTag(image)[0]}@${digest}`;
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

/**
 * The digest that a reference names: its own, else what the registry has for its tag; an invented one for images of
 * other registries, which is always the same for the same reference.
 * @param registry digest by `HOST/NAME:TAG`
 */
export function resolveDigest(registry: ReadonlyMap<string, string>, image: string): string {
  return digestIn(image) ?? registry.get(withTag(image)) ?? inventDigest(image);
}

/** References of the same repository whose tags name the image. */
export function listNames(registry: ReadonlyMap<string, string>, image: string): readonly string[] {
  const [repository] = splitTag(image.split('@')[0] ?? '');
  const digest = digestIn(image) ?? registry.get(withTag(image));
  return [...registry].flatMap(([name, named]) =>
    named === digest && splitTag(name)[0] === repository && name !== image ? [name] : [],
  );
}

/** The digest of `NAME@DIGEST`; undefined for a reference without one. */
export function digestIn(image: string): string | undefined {
  return /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
}

/** A reference without a tag means the tag `latest`. */
function withTag(image: string): string {
  const [repository, tag] = splitTag(image);
  return `${repository}:${tag ?? 'latest'}`;
}

function splitTag(image: string): readonly [string, string | undefined] {
  const tagAt = image.lastIndexOf(':');
  return tagAt > image.lastIndexOf('/') ? [image.slice(0, tagAt), image.slice(tagAt + 1)] : [image, undefined];
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
