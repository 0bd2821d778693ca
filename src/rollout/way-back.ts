import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { findPrimary, isAstray } from './facts.ts';
import { followRollout, type Rollout, type RolloutEnding } from './follow.ts';
import type { ServiceRecord } from './observation.ts';
import { adoptRollout, type StartRequest, startRollout } from './start.ts';
import { stopWithRollback } from './stop-with-rollback.ts';
import { formatLimit } from './strategy.ts';
import type { WayBack } from './update-plan.ts';

/** A rollback that ECS was asked for. */
export interface Return {
  /** What would be sent if ECS came too late: the update to the target. */
  readonly due: StartRequest;
  readonly wayBack: WayBack;
  /** Of the deployment that is taken back. */
  readonly rollout: Rollout;
}

/** What came of asking ECS to take a deployment back. */
export type Asking =
  | { readonly kind: 'asked'; readonly back: Return }
  /** Not possible, or not any more: an update is due, from the service as it is now. */
  | { readonly kind: 'update'; readonly service: ServiceRecord }
  | { readonly kind: 'superseded'; readonly reason: string };

/**
 * Stops the deployment under way with rollback, bound to its service deployment: whoever has deployed meanwhile is not
 * undone. Where that is denied or ECS has ended the deployment already, it says what is due instead.
 *
 * @throws DeployError `unreachable` when no answer came to it, though it was repeated
 */
export async function askBack(due: StartRequest, wayBack: WayBack, world: World): Promise<Asking> {
  const { service } = due.plan;
  const [from, to] = [nameRevision(wayBack.revisionArn), nameRevision(due.revisionArn)];
  world.tell({
    type: 'rollback-asked',
    service: service.name,
    why: `deployment ${wayBack.deploymentId} of ${from} is under way, and ECS goes back from it to ${to}.`,
  });
  world.notes.noteService(service.name, { isUpdateSent: true });
  const refusal = await stopWithRollback(wayBack.serviceDeploymentArn, world);
  if (refusal !== undefined) {
    world.notes.noteService(service.name, { isUpdateSent: false });
    world.tell({ type: 'notice', text: `ECS did not take the rollback: ${refusal.message}`, advice: refusal.advice });
    return lookAgain(due, wayBack, world);
  }
  return { kind: 'asked', back: openReturn(due, wayBack, world) };
}

function openReturn(due: StartRequest, wayBack: WayBack, world: World): Return {
  const { serviceDeploymentArn, returnsToId } = wayBack;
  const { service } = due.plan;
  world.notes.noteService(service.name, { deploymentId: returnsToId, serviceDeploymentArn });
  const before = { ...service, currentServiceDeployment: serviceDeploymentArn };
  const request = { ...due, plan: { ...due.plan, service: before }, revisionArn: wayBack.revisionArn };
  const following = { ...request, shouldFailFast: false, shouldDetectStall: due.shouldFailFast };
  const { sight, ...rest } = adoptRollout(following, wayBack.deploymentId);
  const facts = { ...sight.facts, returnsToArn: due.revisionArn };
  return { due, wayBack, rollout: { ...rest, sight: { ...sight, facts } } };
}

async function lookAgain(due: StartRequest, wayBack: WayBack, world: World): Promise<Asking> {
  const { service } = due.plan;
  const now = await world.ecs.describeService(service.clusterArn, service.name);
  const primary = findPrimary(now);
  const isKnown = primary?.id === wayBack.deploymentId || primary?.revisionArn === due.revisionArn;
  if (now !== undefined && isKnown) return { kind: 'update', service: now };
  const revision = nameRevision(primary?.revisionArn ?? service.revisionArn);
  return {
    kind: 'superseded',
    reason: `Somebody deployed ${revision} to ${service.name} before it could be rolled back; nothing was written.`,
  };
}

/** How a way back ended, and the rollout that it ended with. */
export interface Returned {
  readonly rollout: Rollout;
  readonly ending: RolloutEnding;
}

/**
 * Follows ECS's way back: `steady` once the target serves again. Where the deployment completed before it was stopped,
 * or ECS had nowhere to go back to, or goes elsewhere, the update to the target is sent after all, once.
 */
export async function followBack(back: Return, world: World): Promise<Returned> {
  const { rollout, due, wayBack } = back;
  const ending = await followRollout(rollout, world);
  const elsewhere = findElsewhere(ending, back);
  const told = elsewhere === undefined ? retell(ending, back) : undefined;
  if (told !== undefined) return { rollout, ending: { ...ending, ...told } };
  const isLeft = ending.verdict === 'steady' || ending.verdict === 'failed' || elsewhere !== undefined;
  const now = isLeft ? await world.ecs.describeService(rollout.sight.cluster, rollout.sight.service) : undefined;
  const isLeftThere = [wayBack.deploymentId, elsewhere].includes(findPrimary(now)?.id ?? '');
  if (now === undefined || !(isLeftThere || isAstray(now, rollout.sight.facts))) return { rollout, ending };
  world.tell({ type: 'notice', text: `ECS did not go back: ${ending.reason} The update is sent instead.` });
  const sent = await startRollout({ ...due, plan: { ...due.plan, service: now } }, world);
  return { rollout: sent, ending: await followRollout(sent, world, ending.told) };
}

/** The deployment that ECS completed in place of the one that was requested. */
function findElsewhere({ verdict, lastLook }: RolloutEnding, { due, wayBack }: Return): string | undefined {
  const primary = findPrimary(lastLook?.service);
  const isOther = primary?.id !== wayBack.deploymentId && primary?.revisionArn !== due.revisionArn;
  return verdict === 'rolled-back' && isOther ? primary?.id : undefined;
}

/** The same end from the other side: what is followed is the deployment that is taken back. */
function retell({ verdict }: RolloutEnding, { due, wayBack }: Return): Partial<RolloutEnding> | undefined {
  const [from, to] = [nameRevision(wayBack.revisionArn), nameRevision(due.revisionArn)];
  const what = `deployment ${wayBack.deploymentId} of ${from}`;
  if (verdict === 'rolled-back') return { verdict: 'steady', reason: `${to} serves again: ECS took ${what} back.` };
  if (verdict === 'cancelled') return { reason: `The run was told to end; ECS goes on with taking ${what} back.` };
  if (verdict !== 'timed-out') return undefined;
  return {
    reason: `${to} does not serve again after ${formatLimit(due.limitMs)}; ECS goes on with taking ${what} back.`,
  };
}
