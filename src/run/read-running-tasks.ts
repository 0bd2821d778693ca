import { defined } from '@slipway/ecs-rules/values';
import type { StartedService } from '../follow/due-update.ts';
import type { RunningTask } from '../follow/service-progress.ts';
import { endWithin } from '../ledger/end-within.ts';
import { asDeployError } from '../ports/deploy-error.ts';
import type { TaskRecord } from '../ports/ecs.ts';
import { isEnding } from '../rollout/capacity.ts';
import type { World } from './world.ts';

/**
 * Reads when the tasks of a service were PENDING and RUNNING, for the timeline of the page: polls see counts and stopped
 * tasks alone. The page does without it where it may not be read.
 */
export async function noteRunningTasks(
  started: StartedService,
  world: Pick<World, 'clock' | 'ecs' | 'notes' | 'report' | 'signal'>,
): Promise<void> {
  if (started.kind === 'judged') return;
  const { clusterArn, name } = started.driver.before;
  const reading = world.ecs.serviceTasks(clusterArn, name).catch((thrown: unknown) => {
    const { kind, message } = asDeployError(thrown);
    if (kind === 'internal') throw thrown;
    world.report({ type: 'debug', text: message });
    return undefined;
  });
  const tasks = await endWithin(reading, world);
  if (tasks === undefined) return;
  world.notes.noteService(name, { tasks: tasks.filter((task) => !isEnding(task)).map(toRunningTask) });
}

function toRunningTask({ arn, revisionArn, lastStatus, createdAt, startedAt }: TaskRecord): RunningTask {
  return { arn, revisionArn, lastStatus, ...defined({ createdAt, startedAt }) };
}
