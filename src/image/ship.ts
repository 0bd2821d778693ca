import { DeployError } from '../errors.ts';
import { logIn } from '../registry/login.ts';
import { sendOnce } from '../send-once.ts';
import type { Repository } from '../world/ecr.ts';
import { type BuildWorld, buildAndPush, confirmDigest, prepareBuild } from './build.ts';
import { type BuildFacts, findSecretLikeArguments } from './build-arguments.ts';
import { checkDocker } from './check-docker.ts';
import type { ImageLookWorld } from './look.ts';
import type { ImageLook, ImagePlan } from './plan.ts';
import { readImageContent } from './read-image-content.ts';

/** The ports that shipping an image needs. */
export type ShipWorld = ImageLookWorld & BuildWorld;

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
 * Carries out a plan that was made from this look: the image is in the registry afterwards, and confirmed by digest.
 *
 * @throws DeployError what a plan that refuses says; `absent`, `build`, `registry`, `access`, `unreachable` or `cancelled`
 */
export async function carryOutImagePlan(
  made: { readonly look: ImageLook; readonly plan: ImagePlan },
  world: ShipWorld,
): Promise<ShippedImage> {
  switch (made.plan.kind) {
    case 'refuse':
      throw new DeployError(made.plan.fault);
    case 'reuse':
      return await reuseImage(made.look, made.plan, world);
    case 'build':
      return await buildImage(made.look, made.plan, world);
  }
}

type Reuse = Extract<ImagePlan, { readonly kind: 'reuse' }>;
type Build = Extract<ImagePlan, { readonly kind: 'build' }>;

async function reuseImage(look: ImageLook, plan: Reuse, world: ShipWorld): Promise<ShippedImage> {
  for (const tag of plan.tagsToAdd) await world.ecr.addTag(look.name, plan.digest, tag);
  await confirmDigest(look.name, plan.digest, world);
  const image = nameByDigest(plan.uri, plan.digest);
  world.tell({ type: 'image-reused', reference: image.reference, digest: plan.digest, why: plan.why });
  return { ...image, platforms: plan.platforms, tags: plan.tags, isReused: true };
}

async function buildImage(look: ImageLook, plan: Build, world: ShipWorld): Promise<ShippedImage> {
  const builder = await chooseBuilder(look, world);
  tellConcerns(look, plan, world);
  const repository = look.repository ?? (await createRepository(look.name, world));
  const job = prepareBuild(look, { repository, tags: plan.tags, builder });
  await logIn(world);
  world.tell({ type: 'group-opened', title: `Build and push ${job.facts.references[0] ?? repository.uri}` });
  const digest = await buildAndPush(job, world).finally(() => world.tell({ type: 'group-closed' }));
  const image = nameByDigest(repository.uri, digest);
  world.tell({ type: 'image-pushed', reference: image.reference, digest, tags: plan.tags });
  const { platforms } = await readImageContent(look.name, digest, world);
  return { ...image, platforms, tags: plan.tags, isReused: false };
}

function createRepository(name: string, world: ShipWorld): Promise<Repository> {
  const find = () => world.ecr.describeRepository(name);
  return sendOnce({ send: () => world.ecr.createRepository(name), find }, world);
}

function tellConcerns(look: ImageLook, plan: Build, world: ShipWorld): void {
  if (plan.leftOut !== undefined) {
    const text = `The tag ${plan.leftOut} names another image and cannot move, so this image does not get it.`;
    world.tell({ type: 'notice', text });
  }
  const secrets = findSecretLikeArguments(look.request);
  if (secrets.length === 0) return;
  world.tell({
    type: 'warning',
    text: `Build arguments stay readable in the image's history, and these are named like secrets: ${secrets.join(', ')}.`,
    advice: 'Use build-secrets and RUN --mount=type=secret for them.',
  });
}

/** Asked before the repository is created: a docker that cannot build leaves nothing behind. */
async function chooseBuilder(look: ImageLook, world: ShipWorld): Promise<BuildFacts['builder']> {
  const kind = await checkDocker(look.request, world.docker);
  return kind === 'buildx' ? { kind, metadataFile: world.files.temporaryPath('build-metadata.json') } : { kind };
}

/** The image by its digest: the tag is for people. */
function nameByDigest(uri: string, digest: string): Pick<ShippedImage, 'reference' | 'digest' | 'registry'> {
  return { reference: `${uri}@${digest}`, digest, registry: uri.slice(0, uri.indexOf('/')) };
}
