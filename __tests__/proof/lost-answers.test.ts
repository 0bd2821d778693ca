/**
 * Answers that are lost or spoiled, outages, throttling, a clock that is off, credentials that expire: a run makes
 * nothing twice, is green only if the new revision runs, and else says why it does not know.
 */
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { SWEPT_JOBS } from '../support/builders/swept-jobs.ts';
import { writeThrottled } from '../support/fakes/bad-network.ts';
import { passOn } from '../support/fakes/relay.ts';
import { passSkewed } from '../support/fakes/skewed-clock.ts';
import { SPOILS, type Spoil, spoilAnswer, writeExpired } from '../support/fakes/spoiled-answers.ts';
import { drawFrom, SEED, shuffle } from '../support/harness/draw.ts';
import {
  isSameBesidesTags,
  isUndisturbed,
  listWrong,
  type Played,
  report,
  saysWhy,
  WRITES,
} from '../support/harness/judge-spoiled.ts';
import { chooseSize, PROOF_LIMIT_MS } from '../support/harness/proof.ts';
import { runOver, type SeenCall, type SpoiledRun } from '../support/harness/spoiled-run.ts';
import type { SweptJob } from '../support/harness/swept-stage.ts';

const JOBS = shuffle(SWEPT_JOBS.filter(({ hasDocker }) => hasDocker !== true));

beforeEach(() => {
  // Pauses of the SDK between its tries are a random part of some hundred milliseconds: here next to nothing.
  jest.spyOn(Math, 'random').mockReturnValue(0.01);
});

/** A run to be disturbed in one way. */
interface Cell {
  readonly name: string;
  readonly job: SweptJob;
  readonly undisturbed: SpoiledRun;
  readonly network: (call: SeenCall) => Promise<void>;
}

async function learn(count: number): Promise<readonly Omit<Cell, 'name' | 'network'>[]> {
  const learned = [];
  for (const job of JOBS.slice(0, count)) learned.push({ job, undisturbed: await runOver(job, passOn) });
  return learned;
}

/** One after the other: the SDK reads its endpoint from the variables of this process. */
async function play(cells: readonly Cell[]): Promise<readonly Played[]> {
  const played = [];
  for (const { name, job, undisturbed, network } of cells) {
    played.push({ name: `${job.name}: ${name}`, undisturbed, run: await runOver(job, network) });
  }
  return played;
}

/** Whether the call is applied: a read is, since nothing comes of it; the true answer to TagResource is empty, too. */
function listEffects(operation: string, spoil: Spoil): readonly boolean[] {
  const isAmbiguous = operation === 'TagResource' && spoil === 'empty';
  return WRITES.test(operation) && !isAmbiguous ? [true, false] : [true];
}

/** By chance, and not in turn: a call and the check before it would always meet the same luck. */
const isHeads = (number: number): boolean => ((Math.imul(number + SEED, 0x9e3779b1) >>> 16) & 1) === 1;

describe(`with seed ${SEED}`, () => {
  test(
    'one answer that is lost or spoiled changes nothing',
    async () => {
      const learned = await learn(chooseSize({ short: 2, long: JOBS.length }));
      const piles = learned.map((one) =>
        one.undisturbed.calls.flatMap((seen) =>
          SPOILS.flatMap((spoil) =>
            listEffects(seen.operation, spoil).map((isApplied): Cell => {
              const name = `${spoil} at ${seen.operation} ${seen.count}, ${isApplied ? 'applied' : 'not applied'}`;
              const isIt = (call: SeenCall) => call.operation === seen.operation && call.count === seen.count;
              const network = (call: SeenCall) => (isIt(call) ? spoilAnswer(call, spoil, isApplied) : passOn(call));
              return { ...one, name, network };
            }),
          ),
        ),
      );

      const played = await play(drawFrom(piles, chooseSize({ short: 8, long: 500 })));

      report('one spoiled answer', played);
      expect(listWrong(played, isUndisturbed)).toEqual([]);
    },
    PROOF_LIMIT_MS,
  );

  test(
    'an outage of up to 90 s from any call on is outlasted, or the reason names it',
    async () => {
      const learned = await learn(chooseSize({ short: 1, long: JOBS.length }));
      const piles = learned.map((one) =>
        one.undisturbed.calls.flatMap((_, at) =>
          [1, 5, 20, 45, 90].flatMap((seconds) =>
            [true, false].map((isApplied) => aCellOfOutage(one, { at, seconds, isApplied })),
          ),
        ),
      );

      const played = await play(drawFrom(piles, chooseSize({ short: 3, long: 120 })));

      report('outage', played);
      const wrong = listWrong(
        played,
        (one) => isSameBesidesTags(one) || (/90 s/.test(one.name) && saysWhy(one, /no usable answer/)),
      );
      expect(wrong).toEqual([]);
    },
    PROOF_LIMIT_MS,
  );

  test(
    'half of the calls throttled change nothing',
    async () => {
      const learned = await learn(chooseSize({ short: 1, long: JOBS.length }));
      const network = (call: SeenCall) => (isHeads(call.number) ? call.answer(writeThrottled(call)) : passOn(call));

      const played = await play(learned.map((one) => ({ ...one, name: 'throttled', network })));

      report('throttled', played);
      expect(listWrong(played, isSameBesidesTags)).toEqual([]);
    },
    PROOF_LIMIT_MS,
  );

  test(
    'credentials that expire at any call end the run with that reason, or change nothing',
    async () => {
      const learned = await learn(chooseSize({ short: 1, long: JOBS.length }));
      const piles = learned.map((one) =>
        one.undisturbed.calls.map((_, at): Cell => {
          const network = (call: SeenCall) => (call.number > at ? call.answer(writeExpired(call)) : passOn(call));
          return { ...one, name: `expired from call ${at + 1} on`, network };
        }),
      );

      const played = await play(drawFrom(piles, chooseSize({ short: 3, long: 120 })));

      report('expired credentials', played);
      const isAllowed = (one: Played) => isSameBesidesTags(one) || saysWhy(one, /expired/);
      expect(listWrong(played, isAllowed)).toEqual([]);
    },
    PROOF_LIMIT_MS,
  );

  test(
    'a clock that is ten minutes off changes nothing',
    async () => {
      const learned = await learn(chooseSize({ short: 1, long: JOBS.length }));
      const cells = learned.flatMap((one) =>
        [10, -10].map((minutes): Cell => {
          const network = (call: SeenCall) => passSkewed(call, minutes * 60_000);
          return { ...one, name: `clock off by ${minutes} minutes`, network };
        }),
      );

      const played = await play(cells);

      report('clock off', played);
      expect(listWrong(played, isSameBesidesTags)).toEqual([]);
    },
    PROOF_LIMIT_MS,
  );
});

interface Outage {
  /** Index of the call. */
  readonly at: number;
  readonly seconds: number;
  /** The first call is applied; its answer is lost. */
  readonly isApplied: boolean;
}

function aCellOfOutage(one: Omit<Cell, 'name' | 'network'>, { at, seconds, isApplied }: Outage): Cell {
  let untilMs: number | undefined;
  const network = async (call: SeenCall): Promise<void> => {
    if (call.number <= at || (untilMs !== undefined && call.nowMs >= untilMs)) return passOn(call);
    if (untilMs === undefined && isApplied) await call.apply();
    untilMs ??= call.nowMs + seconds * 1_000;
    call.break();
  };
  return { ...one, name: `no network for ${seconds} s from call ${at + 1} on${isApplied ? ', applied' : ''}`, network };
}
