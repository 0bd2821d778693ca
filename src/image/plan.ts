import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import type { ErrorDetails } from '../ports/deploy-error.ts';
import type { Repository } from '../ports/ecr.ts';
import { refuseArchived } from './archived.ts';
import type { ImageState, TaggedImage } from './image-state.ts';
import { isCommitTagAsked, isMade, settleTags } from './settle-tags.ts';
import type { ImageTags } from './tags.ts';

const QUOTE_WIDTH = 140;

export type ImagePlan =
  /** The image exists; `tagsToAdd` do not name it yet. */
  | {
      readonly kind: 'reuse';
      readonly uri: string;
      readonly digest: string;
      readonly tags: readonly string[];
      readonly tagsToAdd: readonly string[];
      readonly platforms: readonly string[];
      readonly why: string;
    }
  | {
      readonly kind: 'build';
      readonly tags: readonly string[];
      /** Undefined: the repository is created first. */
      readonly uri: string | undefined;
      readonly why: string;
      /** The commit's tag, left out because it names another image that must not be replaced. */
      readonly leftOut?: string;
    }
  | { readonly kind: 'refuse'; readonly error: ErrorDetails };

/** Whether to reuse, build or refuse. Everything that would make a push fail is found here, before the build. */
export function planImage(state: ImageState): ImagePlan {
  const plan = planByRegistry(state);
  const isPrevented = plan.kind === 'build' && state.buildError !== undefined;
  return isPrevented ? { kind: 'refuse', error: state.buildError } : plan;
}

function planByRegistry(state: ImageState): ImagePlan {
  if (state.repository === undefined) return planWithoutRepository(state);
  const reusable = findReusable(state);
  if (reusable?.isArchived === true) return { kind: 'refuse', error: refuseArchived(state.name, reusable) };
  if (reusable !== undefined) return planReuse(state, state.repository, reusable);
  if (state.request.mode === 'never') return refuseAbsentImage(state);
  return planBuild(state, state.repository);
}

/** The plan in words, one line a step; never a value of an argument or label. */
export function describeImagePlan(plan: ImagePlan, { name, tags }: ImageState): readonly string[] {
  switch (plan.kind) {
    case 'refuse':
      return [plan.error.message];
    case 'reuse':
      return [
        ...describeMadeTag(tags),
        `Reuse the image ${plan.uri}@${plan.digest}: ${plan.why}`,
        ...plan.tagsToAdd.map((tag) => `Add the tag ${tag} to it`),
      ];
    case 'build':
      return [
        ...describeMadeTag(tags),
        ...(plan.uri === undefined ? [`Create the repository ${name} (immutable tags, scan on push)`] : []),
        `Build an image and push it to ${name} as ${plan.tags.join(', ')}: ${plan.why}`,
        ...(plan.leftOut === undefined ? [] : [`Skip the tag ${plan.leftOut}: it already points to another image`]),
      ];
  }
}

function describeMadeTag({ all, madeFrom }: ImageTags): readonly string[] {
  if (madeFrom === undefined) return [];
  return [`The tag "${quoteOutsideText(madeFrom, QUOTE_WIDTH)}" of this event is ${all[0]} as a tag of the image`];
}

function planWithoutRepository(state: ImageState): ImagePlan {
  const { request, name, tags } = state;
  if (request.shouldCreateRepository && request.mode !== 'never') {
    return { kind: 'build', tags: tags.all, uri: undefined, why: 'the repository is new' };
  }
  return {
    kind: 'refuse',
    error: {
      kind: 'absent',
      message: `Repository ${name} not found in this registry.`,
      advice:
        'Set create-repository: true, or create it: ' +
        `aws ecr create-repository --repository-name ${name} --image-tag-mutability IMMUTABLE ` +
        '--image-scanning-configuration scanOnPush=true',
    },
  };
}

/**
 * The commit's tag first: a release of a commit that was built before is promoted, not built again. Without a build a
 * requested tag is taken literally: a mistyped one must not end up on the commit's image.
 */
function findReusable(state: ImageState): TaggedImage | undefined {
  const [first] = state.tags.all;
  const ofTag = (tag: string | undefined) => state.tagged.find((image) => image.tag === tag);
  switch (state.request.mode) {
    case 'always':
      return undefined;
    case 'never':
      return ofTag(first) ?? (state.request.tags.length === 0 ? ofTag(state.tags.commitTag) : undefined);
    case 'auto':
      return [ofTag(state.tags.commitTag), ofTag(first)].find(
        (image) => image !== undefined && state.buildInputs !== undefined && image.buildInputs === state.buildInputs,
      );
  }
}

function planReuse(state: ImageState, repository: Repository, image: TaggedImage): ImagePlan {
  const settled = settleTags(withTagsThatFit(state, image), repository, image.digest);
  if (settled.taken !== undefined) return refuseTakenTag(state, settled.taken);
  const named = new Set(state.tagged.filter(({ digest }) => digest === image.digest).map(({ tag }) => tag));
  return {
    kind: 'reuse',
    uri: repository.uri,
    digest: image.digest,
    tags: settled.tags,
    tagsToAdd: settled.tags.filter((tag) => !named.has(tag)),
    platforms: image.platforms,
    why:
      state.request.mode === 'never'
        ? `tag ${image.tag} exists, and no build was requested`
        : `tag ${image.tag} exists with the same build inputs`,
  };
}

/** An image that was taken as it is, by another tag, may be of any commit: it does not get the tag of ours. */
function withTagsThatFit(state: ImageState, image: TaggedImage): ImageState {
  const { all, commitTag } = state.tags;
  if (state.request.mode !== 'never' || image.tag === commitTag || isCommitTagAsked(state)) return state;
  return {
    ...state,
    tags: { all: all.filter((tag) => tag !== commitTag) },
    tagged: state.tagged.filter(({ tag }) => tag !== commitTag),
  };
}

function planBuild(state: ImageState, repository: Repository): ImagePlan {
  const settled = settleTags(state, repository, undefined);
  if (settled.taken !== undefined) return refuseTakenTag(state, settled.taken);
  return {
    kind: 'build',
    tags: settled.tags,
    uri: repository.uri,
    why: explainBuild(state),
    ...defined({ leftOut: settled.leftOut }),
  };
}

function explainBuild(state: ImageState): string {
  if (state.request.mode === 'always') return 'build: always';
  if (state.buildInputs === undefined) return 'without a commit, images cannot be compared';
  return state.tagged.length === 0
    ? 'no image exists for this commit or tag'
    : 'the existing image has other build inputs';
}

function refuseTakenTag(state: ImageState, taken: TaggedImage): ImagePlan {
  return {
    kind: 'refuse',
    error: {
      kind: 'registry',
      message:
        `Tag ${taken.tag} already points to another image (${taken.digest}) in repository ${state.name}, ` +
        (isMade(state, taken.tag) ? 'and a tag made from a git tag is never moved.' : 'where it is immutable.'),
      advice: 'Use another image-tag, or set build: never to deploy the existing image.',
    },
  };
}

function listWantedTags({ request, tags }: ImageState): readonly string[] {
  return request.tags.length === 0 ? tags.all : tags.all.slice(0, 1);
}

function refuseAbsentImage(state: ImageState): ImagePlan {
  return {
    kind: 'refuse',
    error: {
      kind: 'absent',
      message: `No image in repository ${state.name} has the tag ${listWantedTags(state).join(' or ')}, and build is never.`,
      advice: 'Push the image first, use an image-tag that exists, or set build: auto.',
    },
  };
}
