/** The main step of the actions that change what serves: deploy and rollback. */
import { type ActionName, takeInputs } from '../inputs/actions.ts';
import { EXIT_CODES } from '../rollout/verdict.ts';
import { readInputs } from '../runner/actions.ts';
import { openProcess } from '../runner/process.ts';
import { createVoice } from '../runner/voice.ts';
import { runSession } from '../session.ts';

/** Ends the process: 0 when the verdict is a good one. */
export async function rollOut(action: ActionName): Promise<void> {
  const own = openProcess();
  const record = await runSession({
    ...own,
    ...takeInputs(action, readInputs(own.environment)),
    speak: (runner, write) => createVoice(runner, { kind: 'workflow' }, write),
  });
  await own.end(EXIT_CODES[record.verdict] === 0 ? 0 : 1);
}
