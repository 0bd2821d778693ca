import type { KeyValue } from '@slipway/ecs-rules/grammar';
import type { BuildRequest } from '../inputs/request.ts';

/** Label that keeps the hash of the build inputs in the image. */
export const BUILD_INPUTS_LABEL = 'dev.slipway.build-inputs';
/** OCI image specification, "Annotations". */
const REVISION_LABEL = 'org.opencontainers.image.revision';

/**
 * Hash of all that determines an image, so that only an image of the same hash is reused. Undefined without a commit,
 * since then nobody can say what the files were. Files that earlier steps make inside the context are not seen.
 *
 * @param digest SHA-256 as hex digits
 */
export function hashBuildInputs(
  request: BuildRequest,
  commit: string | undefined,
  digest: (text: string) => string,
): string | undefined {
  return commit === undefined ? undefined : digest(describeBuildInputs(request, commit));
}

/**
 * Canonical text of what determines an image: the same for the same build, whatever the order of arguments, labels and
 * platforms. Caches, tags and the place to push to are not in it. JSON, so that no value runs into the next.
 */
export function describeBuildInputs(request: BuildRequest, commit: string): string {
  return JSON.stringify({
    form: 1,
    commit,
    context: request.context,
    dockerfile: request.dockerfile ?? null,
    target: request.target ?? null,
    platforms: [...request.platforms].sort(),
    arguments: sortPairs(request.buildArguments),
    // What each secret is called and where it comes from; its value is not read.
    secrets: [...request.buildSecrets].sort(),
    labels: sortPairs(request.labels),
    flags: request.flags,
  });
}

/** The labels of the image: the user's, the commit unless the user labels it, and the hash. */
export function labelImage(
  given: readonly KeyValue[],
  commit: string | undefined,
  buildInputs: string | undefined,
): readonly KeyValue[] {
  const isLabelled = given.some((label) => label.name === REVISION_LABEL);
  return [
    ...given.filter((label) => label.name !== BUILD_INPUTS_LABEL),
    ...(commit === undefined || isLabelled ? [] : [{ name: REVISION_LABEL, value: commit }]),
    ...(buildInputs === undefined ? [] : [{ name: BUILD_INPUTS_LABEL, value: buildInputs }]),
  ];
}

/** By name; the last of the same name is the one that docker takes. */
function sortPairs(pairs: readonly KeyValue[]): readonly (readonly [string, string])[] {
  const last = new Map(pairs.map(({ name, value }) => [name, value] as const));
  return [...last].sort(([a], [b]) => (a < b ? -1 : 1));
}
