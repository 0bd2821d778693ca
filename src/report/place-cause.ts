import type { Cause, CauseKind } from '../diagnosis/diagnosis.ts';

/** Causes of which the reason of the verdict says more than their title. */
const SAID_BY_REASON: ReadonlySet<CauseKind> = new Set<CauseKind>([
  'superseded',
  'stalled',
  'service-deleted',
  'contact-lost',
]);
/** Causes that come after the reason: they explain no task. */
const AFTER_REASON: ReadonlySet<CauseKind> = new Set<CauseKind>(['tasks-pending', 'no-evidence']);

/**
 * Where the first cause of a failure stands: before the reason of the verdict, after it, or nowhere, since the reason
 * has it.
 * @param reason may quote ECS
 */
export function placeCause({ kind, title }: Cause, reason: string): 'before' | 'after' | 'said' {
  if (SAID_BY_REASON.has(kind) || reason.toLowerCase().includes(title.toLowerCase())) return 'said';
  return AFTER_REASON.has(kind) ? 'after' : 'before';
}
