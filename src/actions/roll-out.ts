/** The main step of the actions deploy, rollback and continue. */

import { readInputs } from '../adapters/runner/actions.ts';
import { openProcess } from '../adapters/runner/process.ts';
import { type ActionName, takeInputs } from '../inputs/actions.ts';
import { isSuccess } from '../ports/verdict.ts';
import { runSession } from '../run/compose.ts';
import { createEventPrinter } from '../run/event-printer.ts';

/** Ends the process: 0 when the verdict is a good one. */
export async function rollOut(action: ActionName): Promise<void> {
  const own = openProcess();
  const record = await runSession({
    ...own,
    ...takeInputs(action, readInputs(own.environment)),
    openPrinter: (runner, write) => createEventPrinter(runner, { kind: 'workflow' }, write),
  });
  await own.end(isSuccess(record.verdict) ? 0 : 1);
}
