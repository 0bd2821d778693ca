import { defined } from '@slipway/ecs-rules/values';
import type { ExpectedRollback } from '../../follow/driver.ts';
import type { DeploymentStarter, DueUpdate, StartedService } from '../../follow/due-update.ts';
import { stopForRollback } from '../../follow/stop-with-rollback.ts';
import type { FollowWorld } from '../../follow/world.ts';
import { decideUpdate } from '../../rollout/update-plan.ts';
import { revisionName } from '../../text/arn.ts';
import { readActive } from './active-deployment.ts';
import { adoptCodeDeployment, startCodeDeployment } from './create-deployment.ts';
import { type CodeDeployKind, driveCodeDeployment, expectRollback, openStop } from './driver.ts';
import type { TrackedDeployment } from './observation.ts';
import type { CodeDeployPlan } from './plan.ts';

/** Starts deployments by AWS CodeDeploy: the group has one at a time, so no newer run comes between. */
export function openCodeDeployStarter(plan: CodeDeployPlan): DeploymentStarter {
  const { active } = plan;
  return {
    decide: (update, revisionArn) => {
      if (active === undefined) return decideUpdate(update, revisionArn);
      if (plan.shouldRollBackActive) return { kind: 'roll-back' };
      const isSame = revisionArn !== undefined && active.revision?.arn === revisionArn && !update.shouldForce;
      return isSame ? { kind: 'adopt', deploymentId: active.id } : { kind: 'update', shouldForce: update.shouldForce };
    },
    start: async (due, _shouldForce, world) =>
      follow(await startCodeDeployment({ ...due, plan, service: due.plan.service }, world), world),
    adopt: (due, id, world) => {
      const { service } = due.plan;
      const text = `Deployment ${id} already deploys ${revisionName(due.revisionArn)} to ${service.name}: following it.`;
      world.report({ type: 'notice', text });
      return follow(adoptCodeDeployment({ ...due, plan, service }, { returnsToArn: active?.returnsToArn, id }), world);
    },
    rollBack: (due, world) => rollBack(plan, due, world),
  };
}

/** Noted and remembered, so that it is known even to a run that is killed. */
function follow(
  tracked: TrackedDeployment,
  world: Pick<FollowWorld, 'notes' | 'remember'>,
  requested?: ExpectedRollback<CodeDeployKind>,
): StartedService {
  const { name } = tracked.before;
  world.notes.noteService(name, { codeDeploymentId: tracked.facts.ourId });
  const codeDeployments = world.notes.record().services.flatMap(({ name: service, codeDeploymentId: id }) => {
    return id === undefined ? [] : [{ service, id }];
  });
  world.remember({ codeDeployments });
  return { kind: 'following', name, driver: driveCodeDeployment(tracked, requested) };
}

/** A deployment that ended before it could be stopped is read again: another step may be due. */
async function rollBack(plan: CodeDeployPlan, due: DueUpdate, world: FollowWorld): Promise<StartedService | DueUpdate> {
  const { active, ...rest } = plan;
  const { service } = due.plan;
  if (active === undefined) return due;
  const { id: deploymentId, revision } = active;
  const [fromArn, toArn, stop] = [revision?.arn, due.revisionArn, openStop(deploymentId)];
  if (await stopForRollback({ service, controller: 'CodeDeploy', deploymentId, fromArn, toArn, stop }, world)) {
    const start = { ...due, plan, service, revisionArn: fromArn ?? service.revisionArn };
    return follow(expectRollback(adoptCodeDeployment(start, active), due.limitMs), world, { toArn });
  }
  const now = (await world.ecs.describeService(service.clusterArn, service.name)) ?? service;
  const next = await readActive({ ...plan, service: now }, world);
  const starter = openCodeDeployStarter({ ...rest, shouldRollBackActive: false, ...defined({ active: next }) });
  return { ...due, plan: { ...due.plan, service: now }, starter };
}
