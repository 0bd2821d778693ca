/** What must be true of a run whose calls were disturbed: nothing is made twice, and green means that it runs. */
import { isDeepStrictEqual } from 'node:util';
import { countMade, type EndState } from './end-state.ts';
import { recordFigure } from './proof.ts';
import type { SpoiledRun } from './spoiled-run.ts';

/** Operations that change something. */
export const WRITES = /^(?:Register|Update|Create|Tag|Put|Run|Stop)/;

export interface Played {
  readonly name: string;
  readonly undisturbed: Pick<SpoiledRun, 'verdict' | 'end'>;
  readonly run: Pick<SpoiledRun, 'verdict' | 'reason' | 'end' | 'log'>;
}

const isGreen = (verdict: string): boolean => verdict === 'steady' || verdict === 'unchanged';
const runs = ({ services }: EndState): unknown =>
  services.map(({ name, revision, images, running, states }) => ({ name, revision, images, running, states }));
const hasDuplicate = ({ undisturbed, run }: Played): boolean =>
  countMade(run.end).some((one, at) => one > (countMade(undisturbed.end)[at] ?? 0));
const isWronglyGreen = ({ undisturbed, run }: Played): boolean =>
  isGreen(run.verdict) && !isDeepStrictEqual(runs(run.end), runs(undisturbed.end));

/** Of the runs that made something twice, were green and should not be, or ended in a way that is not allowed. */
export function listWrong(played: readonly Played[], isAllowed: (one: Played) => boolean) {
  return played
    .filter((one) => hasDuplicate(one) || isWronglyGreen(one) || !isAllowed(one))
    .map(({ name, run: { verdict, reason, log, end }, undisturbed }) => ({
      name,
      end: isDeepStrictEqual(end, undisturbed.end) ? 'the same' : { is: end, should: undisturbed.end },
      ...{ verdict, reason, log },
    }));
}

export const isUndisturbed = ({ undisturbed, run }: Played): boolean =>
  run.verdict === undisturbed.verdict && isDeepStrictEqual(run.end, undisturbed.end);
/** The tags of the ledger are done without when their time is over. */
export const isSameBesidesTags = ({ undisturbed, run }: Played): boolean =>
  run.verdict === undisturbed.verdict && isDeepStrictEqual(runs(run.end), runs(undisturbed.end));
export const saysWhy = ({ run }: Played, why: RegExp): boolean =>
  /^(?:unknown|failed)$/.test(run.verdict) && why.test(run.reason);

export function report(what: string, played: readonly Played[]): void {
  const proof = 'lost answers';
  recordFigure({ proof, what: `${what}: runs`, figure: played.length });
  recordFigure({ proof, what: `${what}: duplicates`, figure: played.filter(hasDuplicate).length, goal: '0' });
  recordFigure({ proof, what: `${what}: wrongly green`, figure: played.filter(isWronglyGreen).length, goal: '0' });
  const same = played.filter(isSameBesidesTags).length;
  recordFigure({ proof, what: `${what}: same end as undisturbed`, figure: same });
}
