import { isEcrHost } from '@slipway/ecs-rules/images';
import { type BroughtImage, findOnDocker, pullImage } from '../image/bring-image.ts';
import { isLoopback, parseNamedImage } from '../image/named-image.ts';
import { logIn } from '../registry/login.ts';
import type { PreparedDocument } from '../rehearsal/prepare-document.ts';
import type { World } from './world.ts';

/** By reference. */
export type Images = ReadonlyMap<string, BroughtImage>;

/** Empty where it is not known. */
export function platformOf(image: BroughtImage | undefined): string {
  return image !== undefined && 'platform' in image ? image.platform : '';
}

/** Has the images of all containers on Docker Engine, each once. */
export async function bringImages(
  { document }: PreparedDocument,
  { wanted, own }: { readonly wanted: string | undefined; readonly own: Set<string> },
  world: World,
): Promise<Images> {
  const references = [...new Set(document.containerDefinitions.map(({ image = '' }) => image))];
  const found = await Promise.all(references.map((reference) => findOnDocker(reference, world.docker)));
  await logInFor(
    references.filter((_, at) => found[at] === undefined),
    world,
  );
  const images = new Map<string, BroughtImage>();
  for (const [at, reference] of references.entries()) {
    const image = found[at] ?? (await pullImage(reference, wanted, world.docker));
    images.set(reference, image);
    if ('platform' in image && image.isPulled) own.add(reference);
  }
  return images;
}

/** Only registries of Amazon ECR, and of this machine, know the password. */
async function logInFor(references: readonly string[], world: World): Promise<void> {
  const registries = references.map((reference) => parseNamedImage(reference).registry ?? '');
  if (registries.some((host) => isEcrHost(host) || isLoopback(host))) await logIn(world);
}
