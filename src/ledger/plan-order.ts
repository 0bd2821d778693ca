import type { FoundService } from '../found.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { Fault, Notice } from '../report/run-record.ts';

/** What the order of runs means for the plan: a run that a newer one has gone before is refused unless told otherwise. */
export function planOrder(
  { staleBecause, downgradeBecause }: FoundService,
  { shouldAllowStale }: DeployRequest,
): { readonly faults: readonly Fault[]; readonly notices: readonly Notice[] } {
  const notices = downgradeBecause === undefined ? [] : [warnOfDowngrade(downgradeBecause)];
  if (staleBecause === undefined) return { faults: [], notices };
  if (shouldAllowStale) {
    const text = `${staleBecause} It goes on all the same: allow-stale is true.`;
    return { faults: [], notices: [...notices, { level: 'warning', text }] };
  }
  const advice =
    'Start a new run from the commit that should serve, go back with rollback-to, or set allow-stale to true.';
  return { faults: [{ text: staleBecause, advice }], notices };
}

/** Somebody may want it, so it goes on; nobody should find out by accident. */
function warnOfDowngrade(text: string): Notice {
  return { level: 'warning', text, advice: 'If that was not meant, release the later one again.' };
}
