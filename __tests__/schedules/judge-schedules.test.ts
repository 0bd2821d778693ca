import { expect, test } from '@jest/globals';
import { judgeSchedules } from '../../src/schedules/judge-schedules.ts';
import type { ScheduleOutcome } from '../../src/schedules/schedule-outcome.ts';

const STEADY = { verdict: 'steady', reason: 'report:42 is running.' } as const;
const CHANGES = [{ before: 'report:41', after: 'report:42' }];
const UPDATED: ScheduleOutcome = { kind: 'schedule', name: 'weekly', state: 'updated', changes: CHANGES };
const FAILED: ScheduleOutcome = { kind: 'rule', name: 'nightly', state: 'failed', changes: CHANGES, reason: 'Denied.' };

test('schedules that follow are named in the reason', () => {
  const unchanged: ScheduleOutcome = { kind: 'rule', name: 'hourly', state: 'unchanged', changes: [] };

  expect(judgeSchedules(STEADY, [unchanged])).toEqual(STEADY);
  expect(judgeSchedules(STEADY, [unchanged, UPDATED])).toEqual({
    verdict: 'steady',
    reason: 'report:42 is running. Updated: schedule weekly: report:41 → report:42.',
  });
});

test('one that does not follow fails the run, and the reason still says what runs', () => {
  const { reason: _, ...unknown } = { ...FAILED, name: 'hourly', changes: [] };

  expect(judgeSchedules(STEADY, [UPDATED, FAILED, { ...unknown, reason: 'The rule hourly no longer exists' }])).toEqual(
    {
      verdict: 'failed',
      reason:
        'The rule nightly still starts report:41. Denied. The rule hourly was not updated. The rule hourly no longer exists. report:42 is running.',
    },
  );
});

test('a run that failed before stays as it is', () => {
  const rolledBack = { verdict: 'rolled-back', reason: 'The deployment failed.' } as const;

  expect(judgeSchedules(rolledBack, [{ ...UPDATED, state: 'planned' }])).toEqual(rolledBack);
});
