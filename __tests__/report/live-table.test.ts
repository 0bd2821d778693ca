import { describe, expect, test } from '@jest/globals';
import type { RunEvent } from '../../src/report/event.ts';
import { isInTable, type LiveState, NOTHING_LIVE, updateLive } from '../../src/report/live-state.ts';
import { renderLive } from '../../src/report/live-table.ts';
import { aDeployment, ROLLED_BACK, SHIFTED, STEADY } from '../support/builders/run-stories.ts';
import { expectGolden } from '../support/harness/golden.ts';

/** The state after some events, one a second. */
function stateAfter(events: readonly RunEvent[], nowMs = 0): LiveState {
  return events.reduce((state, event, at) => updateLive(state, event, nowMs + at * 1000), NOTHING_LIVE);
}

/** A story up to and with the nth change of the counts. */
function untilCounts(story: readonly RunEvent[], nth: number): readonly RunEvent[] {
  const at = story.flatMap((event, index) => (event.type === 'counts' ? [index] : []))[nth - 1] ?? 0;
  return story.slice(0, at + 1);
}

const API = {
  ...({ type: 'counts', service: 'checkout-api-production', atMs: 65_000, desired: 12 } as const),
  ours: aDeployment({
    revisionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/checkout-api-production:1204',
    desired: 12,
    running: 7,
    pending: 2,
    failed: 1,
  }),
  others: [],
} satisfies RunEvent;

const MOMENTS = [
  ['as the update is sent', stateAfter(STEADY.filter(({ type }) => type === 'update-sent'))],
  ['of a rollout in progress', stateAfter(untilCounts(STEADY, 4))],
  ['of two services', stateAfter([...untilCounts(STEADY, 4), API])],
  ['of a rollout that was rolled back', stateAfter(ROLLED_BACK)],
  ['of a deployment that waits for approval', stateAfter(SHIFTED.slice(0, 12))],
] as const;

describe('the live table', () => {
  test.each([60, 100, 200])('reads well at a width of %d', (width) => {
    const shown = MOMENTS.map(([name, state]) => [
      `-- ${name}`,
      ...renderLive(state, { width, tick: 3, nowMs: 161_000 }),
    ]);

    expectGolden(`live-${width}.txt`, `${shown.flat().join('\n')}\n`);
  });

  test('turns its spinner and counts time on, and stops both at the verdict', () => {
    const moving = stateAfter(untilCounts(STEADY, 4));
    const ended = updateLive(moving, { type: 'run-ended', verdict: 'steady', reason: 'Done.', tookMs: 1 }, 60_000);

    const first = (state: LiveState, tick: number, nowMs: number) =>
      renderLive(state, { width: 100, tick, nowMs })[1] ?? '';

    expect(first(moving, 0, 60_000).charAt(0)).not.toBe(first(moving, 1, 60_000).charAt(0));
    expect(first(moving, 0, 70_000)).not.toBe(first(moving, 0, 60_000));
    expect(first(ended, 1, 900_000)).toBe(first(ended, 0, 60_000));
    expect(first(ended, 0, 0)).toMatch(/^✔ web /);
  });

  test('is nothing before a deployment', () => {
    expect(renderLive(NOTHING_LIVE, { width: 100, tick: 0, nowMs: 0 })).toEqual([]);
  });

  test('never has more lines than the terminal, and says how many it leaves out', () => {
    const services = Array.from({ length: 30 }, (_, at): RunEvent => ({ ...API, service: `web-${at}` }));

    const lines = renderLive(stateAfter(services), { width: 100, height: 10, tick: 0, nowMs: 0 });

    expect([lines.length, lines.at(-1)]).toEqual([10, '  … 22 more lines']);
  });

  test('takes only what changes all the time; findings and verdicts are lines', () => {
    const types = [...STEADY, ...ROLLED_BACK, ...SHIFTED].filter(isInTable).map(({ type }) => type);

    expect(new Set(types)).toEqual(new Set(['counts', 'service-event', 'task-stopped', 'stage-entered']));
  });
});
