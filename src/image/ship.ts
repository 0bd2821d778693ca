import { DeployError } from '../ports/deploy-error.ts';
import type { Repository } from '../ports/ecr.ts';
import { sendOnce } from '../ports/send-once.ts';
import { logIn } from '../registry/login.ts';
import { type BuildWorld, buildAndPush, confirmDigest, prepareBuild } from './build.ts';
import { type BuildFacts, findSecretLikeArguments } from './build-arguments.ts';
import { checkDocker } from './check-docker.ts';
import type { ImageState } from './image-state.ts';
import type { ImagePlan } from './plan.ts';
import { readImageContent } from './read-image-content.ts';
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
  const builder = await chooseBuilder(state, world);
  reportConcerns(state, plan, world);
  const repository = state.repository ?? (await createRepository(state.name, world));
  const job = prepareBuild(state, { repository, tags: plan.tags, builder });
  await logIn(world);
  world.report({ type: 'group-opened', title: `Build and push ${job.facts.references[0] ?? repository.uri}` });
  const digest = await buildAndPush(job, world).finally(() => world.report({ type: 'group-closed' }));
  const image = referenceByDigest(repository.uri, digest);
  world.report({ type: 'image-pushed', reference: image.reference, digest, tags: plan.tags });
  const { platforms } = await readImageContent(state.name, digest, world);
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

/** Asked before the repository is created: a docker that cannot build leaves nothing behind. */
async function chooseBuilder(state: ImageState, world: ShipWorld): Promise<BuildFacts['builder']> {
  const kind = await checkDocker(state.request, world.docker);
  return kind === 'buildx' ? { kind, metadataFile: world.files.temporaryPath('build-metadata.json') } : { kind };
}

/** The image by its digest: the tag is for people. */
function referenceByDigest(uri: string, digest: string): Pick<ShippedImage, 'reference' | 'digest' | 'registry'> {
  return { reference: `${uri}@${digest}`, digest, registry: uri.slice(0, uri.indexOf('/')) };
}
