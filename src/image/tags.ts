import type { DeployFault } from '../errors.ts';
import { isTag, proposeTag } from '../registry/image-reference.ts';
import { quoteOutsideText } from '../report/outside-text.ts';
import type { Origin } from '../world.ts';

/** The tags that an image gets. */
export interface ImageTags {
  /** At least one, none twice; the first is *the* tag. Holds `commitTag`, last unless it is the only one. */
  readonly all: readonly string[];
  /** `sha-` and 12 digits of the commit: what a later release of the same commit is found by. */
  readonly commitTag?: string;
}

export type TagChoice =
  | { readonly kind: 'tags'; readonly tags: ImageTags }
  | { readonly kind: 'fault'; readonly fault: DeployFault };

const COMMIT_DIGITS = 12;
const TAG_REF = 'refs/tags/';
const QUOTE_WIDTH = 140;

/** Tags as given, else from the event: the released or pushed tag, else the commit. */
export function chooseTags(given: readonly string[], origin: Origin): TagChoice {
  const commitTag = origin.commit === undefined ? undefined : `sha-${origin.commit.slice(0, COMMIT_DIGITS)}`;
  const eventTag = readEventTag(origin);
  if (given.length > 0) return tagsOf(given, commitTag);
  if (eventTag !== undefined) return isTag(eventTag) ? tagsOf([eventTag], commitTag) : refuseEventTag(eventTag);
  if (commitTag !== undefined) return tagsOf([], commitTag);
  return {
    kind: 'fault',
    fault: {
      kind: 'input',
      message: 'There is no tag for the image: none was given, and neither a tag nor a commit is known here.',
      advice: 'Give image-tag.',
    },
  };
}

function tagsOf(asked: readonly string[], commitTag: string | undefined): TagChoice {
  const all = [...new Set(commitTag === undefined ? asked : [...asked, commitTag])];
  return { kind: 'tags', tags: { all, ...(commitTag === undefined ? {} : { commitTag }) } };
}

/** The tag that the event released or pushed. */
export function readEventTag({ releaseTag, ref }: Origin): string | undefined {
  return releaseTag ?? (ref?.startsWith(TAG_REF) ? ref.slice(TAG_REF.length) : undefined);
}

/** Refused, not rewritten: two tags may meet in one rewritten tag. */
function refuseEventTag(tag: string): TagChoice {
  const proposal = proposeTag(tag);
  return {
    kind: 'fault',
    fault: {
      kind: 'input',
      message:
        `The tag "${quoteOutsideText(tag, QUOTE_WIDTH)}" of this event is no image tag: ` +
        'that is 1 to 128 letters, digits, "_", "." and "-", neither "." nor "-" first.',
      advice: proposal === undefined ? 'Give image-tag.' : `Give image-tag, for example "${proposal}".`,
    },
  };
}
