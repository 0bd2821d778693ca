import { type Drawing, draw } from './drawing.ts';
import { axisSteps, type Box, place } from './geometry.ts';
import type { CountSample } from './timeline.ts';

/** The number of tasks in service as areas, old below and new above, with its bounds as lines. */
export function drawCounts(samples: readonly CountSample[], box: Box): Drawing {
  const top = Math.max(1, ...samples.map(topOf));
  const y = (tasks: number) => place.y(box, tasks / top);
  const area = (name: string, low: Level, high: Level) =>
    draw('path', { class: `area ${name}`, d: outline(samples, { box, low, high, y }) });
  const line = (name: string, of: Level) => draw('path', { class: name, d: trace(samples, { box, of, y }) });
  const running: Level = (one) => othersOf(one) + one.oursRunning;
  const hasUpper = samples.every(({ upperBound }) => upperBound !== undefined);
  return draw('g', {}, [
    ...drawGrid(top, box, y),
    area('others', () => 0, othersOf),
    area('ours', othersOf, running),
    area('pending', running, (one) => running(one) + one.oursPending),
    line('bound', ({ lowerBound }) => lowerBound),
    hasUpper ? line('bound', ({ upperBound = 0 }) => upperBound) : undefined,
    line('desired', ({ desired }) => desired),
  ]);
}

type Level = (sample: CountSample) => number;

const othersOf: Level = ({ othersRunning }) => othersRunning;

function topOf(one: CountSample): number {
  return Math.max(
    one.desired,
    one.lowerBound,
    one.upperBound ?? 0,
    one.othersRunning + one.oursRunning + one.oursPending,
  );
}

interface Outline {
  readonly box: Box;
  readonly low: Level;
  readonly high: Level;
  readonly y: (tasks: number) => number;
}

/** Counts hold until the next sample: steps, along the upper edge and back along the lower one. */
function outline(samples: readonly CountSample[], { box, low, high, y }: Outline): string {
  const spans = spansOf(samples, box);
  const upper = spans.flatMap(({ one, from, to }) => [`${from} ${y(high(one))}`, `${to} ${y(high(one))}`]);
  const lower = spans.toReversed().flatMap(({ one, from, to }) => [`${to} ${y(low(one))}`, `${from} ${y(low(one))}`]);
  return `M${[...upper, ...lower].join('L')}Z`;
}

interface Line {
  readonly box: Box;
  readonly of: Level;
  readonly y: (tasks: number) => number;
}

function trace(samples: readonly CountSample[], { box, of, y }: Line): string {
  const points = spansOf(samples, box).flatMap(({ one, from, to }) => [`${from} ${y(of(one))}`, `${to} ${y(of(one))}`]);
  return `M${points.join('L')}`;
}

function spansOf(samples: readonly CountSample[], box: Box) {
  return samples.map((one, index) => ({
    one,
    from: place.x(box, index === 0 ? 0 : one.atMs),
    to: place.x(box, samples[index + 1]?.atMs ?? box.spanMs),
  }));
}

function drawGrid(top: number, box: Box, y: (tasks: number) => number): readonly Drawing[] {
  return axisSteps(top, 4).flatMap((tasks) => [
    draw('path', { class: 'grid', d: `M${box.left} ${y(tasks)}H${box.left + box.width}` }),
    draw('text', { class: 'axis end', x: box.left - 8, y: y(tasks) + 4 }, [String(tasks)]),
  ]);
}
