import type { RunEvent } from './event.ts';
import { type Line, type LogLine, type LogStyle, styleLine } from './log-line.ts';
import { renderPreparation } from './preparation-lines.ts';
import { renderRollout } from './rollout-lines.ts';
import { renderTask } from './task-lines.ts';
import { renderEnd } from './verdict-lines.ts';

/**
 * What a person reads of an event, as lines for the adapter to print. Pure: the same event gives the same lines. Every
 * text in an event is taken for outside text and cleaned.
 */
export function renderEvent(event: RunEvent, style: LogStyle): readonly LogLine[] {
  return renderLines(event, style).flatMap((line) => styleLine(line, style));
}

function renderLines(event: RunEvent, style: LogStyle): readonly Line[] {
  switch (event.type) {
    case 'group-opened':
    case 'group-closed':
    case 'identified':
    case 'service-found':
    case 'planned':
    case 'changes-planned':
    case 'notice':
    case 'warning':
    case 'debug':
    case 'logged-in':
    case 'logged-out':
    case 'command-output':
    case 'image-reused':
    case 'image-pushed':
    case 'rehearsed':
    case 'revision-registered':
      return renderPreparation(event);
    case 'task-started':
    case 'task-status':
    case 'task-judged':
    case 'task-diagnosed':
      return renderTask(event);
    case 'judged':
    case 'diagnosed':
    case 'refused':
    case 'run-ended':
      return renderEnd(event, style);
    default:
      return renderRollout(event);
  }
}
