import { isTagImmutable } from '../registry/tag-mutability.ts';
import type { Repository } from '../world/ecr.ts';
import type { ImageLook, TaggedImage } from './plan.ts';

/** What becomes of the wanted tags. */
export interface SettledTags {
  readonly tags: readonly string[];
  /** A tag that was asked for, names another image and cannot be moved. */
  readonly taken?: TaggedImage;
  readonly leftOut?: string;
}

/**
 * Which of the wanted tags can name the image. A tag that names another one and cannot be moved refuses the run; only
 * the commit's tag, which nobody asked for, gives way when there are others.
 */
export function settleTags(look: ImageLook, repository: Repository, digest: string | undefined): SettledTags {
  const stays = (tag: string) => isTagImmutable(repository, tag) || isMade(look, tag);
  const taken = look.tagged.filter((image) => image.digest !== digest && stays(image.tag));
  const leftOut = isCommitTagAsked(look) ? undefined : taken.find(({ tag }) => tag === look.tags.commitTag)?.tag;
  const refused = taken.find(({ tag }) => tag !== leftOut);
  return {
    tags: look.tags.all.filter((tag) => tag !== leftOut),
    ...(refused === undefined ? {} : { taken: refused }),
    ...(leftOut === undefined ? {} : { leftOut }),
  };
}

/** Two tags of git may meet in one tag that was made of them: the second must not take it from the first. */
export function isMade({ tags }: ImageLook, tag: string): boolean {
  return tags.madeFrom !== undefined && tag === tags.all[0];
}

/** Whether the user wants it, or nothing else is there to name the image. */
export function isCommitTagAsked(look: ImageLook): boolean {
  return look.tags.all.length === 1 || look.request.tags.includes(look.tags.commitTag ?? '');
}
