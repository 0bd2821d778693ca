import type { Caller } from '../engine/contract.ts';

/** The content of an `Authorization` header. The signature is not verified. `service` is the signed service. */
export type Authorization =
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'signed'; readonly caller: Caller; readonly service: string };

/**
 * Reads the access key, the region and the service of a Signature Version 4 header:
 * `AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, …` (also with Signature Version 4A's algorithm).
 */
export function readAuthorization(header: string | undefined): Authorization {
  if (header === undefined || header === '') return { kind: 'missing' };
  const scope = /^AWS4-[A-Z0-9-]+ (?:.*[ ,])?Credential=([^/,\s]+)\/\d{8}\/([^/,\s]+)\/([^/,\s]+)\/aws4_request/.exec(
    header,
  );
  const [, accessKeyId, region, service] = scope ?? [];
  if (accessKeyId === undefined || region === undefined || service === undefined) return { kind: 'malformed' };
  return { kind: 'signed', caller: { accessKeyId, region }, service };
}
