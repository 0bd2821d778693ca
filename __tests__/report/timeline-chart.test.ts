import { describe, expect, test } from '@jest/globals';
import type { TimelineSample } from '../../src/follow/service-progress.ts';
import { drawTimeline } from '../../src/report/timeline-chart.ts';
import { aSample } from '../support/builders/run-records.ts';

/** The numbers of each series, in the order that Mermaid draws them. */
function readSeries(chart: string | undefined): readonly (readonly number[])[] {
  return [...(chart ?? '').matchAll(/^ {4}(?:bar|line) \[([^\]]*)\]$/gm)].map(([, values = '']) =>
    values.split(', ').map(Number),
  );
}

/** The labels that can be seen. */
function readLabels(chart: string | undefined): readonly string[] {
  const [, labels = ''] = /x-axis \[(.*)\]/.exec(chart ?? '') ?? [];
  return [...labels.matchAll(/"(\d[^"]*)"/g)].map(([, label = '']) => label);
}

const REPLACED: readonly TimelineSample[] = [
  aSample(0, { othersRunning: 4 }),
  aSample(20, { othersRunning: 4, oursRunning: 2 }),
  aSample(40, { othersRunning: 1, oursRunning: 3 }),
  aSample(58, { oursRunning: 4 }),
];

describe('the chart of a rollout', () => {
  test('has bars of all tasks, and of the new ones before them', () => {
    const [all, ours, ...others] = readSeries(drawTimeline(REPLACED));

    expect(all?.filter((_, at) => at % 4 === 0)).toEqual([4, 6, 4, 4]);
    expect(ours?.filter((_, at) => at % 4 === 0)).toEqual([-0.24, 2, 3, 4]);
    expect(others).toEqual([]);
  });

  test('counts failed starts up to the last, though ECS forgets them with the deployment', () => {
    const samples = [
      ...REPLACED.slice(0, 1),
      aSample(30, { othersRunning: 4, failed: 3 }),
      aSample(60, { othersRunning: 4 }),
    ];

    const chart = drawTimeline(samples);

    expect(readSeries(chart).at(-1)?.at(-1)).toBe(3);
    expect(chart).toContain('Red line: failed starts, 3 in all.');
  });

  test('shows the moment of the rollback as a bar of its own', () => {
    const samples = [
      aSample(0, { othersRunning: 4 }),
      aSample(30, { othersRunning: 4, failed: 3, isRollback: true }),
      aSample(40, { othersRunning: 4, isRollback: true }),
    ];

    const chart = drawTimeline(samples);

    expect(
      readSeries(chart)[0]
        ?.map((value) => value > 0)
        .indexOf(true),
    ).toBe(15);
    expect(chart).toContain('Yellow: the rollback began at 0:30.');
  });

  test('has whole numbers of tasks on its axis, however few run', () => {
    const samples = [aSample(0, { desired: 1, othersRunning: 1 }), aSample(9, { desired: 1, oursRunning: 1 })];

    expect(drawTimeline(samples)).toContain('y-axis "Tasks" 0 --> 8');
  });

  test('labels at most eight bars with minutes and seconds', () => {
    const samples = [aSample(0, { othersRunning: 4 }), aSample(1200, { oursRunning: 4 })];

    expect(readLabels(drawTimeline(samples))).toEqual(['0:00', '3:00', '6:00', '9:00', '12:00', '15:00', '18:00']);
  });

  test('has at most thirty bars and ends as the rollout did, however many samples there are', () => {
    const samples = Array.from({ length: 2000 }, (_, at) => aSample(at, { oursRunning: Math.floor(at / 500) }));

    const [all] = readSeries(drawTimeline(samples));

    expect([(all?.length ?? 99) <= 30, all?.at(-1)]).toEqual([true, 3]);
  });

  test('names the fewest tasks that ran, and the lower bound', () => {
    const samples = [aSample(0, { othersRunning: 4 }), aSample(9, { othersRunning: 1 })];

    expect(drawTimeline(samples)).toContain('Fewest tasks running: 1; ECS keeps at least 3 of 4.');
  });

  test('is not flattened by hundreds of failed starts', () => {
    const samples = [aSample(0, { othersRunning: 4 }), aSample(600, { othersRunning: 4, failed: 177 })];

    const chart = drawTimeline(samples);

    expect(chart).toContain('y-axis "Tasks" 0 --> 9');
    expect(chart).toContain('Red line: failed starts, 177 in all (drawn up to 8).');
  });

  test.each([
    { named: 'there is no sample', samples: [] },
    { named: 'there is one sample', samples: [aSample(0)] },
    {
      named: 'nothing moved',
      samples: [aSample(0, { othersRunning: 4 }), aSample(90, { othersRunning: 4, oursPending: 1 })],
    },
  ])('is left out where $named', ({ samples }) => {
    expect(drawTimeline(samples)).toBeUndefined();
  });
});
