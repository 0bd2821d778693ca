import { formatDuration } from '../text/duration.ts';
import { drawCounts } from './draw-counts.ts';
import { drawLanes, LANE_HEIGHT } from './draw-lanes.ts';
import { drawMarkers, measureMarkers, placeMarkers } from './draw-markers.ts';
import { type Drawing, draw } from './drawing.ts';
import { type Box, place, tenth, timeSteps } from './geometry.ts';
import type { Batch, RolloutChart, Stage } from './timeline.ts';

const WIDTH = 1000;
const LEFT = 92;
const RIGHT = 24;
const STAGE_HEIGHT = 26;
const COUNTS_HEIGHT = 150;
const BATCH_HEIGHT = 20;
const AXIS_HEIGHT = 26;

/**
 * The picture of a rollout as SVG: counts with their bounds above, a row for each task below, one axis of time.
 * @param name for who does not see the picture
 */
export function drawChart(chart: RolloutChart, name: string): Drawing {
  const { spanMs, lanes, stages, batches, markers } = chart;
  const stagesHeight = stages.length === 0 ? 0 : STAGE_HEIGHT;
  const batchHeight = batches.length === 0 ? 0 : BATCH_HEIGHT;
  const full = { left: LEFT, width: WIDTH - LEFT - RIGHT, spanMs };
  const placed = placeMarkers(markers, { ...full, top: 0, height: 0 });
  const markerHeight = measureMarkers(placed);
  const countsTop = markerHeight + stagesHeight + 8;
  const batchTop = countsTop + COUNTS_HEIGHT + 10;
  const lanesTop = batchTop + batchHeight;
  const axisTop = lanesTop + lanes.length * LANE_HEIGHT + 6;
  const height = axisTop + AXIS_HEIGHT;
  const counts: Box = { ...full, top: countsTop, height: COUNTS_HEIGHT };
  return draw('svg', { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': name }, [
    ...drawTimeGrid({ ...full, top: markerHeight + stagesHeight, height: axisTop - markerHeight - stagesHeight }),
    ...drawBatches(batches, { ...full, top: batchTop, height: axisTop - batchTop }),
    ...drawStages(stages, { ...full, top: markerHeight, height: STAGE_HEIGHT - 4 }),
    drawCounts(chart.samples, counts),
    ...drawLanes(lanes, { ...full, top: lanesTop, height: 0 }),
    ...drawMarkers(placed, markerHeight, axisTop),
    draw('text', { class: 'axis', x: 0, y: countsTop + 4 }, ['tasks']),
  ]);
}

function drawTimeGrid(box: Box): readonly Drawing[] {
  const bottom = box.top + box.height;
  return timeSteps(box.spanMs).flatMap((atMs) => {
    const x = place.x(box, atMs);
    return [
      draw('path', { class: 'grid', d: `M${x} ${box.top}V${bottom}` }),
      draw('text', { class: 'axis middle', x, y: bottom + 17 }, [formatDuration(atMs)]),
    ];
  });
}

function drawBatches(batches: readonly Batch[], box: Box): readonly Drawing[] {
  return batches.flatMap(({ fromMs, toMs, tasks }, index) => {
    const [from, to] = [place.x(box, fromMs), place.x(box, toMs)];
    const isNamed = index === 0 || from - place.x(box, batches[index - 1]?.fromMs ?? 0) > 64;
    const label = batches.length > 1 ? `batch ${index + 1}: ${tasks}` : `1 batch: ${tasks}`;
    const size = { x: from, y: box.top, width: Math.max(2, tenth(to - from)), height: box.height };
    return [
      draw('rect', { class: 'batch', ...size }, [draw('title', {}, [label])]),
      ...(isNamed ? [draw('text', { class: 'label', x: from + 3, y: box.top + 13 }, [label])] : []),
    ];
  });
}

/** A stage that is too short for its name keeps it as a title. */
function drawStages(stages: readonly Stage[], box: Box): readonly Drawing[] {
  return stages.map(({ fromMs, toMs, name, words }) => {
    const [from, to] = [place.x(box, fromMs), place.x(box, toMs)];
    const width = Math.max(2, tenth(to - from - 1));
    const fits = width > name.length * 6.6 + 8;
    return draw('g', {}, [
      draw('title', {}, [words]),
      draw('rect', { class: 'stage', x: from, y: box.top, width, height: box.height, rx: 3 }),
      fits ? draw('text', { class: 'label', x: from + 5, y: box.top + 15 }, [name]) : undefined,
    ]);
  });
}
