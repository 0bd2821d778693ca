import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { Reply } from '../http/reply.ts';
import { reply, replyWithError } from './distribution-reply.ts';
import { isRefusal, paginate, readText, readTexts } from './ecr-input.ts';
import { onRepository } from './ecr-operation.ts';
import { DIGEST } from './manifest.ts';
import { refuseParameter } from './refusal.ts';
import type { Image, Repository } from './repository.ts';

/** Signatures, attestations and other artifacts that name an image as their subject. */

const INDEX = 'application/vnd.oci.image.index.v1+json';

/** The digest that a manifest is about; the image itself need not exist. */
export function readSubject(text: string): string | undefined {
  const { subject } = parse(text);
  return isJsonObject(subject) ? readText(subject.digest) : undefined;
}

/** A subject without referrers has an empty index (OCI Distribution Specification, listing referrers). */
export function showReferrers(repository: Repository, digest: string, query: URLSearchParams): Reply {
  if (!DIGEST.test(digest)) return replyWithError('DIGEST_INVALID', 'provided digest did not match its format');
  const type = query.get('artifactType');
  const all = listReferrers(repository, digest).filter(({ isArchived }) => isArchived !== true);
  const manifests = all.map(describe).filter(({ artifactType }) => type === null || artifactType === type);
  return reply({
    status: 200,
    headers: {
      'content-type': INDEX,
      ...defined({ 'oci-filters-applied': type === null ? undefined : 'artifactType' }),
    },
    body: { kind: 'text', text: JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }) },
  });
}

/** ECR API reference, ListImageReferrers; that only ACTIVE ones are listed without a filter is assumed. */
export const listImageReferrers = onRepository((repository, input) => {
  const digest = isJsonObject(input.subjectId) ? readText(input.subjectId.imageDigest) : undefined;
  if (digest === undefined) return refuseParameter('subjectId.imageDigest', 'Member must not be null');
  const filter = isJsonObject(input.filter) ? input.filter : {};
  const types = readTexts(filter.artifactTypes);
  const status = filter.artifactStatus ?? 'ACTIVE';
  const all = listReferrers(repository, digest)
    .map((image): Referrer => {
      return { ...describe(image), artifactStatus: image.isArchived === true ? 'ARCHIVED' : 'ACTIVE' };
    })
    .filter((one) => types.length === 0 || types.some((type) => type === one.artifactType))
    .filter((one) => status === 'ANY' || status === one.artifactStatus);
  const page = paginate(all, (one) => one.digest, input);
  return isRefusal(page) ? page : { referrers: page.items, ...defined({ nextToken: page.nextToken }) };
});

function listReferrers(repository: Repository, digest: string): readonly Image[] {
  return [...repository.images.values()].filter(({ text }) => readSubject(text) === digest);
}

type Referrer = JsonObject & { readonly digest: string };

/** An image has the type of its configuration where it names no other; an index has none then. */
function describe({ digest, text, manifest }: Image): Referrer {
  const { annotations, artifactType } = parse(text);
  const fallback = manifest.kind === 'image' ? manifest.artifactMediaType : undefined;
  return {
    mediaType: manifest.mediaType,
    digest,
    size: new TextEncoder().encode(text).length,
    ...defined({ artifactType: readText(artifactType) ?? fallback, annotations }),
  };
}

function parse(text: string): JsonObject {
  const value: Json = JSON.parse(text);
  return isJsonObject(value) ? value : {};
}
