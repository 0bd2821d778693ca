import { lookForImage } from '../../src/image/look.ts';
import { planImage, type RepositoryImageRequest } from '../../src/image/plan.ts';
import { carryOutImagePlan, type ShippedImage, type ShipWorld } from '../../src/image/ship.ts';

/** Looks, plans and carries out, as a run does with its other steps between. */
export async function shipImage(request: RepositoryImageRequest, world: ShipWorld): Promise<ShippedImage> {
  const look = await lookForImage(request, world);
  return await carryOutImagePlan({ look, plan: planImage(look) }, world);
}
