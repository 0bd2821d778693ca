import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import type { StoppedContainer, StoppedTask } from '../../ports/service-records.ts';

/** Whether a task that has stopped did what it was for. */
export type TaskJudgement =
  | { readonly isWell: true }
  | {
      readonly isWell: false;
      /** The task with only the containers that are at error, for the diagnosis. */
      readonly failedTask: StoppedTask;
      /** A better next step than the diagnosis has. */
      readonly nextStep?: string;
    };

/** Exit codes of a container that was stopped; it has none when the task ended before it had started. */
const STOPPED_BY_ECS = [137, 143, undefined];

/**
 * A task is well when all of its essential containers ended with exit code 0, and nobody stopped it: a container that
 * obeys SIGTERM may end with 0 half-way.
 * @param task with its containers marked essential or not
 */
export function judgeTask(task: StoppedTask): TaskJudgement {
  const essential = task.containers.filter((container) => container.isEssential !== false);
  const failed = essential.filter(({ exitCode }) => exitCode !== 0);
  const isEndedByItself = task.stopCode === undefined || task.stopCode === 'EssentialContainerExited';
  if (failed.length === 0 && isEndedByItself) return { isWell: true };
  const failedTask = failed.length === 0 ? task : { ...task, containers: failed };
  const advice = isEndedByItself ? adviseOnSiblings(essential, failed) : undefined;
  return { isWell: false, failedTask, ...defined({ nextStep: advice }) };
}

/** When one essential container ends, ECS stops the others, and their exit codes count as well. */
function adviseOnSiblings(
  essential: readonly StoppedContainer[],
  failed: readonly StoppedContainer[],
): string | undefined {
  const ended = essential.find(({ exitCode }) => exitCode === 0);
  const [first] = failed;
  const isStoppedEach = failed.every(({ exitCode }) => STOPPED_BY_ECS.includes(exitCode));
  if (ended === undefined || first === undefined || !isStoppedEach) return undefined;
  const [own, other] = [ended, first].map(({ name }) => quoteOutsideText(name, 255));
  return `Set essential to false for container ${other}: ECS ended it because ${own} had ended well, and an essential container counts.`;
}
