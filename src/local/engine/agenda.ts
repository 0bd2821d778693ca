/** What happens by time alone: simulated facts when they are due, and the scheduler's looks. */
import { advanceCodeDeployments } from '../codedeploy/course.ts';
import { type Draft, gridAfter } from './draft.ts';
import { nextRepeat } from './events.ts';
import { lookAtServices } from './service-tick.ts';
import { simulateEffects } from './simulate.ts';
import { STOPPED_TASK_KEPT_MS } from './state.ts';
import { applyFact } from './task-life.ts';

/** Does everything that was due up to and including `now`, each at its own moment. */
export function runAgenda(draft: Draft, now: number): void {
  for (let at = nextMoment(draft); at <= now; at = nextMoment(draft)) {
    applyDueFacts(draft, at);
    if ((draft.lookAt !== undefined && draft.lookAt <= at) || nextRepeatedLook(draft) <= at) {
      lookAtServices(draft, at);
      advanceCodeDeployments(draft, at);
    }
    simulateEffects(draft, at);
  }
  forgetStoppedTasks(draft, now);
}

function nextMoment(draft: Draft): number {
  let next = draft.lookAt ?? Number.POSITIVE_INFINITY;
  for (const [moment] of draft.agenda.entries()) next = Math.min(next, Number(moment));
  return Math.min(next, nextRepeatedLook(draft));
}

/** A look that will do no more than tell again what still lasts. */
function nextRepeatedLook(draft: Draft): number {
  let next = Number.POSITIVE_INFINITY;
  for (const service of draft.services.values()) next = Math.min(next, nextRepeat(service));
  return Number.isFinite(next) ? gridAfter(draft, next - 1) : next;
}

/** Facts may bring further facts of the same moment; they follow in order. */
function applyDueFacts(draft: Draft, at: number): void {
  const moment = String(at);
  for (let facts = draft.agenda.get(moment); facts !== undefined; facts = draft.agenda.get(moment)) {
    draft.agenda.delete(moment);
    for (const fact of facts) applyFact(draft, fact, at);
    simulateEffects(draft, at);
  }
}

/** Stopped tasks are in the order in which they stopped. */
function forgetStoppedTasks(draft: Draft, now: number): void {
  const over: string[] = [];
  for (const task of draft.stoppedTasks.values()) {
    if ((task.stoppedAt ?? now) > now - STOPPED_TASK_KEPT_MS) break;
    over.push(task.arn);
  }
  for (const arn of over) {
    draft.stoppedTasks.delete(arn);
    draft.tags.delete(arn);
  }
}
