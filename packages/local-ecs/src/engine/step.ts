/** The engine: (state, command, now) to (state, answer, effects). No clock, no randomness, no world. */

import { defined } from '@slipway/ecs-rules/values';
import { isDue, runAgenda } from './agenda.ts';
import { ApiError, answerApiError } from './api-error.ts';
import { applyCommand } from './command.ts';
import type { Answer, Command, Effect } from './contract.ts';
import { closeMutableState, openMutableState } from './mutable-state.ts';
import { simulateEffects } from './simulate.ts';
import type { EngineState } from './state.ts';

export { createState, type EngineState } from './state.ts';

export interface StepResult {
  readonly state: EngineState;
  /** There for `call`, `add-instances` and `put-target-group`. */
  readonly answer?: Answer;
  /** Always empty when tasks are simulated, but for those about listeners. */
  readonly effects: readonly Effect[];
  readonly change: Change;
}

/** What has changed the state: nothing, what was due by then and no more, or the command. */
export type Change = 'none' | 'time' | 'command';

/**
 * Applies one command to the engine. Everything that was due before `now` happens first, each at its own time, so a
 * late step changes nothing. A refused operation changes nothing.
 *
 * @param now milliseconds since the epoch; never less than in the step before
 */
export function step(state: EngineState, command: Command, now: number): StepResult {
  const due = doDue(state, now);
  if (command.kind === 'tick') return due;
  const mutable = openMutableState(due.state);
  try {
    const answer = applyCommand(mutable, command, now);
    simulateEffects(mutable, now);
    const after = closeMutableState(mutable);
    const effects = [...due.effects, ...mutable.effects];
    if (isSame(due.state, after)) return { ...due, effects, ...defined({ answer }) };
    return { state: after, effects, change: 'command', ...defined({ answer }) };
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    return { ...due, answer: answerApiError(thrown) };
  }
}

/** The state after everything that was due; the same object where nothing was. */
function doDue(state: EngineState, now: number): StepResult {
  if (!isDue(state, now)) return { state, effects: [], change: 'none' };
  const mutable = openMutableState(state);
  runAgenda(mutable, now);
  const after = closeMutableState(mutable);
  const { effects } = mutable;
  return isSame(state, after) ? { state, effects, change: 'none' } : { state: after, effects, change: 'time' };
}

/** Unchanged tables are the same objects. */
function isSame(one: EngineState, other: EngineState): boolean {
  const fields = Object.keys(one) as (keyof EngineState)[];
  return fields.every((field) => Object.is(one[field], other[field]));
}

/**
 * When a `tick` next has something to do, in milliseconds since the epoch; not before `now`. Undefined while only
 * lasting causes would be reported again: a later step adds those events with their own times first.
 */
export function nextWake(state: EngineState, now: number): number | undefined {
  let next = state.lookAt ?? Number.POSITIVE_INFINITY;
  for (const moment of state.agenda.keys()) next = Math.min(next, Number(moment));
  return Number.isFinite(next) ? Math.max(next, now) : undefined;
}
