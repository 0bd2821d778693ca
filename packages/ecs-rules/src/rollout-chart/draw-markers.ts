import { type Drawing, draw } from './drawing.ts';
import { type Box, place } from './geometry.ts';
import type { Marker } from './timeline.ts';

const ROW = 16;
/** About the width of one letter. */
const LETTER = 7.4;

/** A marker with the place of its label. */
export interface PlacedMarker extends Marker {
  readonly x: number;
  /** Its label is left of its line, because there is no room on the right. */
  readonly isLeft: boolean;
  /** 0 is the lowest. */
  readonly row: number;
}

/** Labels lie in as many rows as they need not to touch. */
export function placeMarkers(markers: readonly Marker[], box: Box): readonly PlacedMarker[] {
  const usedTo: number[] = [];
  return [...markers]
    .sort((one, other) => one.atMs - other.atMs)
    .map((marker) => {
      const x = place.x(box, marker.atMs);
      const width = marker.label.length * LETTER + 5;
      const isLeft = x + width > box.left + box.width;
      const from = isLeft ? x - width : x;
      const free = usedTo.findIndex((end) => end < from);
      const row = free < 0 ? usedTo.length : free;
      usedTo[row] = from + width;
      return { ...marker, x, isLeft, row };
    });
}

/** Height of the labels. */
export function measureMarkers(placed: readonly PlacedMarker[]): number {
  return 6 + ROW * (1 + Math.max(0, ...placed.map(({ row }) => row)));
}

/** Lines through the whole picture, each from its label down. */
export function drawMarkers(placed: readonly PlacedMarker[], top: number, bottom: number): readonly Drawing[] {
  return placed.map(({ x, isLeft, row, kind, label }) => {
    const y = top - 6 - row * ROW;
    return draw('g', { class: `marker ${kind}` }, [
      draw('path', { d: `M${x} ${y - 8}V${bottom}` }),
      draw('text', { class: isLeft ? 'end' : 'start', x: isLeft ? x - 5 : x + 5, y }, [label]),
    ]);
  });
}
