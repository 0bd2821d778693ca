import type { TaskArn } from '@slipway/ecs-rules/arns';
import { unreachable } from '@slipway/ecs-rules/values';
import { shortTaskId } from '../text/arn.ts';
import { formatDuration } from '../text/duration.ts';
import type { RunEvent } from './event.ts';
import { type Line, quote, quoteShort, text } from './log-line.ts';
import { renderDiagnosis } from './verdict-lines.ts';

/** What happens to the one-off task. */
export type TaskEvent = Extract<RunEvent, { type: 'task-started' | 'task-status' | 'task-judged' | 'task-diagnosed' }>;

export function renderTask(event: TaskEvent): readonly Line[] {
  switch (event.type) {
    case 'task-started': {
      const rest = event.isWaitedFor ? '' : ', not waiting for it';
      const how = event.isEarlier ? 'is already running' : 'started';
      return [text(quote(`${taskTitle(event.taskArn)} (${event.revision}) ${how}${rest}`))];
    }
    case 'task-status':
      return [text(quote(`${taskTitle(event.taskArn)}: ${event.lastStatus}  ${formatDuration(event.atMs)}`))];
    case 'task-judged':
      // The run ends with a task that failed, and says why.
      return event.isWell ? [text(`✔ ${quoteShort(event.reason)}`, 'good')] : [];
    case 'task-diagnosed':
      return renderDiagnosis(taskTitle(event.taskArn), event.diagnosis);
    default:
      return unreachable(event);
  }
}

function taskTitle(arn: TaskArn): string {
  return `One-off task ${shortTaskId(arn)}`;
}
