import { isTagImmutable } from '@slipway/ecs-rules/images';
import { defined } from '@slipway/ecs-rules/values';
import type { Repository } from '../ports/ecr.ts';
import type { ImageState, TaggedImage } from './image-state.ts';

/** The tags to set, and those that cannot be set. */
export interface SettledTags {
  readonly tags: readonly string[];
  /** A tag that was requested, names another image and cannot be moved. */
  readonly taken?: TaggedImage;
  readonly leftOut?: string;
}

/**
 * Which of the wanted tags can name the image. A tag that names another image and cannot be moved refuses the run. Only
 * the commit's tag, which was not requested, is left out if there are others.
 */
export function settleTags(state: ImageState, repository: Repository, digest: string | undefined): SettledTags {
  const stays = (tag: string) => isTagImmutable(repository, tag) || isMade(state, tag);
  const taken = state.tagged.filter((image) => image.digest !== digest && stays(image.tag));
  const leftOut = isCommitTagAsked(state) ? undefined : taken.find(({ tag }) => tag === state.tags.commitTag)?.tag;
  const refused = taken.find(({ tag }) => tag !== leftOut);
  return { tags: state.tags.all.filter((tag) => tag !== leftOut), ...defined({ taken: refused, leftOut }) };
}

/** Two tags of git may meet in one tag that was made of them: the second must not take it from the first. */
export function isMade({ tags }: ImageState, tag: string): boolean {
  return tags.madeFrom !== undefined && tag === tags.all[0];
}

/** Whether the user requested it, or it is the only tag of the image. */
export function isCommitTagAsked(state: ImageState): boolean {
  return state.tags.all.length === 1 || state.request.tags.includes(state.tags.commitTag ?? '');
}
