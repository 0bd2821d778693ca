/** The engine: (state, command, now) to (state, answer, effects). No clock, no randomness, no world. */
import { runAgenda } from './agenda.ts';
import { applyCommand } from './command.ts';
import type { Answer, Command, Effect } from './contract.ts';
import { closeDraft, openDraft } from './draft.ts';
import { ApiFault, answerFault } from './fault.ts';
import { simulateEffects } from './simulate.ts';
import type { EngineState } from './state.ts';

export { createState, type EngineState } from './state.ts';

export interface StepResult {
  readonly state: EngineState;
  /** There for `call`, `add-instance` and `put-target-group`. */
  readonly answer?: Answer;
  /** Always empty when tasks are simulated, but for `serve-target-group` and `route-traffic`. */
  readonly effects: readonly Effect[];
  readonly change: Change;
}

/** What has changed the state: nothing, what was due by then and no more, or the command. */
export type Change = 'none' | 'time' | 'command';

/**
 * Tells the engine one thing. Whatever was due before `now` happens first, each at its own moment, so it does not
 * matter how late a step comes. A refused operation changes nothing.
 *
 * @param now milliseconds since the epoch; never less than in the step before
 */
export function step(state: EngineState, command: Command, now: number): StepResult {
  const before = openDraft(state);
  runAgenda(before, now);
  const due = closeDraft(before);
  const draft = openDraft(due);
  try {
    const answer = applyCommand(draft, command, now);
    simulateEffects(draft, now);
    const effects = [...before.effects, ...draft.effects];
    const after = closeDraft(draft);
    const change = isSame(due, after) ? nameChange(state, due) : 'command';
    return { state: after, effects, change, ...(answer === undefined ? {} : { answer }) };
  } catch (thrown) {
    if (!(thrown instanceof ApiFault)) throw thrown;
    return { state: due, answer: answerFault(thrown), effects: before.effects, change: nameChange(state, due) };
  }
}

function nameChange(state: EngineState, due: EngineState): Change {
  return isSame(state, due) ? 'none' : 'time';
}

/** Tables that nobody wrote to are the very same. */
function isSame(one: EngineState, other: EngineState): boolean {
  const members = Object.keys(one) as (keyof EngineState)[];
  return members.every((member) => Object.is(one[member], other[member]));
}

/**
 * When a `tick` next has something to do, in milliseconds since the epoch; not before `now`. Undefined while nothing
 * happens by time alone but that lasting causes are told again, which a step makes up for: each at its own moment,
 * before it does anything else.
 */
export function nextWake(state: EngineState, now: number): number | undefined {
  let next = state.lookAt ?? Number.POSITIVE_INFINITY;
  for (const moment of state.agenda.keys()) next = Math.min(next, Number(moment));
  return Number.isFinite(next) ? Math.max(next, now) : undefined;
}
