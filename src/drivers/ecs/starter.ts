import type { ExpectedRollback } from '../../follow/driver.ts';
import type { DeploymentStarter, DueUpdate, StartedService } from '../../follow/due-update.ts';
import type { FollowNotes } from '../../follow/service-progress.ts';
import { stopForRollback } from '../../follow/stop-with-rollback.ts';
import type { FollowWorld } from '../../follow/world.ts';
import { findPrimary, isAstray } from '../../rollout/followed-deployment.ts';
import { decideUpdate, type RollbackPath } from '../../rollout/update-plan.ts';
import { revisionName } from '../../text/arn.ts';
import { adoptRollout } from './describe-rollout.ts';
import { driveRollout, openStop } from './driver.ts';
import type { EcsKind, Rollout, RolloutEnding } from './rollout.ts';
import { startRollout } from './start-rollout.ts';
import { yieldToNewerRun } from './yield-to-newer-run.ts';

/** Starts deployments that ECS rolls out itself. */
export const ECS_STARTER: DeploymentStarter = { decide: decideUpdate, start, adopt, rollBack };

async function start(
  due: DueUpdate,
  shouldForce: boolean,
  world: Pick<FollowWorld, 'clock' | 'ecs' | 'ledger' | 'origin' | 'signal' | 'report' | 'notes'>,
): Promise<StartedService> {
  const { name } = due.plan.service;
  const rollout = await startRollout({ ...due, shouldForce }, world);
  const reason = await yieldToNewerRun(due, rollout, world);
  if (reason !== undefined) return { kind: 'judged', name, ending: { verdict: 'superseded', reason } };
  return { kind: 'following', name, driver: driveRollout(rollout) };
}

function adopt(due: DueUpdate, deploymentId: string, world: Pick<FollowWorld, 'report' | 'notes'>): StartedService {
  const { service, ownDeployment } = due.plan;
  const { name } = service;
  const revision = revisionName(due.revisionArn);
  const isOver = findPrimary(service)?.rolloutState !== 'IN_PROGRESS';
  const text =
    isOver && ownDeployment !== undefined
      ? `An earlier attempt of this run deployed ${revision} to ${name}: verifying that deployment.`
      : `${revision} is already being deployed to ${name}: following that deployment.`;
  world.report({ type: 'notice', text });
  world.notes.noteService(name, { deploymentId });
  return { kind: 'following', name, driver: driveRollout(adoptRollout({ ...due, shouldForce: false }, deploymentId)) };
}

/** Whoever has deployed meanwhile is not undone; where ECS does not roll back, an update may be due. */
async function rollBack(
  due: DueUpdate,
  world: Pick<FollowWorld, 'clock' | 'codeDeploy' | 'ecs' | 'signal' | 'report' | 'notes'>,
): Promise<StartedService | DueUpdate> {
  const { rollbackPath, ...plan } = due.plan;
  const { service } = plan;
  const { name } = service;
  if (rollbackPath === undefined) return due;
  const { deploymentId, revisionArn: fromArn, serviceDeploymentArn } = rollbackPath;
  const stop = openStop(serviceDeploymentArn);
  const toStop = { service, controller: 'ECS', deploymentId, fromArn, toArn: due.revisionArn, stop } as const;
  if (await stopForRollback(toStop, world)) {
    const rollout = adoptForRollback(due, rollbackPath, world);
    return { kind: 'following', name, driver: driveRollout(rollout, openExpectedRollback(due, rollbackPath, rollout)) };
  }
  const now = await world.ecs.describeService(service.clusterArn, name);
  const primary = findPrimary(now);
  const isKnown = primary?.id === deploymentId || primary?.revisionArn === due.revisionArn;
  if (now !== undefined && isKnown) return { ...due, plan: { ...plan, service: now } };
  const revision = revisionName(primary?.revisionArn ?? service.revisionArn);
  const reason = `Someone deployed ${revision} to ${name} before it could be rolled back; no changes were made.`;
  return { kind: 'judged', name, ending: { verdict: 'superseded', reason } };
}

/** What is followed is the deployment that is rolled back. */
function adoptForRollback(due: DueUpdate, rollbackPath: RollbackPath, world: FollowNotes): Rollout {
  const { serviceDeploymentArn, returnsToId: deploymentId } = rollbackPath;
  const { service } = due.plan;
  world.notes.noteService(service.name, { deploymentId, serviceDeploymentArn });
  const before = { ...service, currentServiceDeployment: serviceDeploymentArn };
  const following = {
    shouldForce: false,
    shouldFailFast: false,
    shouldDetectStall: due.shouldFailFast,
    waitUntil: 'steady',
  } as const;
  const plan = { ...due.plan, service: before };
  const request = { ...due, ...following, plan, revisionArn: rollbackPath.revisionArn };
  const rollout = adoptRollout(request, rollbackPath.deploymentId);
  return { ...rollout, facts: { ...rollout.facts, returnsToArn: due.revisionArn } };
}

/** The update is sent where the deployment completed before it was stopped, or ECS had nowhere to go back to. */
function openExpectedRollback(
  due: DueUpdate,
  { deploymentId }: RollbackPath,
  { facts, before }: Rollout,
): ExpectedRollback<EcsKind> {
  const findElsewhere = ({ verdict, lastObservation }: RolloutEnding) => {
    const primary = findPrimary(lastObservation?.service);
    const isOther = primary?.id !== deploymentId && primary?.revisionArn !== due.revisionArn;
    return verdict === 'rolled-back' && isOther ? primary?.id : undefined;
  };
  return {
    toArn: due.revisionArn,
    instead: {
      isElsewhere: (ending) => findElsewhere(ending) !== undefined,
      prepare: async (ending, world) => {
        const elsewhere = findElsewhere(ending);
        const isLeft = ending.verdict === 'steady' || ending.verdict === 'failed' || elsewhere !== undefined;
        const service = isLeft ? await world.ecs.describeService(before.clusterArn, before.name) : undefined;
        const isLeftThere = [deploymentId, elsewhere].includes(findPrimary(service)?.id ?? '');
        if (service === undefined || !(isLeftThere || isAstray(service, facts))) return undefined;
        const request = { ...due, shouldForce: false, plan: { ...due.plan, service } };
        return async () => driveRollout(await startRollout(request, world));
      },
    },
  };
}
