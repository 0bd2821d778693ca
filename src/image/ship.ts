import { DeployError } from '../ports/deploy-error.ts';
import type { Repository } from '../ports/ecr.ts';
import { inOrder } from '../ports/in-parallel.ts';
import { sendOnce } from '../ports/send-once.ts';
import { logInWith } from '../registry/login.ts';
import { type BuildWorld, buildAndPush, confirmDigest, prepareBuild } from './build.ts';
import { findSecretLikeArguments } from './build-arguments.ts';
import { type ChosenBuilder, chooseBuilder, findOtherBuilder } from './check-docker.ts';
import type { ImageState } from './image-state.ts';
import type { ImagePlan } from './plan.ts';
import type { ImageStatePorts } from './read-image-state.ts';

/** The ports that shipping an image needs. */
export type ShipWorld = ImageStatePorts & BuildWorld;

/** An image in the registry, ready to be deployed. */
export interface ShippedImage {
  /** `HOST/NAME@sha256:…` */
  readonly reference: string;
  readonly digest: string;
  /** `linux/amd64`, …; empty when they are not known. */
  readonly platforms: readonly string[];
  /** Tags that name it now; the first is *the* tag. */
  readonly tags: readonly string[];
  readonly isReused: boolean;
  /** Host of the registry, with its port. */
  readonly registry: string;
}

/**
 * Carries out a plan that was made from this poll: the image is in the registry afterwards, and confirmed by digest.
 *
 * @throws DeployError what a plan that refuses says; `absent`, `build`, `registry`, `access`, `unreachable` or
 * `cancelled`
 */
export async function carryOutImagePlan(
  made: { readonly state: ImageState; readonly plan: ImagePlan },
  world: ShipWorld,
): Promise<ShippedImage> {
  switch (made.plan.kind) {
    case 'refuse':
      throw new DeployError(made.plan.error);
    case 'reuse':
      return await reuseImage(made.state, made.plan, world);
    case 'build':
      return await buildImage(made.state, made.plan, world);
  }
}

type Reuse = Extract<ImagePlan, { readonly kind: 'reuse' }>;
type Build = Extract<ImagePlan, { readonly kind: 'build' }>;

async function reuseImage(state: ImageState, plan: Reuse, world: ShipWorld): Promise<ShippedImage> {
  for (const tag of plan.tagsToAdd) await world.ecr.addTag(state.name, plan.digest, tag);
  await confirmDigest(state.name, plan.digest, world);
  const image = referenceByDigest(plan.uri, plan.digest);
  world.report({ type: 'image-reused', reference: image.reference, digest: plan.digest, why: plan.why });
  return { ...image, platforms: plan.platforms, tags: plan.tags, isReused: true };
}

async function buildImage(state: ImageState, plan: Build, world: ShipWorld): Promise<ShippedImage> {
  const { docker } = world;
  const [builder, login] = await inOrder([chooseBuilder(state, docker), world.ecr.authorize()]);
  reportConcerns(state, plan, world);
  const repository = state.repository ?? (await createRepository(state.name, world));
  await logInWith(login, world);
  world.report({ type: 'group-opened', title: `Build and push ${repository.uri}:${plan.tags[0]}` });
  const build = (kind: ChosenBuilder['kind']) => {
    const facts =
      kind === 'buildx' ? { kind, metadataFile: world.files.temporaryPath('build-metadata.json') } : { kind };
    return buildAndPush(prepareBuild(state, { repository, tags: plan.tags, builder: facts }), world);
  };
  const { digest, platforms } = await build(builder.kind)
    .catch(async (thrown: unknown) => build(await findOtherBuilder(thrown, { state, builder }, docker)))
    .finally(() => world.report({ type: 'group-closed' }));
  const image = referenceByDigest(repository.uri, digest);
  world.report({ type: 'image-pushed', reference: image.reference, digest, tags: plan.tags });
  return { ...image, platforms, tags: plan.tags, isReused: false };
}

function createRepository(name: string, world: ShipWorld): Promise<Repository> {
  const find = () => world.ecr.describeRepository(name);
  return sendOnce({ send: () => world.ecr.createRepository(name), find }, world);
}

function reportConcerns(state: ImageState, plan: Build, world: ShipWorld): void {
  if (plan.leftOut !== undefined) {
    const text = `Tag ${plan.leftOut} points to another image and is immutable, so this image does not get it.`;
    world.report({ type: 'notice', text });
  }
  const secrets = findSecretLikeArguments(state.request);
  if (secrets.length === 0) return;
  world.report({
    type: 'warning',
    text: `Build arguments stay readable in the image history; these look like secrets: ${secrets.join(', ')}.`,
    advice: 'Use build-secrets and RUN --mount=type=secret for them.',
  });
}

/** The image by its digest: the tag is for people. */
function referenceByDigest(uri: string, digest: string): Pick<ShippedImage, 'reference' | 'digest' | 'registry'> {
  return { reference: `${uri}@${digest}`, digest, registry: uri.slice(0, uri.indexOf('/')) };
}
