import type { DeployFault } from '../errors.ts';
import { isTag, proposeTag } from '../registry/image-reference.ts';
import { quoteOutsideText } from '../report/outside-text.ts';
import type { Origin } from '../world/runner.ts';

/** The tags that an image gets. */
export interface ImageTags {
  /** At least one, none twice; the first is *the* tag. Holds `commitTag`, last unless it is the only one. */
  readonly all: readonly string[];
  /** `sha-` and 12 digits of the commit: what a later release of the same commit is found by. */
  readonly commitTag?: string;
  /** Set when the first was made from a tag of git that no image can have: it must never be moved. */
  readonly madeFrom?: string;
}

export type TagChoice =
  | { readonly kind: 'tags'; readonly tags: ImageTags }
  | { readonly kind: 'fault'; readonly fault: DeployFault };

const COMMIT_DIGITS = 12;
const TAG_REF = 'refs/tags/';
const QUOTE_WIDTH = 140;
/** What parts a component from its version in a tag of git: `api/v1.2.0`, `api@1.2.0`, `@acme/api@1.2.0`. */
const SEPARATORS = /[/@]+/;

/**
 * Tags as given, else from the event: the released or pushed tag, else the commit.
 *
 * @param repository name of the ECR repository: a tag of its own component loses the component's name
 */
export function chooseTags(given: readonly string[], origin: Origin, repository: string): TagChoice {
  const commitTag = origin.commit === undefined ? undefined : `sha-${origin.commit.slice(0, COMMIT_DIGITS)}`;
  if (given.length > 0) return tagsOf(given, commitTag);
  if (origin.withdrawn !== undefined) return refuseWithdrawn(origin.withdrawn);
  const eventTag = readEventTag(origin);
  if (eventTag !== undefined) return chooseEventTag(eventTag, commitTag, repository);
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

function tagsOf(asked: readonly string[], commitTag: string | undefined, madeFrom?: string): TagChoice {
  const all = [...new Set(commitTag === undefined ? asked : [...asked, commitTag])];
  return {
    kind: 'tags',
    tags: {
      all,
      ...(commitTag === undefined ? {} : { commitTag }),
      ...(madeFrom === undefined ? {} : { madeFrom }),
    },
  };
}

/** The tag that the event released or pushed. */
export function readEventTag({ releaseTag, ref }: Origin): string | undefined {
  return releaseTag ?? (ref?.startsWith(TAG_REF) ? ref.slice(TAG_REF.length) : undefined);
}

function chooseEventTag(eventTag: string, commitTag: string | undefined, repository: string): TagChoice {
  if (isTag(eventTag)) return tagsOf([eventTag], commitTag);
  const made = composeComponentTag(eventTag, repository);
  return made === undefined ? refuseEventTag(eventTag) : tagsOf([made], commitTag, eventTag);
}

/**
 * A monorepo's `api/v1.2.0` is `v1.2.0` in a repository that is called `api`, and `api-v1.2.0` in one that components
 * share. Undefined when that is no image tag either.
 */
function composeComponentTag(eventTag: string, repository: string): string | undefined {
  const parts = eventTag.split(SEPARATORS).filter((part) => part !== '');
  const [component, version = ''] = parts.slice(-2);
  const isOwn = parts.length > 1 && component === repository.slice(repository.lastIndexOf('/') + 1);
  const tag = isOwn ? version : parts.join('-');
  return isTag(tag) ? tag : undefined;
}

/** Refused, not rewritten: what stands in place of these letters nobody can guess. */
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

/** The commit of such an event is the newest of the default branch (GitHub Docs, "Events that trigger workflows"). */
function refuseWithdrawn(withdrawn: NonNullable<Origin['withdrawn']>): TagChoice {
  const what = {
    draft: 'is of a release that is a draft',
    unpublished: 'is of a release that was withdrawn',
    deleted: 'deleted its tag or branch',
  }[withdrawn];
  return {
    kind: 'fault',
    fault: {
      kind: 'input',
      message: `This event ${what}: its commit is not what the tag named.`,
      advice: 'Run on "release: types: [published]" or on a pushed tag, or give image-tag.',
    },
  };
}
