import { checkRequirements } from './check-requirements.ts';
import { checkScaling } from './check-scaling.ts';
import { checkTargetGroups, type PlanContext } from './check-target-groups.ts';
import { planRun, type RunPlan } from './plan.ts';
import { findDocument } from './plan-revisions.ts';
import { checkCreation, type ServiceCreation } from './service-creation.ts';
import type { World } from './world.ts';

/** The plan of a run, with what AWS answers about its documents and services. Writes nothing. */
export async function planAndCheck(context: PlanContext, world: World): Promise<RunPlan> {
  const { request, found, creation } = context;
  const planned = addCreation(planRun(request, found), creation);
  const plan = await checkRequirements(planned, context, world);
  return checkScaling(await checkTargetGroups(plan, context, world), context, world);
}

function addCreation(plan: RunPlan, creation: ServiceCreation | undefined): RunPlan {
  const [revision] = plan.revisions;
  if (creation === undefined || revision === undefined) return plan;
  return { ...plan, errors: [...plan.errors, ...checkCreation(creation, findDocument(revision))] };
}
