import { defined } from '@slipway/ecs-rules/values';
import { readBytes } from '../http/body.ts';
import type { Reply } from '../http/reply.ts';
import { type DistributionRequest, reply, replyWithError, replyWithRefusal } from './distribution-reply.ts';
import { DIGEST, LONGEST_MANIFEST } from './manifest.ts';
import { putImage } from './put-image.ts';
import { readSubject } from './referrers.ts';
import { digestOf, type Registry } from './registry.ts';
import { findImage, findPullable, type Repository, withoutImage, withoutTag } from './repository.ts';

/** Manifests and tags of the registry protocol. */

/** An archived image is answered with 404 (ECR User Guide, "Archiving an image"). */
export function showManifest(repository: Repository, reference: string): Reply {
  const image = findPullable(repository, reference);
  if (image === undefined) return replyWithError('MANIFEST_UNKNOWN', 'Requested image not found');
  return reply({
    status: 200,
    headers: { 'content-type': image.manifest.mediaType, 'docker-content-digest': image.digest },
    body: { kind: 'text', text: image.text },
  });
}

export async function storeManifest(
  registry: Registry,
  request: DistributionRequest,
  place: { readonly repository: Repository; readonly reference: string },
): Promise<Reply> {
  const bytes = await readBytes(request.body, LONGEST_MANIFEST);
  if (bytes === undefined) return replyWithError('SIZE_INVALID', 'manifest is longer than 4 MiB');
  const text = decode(bytes);
  if (text === undefined) return replyWithError('MANIFEST_INVALID', 'manifest is no UTF-8');
  const isDigest = DIGEST.test(place.reference);
  // Read again: a layer of this image may have come while the manifest was on its way.
  const outcome = putImage(registry.catalogue().get(place.repository.name) ?? place.repository, {
    text,
    digest: digestOf(bytes),
    providedDigest: isDigest ? place.reference : undefined,
    tag: isDigest ? undefined : place.reference,
    mediaType: request.headers['content-type']?.split(';')[0]?.trim(),
    pushedAt: registry.parts.now(),
    registryId: registry.parts.account,
  });
  if (!outcome.ok) return replyWithRefusal(outcome.refusal);
  registry.keep(outcome.repository);
  const { digest } = outcome.image;
  const location = `/v2/${place.repository.name}/manifests/${digest}`;
  // Says that referrers are listed (OCI Distribution Specification, pushing manifests with subject).
  const subject = defined({ 'oci-subject': readSubject(text) });
  return reply({ status: 201, headers: { location, 'docker-content-digest': digest, ...subject } });
}

/** Deletes a tag, or by digest the image with all its tags. */
export function removeManifest(registry: Registry, repository: Repository, reference: string): Reply {
  const image = findImage(repository, reference);
  if (image === undefined) return replyWithError('MANIFEST_UNKNOWN', 'Requested image not found');
  registry.keep(DIGEST.test(reference) ? withoutImage(repository, reference) : withoutTag(repository, reference));
  return reply({ status: 202 });
}

export function listRepositoryTags(repository: Repository, query: URLSearchParams): Reply {
  return replyWithPage([...repository.tags.keys()].sort(), query, {
    path: `/v2/${repository.name}/tags/list`,
    write: (tags) => ({ name: repository.name, tags }),
  });
}

export function listRepositories(registry: Registry, query: URLSearchParams): Reply {
  return replyWithPage([...registry.catalogue().keys()].sort(), query, {
    path: '/v2/_catalog',
    write: (repositories) => ({ repositories }),
  });
}

/** `n` at most, after `last`; the header `Link` leads on (OCI Distribution Specification, listing tags). */
function replyWithPage(
  sorted: readonly string[],
  query: URLSearchParams,
  list: { readonly path: string; readonly write: (items: readonly string[]) => object },
): Reply {
  const last = query.get('last') ?? '';
  const requested = Number(query.get('n') ?? 1000);
  const size = Number.isInteger(requested) && requested >= 0 ? requested : 1000;
  const rest = sorted.filter((item) => item > last);
  const items = rest.slice(0, size);
  const end = items.at(-1);
  const next = end === undefined ? '' : `<${list.path}?n=${size}&last=${encodeURIComponent(end)}>; rel="next"`;
  return reply({
    status: 200,
    headers: {
      'content-type': 'application/json',
      ...defined({ link: items.length < rest.length && next !== '' ? next : undefined }),
    },
    body: { kind: 'text', text: JSON.stringify(list.write(items)) },
  });
}

/** Kept as text only if it comes out again byte for byte. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
