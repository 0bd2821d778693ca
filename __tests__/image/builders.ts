import type { ImageState, RepositoryImageRequest, TaggedImage } from '../../src/image/image-state.ts';
import type { Repository } from '../../src/ports/ecr.ts';

export const HOST = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
export const URI = `${HOST}/web`;
export const COMMIT = 'c0ffee0123456789c0ffee0123456789c0ffee01';
export const COMMIT_TAG = 'sha-c0ffee012345';
export const OURS = `sha256:${'aa'.repeat(32)}`;
export const OTHER = `sha256:${'bb'.repeat(32)}`;

/** A request for an image of the repository `web`, with nothing but defaults. */
export function aRequest(overrides: Partial<RepositoryImageRequest> = {}): RepositoryImageRequest {
  return {
    kind: 'build',
    repository: 'web',
    shouldCreateRepository: false,
    tags: [],
    mode: 'auto',
    context: '.',
    platforms: [],
    buildArguments: [],
    buildSecrets: [],
    labels: [],
    cacheFrom: [],
    cacheTo: [],
    flags: [],
    ...overrides,
  };
}

export function aRepository(overrides: Partial<Repository> = {}): Repository {
  return { name: 'web', uri: URI, hasImmutableTags: false, exceptions: [], ...overrides };
}

/** The tag of our commit on an image of our build inputs. */
export function aTagged(overrides: Partial<TaggedImage> = {}): TaggedImage {
  const usual = { tag: COMMIT_TAG, digest: OURS, isArchived: false, buildInputs: 'our-inputs' };
  return { ...usual, platforms: ['linux/amd64'], ...overrides };
}

/** A tag on an image that nobody knows the build inputs of. */
export function aForeign(tag: string): TaggedImage {
  return { tag, digest: OTHER, isArchived: false, platforms: [] };
}

/** The state of an empty repository, for the release v1 of our commit. */
export function anObservation(overrides: Partial<ImageState> = {}): ImageState {
  return {
    request: aRequest(),
    name: 'web',
    repository: aRepository(),
    tags: { all: ['v1', COMMIT_TAG], commitTag: COMMIT_TAG },
    commit: COMMIT,
    buildInputs: 'our-inputs',
    tagged: [],
    ...overrides,
  };
}
