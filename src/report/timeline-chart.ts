import type { TimelineSample } from '../follow/service-progress.ts';
import { formatDuration } from '../text/duration.ts';

/** Old and new tasks, failed starts, the moment of the rollback; seen on light and on dark pages. */
const COLOURS = { rollback: '#d4a72c', all: '#8c959f', ours: '#2da44e', failed: '#cf222e' } as const;

/** A zero-width space: Mermaid cuts other spaces off. */
const NO_WIDTH = '\u200b';
const MOST_BARS = 30;
const MOST_LABELS = 8;
const STEPS_SECONDS = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600];
/** From here on Mermaid labels whole numbers alone. */
const LOWEST_TOP = 8;
/** More failed starts than so many times the tasks would flatten the bars. */
const MOST_FAILED = 2;

/** The timeline at even steps: the chart has one distance between bars. */
interface Bars {
  readonly stepMs: number;
  /** Counts hold until the next sample. `failed` is the most so far, since ECS forgets it with the deployment. */
  readonly samples: readonly TimelineSample[];
}

/**
 * A rollout as a Mermaid `xychart-beta` with a legend in words. Two series of bars overlap, so the grey one is all
 * tasks, and what the green one of new tasks leaves of it is the old ones. Undefined when nothing moved. Holds numbers
 * and our words only.
 */
export function drawTimeline(timeline: readonly TimelineSample[]): string | undefined {
  const samples = accumulate(timeline);
  if (!hasMoved(samples)) return undefined;
  const bars = resample(samples);
  const rollback = samples.find(({ isRollback }) => isRollback === true);
  return [...drawChart(bars, rollback), '', describeChart(samples, bars, rollback)].join('\n');
}

function accumulate(timeline: readonly TimelineSample[]): readonly TimelineSample[] {
  let failed = 0;
  return timeline.map((sample) => {
    failed = Math.max(failed, sample.failed);
    return { ...sample, failed };
  });
}

function hasMoved([first, ...others]: readonly TimelineSample[]): boolean {
  if (first === undefined || (others.at(-1)?.atMs ?? 0) < 1000) return false;
  return others.some(
    (sample) =>
      countAll(sample) !== countAll(first) ||
      sample.oursRunning !== first.oursRunning ||
      sample.failed !== first.failed,
  );
}

function countAll({ oursRunning, othersRunning }: TimelineSample): number {
  return oursRunning + othersRunning;
}

function resample(samples: readonly TimelineSample[]): Bars {
  const [first] = samples;
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return { stepMs: 0, samples: [] };
  const lastSeconds = last.atMs / 1000;
  const step = STEPS_SECONDS.find((seconds) => lastSeconds / seconds < MOST_BARS - 1) ?? Math.ceil(lastSeconds / 20);
  const count = Math.ceil(lastSeconds / step) + 1;
  const at = (index: number) => samples.findLast(({ atMs }) => atMs <= index * step * 1000) ?? first;
  return { stepMs: step * 1000, samples: Array.from({ length: count }, (_, index) => at(index)) };
}

function drawChart({ stepMs, samples }: Bars, rollback: TimelineSample | undefined): readonly string[] {
  const all = samples.map(countAll);
  const tallest = findTallest(samples);
  const failed = samples.map((sample) => Math.min(sample.failed, limitFailed(tallest)));
  const highest = Math.max(tallest, ...failed);
  const top = Math.max(LOWEST_TOP, highest + Math.ceil(highest / 10));
  const rolledBack = samples.map((_, index) => (isAt(rollback, index, stepMs) ? top : 0));
  const series = [
    { kind: 'bar', colour: COLOURS.rollback, values: rolledBack },
    { kind: 'bar', colour: COLOURS.all, values: all },
    { kind: 'bar', colour: COLOURS.ours, values: samples.map(({ oursRunning }) => oursRunning) },
    { kind: 'line', colour: COLOURS.failed, values: failed },
  ].filter(({ values }) => values.some((value) => value > 0));
  return [
    '```mermaid',
    '---',
    'config:',
    '  xyChart:',
    '    width: 900',
    '    height: 280',
    '  themeVariables:',
    '    xyChart:',
    '      backgroundColor: "transparent"',
    `      plotColorPalette: "${series.map(({ colour }) => colour).join(', ')}"`,
    '---',
    'xychart-beta',
    `    x-axis [${nameBars(samples.length, stepMs).join(', ')}]`,
    `    y-axis "Tasks" 0 --> ${top}`,
    ...series.map(
      ({ kind, values }) => `    ${kind} [${(kind === 'bar' ? hideZeros(values, top) : values).join(', ')}]`,
    ),
    '```',
  ];
}

function findTallest(samples: readonly TimelineSample[]): number {
  return Math.max(...samples.map(countAll), ...samples.map(({ desired }) => desired));
}

/** How high the line of failed starts goes. */
function limitFailed(tallest: number): number {
  return MOST_FAILED * Math.max(tallest, LOWEST_TOP / 2);
}

/** Mermaid draws a bar from below the zero, so that one of no tasks would show: it ends below the zero too. */
function hideZeros(values: readonly number[], top: number): readonly number[] {
  return values.map((value) => (value === 0 ? -Math.round(top * 3) / 100 : value));
}

function isAt(moment: TimelineSample | undefined, index: number, stepMs: number): boolean {
  return moment !== undefined && Math.ceil(moment.atMs / stepMs) === index;
}

/** Each bar needs a name of its own: those between two labels have one that has no width. */
function nameBars(count: number, stepMs: number): readonly string[] {
  const every = Math.ceil(count / MOST_LABELS);
  return Array.from({ length: count }, (_, index) =>
    index % every === 0 ? `"${formatDuration(index * stepMs)}"` : `"${NO_WIDTH.repeat(index)}"`,
  );
}

function describeChart(samples: readonly TimelineSample[], bars: Bars, rollback: TimelineSample | undefined): string {
  const failed = samples.at(-1)?.failed ?? 0;
  const fewest = Math.min(...samples.map(countAll));
  const [first] = samples;
  const limit = limitFailed(findTallest(bars.samples));
  const cut = failed > limit ? ` (drawn up to ${limit})` : '';
  return [
    'Green: new tasks. Grey: old tasks, on top of them.',
    ...(failed === 0 ? [] : [`Red line: failed starts, ${failed} in all${cut}.`]),
    ...(rollback === undefined ? [] : [`Yellow: the rollback began at ${formatDuration(rollback.atMs)}.`]),
    `Fewest tasks running: ${fewest}; ECS keeps at least ${first?.lowerBound ?? 0} of ${first?.desired ?? 0}.`,
  ].join(' ');
}
