import type { Found } from '../current-state/current-state.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { judgeRequirements } from '../requirements/judge-requirements.ts';
import { listNewRequirements, type RevisionStep } from '../requirements/list-requirements.ts';
import { readRequirements } from '../requirements/read-requirements.ts';
import type { RunPlan } from './plan.ts';
import type { World } from './world.ts';

/**
 * The plan, with an error for each secret, parameter, log group and role that the tasks would need and that does not
 * exist.
 * A rollback starts what ECS has started before; a drift check starts nothing.
 */
export async function checkRequirements(
  plan: RunPlan,
  { request, found }: { readonly request: DeployRequest; readonly found: Found },
  world: Pick<World, 'requirements'>,
): Promise<RunPlan> {
  if (request.rollbackTo !== undefined || request.isDriftCheck) return plan;
  const listed = listNewRequirements(listSteps(plan, found), found.identity);
  // The role of a dry run is often another than that of the deploy.
  const requirements = listed.filter(({ kind }) => kind !== 'pass' || !request.isDryRun);
  const checked = await readRequirements(requirements, found.identity.arn, world);
  const { errors, notices } = judgeRequirements(checked, found.identity.region);
  return { ...plan, errors: [...plan.errors, ...errors], notices: [...plan.notices, ...notices] };
}

/** A revision that no deployment has completed may lack what it needs. That of CodeDeploy is running. */
function listSteps({ revisions }: RunPlan, { services }: Found): readonly RevisionStep[] {
  const proven = services.filter(
    ({ completedArn, codeDeploy }) => completedArn !== undefined || codeDeploy !== undefined,
  );
  return revisions.flatMap((revision): readonly RevisionStep[] => {
    if (revision.kind !== 'render' || revision.rendered === undefined) return [];
    const names = new Set(revision.updates.map(({ service }) => service.name));
    const running = proven.filter(({ service }) => names.has(service.name)).map(({ current }) => current.described);
    return [{ next: revision.rendered.document, running }];
  });
}
