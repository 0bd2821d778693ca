/**
 * A call that gets no answer at all, of the shipped action. The SDK waits fifteen seconds for it, so that many runs take
 * place at once.
 */
import { expect, test } from '@jest/globals';
import { SWEPT_JOBS } from '../support/builders/swept-jobs.ts';
import { drawFrom, inLanes, SEED, shuffle } from '../support/harness/draw.ts';
import { readEndState } from '../support/harness/end-state.ts';
import { isUndisturbed, listWrong, type Played, report, WRITES } from '../support/harness/judge-spoiled.ts';
import { type Learned, learn } from '../support/harness/kill-sweep.ts';
import { chooseSize, PROOF_LIMIT_MS } from '../support/harness/proof.ts';
import { type CallPlace, type Interruption, openSweptStage, type SweptJob } from '../support/harness/swept-stage.ts';

/** A command of docker may take for ever. */
const JOBS = shuffle(SWEPT_JOBS.filter(({ hasDocker }) => hasDocker !== true));
const AT_ONCE = 8;
/** Of engine time: whatever was started has ended. */
const LATE_MS = 1_800_000;

test(
  `a call that gets no answer changes nothing, seed ${SEED}`,
  async () => {
    const jobs = JOBS.slice(0, chooseSize({ short: 1, long: JOBS.length }));
    const learned = await inLanes(AT_ONCE, jobs, async (job) => ({ job, undisturbed: await learn(job) }));
    const piles = learned.map((one) =>
      one.undisturbed.calls
        .filter(({ operation }) => !operation.startsWith('GET /_slipway/'))
        .flatMap((at) =>
          (WRITES.test(at.operation) ? [true, false] : [true]).map((isApplied) => ({ ...one, at, isApplied })),
        ),
    );

    const played = await inLanes(AT_ONCE, drawFrom(piles, chooseSize({ short: 1, long: 64 })), playSilence);

    report('no answer', played);
    expect(listWrong(played, isUndisturbed)).toEqual([]);
  },
  PROOF_LIMIT_MS,
);

interface Silence {
  readonly job: SweptJob;
  readonly undisturbed: Learned;
  readonly at: CallPlace;
  readonly isApplied: boolean;
}

async function playSilence({ job, undisturbed, at, isApplied }: Silence): Promise<Played> {
  const stage = await openSweptStage(job);
  const act: Interruption['act'] = async (call) => {
    if (isApplied) await call.apply();
  };
  try {
    const { outputs, log } = await stage.run({ attempt: 1, interruption: { at, act } });
    stage.local.advance(LATE_MS);
    const { verdict = '', reason = '' } = outputs;
    const name = `${job.name}: no answer to ${at.operation} ${at.count}${isApplied ? ', applied' : ''}`;
    return { name, undisturbed, run: { verdict, reason, end: readEndState(stage), log } };
  } finally {
    await stage.close();
  }
}
