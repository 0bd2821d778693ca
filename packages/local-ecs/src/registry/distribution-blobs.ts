import type { Reply } from '../http/reply.ts';
import { type DistributionRequest, reply, replyWithError } from './distribution-reply.ts';
import { readRange } from './distribution-route.ts';
import { DIGEST } from './manifest.ts';
import type { Registry } from './registry.ts';
import { type Repository, withLayer } from './repository.ts';

/** Blobs of the registry protocol: looked up, fetched, mounted, uploaded in one piece or in many. */

export function showBlob(
  registry: Registry,
  request: DistributionRequest,
  repository: Repository,
  digest: string,
): Reply {
  const size = repository.layers.get(digest);
  if (size === undefined) return replyWithError('BLOB_UNKNOWN', 'blob unknown to registry');
  const headers = {
    'content-type': 'application/octet-stream',
    'docker-content-digest': digest,
    'accept-ranges': 'bytes',
    etag: `"${digest}"`,
  };
  const path = registry.parts.blobs.pathOf(digest);
  const range = readRange(request.headers.range, size);
  if (range === undefined) return reply({ status: 200, headers, body: { kind: 'file', path, start: 0, end: size } });
  const contentRange = `bytes ${range.start}-${range.end - 1}/${size}`;
  return reply({
    status: 206,
    headers: { ...headers, 'content-range': contentRange },
    body: { kind: 'file', path, ...range },
  });
}

/** POST: mounts a blob of another repository, stores a complete one (`?digest=`), or opens an upload. */
export async function startUpload(
  registry: Registry,
  request: DistributionRequest,
  repository: Repository,
): Promise<Reply> {
  const mounted = request.query.get('mount') ?? '';
  const size = registry
    .catalogue()
    .get(request.query.get('from') ?? '')
    ?.layers.get(mounted);
  if (size !== undefined) {
    registry.keep(withLayer(repository, mounted, size));
    return replyCreated(repository.name, mounted);
  }
  const id = registry.parts.blobs.startUpload();
  return request.query.has('digest')
    ? finishUpload(registry, request, { repository, id })
    : replyUploadInProgress(repository.name, id, 0);
}

/** An upload in progress in a repository. */
interface UploadPlace {
  readonly repository: Repository;
  readonly id: string;
}

/** PATCH: the next piece. */
export async function appendUpload(
  registry: Registry,
  request: DistributionRequest,
  place: UploadPlace,
): Promise<Reply> {
  const { blobs } = registry.parts;
  const misplaced = refuseMisplaced(registry, request, place);
  if (misplaced !== undefined) return misplaced;
  const taken = await blobs.append(place.id, request.body);
  return taken === undefined ? replyUnknownUpload() : replyUploadInProgress(place.repository.name, place.id, taken);
}

/** A piece that does not begin where the upload is (OCI Distribution Specification, pushing a blob in chunks). */
function refuseMisplaced(registry: Registry, request: DistributionRequest, place: UploadPlace): Reply | undefined {
  const size = registry.parts.blobs.uploadSize(place.id);
  const [, start] = /^(?:bytes )?(\d+)-\d+/.exec(request.headers['content-range'] ?? '') ?? [];
  if (size === undefined || start === undefined || Number(start) === size) return undefined;
  return replyWithError('BLOB_UPLOAD_INVALID', `the next byte is ${size}, not ${start}`);
}

/** PUT: the last piece, if any, and the digest that the whole must have. */
export async function finishUpload(
  registry: Registry,
  request: DistributionRequest,
  place: UploadPlace,
): Promise<Reply> {
  const { blobs } = registry.parts;
  const digest = request.query.get('digest') ?? '';
  if (!DIGEST.test(digest)) return replyWithError('DIGEST_INVALID', 'provided digest is no sha256 digest');
  const misplaced = refuseMisplaced(registry, request, place);
  if (misplaced !== undefined) return misplaced;
  if ((await blobs.append(place.id, request.body)) === undefined) return replyUnknownUpload();
  const finished = blobs.finish(place.id, digest);
  if (!finished.ok) {
    return finished.why === 'unknown'
      ? replyUnknownUpload()
      : replyWithError('DIGEST_INVALID', 'provided digest did not match uploaded content');
  }
  // Read again: other uploads may have ended in the meantime.
  const current = registry.catalogue().get(place.repository.name);
  if (current === undefined) return replyWithError('NAME_UNKNOWN', 'the repository was deleted during the upload');
  registry.keep(withLayer(current, digest, finished.size));
  return replyCreated(current.name, digest);
}

export function cancelUpload(registry: Registry, place: UploadPlace): Reply {
  if (registry.parts.blobs.uploadSize(place.id) === undefined) return replyUnknownUpload();
  registry.parts.blobs.cancel(place.id);
  return reply({ status: 204 });
}

export function showUpload(registry: Registry, place: UploadPlace): Reply {
  const size = registry.parts.blobs.uploadSize(place.id);
  if (size === undefined) return replyUnknownUpload();
  return { ...replyUploadInProgress(place.repository.name, place.id, size), status: 204 };
}

function replyUploadInProgress(name: string, id: string, size: number): Reply {
  return reply({
    status: 202,
    headers: {
      location: `/v2/${name}/blobs/uploads/${id}`,
      range: `0-${Math.max(0, size - 1)}`,
      'docker-upload-uuid': id,
    },
  });
}

function replyCreated(name: string, digest: string): Reply {
  return reply({
    status: 201,
    headers: { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest },
  });
}

function replyUnknownUpload(): Reply {
  return replyWithError('BLOB_UPLOAD_UNKNOWN', 'blob upload unknown to registry');
}
