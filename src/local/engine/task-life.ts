import type { Fact } from './contract.ts';
import { type Draft, requestLook } from './draft.ts';

/** Takes in what happened to a task. Facts about tasks that are unknown or STOPPED are of no consequence. */
export function applyFact(draft: Draft, fact: Fact, now: number): void {
  if (draft.tasks.has(fact.taskArn)) requestLook(draft, now);
}
