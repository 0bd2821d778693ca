import { asDeployError, type DeployError } from '../errors.ts';
import { openPatience } from '../patient.ts';
import type { World } from '../world.ts';

/**
 * Asks ECS to take a deployment back, for up to a minute where no usable answer comes: a throttled or lost call must not
 * leave a bad rollout. May be repeated: a second stop of what is being taken back already changes nothing (ECS API
 * reference, StopServiceDeployment).
 *
 * @returns why ECS did not take it; undefined when ECS takes the deployment back, by this call or for another reason
 * @throws DeployError `unreachable` when no answer came to it, though it was repeated
 */
export async function stopWithRollback(serviceDeploymentArn: string, world: World): Promise<DeployError | undefined> {
  try {
    await openPatience(world)(() => world.ecs.stopWithRollback(serviceDeploymentArn));
    return undefined;
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'unreachable' || error.kind === 'internal') throw error;
    return (await isTakenBack(serviceDeploymentArn, world)) ? undefined : error;
  }
}

/** A stop is refused once ECS has gone back: by a stop whose answer was lost, or by its circuit breaker. */
async function isTakenBack(serviceDeploymentArn: string, world: World): Promise<boolean> {
  try {
    const status = (await world.ecs.describeServiceDeployment(serviceDeploymentArn))?.status ?? '';
    return status.startsWith('ROLLBACK_');
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'internal') throw error;
    return false;
  }
}
