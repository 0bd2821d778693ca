import { describe, expect, test } from '@jest/globals';
import { arrangeLanes, type Drawing, drawChart, drawLegend, type TaskLife } from '../../src/rollout-chart/index.ts';

/** All elements of a drawing, the outermost first. */
function listElements(drawing: Drawing): readonly Drawing[] {
  const inner = drawing.children.filter((child) => typeof child !== 'string');
  return [drawing, ...inner.flatMap(listElements)];
}

function listBars(lives: readonly TaskLife[]): readonly (readonly [unknown, unknown, unknown])[] {
  const chart = { spanMs: 100_000, samples: [], batches: [], stages: [], markers: [] };
  const drawing = drawChart({ ...chart, lanes: arrangeLanes(lives, 100_000) }, 'a rollout');
  return listElements(drawing).flatMap(({ tag, attributes: { class: name, x, width } }) =>
    tag === 'rect' && String(name).startsWith('bar') ? [[name, x, width] as const] : [],
  );
}

const LIFE = { id: 'aa', isNew: true, end: 'running' } as const;

describe('a row of the picture', () => {
  test('goes from PENDING over RUNNING and DRAINING to STOPPED', () => {
    const life = {
      ...LIFE,
      createdMs: 0,
      runningMs: 25_000,
      stoppingMs: 50_000,
      stoppedMs: 75_000,
      end: 'stopped',
    } as const;

    expect(listBars([life])).toEqual([
      ['bar pending', 92, 221],
      ['bar ours', 313, 221],
      ['bar draining', 534, 221],
    ]);
  });

  test('ends DRAINING where the task is not STOPPED yet', () => {
    expect(listBars([{ ...LIFE, createdMs: 0, runningMs: 0, stoppingMs: 50_000 }])).toEqual([
      ['bar ours', 92, 442],
      ['bar draining', 534, 442],
    ]);
  });

  test('is not shared by tasks that run and tasks that drain', () => {
    const running = Array.from({ length: 30 }, (_, index) => ({
      ...LIFE,
      id: `a${index}`,
      createdMs: 0,
      runningMs: 0,
    }));
    const draining = running.map((life) => ({ ...life, stoppingMs: 50_000 }));

    expect(arrangeLanes([...running, ...draining], 100_000).map(({ label }) => label)).toEqual([
      '30 tasks',
      '30 tasks',
    ]);
  });
});

test.each([
  { isDraining: true, keys: 8 },
  { isDraining: false, keys: 7 },
])('the legend explains DRAINING only where it is drawn: $isDraining', ({ isDraining, keys }) => {
  expect(drawLegend({ lower: 1, upper: 2, isDraining }).children).toHaveLength(keys);
});
