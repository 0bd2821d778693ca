import { quote } from '@slipway/ecs-rules/text';
import type { DeployRequest } from '../inputs/request.ts';
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
  const planned = addVerification(addCreation(planRun(request, found), creation), request, world);
  const plan = await checkRequirements(planned, context, world);
  return checkScaling(await checkTargetGroups(plan, context, world), context, world);
}

/** A program that is missing would fail a deployment that is good. */
function addVerification(plan: RunPlan, { verification }: DeployRequest, { commands }: World): RunPlan {
  const [name] = verification?.command ?? [];
  if (name === undefined || commands.isFound(name)) return plan;
  const text = `verify-command: the program ${quote(name)} was not found on this runner.`;
  const advice = 'Install it in an earlier step, or give its path in the workspace.';
  return { ...plan, errors: [...plan.errors, { input: 'verify-command', text, advice }] };
}

function addCreation(plan: RunPlan, creation: ServiceCreation | undefined): RunPlan {
  const [revision] = plan.revisions;
  if (creation === undefined || revision === undefined) return plan;
  return { ...plan, errors: [...plan.errors, ...checkCreation(creation, findDocument(revision))] };
}
