import type { Draft } from './draft.ts';

/** The scheduler's look at all services. */
export function lookAtServices(draft: Draft, _now: number): void {
  draft.lookAt = undefined;
}
