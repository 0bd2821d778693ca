/** Nearly every rollout ends within it; a poll has two calls, so a run stays under half a call a second. */
const EARLY_MS = 30 * 60_000;
const EARLY_PAUSE_MS = 5_000;
const LATE_PAUSE_MS = 10_000;
const JITTER = 0.2;

/** The pause before the next poll. */
export interface Cadence {
  /** Since the update. */
  readonly atMs: number;
  readonly limitMs: number;
  readonly longestPauseMs?: number | undefined;
  /** In [0, 1). */
  readonly random: number;
}

/**
 * Milliseconds until the next poll: about five seconds in the first half hour, then ten, ± 20 % so that parallel
 * runs spread; never past the limit, so that the last poll is at the limit.
 */
export function choosePause(cadence: Cadence): number {
  const usual = cadence.atMs < EARLY_MS ? EARLY_PAUSE_MS : LATE_PAUSE_MS;
  const jittered = usual * (1 + JITTER * (2 * cadence.random - 1));
  const capped = Math.min(jittered, cadence.longestPauseMs ?? jittered);
  return Math.max(0, Math.min(capped, cadence.limitMs - cadence.atMs));
}
