import { formatDuration } from '../text/duration.ts';
import type { LiveDeployment, LiveService, LiveState } from './live-state.ts';
import { quoteShort } from './log-line.ts';

/** What a table is drawn for. */
export interface LiveView {
  /** Columns of the terminal. */
  readonly width: number;
  /** Most lines; absent: all are drawn. */
  readonly height?: number;
  /** Counts the drawings: the spinner turns. */
  readonly tick: number;
  /** The run's clock, in milliseconds. */
  readonly nowMs: number;
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const MARKS = { good: '✔', bad: '✘' } as const;
/** From here on the headings are whole words. */
const WIDE = 90;
const NARROWEST_NAME = 6;

const WORDS = ['service', 'deployment', 'revision', 'desired', 'running', 'pending', 'failed', 'elapsed'];
const SHORT_WORDS = ['service', 'deployment', 'revision', 'des', 'run', 'pend', 'fail', 'time'];
/** So many columns of names, which are shortened where the width is not enough; numbers follow. */
const NAMES = 3;

/**
 * The table as lines of at most `width - 1` columns, so that no terminal wraps them: a row for each deployment, and
 * below them what happened last to the service. Texts are shortened in the middle.
 */
export function renderLive({ services }: LiveState, view: LiveView): readonly string[] {
  if (services.length === 0) return [];
  const width = Math.max(view.width - 1, 10);
  const isWide = width >= WIDE;
  const rows = services.map((service) => service.deployments.map((one, at) => listCells(service, one, at, view.nowMs)));
  const head = isWide ? WORDS : SHORT_WORDS;
  const widths = fitColumns([head, ...rows.flat()], { width: width - 2, gap: isWide ? 2 : 1 });
  const draw = (cells: readonly string[]) => drawCells(cells, widths, isWide ? '  ' : ' ');
  const lines = [
    `  ${draw(head)}`,
    ...services.flatMap((service, at) => [
      ...(rows[at] ?? []).map((cells, row) => `${row === 0 ? mark(service, view.tick) : ' '} ${draw(cells)}`),
      ...(service.lastEvent === undefined ? [] : [`    ${clean(service.lastEvent)}`]),
    ]),
  ];
  return cutLines(lines, view.height).map((line) => shortenMiddle(line, width).trimEnd());
}

function mark({ end }: LiveService, tick: number): string {
  return end === undefined ? (FRAMES[tick % FRAMES.length] ?? '') : MARKS[end];
}

function listCells(service: LiveService, one: LiveDeployment, at: number, nowMs: number): readonly string[] {
  const elapsed = formatDuration((service.endedMs ?? nowMs) - service.beganMs);
  const { counts } = one;
  const numbers = [counts?.desired, counts?.running, counts?.pending, counts?.failed].map((count) =>
    String(count ?? '–'),
  );
  return [at === 0 ? clean(service.name) : '', clean(one.id), clean(one.revision), ...numbers, at === 0 ? elapsed : ''];
}

/** The widths of the columns; the widest name loses first. */
function fitColumns(
  rows: readonly (readonly string[])[],
  { width, gap }: { readonly width: number; readonly gap: number },
): readonly number[] {
  const widths = WORDS.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const total = () => widths.reduce((sum, one) => sum + one, gap * (widths.length - 1));
  while (total() > width) {
    const widest = Math.max(...widths.slice(0, NAMES));
    if (widest <= NARROWEST_NAME) break;
    widths[widths.indexOf(widest)] = widest - 1;
  }
  return widths;
}

function drawCells(cells: readonly string[], widths: readonly number[], gap: string): string {
  const drawn = cells.map((cell, column) => {
    const width = widths[column] ?? cell.length;
    return column < NAMES ? shortenMiddle(cell, width).padEnd(width) : cell.padStart(width);
  });
  return drawn.join(gap);
}

/** Cuts what does not fit out of the middle: `ecs-svc/11…111`. */
function shortenMiddle(text: string, width: number): string {
  if (text.length <= width) return text;
  const kept = Math.max(width - 1, 0);
  const start = Math.ceil(kept / 2);
  return `${text.slice(0, start)}…${text.slice(text.length - (kept - start))}`;
}

/** Characters that take two columns, or none: a line with them would be longer than it seems. */
const UNEVEN =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{10000}-\u{10ffff}]|\p{M}|\t/gu;

function clean(text: string): string {
  return quoteShort(text).replace(UNEVEN, '?');
}

function cutLines(lines: readonly string[], height: number | undefined): readonly string[] {
  if (height === undefined || lines.length <= height) return lines;
  const kept = Math.max(height - 1, 1);
  return [...lines.slice(0, kept), `  … ${lines.length - kept} more lines`];
}
