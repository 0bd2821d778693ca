import type { JsonObject } from '@slipway/ecs-rules/values';
import type { ServiceEnding } from '../follow/due-update.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { Problem } from '../ports/finding.ts';
import { describePlan } from '../report/plan-headline.ts';
import type { PlanContext } from './check-target-groups.ts';
import { applyDefinition } from './compare-definition.ts';
import { followAll } from './follow-services.ts';
import { noteExpressUrls } from './note-express-urls.ts';
import type { RunPlan } from './plan.ts';
import { planAndCheck } from './plan-and-check.ts';
import { planSchedules } from './plan-schedules.ts';
import { prepareVerifier } from './prepare-verifier.ts';
import { readCurrentState } from './read-current-state.ts';
import { recheckBeforeUpdate } from './recheck-before-update.ts';
import { provideRevisions } from './register-revision.ts';
import { reportPlan } from './report-plan.ts';
import { retryReads } from './retry-reads.ts';
import { endRegistered, runTask } from './run-one-off-task.ts';
import type { ServiceCreation } from './service-creation.ts';
import { shipImage } from './ship-image.ts';
import { startAll } from './start-services.ts';
import { updateSchedules } from './update-schedules.ts';
import type { World } from './world.ts';

/** What a file says of the service. */
export interface Defined {
  /** Of a service that exists: its differences are reported or applied. */
  readonly definition?: JsonObject;
  /** Of a service that will be created once this run has registered its revision. */
  readonly creation?: ServiceCreation;
}

/**
 * The steps of a run: read the state, plan, ship the image, register the revision, run the task, update and follow, and
 * update schedules.
 */
export async function deploy(
  requested: DeployRequest,
  direct: World,
  { definition, creation }: Defined = {},
): Promise<ServiceEnding> {
  const world = retryReads(direct);
  const found = await readCurrentState(requested, world);
  await noteExpressUrls(found, direct);
  const request = definition === undefined ? requested : await applyDefinition(definition, requested, { found, world });
  const checked = await planAndCheck({ request, found, creation }, world);
  const plan = await planSchedules(checked, { request, found }, world);
  reportPlan(plan, world);
  if (plan.errors.length > 0) {
    return { verdict: 'refused', reason: `No changes were made. ${describeErrors(plan.errors)}` };
  }
  const failed = await rehearseIfAsked(plan, { request, found, creation }, world);
  if (failed !== undefined) return failed;
  const { notes } = world;
  if (request.isDryRun) return { verdict: 'planned', reason: describePlan(notes.record().services, plan.schedules) };
  const image = await shipImage(plan, request, world);
  const { revisions, due } = await provideRevisions(plan, { request, image, found }, world);
  const task = await runTask(plan, world, direct);
  if (task?.kind === 'end') return { verdict: task.verdict, reason: task.reason };
  if (request.services.length === 0) return updateSchedules(endRegistered(task, world), { request, revisions }, world);
  const ready = plan.task?.shouldWait === true ? await recheckBeforeUpdate(due, world) : due;
  if ('verdict' in ready) return ready;
  const verifier = await prepareVerifier(request, ready, direct);
  const started = await startAll(ready, request, world);
  const ending = await followAll(started, { due: ready, request, verifier }, direct);
  return updateSchedules(ending, { request, revisions }, world);
}

async function rehearseIfAsked(plan: RunPlan, context: PlanContext, world: World): Promise<ServiceEnding | undefined> {
  const { rehearsal } = context.request;
  if (rehearsal === undefined) return undefined;
  const { rehearse } = await import('./rehearse.ts');
  return rehearse(plan, { ...context, ...rehearsal }, world);
}

/** The one error of a plan, or how many there are: several are logged one by one. */
export function describeErrors(errors: readonly Problem[]): string {
  const [first, ...others] = errors;
  return others.length === 0 ? (first?.text ?? '') : `The plan has ${errors.length} errors; see each above.`;
}
