import type { RepositoryImageRequest } from '../../../src/image/image-state.ts';
import { planImage } from '../../../src/image/plan.ts';
import { readImageState } from '../../../src/image/read-image-state.ts';
import { carryOutImagePlan, type ShippedImage, type ShipWorld } from '../../../src/image/ship.ts';

/** Reads, plans and carries out, as a run does with its other steps between. */
export async function shipImage(request: RepositoryImageRequest, world: ShipWorld): Promise<ShippedImage> {
  const state = await readImageState(request, world);
  return await carryOutImagePlan({ state, plan: planImage(state) }, world);
}
