import { isTag, proposeTag } from '@slipway/ecs-rules/images';
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import type { ErrorDetails } from '../ports/deploy-error.ts';
import type { Origin } from '../ports/runner.ts';
import { lastSegment } from '../text/arn.ts';

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
  | { readonly kind: 'error'; readonly error: ErrorDetails };

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
    kind: 'error',
    error: {
      kind: 'input',
      message: 'No tag for the image: image-tag is not set, and this run has neither a git tag nor a commit.',
      advice: 'Set image-tag.',
    },
  };
}

function tagsOf(wanted: readonly string[], commitTag: string | undefined, madeFrom?: string): TagChoice {
  const all = [...new Set(commitTag === undefined ? wanted : [...wanted, commitTag])];
  return {
    kind: 'tags',
    tags: { all, ...defined({ commitTag, madeFrom }) },
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
  const isOwn = parts.length > 1 && component === lastSegment(repository);
  const tag = isOwn ? version : parts.join('-');
  return isTag(tag) ? tag : undefined;
}

/** Refused, not rewritten: the replacement of these letters would be a guess. */
function refuseEventTag(tag: string): TagChoice {
  const proposal = proposeTag(tag);
  return {
    kind: 'error',
    error: {
      kind: 'input',
      message:
        `The tag "${quoteOutsideText(tag, QUOTE_WIDTH)}" of this event is not a valid image tag: ` +
        '1 to 128 letters, digits, "_", "." and "-", not starting with "." or "-".',
      advice: proposal === undefined ? 'Set image-tag.' : `Set image-tag, for example "${proposal}".`,
    },
  };
}

/** The commit of such an event is the newest of the default branch (GitHub Docs, "Events that trigger workflows"). */
function refuseWithdrawn(withdrawn: NonNullable<Origin['withdrawn']>): TagChoice {
  const what = {
    draft: 'is of a draft release',
    unpublished: 'is of an unpublished release',
    deleted: 'deleted its tag or branch',
  }[withdrawn];
  return {
    kind: 'error',
    error: {
      kind: 'input',
      message: `This event ${what}, so its commit is not the tagged one.`,
      advice: 'Run on "release: types: [published]" or on a pushed tag, or set image-tag.',
    },
  };
}
