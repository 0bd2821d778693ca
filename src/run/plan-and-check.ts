import type { Found } from '../current-state/current-state.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { checkRequirements } from './check-requirements.ts';
import { checkScaling } from './check-scaling.ts';
import { checkTargetGroups } from './check-target-groups.ts';
import { planRun, type RunPlan } from './plan.ts';
import { findDocument } from './plan-revisions.ts';
import { checkCreation, type ServiceCreation } from './service-creation.ts';
import type { World } from './world.ts';

/** The plan of a run, with what AWS answers about its documents and services. Writes nothing. */
export async function planAndCheck(
  request: DeployRequest,
  { found, creation }: { readonly found: Found; readonly creation: ServiceCreation | undefined },
  world: World,
): Promise<RunPlan> {
  const context = { request, found };
  const planned = addCreation(planRun(request, found), creation);
  const plan = await checkRequirements(planned, context, world);
  return checkScaling(await checkTargetGroups(plan, { found, creation }, world), context, world);
}

function addCreation(plan: RunPlan, creation: ServiceCreation | undefined): RunPlan {
  const [revision] = plan.revisions;
  if (creation === undefined || revision === undefined) return plan;
  return { ...plan, errors: [...plan.errors, ...checkCreation(creation, findDocument(revision))] };
}
