import { asDeployError, DeployError } from '../errors.ts';
import { linkToWatch } from '../report/console-link.ts';
import { findListedCompleted } from '../rollback/last-completed.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { ServiceUpdate } from '../world/ecs.ts';
import type { World } from '../world.ts';
import { findPrimary, type RolloutFacts } from './facts.ts';
import type { Rollout } from './follow.ts';
import type { ServiceRecord } from './observation.ts';
import { startsDeployment } from './service-settings.ts';
import type { UpdatePlan } from './update-plan.ts';

/** What to start, and how long to follow it. */
export interface StartRequest {
  readonly plan: UpdatePlan;
  readonly revisionArn: string;
  readonly shouldForce: boolean;
  readonly limitMs: number;
  readonly longestPauseMs?: number;
  readonly shouldFailFast: boolean;
  /** Absent: as `shouldFailFast`. */
  readonly shouldDetectStall?: boolean;
}

const ATTEMPTS = 3;
const PAUSE_MS = 3_000;

/** Sends one UpdateService and names the deployment that it made. */
export async function startRollout(request: StartRequest, world: World): Promise<Rollout> {
  const { plan, revisionArn } = request;
  const { service } = plan;
  const update: ServiceUpdate = {
    cluster: service.clusterArn,
    service: service.name,
    revisionArn,
    ...(plan.desiredCount === undefined ? {} : { desiredCount: plan.desiredCount }),
    ...(request.shouldForce ? { forceNewDeployment: true } : {}),
    ...(plan.configuration === undefined ? {} : { deploymentConfiguration: plan.configuration }),
    ...(plan.settings === undefined ? {} : { settings: plan.settings }),
  };
  const isOther = revisionArn !== service.revisionArn || startsDeployment(plan.settings);
  const makesDeployment = request.shouldForce || isOther;
  const answer = await updateOnce({ update, service, makesDeployment }, world, 1);
  const ours = findPrimary(answer);
  if (ours === undefined) throw noDeployment(service.name);
  const revision = nameRevision(revisionArn);
  // Noted before it is told, so that the output is set even if the run is killed at the next moment.
  world.notes.noteService(service.name, { deploymentId: ours.id });
  world.tell({
    type: 'update-sent',
    service: service.name,
    revision,
    deploymentId: ours.id,
    ...nameLink(service, world),
  });
  return describeRollout(request, { deploymentId: ours.id, createdAt: ours.createdAt, updated: answer });
}

function nameLink({ name }: ServiceRecord, { notes }: World): { readonly link?: string } {
  const link = linkToWatch(notes.record(), name);
  return link === undefined ? {} : { link };
}

interface Sending {
  readonly update: ServiceUpdate;
  readonly service: ServiceRecord;
  readonly makesDeployment: boolean;
}

/** UpdateService takes no client token: a lost answer is looked for, so that no second deployment is made. */
async function updateOnce(sending: Sending, world: World, attempt: number): Promise<ServiceRecord> {
  const { update, service } = sending;
  try {
    return await world.ecs.update(update);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind !== 'unreachable' || attempt >= ATTEMPTS || world.signal.aborted) throw error;
    world.tell({
      type: 'debug',
      text: `${error.message} Looking whether the update happened before sending it again.`,
    });
    await world.clock.sleep(PAUSE_MS * attempt * (0.5 + world.clock.random()), world.signal);
    const now = await world.ecs.describeService(update.cluster, update.service);
    return now !== undefined && hasHappened(sending, now, service) ? now : updateOnce(sending, world, attempt + 1);
  }
}

/** A PRIMARY that was not there before and rolls out our revision is the deployment whose answer was lost. */
function hasHappened(sending: Sending, now: ServiceRecord, before: ServiceRecord): boolean {
  const primary = findPrimary(now);
  const isNew = primary !== undefined && !before.deployments.some((deployment) => deployment.id === primary.id);
  return sending.makesDeployment && isNew && primary.revisionArn === sending.update.revisionArn;
}

/** Follows the deployment that is already under way as if it were ours. */
export function adoptRollout(request: StartRequest, deploymentId: string): Rollout {
  const { service } = request.plan;
  const createdAt = service.deployments.find((deployment) => deployment.id === deploymentId)?.createdAt ?? 0;
  return describeRollout(request, { deploymentId, createdAt });
}

interface Identified {
  readonly deploymentId: string;
  readonly createdAt: number;
  /** The answer to our update; absent when there was none. */
  readonly updated?: ServiceRecord;
}

function describeRollout(request: StartRequest, identified: Identified): Rollout {
  const { plan, revisionArn } = request;
  const { service, history } = plan;
  const isAdopted = identified.updated === undefined;
  const idsBefore = service.deployments.map((deployment) => deployment.id);
  const facts: RolloutFacts = {
    ourId: identified.deploymentId,
    isNewDeployment: isAdopted || !idsBefore.includes(identified.deploymentId),
    revisionArn,
    idsBefore: idsBefore.filter((id) => id !== identified.deploymentId),
    createdAt: identified.createdAt,
    hasWayBack: service.deployments.some(
      (one) => one.id !== identified.deploymentId && one.rolloutState === 'COMPLETED',
    ),
    limitMs: request.limitMs,
    shouldFailFast: request.shouldFailFast,
    ...(request.shouldDetectStall === undefined ? {} : { shouldDetectStall: request.shouldDetectStall }),
  };
  const returnsToArn = findListedCompleted(service, { id: identified.deploymentId }) ?? plan.completedArn;
  const known = isAdopted ? history.filter((one) => one.arn !== service.currentServiceDeployment) : history;
  return {
    sight: {
      cluster: service.clusterArn,
      service: service.name,
      facts: returnsToArn === undefined ? facts : { ...facts, returnsToArn },
      serviceDeploymentsBefore: new Set(known.map((one) => one.arn)),
    },
    before: service,
    ...(request.longestPauseMs === undefined ? {} : { longestPauseMs: request.longestPauseMs }),
  };
}

function noDeployment(service: string): DeployError {
  return new DeployError({
    kind: 'unsupported',
    message: `Service ${service} has no PRIMARY deployment after the update.`,
    advice: 'Slipway drives services of the ECS deployment controller.',
  });
}
