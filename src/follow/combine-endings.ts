import type { Verdict } from '../ports/verdict.ts';
import type { ServiceEnding } from './due-update.ts';

/** Worst first: the verdict of a run over several services is the worst of theirs. */
const WORST_FIRST: readonly Verdict[] = [
  'failed',
  'unknown',
  'stuck',
  'timed-out',
  'superseded',
  'rolled-back',
  'cancelled',
  'refused',
  'paused',
  'steady',
  'started',
  'planned',
  'unchanged',
];

/** The verdict of the run. With several services the reason names each that has it. */
export function combineEndings(endings: readonly (ServiceEnding & { readonly name: string })[]): ServiceEnding {
  const verdict = WORST_FIRST.find((word) => endings.some((ending) => ending.verdict === word)) ?? 'unchanged';
  const having = endings.filter((ending) => ending.verdict === verdict);
  const [only] = having;
  if (endings.length === 1 && only !== undefined) return { verdict, reason: only.reason };
  return { verdict, reason: having.map(({ name, reason }) => `${name}: ${reason}`).join(' ') };
}
