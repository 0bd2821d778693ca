import { formatDuration } from '../../../text/duration.ts';
import { type Html, html, join } from '../html.ts';
import { type Box, place, tenth } from './geometry.ts';
import type { Lane } from './lanes.ts';

/** Height of a row with its gap. */
export const LANE_HEIGHT = 16;
const BAR = 10;
/** Wide enough to be seen. */
const LEAST_WIDTH = 2;

/** Rows from PENDING over RUNNING to STOPPED. */
export function drawLanes(lanes: readonly Lane[], box: Box): Html {
  return join(lanes.map((lane, index) => drawLane(lane, { ...box, top: box.top + index * LANE_HEIGHT })));
}

function drawLane(lane: Lane, box: Box): Html {
  const { startMs, running, stop, isNew, failed, tasks } = lane;
  const isOver = stop !== undefined;
  const endMs = stop?.lastMs ?? box.spanMs;
  const runningMs = running?.firstMs ?? endMs;
  const side = isNew ? 'ours' : 'others';
  const y = box.top + (LANE_HEIGHT - BAR) / 2;
  const end = place.x(box, endMs);
  const middle = box.top + LANE_HEIGHT / 2;
  return html`<g><title>${describeLane(lane)}</title>
<text class="lane end" x="${box.left - 8}" y="${middle + 4}">${lane.label}</text>
${bar(lane.isVague ? `bar ${side} vague` : 'bar pending', { from: place.x(box, startMs), to: place.x(box, runningMs), y })}
${running === undefined ? undefined : bar(`bar ${side}`, { from: place.x(box, runningMs), to: end, y })}
${isOver ? drawEnd({ x: end, y: middle, isFailed: failed > 0 }) : undefined}
${failed > 1 || (tasks.length > 1 && failed > 0) ? html`<text class="mark" x="${end + 8}" y="${middle + 4}">${failed} failed</text>` : undefined}</g>`;
}

interface Bar {
  readonly from: number;
  readonly to: number;
  readonly y: number;
}

function bar(name: string, { from, to, y }: Bar): Html | undefined {
  if (to <= from) return undefined;
  return html`<rect class="${name}" x="${from}" y="${y}" width="${Math.max(LEAST_WIDTH, tenth(to - from))}" height="${BAR}" rx="2"/>`;
}

/** A cross for a failure, a stroke for a task that was stopped as planned. */
function drawEnd({ x, y, isFailed }: { readonly x: number; readonly y: number; readonly isFailed: boolean }): Html {
  if (!isFailed) return html`<path class="stop" d="M${x} ${y - 6}v12"/>`;
  return html`<path class="failure" d="M${x - 4} ${y - 4}l8 8m0 -8l-8 8"/>`;
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
