/** What a request under `/v2/` means (OCI Distribution Specification, endpoints). */
export type DistributionRoute =
  | { readonly kind: 'base' }
  | { readonly kind: 'catalog' }
  | { readonly kind: 'tags'; readonly name: string }
  /** `reference` is a tag or a digest. */
  | { readonly kind: 'manifest'; readonly name: string; readonly reference: string }
  | { readonly kind: 'referrers'; readonly name: string; readonly digest: string }
  | { readonly kind: 'blob'; readonly name: string; readonly digest: string }
  | { readonly kind: 'uploads'; readonly name: string }
  | { readonly kind: 'upload'; readonly name: string; readonly id: string };

/** Reads a path without its query; undefined when the protocol has no such path. Names may contain slashes. */
export function readDistributionRoute(path: string): DistributionRoute | undefined {
  if (path === '/v2' || path === '/v2/') return { kind: 'base' };
  if (path === '/v2/_catalog') return { kind: 'catalog' };
  const found =
    /^\/v2\/(.+?)\/(tags\/list|manifests\/[^/]+|referrers\/[^/]+|blobs\/uploads\/?|blobs\/uploads\/[^/]+|blobs\/[^/]+)$/.exec(
      path,
    );
  const [, name, rest] = found ?? [];
  if (name === undefined || rest === undefined) return undefined;
  const last = rest.slice(rest.lastIndexOf('/') + 1);
  if (rest === 'tags/list') return { kind: 'tags', name };
  if (rest.startsWith('referrers/')) return { kind: 'referrers', name, digest: last };
  if (rest.startsWith('manifests/')) return { kind: 'manifest', name, reference: last };
  if (/^blobs\/uploads\/?$/.test(rest)) return { kind: 'uploads', name };
  return rest.startsWith('blobs/uploads/') ? { kind: 'upload', name, id: last } : { kind: 'blob', name, digest: last };
}

/** The part of a blob that a `Range` header requests: `end` is exclusive; undefined for the entire blob. */
export function readRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined) return undefined;
  const start = Number(first);
  const end = last === undefined || last === '' ? size : Math.min(Number(last) + 1, size);
  return start < end ? { start, end } : undefined;
}
