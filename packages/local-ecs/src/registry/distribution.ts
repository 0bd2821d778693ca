import type { Reply } from '../http/reply.ts';
import { appendUpload, cancelUpload, finishUpload, showBlob, showUpload, startUpload } from './distribution-blobs.ts';
import {
  listRepositories,
  listRepositoryTags,
  removeManifest,
  showManifest,
  storeManifest,
} from './distribution-manifests.ts';
import {
  type DistributionRequest,
  reply,
  replyWithError,
  replyWithRefusal,
  requestLogin,
} from './distribution-reply.ts';
import { type DistributionRoute, readDistributionRoute } from './distribution-route.ts';
import { showReferrers } from './referrers.ts';
import { refuseAbsentRepository } from './refusal.ts';
import type { Registry } from './registry.ts';
import type { Repository } from './repository.ts';

/** Answers the registry protocol, version 2, as docker, buildkit and containerd speak it. */
export async function answerDistribution(registry: Registry, request: DistributionRequest): Promise<Reply> {
  const route = readDistributionRoute(request.path);
  if (!mayEnter(registry, request, route)) return requestLogin(registry.parts.host);
  if (route === undefined) return replyWithError('UNSUPPORTED', 'The operation is unsupported.');
  if (route.kind === 'base') return reply({ status: 200 });
  if (route.kind === 'catalog') return listRepositories(registry, request.query);
  const repository = registry.catalogue().get(route.name);
  if (repository === undefined) return replyWithRefusal(refuseAbsentRepository(route.name, registry.parts.account));
  return answerIn(registry, request, { repository, route });
}

/** A login of GetAuthorizationToken, or the token of GetDownloadUrlForLayer, once. */
function mayEnter(registry: Registry, request: DistributionRequest, route: DistributionRoute | undefined): boolean {
  const { passwords } = registry.parts;
  const token = request.query.get('token');
  const isDownload = route?.kind === 'blob' && request.method === 'GET' && token !== null;
  return isDownload ? passwords.useOnce(route.digest, token) : passwords.fits(request.headers.authorization);
}

type RouteInRepository = Exclude<DistributionRoute, { kind: 'base' | 'catalog' }>;

async function answerIn(
  registry: Registry,
  request: DistributionRequest,
  place: { readonly repository: Repository; readonly route: RouteInRepository },
): Promise<Reply> {
  const { repository, route } = place;
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  const unsupported = replyWithError('UNSUPPORTED', 'The operation is unsupported.');
  switch (route.kind) {
    case 'tags':
      return method === 'GET' ? listRepositoryTags(repository, request.query) : unsupported;
    case 'manifest':
      if (method === 'GET') return showManifest(repository, route.reference);
      if (method === 'PUT') return storeManifest(registry, request, { repository, reference: route.reference });
      return method === 'DELETE' ? removeManifest(registry, repository, route.reference) : unsupported;
    case 'referrers':
      return method === 'GET' ? showReferrers(repository, route.digest, request.query) : unsupported;
    case 'blob':
      return method === 'GET' ? showBlob(registry, request, repository, route.digest) : unsupported;
    case 'uploads':
      return method === 'POST' ? startUpload(registry, request, repository) : unsupported;
    case 'upload':
      if (method === 'PATCH') return appendUpload(registry, request, { repository, id: route.id });
      if (method === 'PUT') return finishUpload(registry, request, { repository, id: route.id });
      if (method === 'DELETE') return cancelUpload(registry, { repository, id: route.id });
      return method === 'GET' ? showUpload(registry, { repository, id: route.id }) : unsupported;
  }
}
