/** What happens as time passes: simulated facts when they are due, and the scheduler's passes. */
import { advanceCodeDeployments } from './codedeploy/advance-deployments.ts';
import { evaluateServices } from './evaluate-services.ts';
import { nextRepeat } from './events.ts';
import { gridAfter, type MutableState } from './mutable-state.ts';
import { simulateEffects } from './simulate.ts';
import { type EngineState, STOPPED_TASK_KEPT_MS } from './state.ts';
import { applyFact } from './task-life.ts';

/** What both forms of the state have. */
type ReadState = EngineState | MutableState;

/** Whether anything was due up to and including `now`. */
export function isDue(state: EngineState, now: number): boolean {
  return nextMoment(state) <= now || findForgotten(state, now).length > 0;
}

/** Does everything that was due up to and including `now`, each at its own moment. */
export function runAgenda(state: MutableState, now: number): void {
  for (let at = nextMoment(state); at <= now; at = nextMoment(state)) {
    applyDueFacts(state, at);
    if ((state.lookAt !== undefined && state.lookAt <= at) || nextRepeatedEvent(state) <= at) {
      evaluateServices(state, at);
      advanceCodeDeployments(state, at);
    }
    simulateEffects(state, at);
  }
  forgetStoppedTasks(state, now);
}

function nextMoment(state: ReadState): number {
  let next = state.lookAt ?? Number.POSITIVE_INFINITY;
  for (const moment of state.agenda.keys()) next = Math.min(next, Number(moment));
  return Math.min(next, nextRepeatedEvent(state));
}

/** When a lasting cause is reported again, on the scheduler's grid. */
function nextRepeatedEvent(state: ReadState): number {
  let next = Number.POSITIVE_INFINITY;
  for (const service of state.services.values()) next = Math.min(next, nextRepeat(service));
  return Number.isFinite(next) ? gridAfter(state, next - 1) : next;
}

/** Facts may bring further facts of the same moment; they follow in order. */
function applyDueFacts(state: MutableState, at: number): void {
  const moment = String(at);
  for (let facts = state.agenda.get(moment); facts !== undefined; facts = state.agenda.get(moment)) {
    state.agenda.delete(moment);
    for (const fact of facts) applyFact(state, fact, at);
    simulateEffects(state, at);
  }
}

/** Stopped tasks are in the order in which they stopped. */
function findForgotten(state: ReadState, now: number): readonly string[] {
  const over: string[] = [];
  for (const task of state.stoppedTasks.values()) {
    if ((task.stoppedAt ?? now) > now - STOPPED_TASK_KEPT_MS) break;
    over.push(task.arn);
  }
  return over;
}

function forgetStoppedTasks(state: MutableState, now: number): void {
  for (const arn of findForgotten(state, now)) {
    state.stoppedTasks.delete(arn);
    state.tags.delete(arn);
  }
}
