import type { TimelineSample } from './run-record.ts';

const MOST_POINTS = 40;
/** Bars, first line, second line; readable on light and dark pages. */
const COLOURS = '#8c959f, #2da44e, #cf222e';

/**
 * A rollout as a Mermaid `xychart-beta`: bars are all tasks in service, lines are the new ones and the lower bound.
 * Undefined when there is no time between the samples. Holds numbers and our words only.
 */
export function drawTimeline(samples: readonly TimelineSample[]): string | undefined {
  const points = resample(samples);
  const lastMs = samples.at(-1)?.atMs ?? 0;
  if (points.length < 2) return undefined;
  const all = points.map((sample) => sample.oursRunning + sample.othersRunning);
  const top = Math.max(1, ...all, ...points.map((sample) => Math.max(sample.desired, sample.lowerBound)));
  return [
    '```mermaid',
    '---',
    'config:',
    '  themeVariables:',
    '    xyChart:',
    `      plotColorPalette: "${COLOURS}"`,
    '---',
    'xychart-beta',
    '    title "Tasks in service"',
    `    x-axis "Seconds since the update" 0 --> ${Math.ceil(lastMs / 1000)}`,
    `    y-axis "Tasks" 0 --> ${top + 1}`,
    `    bar [${all.join(', ')}]`,
    `    line [${points.map((sample) => sample.oursRunning).join(', ')}]`,
    `    line [${points.map((sample) => sample.lowerBound).join(', ')}]`,
    '```',
    '',
    'Grey bars: all running tasks. Green line: tasks of the new revision. Red line: lower bound, the fewest that ECS keeps.',
  ].join('\n');
}

/** Counts hold until the next sample, so they are read off at even steps: the chart has one distance between points. */
function resample(samples: readonly TimelineSample[]): readonly TimelineSample[] {
  const first = samples[0];
  const lastMs = samples.at(-1)?.atMs ?? 0;
  if (first === undefined || lastMs <= 0) return [];
  const count = Math.min(MOST_POINTS, Math.max(2, Math.ceil(lastMs / 1000) + 1));
  return Array.from({ length: count }, (_, index) => {
    const atMs = (lastMs * index) / (count - 1);
    return samples.findLast((sample) => sample.atMs <= atMs) ?? first;
  });
}
