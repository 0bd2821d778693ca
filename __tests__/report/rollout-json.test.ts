import { describe, expect, test } from '@jest/globals';
import { renderRolloutJson } from '../../src/report/rollout-json.ts';
import { aRecord, aRolledBackRecord, aSample, aServiceOutcome } from '../support/builders/run-records.ts';
import { aServiceEvent } from '../support/builders/stopped-tasks.ts';
import { expectGolden } from '../support/harness/golden.ts';

describe('rollout.json', () => {
  test('of a rollout that was rolled back is as reviewed', () => {
    expectGolden('report-rolled-back.json', renderRolloutJson(aRolledBackRecord()));
  });

  test('says its format, and everything of the record when nothing is long', () => {
    const record = aRolledBackRecord();

    expect(JSON.parse(renderRolloutJson(record))).toEqual({ format: 1, ...record, cut: [] });
  });

  test('keeps the first and the last of a long list and says what it cut', () => {
    const timeline = Array.from({ length: 1200 }, (_, index) => aSample(index));

    const report = JSON.parse(renderRolloutJson(aRecord({ services: [aServiceOutcome({ timeline })] })));

    const kept: readonly { readonly atMs: number }[] = report.services[0].timeline;
    expect({ count: kept.length, first: kept[0]?.atMs, last: kept.at(-1)?.atMs, cut: report.cut }).toEqual({
      count: 500,
      first: 0,
      last: 1_199_000,
      cut: [{ at: 'services.0.timeline', leftOut: 700 }],
    });
  });

  test('cuts a long text and says so', () => {
    const events = [aServiceEvent('x'.repeat(5000), { id: 'e' })];

    const report = JSON.parse(renderRolloutJson(aRecord({ services: [aServiceOutcome({ events })] })));

    expect(report.services[0].events[0].text).toBe('x'.repeat(4096));
    expect(report.cut).toEqual([{ at: 'services.0.events.0.text', leftOut: 904 }]);
  });
});
