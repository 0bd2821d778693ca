import { asDeployError, type DeployError } from '../ports/deploy-error.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { Judgement, Verdict } from '../ports/verdict.ts';
import type { Polled } from './driver.ts';
import type { ContactEvent } from './events.ts';
import { judgeSilence } from './judge-silence.ts';
import { choosePause } from './poll-interval.ts';

/** What is polled until there is a verdict. */
export interface Polling<Seen, State> {
  readonly limitMs: number;
  readonly longestPauseMs?: number | undefined;
  readonly opening: State;
  /** Reads once. Throws a DeployError when the poll does not count. */
  poll(state: State, atMs: number): Promise<Seen>;
  /** Reports what is new, and judges. */
  judge(state: State, seen: Seen, atMs: number): Promise<Polled<State>>;
  /** What contact is lost with. */
  readonly name: string;
  /** The reason when the run is cancelled. */
  readonly cancelled: string;
}

/** How polling ended. */
export interface PollEnding<State> {
  readonly verdict: Verdict;
  readonly reason: string;
  readonly state: State;
  readonly lastGoodMs: number;
  /** When the last poll began. */
  readonly atMs: number;
  /** Why the last poll failed. */
  readonly error?: DeployError | undefined;
}

/** Outages shorter than this are not reported. */
const QUIET_MS = 15_000;

interface Contact<State> {
  readonly state: State;
  readonly lastGoodMs: number;
  readonly isLost: boolean;
}

/** Polls, judges and waits until there is a verdict, the run is cancelled, or contact is lost. */
export async function pollUntilVerdict<Seen, State>(
  polling: Polling<Seen, State>,
  world: Pick<Ports, 'clock' | 'signal'> & Reporter<ContactEvent>,
): Promise<PollEnding<State>> {
  const { clock, signal } = world;
  const startedAt = clock.now();
  let contact: Contact<State> = { state: polling.opening, lastGoodMs: 0, isLost: false };
  let polledMs = 0;
  while (!signal.aborted) {
    polledMs = clock.now() - startedAt;
    const { judgement, error, ...next } = await pollOnce(polling, { ...contact, atMs: polledMs }, world);
    contact = next;
    const { verdict, reason } = judgement;
    if (verdict !== 'progressing') return { verdict, reason, error, atMs: polledMs, ...contact };
    const { limitMs, longestPauseMs } = polling;
    const atMs = clock.now() - startedAt;
    await clock.sleep(choosePause({ atMs, limitMs, longestPauseMs, random: clock.random() }), signal);
  }
  return { verdict: 'cancelled', reason: polling.cancelled, atMs: polledMs, ...contact };
}

async function pollOnce<Seen, State>(
  polling: Polling<Seen, State>,
  { atMs, ...contact }: Contact<State> & { readonly atMs: number },
  { report }: Reporter<ContactEvent>,
): Promise<Contact<State> & { readonly judgement: Judgement; readonly error?: DeployError }> {
  try {
    const seen = await polling.poll(contact.state, atMs);
    if (contact.isLost) report({ type: 'sight-regained' });
    const { state, judgement } = await polling.judge(contact.state, seen, atMs);
    return { state, lastGoodMs: atMs, isLost: false, judgement };
  } catch (thrown) {
    const error = asDeployError(thrown);
    const silentMs = atMs - contact.lastGoodMs;
    const shouldReport = silentMs >= QUIET_MS && !contact.isLost;
    const judgement = judgeSilence(polling, { error, silentMs, atMs });
    if (judgement.verdict !== 'progressing') return { ...contact, error, judgement };
    if (shouldReport) report({ type: 'sight-lost', why: error.message });
    return { ...contact, isLost: contact.isLost || shouldReport, error, judgement };
  }
}
