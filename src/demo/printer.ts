import type { Runner } from '../adapters/runner/actions.ts';
import { type Environment, readVariable } from '../adapters/runner/environment.ts';
import { openScreen, type Screen } from '../adapters/runner/screen.ts';
import type { RunEvent } from '../report/event.ts';
import { isInTable } from '../report/live-state.ts';
import { createEventPrinter } from '../run/event-printer.ts';
import { canDrawLive, createLivePrinter } from '../run/live-printer.ts';
import { createSelection, withoutNextStep } from './shown-events.ts';

export interface PrinterSetup {
  readonly environment: Environment;
  readonly write: (line: string) => void;
  /** Once it is aborted, nothing is printed any more. */
  readonly signal: AbortSignal;
  /** Milliseconds of the run's clock. */
  readonly now: () => number;
  /** So many lines of the plan are shown. */
  readonly planLines: number;
}

/** Prints the events of one act: on a terminal the live table and few lines above it, else few lines. */
export function openDemoPrinter(runner: Runner, setup: PrinterSetup): (event: RunEvent) => void {
  const { environment, signal, now } = setup;
  const isShown = createSelection(setup.planLines);
  const isTerminal = process.stdout.isTTY === true;
  const hasColour = isTerminal && readVariable(environment, 'NO_COLOR') === undefined;
  if (canDrawLive(environment, isTerminal)) {
    const screen = silence(
      openScreen(process.stdout, (restore) => process.once('exit', restore)),
      signal,
    );
    const print = createLivePrinter(runner, screen, { hasColour, now });
    return (event) => {
      if (isInTable(event) || isShown(event)) print(withoutNextStep(event));
    };
  }
  const write = (line: string) => {
    if (!signal.aborted) setup.write(line);
  };
  const print = createEventPrinter(runner, { kind: 'terminal', hasColour }, write);
  return (event) => {
    if (isShown(event)) print(withoutNextStep(event));
  };
}

/** A screen that prints no line once the signal is aborted; the table is still ended, so that nothing redraws it. */
function silence(screen: Screen, signal: AbortSignal): Screen {
  return {
    get width() {
      return screen.width;
    },
    get height() {
      return screen.height;
    },
    print: (line) => {
      if (!signal.aborted) screen.print(line);
    },
    draw: screen.draw,
    end: screen.end,
  };
}
