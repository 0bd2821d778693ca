import type { TaskEnding } from '../drivers/one-off-task/run-task.ts';
import type { ServiceEnding } from '../follow/due-update.ts';
import { revisionName } from '../text/arn.ts';
import type { RunPlan } from './plan.ts';
import type { World } from './world.ts';

export async function runTask({ task }: RunPlan, world: World, { ecs }: World): Promise<TaskEnding | undefined> {
  const revisionArn = world.notes.record().taskDefinition?.revisionArn;
  if (task === undefined || revisionArn === undefined) return undefined;
  const { carryOutTask } = await import('../drivers/one-off-task/run-task.ts');
  return carryOutTask({ plan: task, revisionArn }, world, ecs);
}

export function endRegistered(task: TaskEnding | undefined, world: World): ServiceEnding {
  const { taskDefinition, image } = world.notes.record();
  const arn = taskDefinition?.revisionArn;
  const what =
    arn === undefined ? `${image?.reference ?? 'The image'} is in its registry` : `${revisionName(arn)} is registered`;
  const said = task === undefined ? '' : ` ${task.reason}`;
  return { verdict: 'started', reason: `${what}; no service was requested.${said}` };
}
