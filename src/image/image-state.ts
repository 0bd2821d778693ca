import type { ImageRequest } from '../inputs/request.ts';
import type { ErrorDetails } from '../ports/deploy-error.ts';
import type { Repository } from '../ports/ecr.ts';
import type { ImageTags } from './tags.ts';

/** What a wanted tag names now. */
export interface TaggedImage {
  readonly tag: string;
  readonly digest: string;
  /** In the archive storage class of ECR: it cannot be pulled. */
  readonly isArchived: boolean;
  /** Hash of the build inputs from the image's label; undefined when it has none or it could not be read. */
  readonly buildInputs?: string;
  /** `linux/amd64`, …; empty when it is not known. */
  readonly platforms: readonly string[];
}

/** What was requested and what the registry has: all that the plan is made from. */
export interface ImageState {
  readonly request: RepositoryImageRequest;
  /** Name of the repository, without its host. */
  readonly name: string;
  readonly repository: Repository | undefined;
  readonly tags: ImageTags;
  readonly commit?: string;
  /** Hash of our build inputs; undefined when the commit is not known. */
  readonly buildInputs?: string;
  /** What prevents a build here: the context, the Dockerfile or the builder. Reusing an image needs none of them. */
  readonly buildError?: ErrorDetails;
  /** buildx and its builder were seen running. */
  readonly isBuilderRunning?: true;
  /** Only wanted tags that exist. */
  readonly tagged: readonly TaggedImage[];
}

/** The request for an image of a repository. */
export type RepositoryImageRequest = Extract<ImageRequest, { readonly kind: 'build' }>;
