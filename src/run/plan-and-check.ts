import type { Found } from '../current-state/current-state.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { checkRequirements } from './check-requirements.ts';
import { checkScaling } from './check-scaling.ts';
import { planRun, type RunPlan } from './plan.ts';
import type { World } from './world.ts';

/** The plan of a run, with what AWS answers about its documents and services. Writes nothing. */
export async function planAndCheck(request: DeployRequest, found: Found, world: World): Promise<RunPlan> {
  const context = { request, found };
  const plan = await checkRequirements(planRun(request, found), context, world);
  return checkScaling(plan, context, world);
}
