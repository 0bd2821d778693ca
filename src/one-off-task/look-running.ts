import { asDeployError } from '../errors.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { splitRevision } from '../rollback/past.ts';
import type { World } from '../world.ts';

/**
 * Whether a one-off task of these families is running that ends before any service is updated, since the run waits for it:
 * until then it holds room that a forecast finds missing. What may not be listed is said when the task is started.
 */
export async function hasRunningTask(
  { oneOffTask, cluster }: DeployRequest,
  families: readonly string[],
  { ecs }: Pick<World, 'ecs'>,
): Promise<boolean> {
  if (oneOffTask?.shouldWait !== true) return false;
  try {
    const tasks = await ecs.startedTasks(cluster, oneOffTask.startedBy);
    const running = tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
    return running.some(({ revisionArn }) => families.includes(splitRevision(revisionArn).family));
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'internal') throw error;
    return false;
  }
}
