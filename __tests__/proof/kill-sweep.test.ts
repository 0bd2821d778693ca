/**
 * A job that is killed at any of its calls and run again ends like one that nobody disturbed: the same revision runs,
 * with as many revisions, deployments and one-off tasks, and the same tags.
 */
import { isDeepStrictEqual } from 'node:util';
import { expect, test } from '@jest/globals';
import { SWEPT_JOBS } from '../support/builders/swept-jobs.ts';
import { drawFrom, inLanes, SEED, shuffle } from '../support/harness/draw.ts';
import { countMade } from '../support/harness/end-state.ts';
import { type Killed, type KillPoint, type Learned, learn, playPoint } from '../support/harness/kill-sweep.ts';
import { chooseSize, PROOF_LIMIT_MS, recordFigure } from '../support/harness/proof.ts';
import type { SweptJob } from '../support/harness/swept-stage.ts';

const JOBS = chooseSize({ short: 3, long: SWEPT_JOBS.length });
const POINTS = chooseSize({ short: 5, long: 1_050 });
/** Most of a run's time is waiting. */
const AT_ONCE = 4;

interface Drawn {
  readonly job: SweptJob;
  readonly undisturbed: Learned;
  readonly point: KillPoint;
}

test(
  `${POINTS} points of ${JOBS} jobs, seed ${SEED}`,
  async () => {
    const learned = await inLanes(AT_ONCE, shuffle(SWEPT_JOBS).slice(0, JOBS), async (job) => ({
      job,
      undisturbed: await learn(job),
    }));
    const drawn = drawFrom(learned.map(listPoints), POINTS);

    const played = await inLanes(AT_ONCE, drawn, async (one) => ({
      ...one,
      killed: await playPoint(one.job, one.point),
    }));

    const wrong = played.flatMap(({ job, undisturbed, point, killed }) => {
      const differences = compare(undisturbed, killed);
      return differences.length === 0 ? [] : [{ job: job.name, point, differences, log: killed.log }];
    });
    report(played, wrong.length);
    expect(learned.map(({ job, undisturbed }) => [job.name, undisturbed.verdict])).toEqual(
      learned.map(({ job }) => [job.name, job.verdict]),
    );
    expect({ seed: SEED, wrong }).toEqual({ seed: SEED, wrong: [] });
  },
  PROOF_LIMIT_MS,
);

/** Green is green. */
function compare(undisturbed: Learned, killed: Killed): readonly string[] {
  const { verdict } = killed;
  const end = undisturbed.verdict === 'steady' ? killed.end : dropSecondTry(killed.end, undisturbed.end);
  const isGreen = undisturbed.verdict === 'steady' && verdict === 'unchanged';
  return [
    ...(verdict === undisturbed.verdict || isGreen ? [] : [`the verdict is ${verdict}`]),
    ...listLines(end).flatMap((line) => (listLines(undisturbed.end).includes(line) ? [] : [`+ ${line}`])),
    ...listLines(undisturbed.end).flatMap((line) => (listLines(end).includes(line) ? [] : [`- ${line}`])),
    ...(isDeepStrictEqual(end, undisturbed.end) ? [] : ['the ends differ']),
  ];
}

/** When the job is run again its first deployment may have failed and been rolled back: then it tries once more. */
function dropSecondTry(end: Learned['end'], undisturbed: Learned['end']): Learned['end'] {
  const services = end.services.map((service, at) => {
    const [newest, ...others] = service.deployments as readonly string[];
    const usual = undisturbed.services[at]?.deployments;
    return newest === others[0] && isDeepStrictEqual(others, usual) ? { ...service, deployments: others } : service;
  });
  return { ...end, services };
}

function listLines(value: unknown): readonly string[] {
  return JSON.stringify(value, undefined, 1).split('\n');
}

const MOMENTS = ['before', 'applied', { answeredMs: 0 }, { answeredMs: 5 }, { answeredMs: 25 }] as const;

function listPoints({ job, undisturbed }: Omit<Drawn, 'point'>): readonly Drawn[] {
  return undisturbed.calls.flatMap((call) =>
    [false, true].flatMap((isLate) =>
      MOMENTS.map((moment) => ({ job, undisturbed, point: { ...call, moment, isLate } })),
    ),
  );
}

function report(played: readonly (Drawn & { readonly killed: Killed })[], wrong: number): void {
  const proof = 'kill sweep';
  const reached = played.filter(({ killed }) => !killed.isMissed).length;
  const jobs = new Set(played.map(({ job }) => job.name)).size;
  const made = played.map(({ job, undisturbed, killed }) => {
    const end = job.verdict === 'steady' ? killed.end : dropSecondTry(killed.end, undisturbed.end);
    return countMade(end).map((count, at) => count > (countMade(undisturbed.end)[at] ?? 0));
  });
  recordFigure({ proof, what: 'points at which a job was killed', figure: reached, goal: '≥ 1,000' });
  recordFigure({ proof, what: 'kinds of jobs', figure: jobs, goal: '≥ 12' });
  recordFigure({ proof, what: 'other end than undisturbed', figure: wrong, goal: '0' });
  for (const [at, what] of ['deployment', 'revision', 'one-off task'].entries()) {
    const figure = made.filter((isTooMany) => isTooMany[at]).length;
    recordFigure({ proof, what: `runs with a ${what} too many`, figure, goal: '0' });
  }
}
