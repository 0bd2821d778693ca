import type { TaskArn } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import { type PollEnding, pollUntilVerdict } from '../../follow/poll-until-verdict.ts';
import { QUIET_MS } from '../../follow/report-wait.ts';
import { DeployError } from '../../ports/deploy-error.ts';
import type { Ecs } from '../../ports/ecs.ts';
import type { StoppedTask } from '../../ports/service-records.ts';
import type { TaskObservation } from '../../ports/task-records.ts';
import type { Judgement } from '../../ports/verdict.ts';
import { shortTaskId } from '../../text/arn.ts';
import type { OneOffTaskPlan } from './plan.ts';
import type { TaskWorld } from './world.ts';

/** What polls have shown of a task. */
export interface TaskProgress {
  readonly lastStatus: string;
  /** When its status was last reported; milliseconds since it was started. */
  readonly reportedMs: number;
  /** Set once it has stopped. */
  readonly stopped?: StoppedTask;
}

/**
 * Polls the task until it has stopped (`steady`), the limit comes, the run is cancelled, or contact is lost: it is
 * never stopped by us. Reports each new status, and the last one again after a quiet minute.
 */
export function pollTask(
  { cluster, limitMs, longestPauseMs }: OneOffTaskPlan,
  taskArn: TaskArn,
  world: Pick<TaskWorld, 'clock' | 'signal' | 'report'> & { readonly ecs: Pick<Ecs, 'describeTask'> },
): Promise<PollEnding<TaskProgress>> {
  const name = `one-off task ${shortTaskId(taskArn)}`;
  return pollUntilVerdict<TaskObservation, TaskProgress>(
    {
      limitMs,
      longestPauseMs,
      opening: { lastStatus: 'not visible yet', reportedMs: 0 },
      poll: async () => (await world.ecs.describeTask(cluster, taskArn)) ?? Promise.reject(notVisible()),
      judge: async (before, { lastStatus, task: stopped }, atMs) => {
        const isDue = lastStatus !== before.lastStatus || atMs - before.reportedMs >= QUIET_MS;
        if (isDue) world.report({ type: 'task-status', taskArn, lastStatus, atMs });
        const isStopped = lastStatus === 'STOPPED';
        return {
          state: {
            lastStatus,
            reportedMs: isDue ? atMs : before.reportedMs,
            ...defined({ stopped: isStopped ? stopped : undefined }),
          },
          judgement: judge(isStopped, atMs >= limitMs),
        };
      },
      name,
      cancelled: `The run was cancelled while ${name} was running.`,
    },
    world,
  );
}

/** Whether it did what it was for is judged by its exit codes. */
function judge(isStopped: boolean, isLate: boolean): Judgement {
  if (isStopped) return { verdict: 'steady', reason: 'It has stopped.' };
  return { verdict: isLate ? 'timed-out' : 'progressing', reason: 'It has not stopped.' };
}

/** A poll that shows nothing costs only time: a task may be visible late. */
function notVisible(): DeployError {
  return new DeployError({
    kind: 'unreachable',
    message: 'DescribeTasks does not show it',
    advice: 'Run the step again.',
  });
}
