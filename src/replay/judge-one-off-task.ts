import { judgeTask } from '../drivers/one-off-task/judge-task.ts';
import type { TaskOutcome } from '../drivers/one-off-task/task-outcome.ts';
import { shortTaskId } from '../text/arn.ts';
import type { NotJudged } from './judge-followed.ts';
import type { ServiceJudgement } from './judge-service.ts';

/** How the one-off task ended the run; undefined where the run continued after it. */
export function judgeOneOffTask({
  state,
  stoppedTask,
  failures,
}: TaskOutcome): ServiceJudgement | NotJudged | undefined {
  const [failure] = failures;
  if (failure !== undefined) {
    return { verdict: 'failed', reason: `ECS could not place the one-off task: ${failure.reason}.` };
  }
  if (stoppedTask !== undefined) {
    if (judgeTask(stoppedTask).isWell) return undefined;
    return { verdict: 'failed', reason: `One-off task ${shortTaskId(stoppedTask.arn)} failed.` };
  }
  if (state === 'well' || state === 'planned') return undefined;
  return { why: 'the polls of the one-off task are not in the record' };
}
