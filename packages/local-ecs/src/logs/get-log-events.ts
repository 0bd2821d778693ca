/** GetLogEvents: one stream, page by page in either direction. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readBoolean, readString } from '../engine/input.ts';
import type { LogLine } from './log-line.ts';
import type { LogsContext } from './logs-context.ts';
import { readLimit, readLogStream, readPeriod, refuseToken } from './logs-input.ts';

const MOST_EVENTS = 10_000;

/**
 * Without a token the latest events, or the first with `startFromHead`; in the order of their time in both cases. A
 * token that leads nowhere further is answered again (CloudWatch Logs API reference, GetLogEvents).
 */
export function getLogEvents(context: LogsContext, input: JsonObject): JsonObject {
  const lines = readLogStream(context, input).readLines().filter(readPeriod(input));
  const page = cutPage(lines, readStart(input), readLimit(input, MOST_EVENTS));
  return {
    events: page.lines.map(({ at, text, ingestedAt = at }) => ({
      timestamp: at,
      message: text,
      ingestionTime: ingestedAt,
    })),
    nextForwardToken: writeToken('f', page.end),
    nextBackwardToken: writeToken('b', page.start),
  };
}

/** Where a page begins or ends: `bound` is before the line of that number. */
type Start = { readonly kind: 'head' | 'tail' } | { readonly kind: 'after' | 'before'; readonly bound: number };

function readStart(input: JsonObject): Start {
  const token = readString(input, 'nextToken');
  if (token === undefined || token === '') return { kind: readBoolean(input, 'startFromHead') ? 'head' : 'tail' };
  const [, direction, bound] = /^([fb])\/0*(\d{1,15})\/s$/.exec(token) ?? [];
  if (direction === undefined) throw refuseToken();
  return { kind: direction === 'f' ? 'after' : 'before', bound: Number(bound) };
}

/** 56 digits, as CloudWatch Logs has them. */
function writeToken(direction: 'f' | 'b', bound: number): string {
  return `${direction}/${String(bound).padStart(56, '0')}/s`;
}

interface Page {
  readonly lines: readonly LogLine[];
  readonly start: number;
  readonly end: number;
}

function cutPage(all: readonly LogLine[], start: Start, limit: number): Page {
  const lines = chooseLines(all, start, limit);
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) {
    const bound = 'bound' in start ? start.bound : 0;
    return { lines, start: bound, end: bound };
  }
  return { lines, start: first.number, end: last.number + 1 };
}

function chooseLines(all: readonly LogLine[], start: Start, limit: number): readonly LogLine[] {
  switch (start.kind) {
    case 'head':
      return all.slice(0, limit);
    case 'tail':
      return all.slice(-limit);
    case 'after':
      return all.filter(({ number }) => number >= start.bound).slice(0, limit);
    case 'before':
      return all.filter(({ number }) => number < start.bound).slice(-limit);
  }
}
