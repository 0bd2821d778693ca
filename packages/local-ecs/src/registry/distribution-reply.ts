import type { Readable } from 'node:stream';
import type { Reply, ReplyBody } from '../http/reply.ts';
import type { Refusal, RefusalType } from './refusal.ts';

/** A request under `/v2/`. */
export interface DistributionRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Readable;
}

export interface DistributionReply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: ReplyBody;
}

/** Error codes of the protocol (OCI Distribution Specification, error codes). */
export type DistributionCode =
  | 'BLOB_UNKNOWN'
  | 'BLOB_UPLOAD_INVALID'
  | 'BLOB_UPLOAD_UNKNOWN'
  | 'DIGEST_INVALID'
  | 'MANIFEST_BLOB_UNKNOWN'
  | 'MANIFEST_INVALID'
  | 'MANIFEST_UNKNOWN'
  | 'NAME_UNKNOWN'
  | 'SIZE_INVALID'
  | 'TAG_INVALID'
  | 'UNAUTHORIZED'
  | 'UNSUPPORTED';

const STATUSES: Readonly<Record<DistributionCode, number>> = {
  BLOB_UNKNOWN: 404,
  BLOB_UPLOAD_INVALID: 416,
  BLOB_UPLOAD_UNKNOWN: 404,
  DIGEST_INVALID: 400,
  MANIFEST_BLOB_UNKNOWN: 404,
  MANIFEST_INVALID: 400,
  MANIFEST_UNKNOWN: 404,
  NAME_UNKNOWN: 404,
  SIZE_INVALID: 413,
  TAG_INVALID: 400,
  UNAUTHORIZED: 401,
  UNSUPPORTED: 405,
};

/** Codes for ECR's refusals; those that a push cannot meet are invalid manifests. */
const CODES: Partial<Record<RefusalType, DistributionCode>> = {
  ImageDigestDoesNotMatchException: 'DIGEST_INVALID',
  ImageTagAlreadyExistsException: 'TAG_INVALID',
  LayersNotFoundException: 'MANIFEST_BLOB_UNKNOWN',
  ReferencedImagesNotFoundException: 'MANIFEST_BLOB_UNKNOWN',
  RepositoryNotFoundException: 'NAME_UNKNOWN',
};

export function reply({ status, headers = {}, body = { kind: 'none' } }: DistributionReply): Reply {
  return { status, headers: { 'docker-distribution-api-version': 'registry/2.0', ...headers }, body };
}

export function replyWithError(code: DistributionCode, message: string): Reply {
  return reply({
    status: STATUSES[code],
    headers: { 'content-type': 'application/json' },
    body: { kind: 'text', text: JSON.stringify({ errors: [{ code, message }] }) },
  });
}

/** An ECR refusal in the protocol's words: its code, and ECR's own text. */
export function replyWithRefusal(refusal: Refusal): Reply {
  return replyWithError(CODES[refusal.type] ?? 'MANIFEST_INVALID', refusal.message);
}

/** Clients must use Basic authentication, since ECR has no token service. */
export function requestLogin(host: string): Reply {
  const refused = replyWithError('UNAUTHORIZED', 'Not Authorized');
  return {
    ...refused,
    headers: { ...refused.headers, 'www-authenticate': `Basic realm="http://${host}/",service="ecr.amazonaws.com"` },
  };
}
