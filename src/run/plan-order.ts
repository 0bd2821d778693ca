import type { FoundService } from '../current-state/current-state.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { Notice, Problem } from '../ports/finding.ts';

/** The order of runs in the plan: a run that is older than the last one is refused unless `allow-stale` is set. */
export function planOrder(
  { staleBecause, downgradeBecause }: FoundService,
  { shouldAllowStale }: DeployRequest,
): { readonly errors: readonly Problem[]; readonly notices: readonly Notice[] } {
  const notices = downgradeBecause === undefined ? [] : [warnOfDowngrade(downgradeBecause)];
  if (staleBecause === undefined) return { errors: [], notices };
  if (shouldAllowStale) {
    const text = `${staleBecause} Deploying it anyway: allow-stale is true.`;
    return { errors: [], notices: [...notices, { level: 'warning', text }] };
  }
  const advice = 'Start a new run from the commit to deploy, use rollback-to, or set allow-stale: true.';
  return { errors: [{ text: staleBecause, advice }], notices };
}

/** It may be intended, so the run continues; nobody should find out by accident. */
function warnOfDowngrade(text: string): Notice {
  return { level: 'warning', text, advice: 'If this is a mistake, deploy the later release again.' };
}
