import type { DeployRequest } from '../../inputs/request.ts';
import type { Ports } from '../../ports/ports.ts';
import { readOrUndefined } from '../../ports/read-or-undefined.ts';
import { splitRevision } from '../../text/arn.ts';

/**
 * Whether a one-off task of these families is running that ends before any service is updated, since the run waits for
 * it: until then it uses capacity that a forecast finds missing. A denied list is reported when the task is started.
 */
export async function hasRunningTask(
  { oneOffTask, cluster }: DeployRequest,
  families: readonly string[],
  { ecs }: Pick<Ports, 'ecs'>,
): Promise<boolean> {
  if (oneOffTask?.shouldWait !== true) return false;
  const tasks = (await readOrUndefined(() => ecs.startedTasks(cluster, oneOffTask.startedBy), ['internal'])) ?? [];
  const running = tasks.filter(({ lastStatus }) => lastStatus !== 'STOPPED');
  return running.some(({ revisionArn }) => families.includes(splitRevision(revisionArn).family));
}
