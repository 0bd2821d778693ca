import { isSuccess, type Verdict } from '../../ports/verdict.ts';
import { type Html, html } from './html.ts';

const WORDS: Readonly<Record<Verdict, string>> = {
  steady: 'Steady',
  paused: 'Paused',
  unchanged: 'Unchanged',
  started: 'Started',
  planned: 'Planned',
  'rolled-back': 'Rolled back',
  failed: 'Failed',
  superseded: 'Superseded',
  'timed-out': 'Timed out',
  stuck: 'Stuck',
  refused: 'Refused',
  cancelled: 'Cancelled',
  unknown: 'Unknown',
};

/** Good, bad, or a run that changed nothing. */
export type Tone = 'good' | 'bad' | 'plain';

export function toneOf(verdict: Verdict | undefined): Tone {
  if (verdict === undefined || verdict === 'planned') return 'plain';
  return isSuccess(verdict) ? 'good' : 'bad';
}

/** A mark next to the word: colour alone says nothing on paper. */
export function verdictBadge(verdict: Verdict | undefined): Html {
  const tone = toneOf(verdict);
  const mark = { good: '✔', bad: '✘', plain: '•' }[tone];
  return html`<span class="badge ${tone}"><span aria-hidden="true">${mark}</span> ${formatVerdict(verdict)}</span>`;
}

export function formatVerdict(verdict: Verdict | undefined): string {
  return verdict === undefined ? 'Not reached' : WORDS[verdict];
}
