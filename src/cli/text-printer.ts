import type { Runner } from '../adapters/runner/actions.ts';
import { recognizeCi } from '../adapters/runner/ci.ts';
import { type Environment, readVariable } from '../adapters/runner/environment.ts';
import { createGitLabSections } from '../adapters/runner/gitlab-sections.ts';
import { openScreen } from '../adapters/runner/screen.ts';
import type { RunEvent } from '../report/event.ts';
import { createEventPrinter } from '../run/event-printer.ts';
import { canDrawLive, createLivePrinter } from '../run/live-printer.ts';

/** Where lines go without a table. */
interface Output {
  readonly runner: Runner;
  readonly write: (line: string) => void;
}

/** Prints events for people: a live table on a terminal, else lines, in groups where the log has them. */
export function openTextPrinter(
  environment: Environment,
  isLive: boolean,
  { runner, write }: Output,
): (event: RunEvent) => void {
  const isTerminal = process.stdout.isTTY === true;
  const hasColour = isTerminal && readVariable(environment, 'NO_COLOR') === undefined;
  if (isLive && canDrawLive(environment, isTerminal)) {
    const screen = openScreen(process.stdout, (restore) => process.once('exit', restore));
    return createLivePrinter(runner, screen, { hasColour, now: () => performance.now() });
  }
  switch (recognizeCi(environment)) {
    case 'github':
      return createEventPrinter(runner, { kind: 'workflow' }, write);
    case 'gitlab': {
      const sections = createGitLabSections(write, Date.now);
      return createEventPrinter({ ...runner, ...sections }, { kind: 'terminal', hasColour, hasGroups: true }, write);
    }
    default:
      return createEventPrinter(runner, { kind: 'terminal', hasColour }, write);
  }
}
