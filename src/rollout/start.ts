import { DeployError } from '../errors.ts';
import { linkToWatch } from '../report/console-link.ts';
import { findListedCompleted } from '../rollback/last-completed.ts';
import { sendOnce } from '../send-once.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { ServiceUpdate } from '../world/ecs.ts';
import type { World } from '../world.ts';
import { findPrimary, type RolloutFacts } from './facts.ts';
import type { Rollout } from './follow.ts';
import type { DeploymentRecord, ServiceRecord } from './observation.ts';
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
  world.notes.noteService(service.name, { isUpdateSent: true });
  const { ours, answer } = await updateOnce({ update, service, makesDeployment }, world);
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

/** The service after the update, and the deployment that the update made or left as it was. */
interface Updated {
  readonly answer: ServiceRecord;
  readonly ours: DeploymentRecord;
}

/** UpdateService takes no client token. */
function updateOnce(sending: Sending, world: World): Promise<Updated> {
  const { update } = sending;
  const send = async (): Promise<Updated> => {
    const answer = await world.ecs.update(update);
    const ours = findPrimary(answer);
    if (ours === undefined) throw noPrimary(update.service);
    return { answer, ours };
  };
  const find = async (): Promise<Updated | undefined> => {
    const now = await world.ecs.describeService(update.cluster, update.service);
    if (now === undefined) return undefined;
    if (findPrimary(now) === undefined) throw noDeployment(update.service);
    const ours = findMade(sending, now);
    return ours === undefined ? undefined : { answer: now, ours };
  };
  return sendOnce({ send, find }, world);
}

/**
 * A deployment that was not there before and rolls out our revision is the one whose answer was lost; it is not PRIMARY any
 * more where ECS has rolled it back since. Of an update that makes none nothing can be seen, and it may be repeated.
 */
function findMade({ update, service, makesDeployment }: Sending, now: ServiceRecord): DeploymentRecord | undefined {
  const known = new Set(service.deployments.map(({ id }) => id));
  const made = now.deployments.find(({ id, revisionArn }) => !known.has(id) && revisionArn === update.revisionArn);
  return makesDeployment ? made : undefined;
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

/** Every service that ECS deploys has one, so what answered was not ECS, or only a part of the answer came. */
function noPrimary(service: string): DeployError {
  return new DeployError({
    kind: 'unreachable',
    message: `ecs:UpdateService on service ${service} got no usable answer: it has no PRIMARY deployment.`,
    advice: 'Check whether a proxy answers in place of AWS, then run the step again.',
  });
}

function noDeployment(service: string): DeployError {
  return new DeployError({
    kind: 'unsupported',
    message: `Service ${service} has no PRIMARY deployment after the update.`,
    advice: 'Slipway drives services of the ECS deployment controller.',
  });
}
