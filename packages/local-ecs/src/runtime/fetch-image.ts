import { isJsonObject, type Json } from '@slipway/ecs-rules/values';
import type { ImageSource } from './contract.ts';
import { type DockerEngine, DockerEngineError, splitJsonLines } from './docker-engine.ts';

/** Where images come from: the embedded registry, and what Docker Engine has or finds elsewhere. */
export interface ImageStore {
  readonly engine: DockerEngine;
  readonly images: ImageSource;
  /** Gets each reference that is pulled from the embedded registry, which must be removed at the end. */
  readonly notePull: (reference: string) => void;
}

/** An image that is on Docker Engine. */
export interface FetchedImage {
  /** What to run: a tag of the embedded registry may move meanwhile, so there it is pinned. */
  readonly reference: string;
  /** `sha256:…`; undefined for an image that never was in a registry. */
  readonly digest: string | undefined;
}

/**
 * Has an image on Docker Engine. A reference to the embedded registry is pinned first, since its tags move; what Docker
 * Engine has already, it does not pull again.
 *
 * @throws DockerEngineError in docker's own words
 */
export async function fetchImage(store: ImageStore, wanted: string, signal: AbortSignal): Promise<FetchedImage> {
  const isEmbedded = wanted.startsWith(`${store.images.registry}/`);
  const pinned = isEmbedded ? store.images.resolveDigest(wanted)?.pinned : undefined;
  const reference = pinned ?? wanted;
  const isTrusted = !isEmbedded || pinned !== undefined;
  const found = isTrusted ? await inspectImage(store.engine, reference) : undefined;
  if (found !== undefined) return { reference, digest: readDigest(found, reference) };
  const headers = isEmbedded ? { 'x-registry-auth': writeLogin(store.images) } : {};
  if (isEmbedded) store.notePull(reference);
  await pullImage(store.engine, reference, { headers, signal });
  const pulled = await inspectImage(store.engine, reference);
  return { reference, digest: readDigest(pulled ?? null, reference) };
}

async function inspectImage(engine: DockerEngine, reference: string): Promise<Json | undefined> {
  try {
    return await engine.ask({ method: 'GET', path: `/images/${encodeURIComponent(reference)}/json` });
  } catch (thrown) {
    if (thrown instanceof DockerEngineError && thrown.status === 404) return undefined;
    throw thrown;
  }
}

interface PullOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Without a tag docker would pull all tags of the repository. */
async function pullImage(engine: DockerEngine, reference: string, options: PullOptions): Promise<void> {
  const named = readRepository(reference) === reference ? `${reference}:latest` : reference;
  const path = `/images/create?fromImage=${encodeURIComponent(named)}`;
  const answer = await engine.open({ method: 'POST', path, ...options });
  let error: string | undefined;
  const take = splitJsonLines((progress) => {
    if (typeof progress.error === 'string') error = progress.error;
  });
  for await (const bytes of answer) take(bytes);
  if (error !== undefined) throw new DockerEngineError(0, error);
}

/** Docker Engine API, "Authentication": JSON in base64url in a header; its decoder wants the padding too. */
function writeLogin(images: ImageSource): string {
  const login = { ...images.authorize(), serveraddress: images.registry };
  const encoded = Buffer.from(JSON.stringify(login)).toString('base64');
  return encoded.replaceAll('+', '-').replaceAll('/', '_');
}

/** The image's digest in the repository of the reference. */
function readDigest(image: Json, reference: string): string | undefined {
  const repository = readRepository(reference);
  const digests = isJsonObject(image) && Array.isArray(image.RepoDigests) ? image.RepoDigests : [];
  for (const each of digests) {
    const [name, digest] = typeof each === 'string' ? each.split('@') : [];
    if (name === repository) return digest;
  }
  return undefined;
}

/** A reference without its `:tag` and `@digest`. A colon before the last slash belongs to a port. */
function readRepository(reference: string): string {
  const [named = ''] = reference.split('@');
  const colon = named.indexOf(':', named.lastIndexOf('/') + 1);
  return colon < 0 ? named : named.slice(0, colon);
}
