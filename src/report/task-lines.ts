import { unreachable } from '../errors.ts';
import { nameRevision } from '../task-definition/document.ts';
import { formatDuration } from './duration.ts';
import type { RunEvent } from './event.ts';
import { type Line, quote, text } from './log-line.ts';
import { renderDiagnosis } from './verdict-lines.ts';

/** What happens to the one-off task. */
export type TaskEvent = Extract<RunEvent, { type: 'task-started' | 'task-status' | 'task-judged' | 'task-diagnosed' }>;

export function renderTask(event: TaskEvent): readonly Line[] {
  switch (event.type) {
    case 'task-started': {
      const rest = event.isWaitedFor ? '' : '; it is not waited for';
      const how = event.isEarlier ? 'was started before and is running' : 'started';
      return [text(quote(`one-off task of ${event.revision} ${how}: ${event.taskArn}${rest}`))];
    }
    case 'task-status':
      return [text(quote(`${nameTask(event.taskArn)}: ${event.lastStatus}  ${formatDuration(event.atMs)}`))];
    case 'task-judged':
      return [text(`${event.isWell ? '✔' : '✘'} ${quote(event.reason)}`, event.isWell ? 'good' : 'bad')];
    case 'task-diagnosed':
      return renderDiagnosis(nameTask(event.taskArn), event.diagnosis);
    default:
      return unreachable(event);
  }
}

function nameTask(arn: string): string {
  return `one-off task ${nameRevision(arn).slice(0, 8)}`;
}
