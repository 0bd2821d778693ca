/** How a run ended. The words and codes are a promise to users: see the README, "Verdicts". */
export type Verdict =
  | 'steady'
  | 'paused'
  | 'unchanged'
  | 'started'
  | 'planned'
  | 'rolled-back'
  | 'failed'
  | 'superseded'
  | 'timed-out'
  | 'stuck'
  | 'refused'
  | 'cancelled'
  | 'unknown';

/** Exit code of the command line for each verdict; 0 is a green step. */
export const EXIT_CODES: Readonly<Record<Verdict, number>> = {
  steady: 0,
  paused: 0,
  unchanged: 0,
  started: 0,
  planned: 0,
  refused: 2,
  'rolled-back': 10,
  failed: 11,
  superseded: 12,
  'timed-out': 13,
  stuck: 14,
  unknown: 15,
  cancelled: 130,
};

/** Whether the step passes. */
export function isSuccess(verdict: Verdict): boolean {
  return EXIT_CODES[verdict] === 0;
}

/** What one poll, or the whole run, amounts to. `reason` is one sentence for a person. */
export interface Judgement {
  readonly verdict: Verdict | 'progressing';
  readonly reason: string;
}
