/** The action's main step. */
import { EXIT_CODES } from './rollout/verdict.ts';
import { readInputs } from './runner/actions.ts';
import { openProcess } from './runner/process.ts';
import { createVoice } from './runner/voice.ts';
import { runSession } from './session.ts';

const own = openProcess();
const inputs = readInputs(own.environment);
const record = await runSession({
  ...own,
  // The runner hands the names over in upper case, and one input has capitals of its own.
  raw: (name) => inputs[name.toLowerCase()] ?? '',
  names: Object.keys(inputs),
  speak: (runner, write) => createVoice(runner, { kind: 'workflow' }, write),
});
await own.end(EXIT_CODES[record.verdict] === 0 ? 0 : 1);
