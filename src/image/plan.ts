import type { DeployFault } from '../errors.ts';
import type { ImageRequest } from '../inputs/request.ts';
import { quoteOutsideText } from '../report/outside-text.ts';
import type { Repository } from '../world/ecr.ts';
import { refuseArchived } from './archived.ts';
import { isCommitTagAsked, isMade, settleTags } from './settle-tags.ts';
import type { ImageTags } from './tags.ts';

const QUOTE_WIDTH = 140;

/** The request for an image of a repository. */
export type RepositoryImageRequest = Extract<ImageRequest, { readonly kind: 'build' }>;

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

/** What was asked for and what the registry has: all that the plan is made from. */
export interface ImageLook {
  readonly request: RepositoryImageRequest;
  /** Name of the repository, without its host. */
  readonly name: string;
  readonly repository: Repository | undefined;
  readonly tags: ImageTags;
  readonly commit?: string;
  /** Hash of our build inputs; undefined when the commit is not known. */
  readonly buildInputs?: string;
  /** What prevents a build here: the context, the Dockerfile or the builder. Reusing an image needs none of them. */
  readonly buildFault?: DeployFault;
  /** Only wanted tags that exist. */
  readonly tagged: readonly TaggedImage[];
}

export type ImagePlan =
  /** The image is there; `tagsToAdd` do not name it yet. */
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
  | { readonly kind: 'refuse'; readonly fault: DeployFault };

/** Whether to reuse, build or refuse. Everything that would make a push fail is found here, before the build. */
export function planImage(look: ImageLook): ImagePlan {
  const plan = planByRegistry(look);
  const isHindered = plan.kind === 'build' && look.buildFault !== undefined;
  return isHindered ? { kind: 'refuse', fault: look.buildFault } : plan;
}

function planByRegistry(look: ImageLook): ImagePlan {
  if (look.repository === undefined) return planWithoutRepository(look);
  const reusable = findReusable(look);
  if (reusable?.isArchived === true) return { kind: 'refuse', fault: refuseArchived(look.name, reusable) };
  if (reusable !== undefined) return planReuse(look, look.repository, reusable);
  if (look.request.mode === 'never') return refuseAbsentImage(look);
  return planBuild(look, look.repository);
}

/** The plan in words, one line a step; never a value of an argument or label. */
export function describeImagePlan(plan: ImagePlan, { name, tags }: ImageLook): readonly string[] {
  switch (plan.kind) {
    case 'refuse':
      return [plan.fault.message];
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
        ...(plan.leftOut === undefined ? [] : [`Leave out the tag ${plan.leftOut}: it names another image already`]),
      ];
  }
}

function describeMadeTag({ all, madeFrom }: ImageTags): readonly string[] {
  if (madeFrom === undefined) return [];
  return [`The tag "${quoteOutsideText(madeFrom, QUOTE_WIDTH)}" of this event is ${all[0]} as a tag of the image`];
}

function planWithoutRepository(look: ImageLook): ImagePlan {
  const { request, name, tags } = look;
  if (request.shouldCreateRepository && request.mode !== 'never') {
    return { kind: 'build', tags: tags.all, uri: undefined, why: 'the repository is new' };
  }
  return {
    kind: 'refuse',
    fault: {
      kind: 'absent',
      message: `There is no repository ${name} in this registry.`,
      advice:
        'Set create-repository to true, or create it: ' +
        `aws ecr create-repository --repository-name ${name} --image-tag-mutability IMMUTABLE ` +
        '--image-scanning-configuration scanOnPush=true',
    },
  };
}

/**
 * The commit's tag first: a release of a commit that was built before is promoted, not built again. Without a build a
 * tag that was asked for is meant as it stands: a mistyped one must not end up on the commit's image.
 */
function findReusable(look: ImageLook): TaggedImage | undefined {
  const [first] = look.tags.all;
  const ofTag = (tag: string | undefined) => look.tagged.find((image) => image.tag === tag);
  switch (look.request.mode) {
    case 'always':
      return undefined;
    case 'never':
      return ofTag(first) ?? (look.request.tags.length === 0 ? ofTag(look.tags.commitTag) : undefined);
    case 'auto':
      return [ofTag(look.tags.commitTag), ofTag(first)].find(
        (image) => image !== undefined && look.buildInputs !== undefined && image.buildInputs === look.buildInputs,
      );
  }
}

function planReuse(look: ImageLook, repository: Repository, image: TaggedImage): ImagePlan {
  const settled = settleTags(withTagsThatFit(look, image), repository, image.digest);
  if (settled.taken !== undefined) return refuseTakenTag(look, settled.taken);
  const named = new Set(look.tagged.filter(({ digest }) => digest === image.digest).map(({ tag }) => tag));
  return {
    kind: 'reuse',
    uri: repository.uri,
    digest: image.digest,
    tags: settled.tags,
    tagsToAdd: settled.tags.filter((tag) => !named.has(tag)),
    platforms: image.platforms,
    why:
      look.request.mode === 'never'
        ? `the tag ${image.tag} names it, and no build was asked for`
        : `the tag ${image.tag} names an image of the same build inputs`,
  };
}

/** An image that was taken as it is, by another tag, may be of any commit: it does not get the tag of ours. */
function withTagsThatFit(look: ImageLook, image: TaggedImage): ImageLook {
  const { all, commitTag } = look.tags;
  if (look.request.mode !== 'never' || image.tag === commitTag || isCommitTagAsked(look)) return look;
  return {
    ...look,
    tags: { all: all.filter((tag) => tag !== commitTag) },
    tagged: look.tagged.filter(({ tag }) => tag !== commitTag),
  };
}

function planBuild(look: ImageLook, repository: Repository): ImagePlan {
  const settled = settleTags(look, repository, undefined);
  if (settled.taken !== undefined) return refuseTakenTag(look, settled.taken);
  return {
    kind: 'build',
    tags: settled.tags,
    uri: repository.uri,
    why: explainBuild(look),
    ...(settled.leftOut === undefined ? {} : { leftOut: settled.leftOut }),
  };
}

function explainBuild(look: ImageLook): string {
  if (look.request.mode === 'always') return 'a build was asked for';
  if (look.buildInputs === undefined) return 'without a commit nobody can say whether an image is the same';
  return look.tagged.length === 0
    ? 'there is no image of this commit or tag yet'
    : 'the image that is there has other build inputs';
}

function refuseTakenTag(look: ImageLook, taken: TaggedImage): ImagePlan {
  return {
    kind: 'refuse',
    fault: {
      kind: 'registry',
      message:
        `The tag ${taken.tag} names another image (${taken.digest}) in the repository ${look.name}, ` +
        (isMade(look, taken.tag)
          ? 'and one that was made from a tag of git is never moved.'
          : 'where it is immutable.'),
      advice: 'Give another image-tag, or set build to never to deploy the image that is there.',
    },
  };
}

function listLookedFor({ request, tags }: ImageLook): readonly string[] {
  return request.tags.length === 0 ? tags.all : tags.all.slice(0, 1);
}

function refuseAbsentImage(look: ImageLook): ImagePlan {
  return {
    kind: 'refuse',
    fault: {
      kind: 'absent',
      message: `No image of the repository ${look.name} has the tag ${listLookedFor(look).join(' or ')}, and build is never.`,
      advice: 'Push the image first, give the image-tag of one that is there, or set build to auto.',
    },
  };
}
