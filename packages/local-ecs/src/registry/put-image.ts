import { isEcrTag } from './ecr-input.ts';
import { type Manifest, readManifest } from './manifest.ts';
import {
  type Refusal,
  refuseAbsentChildren,
  refuseAbsentLayers,
  refuseOtherDigest,
  refuseParameter,
  refuseTakenTag,
} from './refusal.ts';
import { type Image, isImmutable, type Repository, withImage } from './repository.ts';

/** A manifest on its way into a repository, by PutImage or by `docker push`. */
export interface ImageToPut {
  readonly text: string;
  /** Digest of the text. */
  readonly digest: string;
  /** Digest that the client expects. */
  readonly providedDigest?: string | undefined;
  readonly mediaType?: string | undefined;
  readonly tag?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly pushedAt: number;
  readonly registryId: string;
}

export type PutOutcome =
  | { readonly ok: true; readonly repository: Repository; readonly image: Image }
  | { readonly ok: false; readonly refusal: Refusal };

/** Puts an image into a repository, unless ECR would not. The same image under the same tag again changes nothing. */
export function putImage(repository: Repository, put: ImageToPut): PutOutcome {
  const manifest = readManifest(put.text, put.mediaType);
  if (typeof manifest === 'string') return { ok: false, refusal: refuseParameter('ImageManifest', manifest) };
  const refusal = checkDigest(put) ?? checkTag(repository, put) ?? checkParts(repository, manifest, put.registryId);
  if (refusal !== undefined) return { ok: false, refusal };
  const image = { digest: put.digest, text: put.text, manifest, pushedAt: put.pushedAt };
  return { ok: true, repository: withImage(repository, image, put.tag), image };
}

function checkDigest(put: ImageToPut): Refusal | undefined {
  if (put.providedDigest === undefined || put.providedDigest === put.digest) return undefined;
  return refuseOtherDigest(put.providedDigest, put.digest);
}

function checkTag(repository: Repository, put: ImageToPut): Refusal | undefined {
  if (put.tag === undefined) return undefined;
  if (!isEcrTag(put.tag)) return refuseParameter('imageTag', "must satisfy regular expression '[a-zA-Z0-9-_.]{1,300}'");
  const tagged = repository.tags.get(put.tag);
  if (tagged === undefined || tagged === put.digest || !isImmutable(repository, put.tag)) return undefined;
  return refuseTakenTag(put.tag, repository.name, repository.mutability === 'IMMUTABLE');
}

function checkParts(repository: Repository, manifest: Manifest, registryId: string): Refusal | undefined {
  if (manifest.kind === 'index') {
    const absent = manifest.children.filter((digest) => !repository.images.has(digest));
    return absent.length === 0 ? undefined : refuseAbsentChildren(absent, repository.name, registryId);
  }
  const absent = manifest.blobs.filter((digest) => !repository.layers.has(digest));
  return absent.length === 0 ? undefined : refuseAbsentLayers(absent, repository.name, registryId);
}
