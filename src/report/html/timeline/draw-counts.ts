import type { TimelineSample } from '../../../follow/service-progress.ts';
import { type Html, html, join } from '../html.ts';
import { axisSteps, type Box, place } from './geometry.ts';

/** The number of tasks in service as areas, old below and new above, with its bounds as lines. */
export function drawCounts(samples: readonly TimelineSample[], box: Box): Html {
  const top = Math.max(1, ...samples.map(topOf));
  const y = (tasks: number) => place.y(box, tasks / top);
  const area = (name: string, low: Level, high: Level) =>
    html`<path class="${name}" d="${outline(samples, { box, low, high, y })}"/>`;
  return html`<g>${drawGrid(top, box, y)}
${area('area others', () => 0, othersOf)}
${area('area ours', othersOf, (one) => othersOf(one) + one.oursRunning)}
${area(
  'area pending',
  (one) => othersOf(one) + one.oursRunning,
  (one) => othersOf(one) + one.oursRunning + one.oursPending,
)}
${line('bound', samples, { box, of: (one) => one.lowerBound, y })}
${samples.every(({ upperBound }) => upperBound !== undefined) ? line('bound', samples, { box, of: (one) => one.upperBound ?? 0, y }) : undefined}
${line('desired', samples, { box, of: (one) => one.desired, y })}</g>`;
}

type Level = (sample: TimelineSample) => number;

const othersOf: Level = ({ othersRunning }) => othersRunning;

function topOf(one: TimelineSample): number {
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
function outline(samples: readonly TimelineSample[], { box, low, high, y }: Outline): string {
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

function line(name: string, samples: readonly TimelineSample[], { box, of, y }: Line): Html {
  const points = spansOf(samples, box).flatMap(({ one, from, to }) => [`${from} ${y(of(one))}`, `${to} ${y(of(one))}`]);
  return html`<path class="${name}" d="M${points.join('L')}"/>`;
}

function spansOf(samples: readonly TimelineSample[], box: Box) {
  return samples.map((one, index) => ({
    one,
    from: place.x(box, index === 0 ? 0 : one.atMs),
    to: place.x(box, samples[index + 1]?.atMs ?? box.spanMs),
  }));
}

function drawGrid(top: number, box: Box, y: (tasks: number) => number): Html {
  const rows = axisSteps(top, 4).map(
    (tasks) =>
      html`<path class="grid" d="M${box.left} ${y(tasks)}H${box.left + box.width}"/><text class="axis end" x="${box.left - 8}" y="${y(tasks) + 4}">${tasks}</text>`,
  );
  return join(rows);
}
