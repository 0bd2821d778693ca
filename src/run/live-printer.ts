import type { Runner } from '../adapters/runner/actions.ts';
import { type Environment, readVariable } from '../adapters/runner/environment.ts';
import type { Screen } from '../adapters/runner/screen.ts';
import type { RunEvent } from '../report/event.ts';
import { isInTable, NOTHING_LIVE, updateLive } from '../report/live-state.ts';
import { renderLive } from '../report/live-table.ts';
import { createEventPrinter } from './event-printer.ts';

const REDRAW_MS = 120;
/** The line of the cursor, and one for what the shell shows. */
const LINES_LEFT_FREE = 2;

/** Whether a table can be redrawn here: on a terminal that nobody asked to be plain. */
export function canDrawLive(environment: Environment, isTerminal: boolean): boolean {
  const isPlain = ['NO_COLOR', 'CI', 'GITHUB_ACTIONS'].some((name) => readVariable(environment, name) !== undefined);
  return isTerminal && !isPlain && readVariable(environment, 'TERM') !== 'dumb';
}

/**
 * Prints the events of a run on a terminal: a table of the deployments in progress that is drawn again as they change,
 * and lines above it. The table stays as it was at the end of the run.
 */
export function createLivePrinter(
  runner: Runner,
  screen: Screen,
  { hasColour, now }: { readonly hasColour: boolean; readonly now: () => number },
): (event: RunEvent) => void {
  const print = createEventPrinter(runner, { kind: 'terminal', hasColour }, screen.print);
  let state = NOTHING_LIVE;
  let tick = 0;
  const draw = (height?: number) => {
    const { width } = screen;
    screen.draw(renderLive(state, { width, tick, nowMs: now(), ...(height === undefined ? {} : { height }) }));
  };
  const redraw = () => {
    tick += 1;
    draw(screen.height - LINES_LEFT_FREE);
  };
  let timer: ReturnType<typeof setInterval> | undefined;
  let isOver = false;
  const show = (event: RunEvent) => {
    state = updateLive(state, event, now());
    if (state.services.length === 0) return;
    if (event.type !== 'run-ended') {
      timer ??= setInterval(redraw, REDRAW_MS).unref();
      return draw(screen.height - LINES_LEFT_FREE);
    }
    clearInterval(timer);
    draw();
    screen.end();
    isOver = true;
  };
  return (event) => {
    if (!isOver) show(event);
    if (isOver || !isInTable(event)) print(event);
  };
}
