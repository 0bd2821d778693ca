import { formatDuration } from '../text/duration.ts';
import { type Drawing, draw } from './drawing.ts';
import { type Box, place, tenth } from './geometry.ts';
import type { Lane } from './lanes.ts';

/** Height of a row with its gap. */
export const LANE_HEIGHT = 16;
const BAR = 10;
/** Wide enough to be seen. */
const LEAST_WIDTH = 2;

/** Rows from PENDING over RUNNING to STOPPED. */
export function drawLanes(lanes: readonly Lane[], box: Box): readonly Drawing[] {
  return lanes.map((lane, index) => drawLane(lane, { ...box, top: box.top + index * LANE_HEIGHT }));
}

function drawLane(lane: Lane, box: Box): Drawing {
  const { startMs, running, stopping, stop, isNew, failed, tasks } = lane;
  const isOver = stop !== undefined;
  const endMs = stop?.lastMs ?? box.spanMs;
  const stoppingMs = stopping?.firstMs ?? endMs;
  const runningMs = running?.firstMs ?? stoppingMs;
  const side = isNew ? 'ours' : 'others';
  const y = box.top + (LANE_HEIGHT - BAR) / 2;
  const end = place.x(box, endMs);
  const middle = box.top + LANE_HEIGHT / 2;
  const bar = (name: string, fromMs: number, toMs: number) =>
    drawBar(`bar ${name}`, { from: place.x(box, fromMs), to: place.x(box, toMs), y });
  const isCounted = failed > 1 || (tasks.length > 1 && failed > 0);
  return draw('g', {}, [
    draw('title', {}, [describeLane(lane)]),
    draw('text', { class: 'lane end', x: box.left - 8, y: middle + 4 }, [lane.label]),
    bar(lane.isVague ? `${side} vague` : 'pending', startMs, runningMs),
    running === undefined ? undefined : bar(side, runningMs, stoppingMs),
    bar('draining', stoppingMs, endMs),
    isOver ? drawEnd({ x: end, y: middle, isFailed: failed > 0 }) : undefined,
    isCounted ? draw('text', { class: 'mark', x: end + 8, y: middle + 4 }, [`${failed} failed`]) : undefined,
  ]);
}

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

function drawBar(name: string, { from, to, y }: Bar): Drawing | undefined {
  if (to <= from) return undefined;
  const width = Math.max(LEAST_WIDTH, tenth(to - from));
  return draw('rect', { class: name, x: from, y, width, height: BAR, rx: 2 });
}

/** A cross for a failure, a stroke for a task that was stopped as planned. */
function drawEnd({ x, y, isFailed }: { readonly x: number; readonly y: number; readonly isFailed: boolean }): Drawing {
  if (!isFailed) return draw('path', { class: 'stop', d: `M${x} ${y - 6}v12` });
  return draw('path', { class: 'failure', d: `M${x - 4} ${y - 4}l8 8m0 -8l-8 8` });
}

/** What a pointer or a screen reader shows of a row. */
function describeLane({ label, isNew, startMs, running, stop, failed, tasks, isVague }: Lane): string {
  const side = isNew ? 'new' : 'old';
  const name = tasks.length === 1 ? `${side} task ${label}` : `${label}, ${side}`;
  const parts = [
    startMs > 0 || isNew ? `PENDING at ${formatDuration(startMs)}` : 'from before the update',
    ...(isVague ? ['RUNNING since a time that is not known'] : []),
    ...(running === undefined || (running.firstMs === 0 && !isNew) ? [] : [`RUNNING at ${formatSpan(running)}`]),
    ...(stop === undefined ? ['runs on'] : [`STOPPED at ${formatSpan(stop)}`]),
    ...(failed === 0 ? [] : [tasks.length === 1 ? 'failed' : `${failed} failed`]),
  ];
  return `${name}: ${parts.join(', ')}`;
}

function formatSpan({ firstMs, lastMs }: { readonly firstMs: number; readonly lastMs: number }): string {
  const [first, last] = [formatDuration(firstMs), formatDuration(lastMs)];
  return first === last ? first : `${first} to ${last}`;
}
