import { defined } from '@slipway/ecs-rules/values';
import type { StartRequest } from '../../follow/due-update.ts';
import { reportSent } from '../../follow/report-sent.ts';
import type { FollowWorld } from '../../follow/world.ts';
import { DeployError } from '../../ports/deploy-error.ts';
import type { ServiceUpdate } from '../../ports/ecs.ts';
import { sendOnce } from '../../ports/send-once.ts';
import type { DeploymentRecord, ServiceRecord } from '../../ports/service-records.ts';
import { findPrimary } from '../../rollout/followed-deployment.ts';
import { startsDeployment } from '../../rollout/service-settings.ts';
import { describeRollout } from './describe-rollout.ts';
import type { Rollout } from './rollout.ts';

/** Sends one UpdateService and names the deployment that it made. */
export async function startRollout(
  request: StartRequest,
  world: Pick<FollowWorld, 'clock' | 'ecs' | 'signal' | 'report' | 'notes'>,
): Promise<Rollout> {
  const { plan, revisionArn } = request;
  const { service } = plan;
  const update: ServiceUpdate = {
    cluster: service.clusterArn,
    service: service.name,
    revisionArn,
    ...defined({
      desiredCount: plan.desiredCount,
      forceNewDeployment: request.shouldForce ? true : undefined,
      deploymentConfiguration: plan.configuration,
      settings: plan.settings,
    }),
  };
  const isOther = revisionArn !== service.revisionArn || startsDeployment(plan.settings);
  const makesDeployment = request.shouldForce || isOther;
  world.notes.noteService(service.name, { isUpdateSent: true });
  const ours = await updateOnce({ update, service, makesDeployment }, world);
  // Noted before it is reported, so that the output is set even if the run is killed at the next moment.
  world.notes.noteService(service.name, { deploymentId: ours.id });
  reportSent(service.name, { revisionArn, deploymentId: ours.id }, world);
  return describeRollout(request, { ...ours, isAdopted: false });
}

interface Sending {
  readonly update: ServiceUpdate;
  readonly service: ServiceRecord;
  readonly makesDeployment: boolean;
}

/**
 * Sends the update, and returns the deployment that it made or left as it was. UpdateService takes no client token: a
 * new deployment of our revision is the one whose answer was lost. It is no longer PRIMARY if ECS has rolled it back
 * since. An update that makes no deployment leaves no trace and may be repeated.
 */
function updateOnce(
  { update, service, makesDeployment }: Sending,
  world: Pick<FollowWorld, 'clock' | 'ecs' | 'signal' | 'report'>,
): Promise<DeploymentRecord> {
  const known = new Set(service.deployments.map(({ id }) => id));
  const send = async () => requirePrimary(await world.ecs.update(update), 'ecs:UpdateService');
  const find = async () => {
    const now = await world.ecs.describeService(update.cluster, update.service);
    if (now !== undefined) requirePrimary(now, 'ecs:DescribeServices');
    const made = now?.deployments.find(({ id, revisionArn }) => !known.has(id) && revisionArn === update.revisionArn);
    return makesDeployment ? made : undefined;
  };
  return sendOnce({ send, find }, world);
}

/** Every service that ECS deploys has one: else what answered was not ECS, or only a part of the answer came. */
function requirePrimary(service: ServiceRecord, call: string): DeploymentRecord {
  const primary = findPrimary(service);
  if (primary !== undefined) return primary;
  throw new DeployError({
    kind: 'unreachable',
    message: `${call} on service ${service.name} returned no usable answer: it has no PRIMARY deployment.`,
    advice: 'Check whether a proxy answers instead of AWS, then run again.',
  });
}
