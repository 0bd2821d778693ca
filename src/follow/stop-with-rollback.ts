import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { asDeployError, type DeployError } from '../ports/deploy-error.ts';
import { readOrUndefined } from '../ports/read-or-undefined.ts';
import { openRetries } from '../ports/retry.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { revisionName } from '../text/arn.ts';
import type { DeploymentDriver, Stop, StopPorts } from './driver.ts';
import type { FollowWorld } from './world.ts';

/**
 * Stops a deployment with rollback, for up to a minute where no usable answer comes: a throttled or lost call must not
 * leave a bad deployment. May be repeated: a second stop of what is being rolled back already changes nothing (ECS API
 * reference, StopServiceDeployment).
 *
 * @returns why it was refused; undefined when the deployment is rolled back, by this call or for another reason
 * @throws DeployError `unreachable` when no answer came to it, though it was repeated
 */
export async function stopWithRollback(stop: Stop, world: StopPorts): Promise<DeployError | undefined> {
  try {
    await openRetries(world)(() => stop.send(world));
    return undefined;
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'unreachable' || error.kind === 'internal') throw error;
    // What may not be read is not known to be rolled back.
    const isRollingBack = await readOrUndefined(() => stop.isRollingBack(world), ['internal']);
    return isRollingBack === true ? undefined : error;
  }
}

/** A deployment in progress that a rollback to `toArn` stops. */
export interface DeploymentToStop {
  readonly service: ServiceRecord;
  readonly controller: DeploymentDriver['controller'];
  readonly deploymentId: string;
  /** The revision that it brings; absent: not known. */
  readonly fromArn?: RevisionArn | undefined;
  readonly toArn: RevisionArn;
  readonly stop: Stop;
}

/** Stops the deployment in progress with rollback. Whether it was done; where it was not, another step is due. */
export async function stopForRollback(
  toStop: DeploymentToStop,
  world: Pick<FollowWorld, 'clock' | 'codeDeploy' | 'ecs' | 'signal' | 'report' | 'notes'>,
): Promise<boolean> {
  const { service, controller, deploymentId, fromArn, toArn, stop } = toStop;
  const from = fromArn === undefined ? '' : ` of ${revisionName(fromArn)}`;
  const why = `deployment ${deploymentId}${from} is in progress; ${controller} rolls it back to ${revisionName(toArn)}.`;
  world.report({ type: 'rollback-asked', service: service.name, why });
  world.notes.noteService(service.name, { isUpdateSent: true });
  const refusal = await stopWithRollback(stop, world);
  if (refusal === undefined) return true;
  // Where it is denied, and nothing can take the deployment's place, no step is left.
  if (!stop.canReplace && refusal.kind !== 'rejected') throw refusal;
  world.notes.noteService(service.name, { isUpdateSent: false });
  reportRefusal(controller, refusal, world);
  return false;
}

export function reportRefusal(
  controller: DeploymentDriver['controller'],
  { message, advice }: DeployError,
  { report }: Pick<FollowWorld, 'report'>,
): void {
  report({ type: 'notice', text: `${controller} refused the rollback: ${message}`, advice });
}
