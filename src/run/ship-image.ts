import type { ShippedImage } from '../image/ship.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { logInFurther } from '../registry/login.ts';
import type { RunPlan } from './plan.ts';
import type { World } from './world.ts';

export async function shipImage(
  plan: RunPlan,
  { registries }: DeployRequest,
  world: World,
): Promise<ShippedImage | undefined> {
  if (plan.image === undefined) return undefined;
  if (plan.image.plan.kind === 'build') await logInFurther(registries, world);
  const { carryOutImagePlan } = await import('../image/ship.ts');
  const image = await carryOutImagePlan(plan.image, world);
  const { reference, registry, tags, digest, isReused } = image;
  world.notes.note({ image: { reference, registry, tags, digest, origin: isReused ? 'reused' : 'built' } });
  return image;
}
