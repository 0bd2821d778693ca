import type { Runner } from '../adapters/runner/actions.ts';
import { limitAnnotations } from '../report/annotation-limit.ts';
import type { RunEvent } from '../report/event.ts';
import type { LogLine, LogStyle } from '../report/log-line.ts';
import { renderEvent } from '../report/log-lines.ts';

/** Prints the events of a run: lines on stdout, groups and annotations in a workflow. */
export function createEventPrinter(
  runner: Runner,
  style: LogStyle,
  write: (line: string) => void,
): (event: RunEvent) => void {
  let used = 0;
  return (event) => {
    const limited = limitAnnotations(renderEvent(event, style), used);
    used = limited.used;
    for (const line of limited.lines) print(line, runner, write);
  };
}

function print(line: LogLine, runner: Runner, write: (line: string) => void): void {
  switch (line.kind) {
    case 'text':
      write(line.text);
      break;
    case 'group-opened':
      runner.openGroup(line.title);
      break;
    case 'group-closed':
      runner.closeGroup();
      break;
    case 'annotation':
      runner.annotate({ level: line.level, title: line.title, text: [line.text, ...(line.more ?? [])].join('\n') });
      break;
    case 'debug':
      if (runner.isDebug) write(`debug: ${line.text}`);
  }
}
