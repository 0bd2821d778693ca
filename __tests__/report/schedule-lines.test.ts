import { expect, test } from '@jest/globals';
import { fold, under } from '../../src/report/markdown.ts';
import { renderPlan } from '../../src/report/plan-comment.ts';
import { hasChanges, listPlannedChanges } from '../../src/report/planned-changes.ts';
import { listSchedules } from '../../src/report/schedule-lines.ts';
import { formatRun } from '../../src/report/summary-heading.ts';
import type { ScheduleOutcome } from '../../src/schedules/schedule-outcome.ts';
import { aPlannedRecord, aRecord, aServiceOutcome } from '../support/builders/run-records.ts';

const CHANGES = [{ before: 'report:41', after: 'report:42' }];
const PLANNED: ScheduleOutcome = { kind: 'rule', name: 'nightly', state: 'planned', changes: CHANGES };

test('schedules are listed with their state and why they do not follow', () => {
  const schedules: readonly ScheduleOutcome[] = [
    PLANNED,
    { ...PLANNED, name: 'hourly', state: 'unchanged', changes: [] },
    { ...PLANNED, kind: 'schedule', name: 'g/weekly', state: 'updated' },
    { ...PLANNED, name: 'daily', state: 'failed', reason: 'No permission.' },
  ];

  expect(listSchedules({ schedules }, under).split('\n')).toEqual([
    '**Schedules (4)**',
    '',
    '- rule `nightly`: `report:41` → `report:42`',
    '- rule `hourly`: no change',
    '- schedule `g/weekly`: `report:41` → `report:42` (updated)',
    '- rule `daily`: `report:41` → `report:42`: failed. No permission.',
  ]);
  expect(listSchedules({}, fold)).toBe('');
});

test('a plan that changes only a schedule has changes, also as a comment', () => {
  const services = [aServiceOutcome({ name: 'web', changes: [] })];
  const record = { ...aPlannedRecord(), services, schedules: [PLANNED] };

  expect(hasChanges(record)).toBe(true);
  expect(listPlannedChanges(record)).toEqual([
    { service: 'nightly', path: 'Target.EcsParameters.TaskDefinitionArn', kind: 'changed', ...CHANGES[0] },
  ]);
  expect(renderPlan(record)).toContain('### 📝 ');
  expect(renderPlan(record)).toContain('- rule `nightly`: `report:41` → `report:42`');
  expect(formatRun(record)).toBe('## 📝 web: dry run, 1 planned change');
});

test('the heading says which part of the run failed', () => {
  const schedules: readonly ScheduleOutcome[] = [{ ...PLANNED, state: 'failed', reason: 'No permission.' }];

  expect(formatRun(aRecord({ verdict: 'failed', schedules }))).toBe('## ❌ 1 schedule not updated, web deployed');
});
