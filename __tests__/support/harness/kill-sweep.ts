/** Kills the shipped action at one of its calls, then runs its post step, and then the same job again. */
import { setTimeout as pause } from 'node:timers/promises';
import { passOn } from '../fakes/relay.ts';
import { type EndState, readEndState } from './end-state.ts';
import { type CallPlace, type Interruption, openSweptStage, type SweptJob } from './swept-stage.ts';

/** Where a job is killed. */
export interface KillPoint extends CallPlace {
  /** Before the call is applied; once it is applied and before it is answered; some milliseconds after its answer. */
  readonly moment: 'before' | 'applied' | { readonly answeredMs: number };
  /** The job is run again when all that it had started has ended; else at once. */
  readonly isLate: boolean;
}

/** What an undisturbed job does. */
export interface Learned {
  readonly verdict: string;
  readonly calls: readonly CallPlace[];
  readonly end: EndState;
}

export interface Killed {
  /** The job ended before it came to the point. */
  readonly isMissed: boolean;
  /** Of the second run. */
  readonly verdict: string;
  readonly end: EndState;
  readonly log: string;
}

/** Of engine time: whatever was started has ended. */
const LATE_MS = 1_800_000;

export async function learn(job: SweptJob): Promise<Learned> {
  const stage = await openSweptStage(job);
  try {
    const result = await stage.run({ attempt: 1 });
    stage.local.advance(LATE_MS);
    return { verdict: result.outputs.verdict ?? '', calls: stage.calls(), end: readEndState(stage) };
  } finally {
    await stage.close();
  }
}

export async function playPoint(job: SweptJob, point: KillPoint): Promise<Killed> {
  const stage = await openSweptStage(job);
  let isMissed = true;
  const interruption = interruptBy(point, () => {
    isMissed = false;
  });
  try {
    const first = await stage.run({ attempt: 1, interruption });
    if (point.isLate) stage.local.advance(LATE_MS);
    const again = await stage.run({ attempt: 2 });
    stage.local.advance(LATE_MS);
    const log = [first.log, first.postLog, again.log, again.postLog].join('\n---\n');
    return { isMissed, verdict: again.outputs.verdict ?? '', end: readEndState(stage), log };
  } finally {
    await stage.close();
  }
}

function interruptBy({ moment, ...at }: KillPoint, noteKill: () => void): Interruption {
  return {
    at,
    act: async (call, main) => {
      const kill = (): void => {
        noteKill();
        main?.kill('SIGKILL');
      };
      if (moment === 'before' || moment === 'applied') {
        if (moment === 'applied') await call.apply();
        kill();
        return call.break();
      }
      await passOn(call);
      await pause(moment.answeredMs);
      kill();
    },
  };
}
