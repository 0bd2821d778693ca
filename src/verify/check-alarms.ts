import { judgeAlarms } from '../verification/judge-alarms.ts';
import { attempt } from './attempt.ts';
import { readAlarmStates } from './read-baseline.ts';
import type { Due, RunningCheck, VerifyWorld } from './running-check.ts';

const EVERY_MS = 30_000;

/** All alarms together; a prefix is read again each time. */
export function openAlarmCheck({ verification, baseline }: Due, world: VerifyWorld): RunningCheck {
  const { alarms: given } = verification;
  let now: Awaited<ReturnType<typeof readAlarmStates>> | string = 'not read';
  return {
    everyMs: EVERY_MS,
    poll: async () => {
      now = await attempt(() => readAlarmStates(given, world));
    },
    judge: (isOver) => judgeAlarms({ given, before: baseline.alarms, now }, isOver),
  };
}
