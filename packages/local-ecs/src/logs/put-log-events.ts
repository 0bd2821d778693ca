/** CreateLogStream, DeleteLogStream, PutLogEvents. */
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import { readNumber, readObjects, readString } from '../engine/input.ts';
import type { LogLine } from './log-line.ts';
import { refuseAbsent, refuseExisting, type StoredGroup, withStream } from './log-store.ts';
import type { LogsContext } from './logs-context.ts';
import { changeGroup, readName, refuseLogsParameter, touchGroup } from './logs-input.ts';
import { findStream } from './open-stream.ts';

export function createLogStream(context: LogsContext, input: JsonObject): JsonObject {
  const group = touchGroup(context, readName(input, 'logGroupName'));
  const name = readName(input, 'logStreamName');
  if (findStream(context, group.name, name) !== undefined) throw refuseExisting('log stream');
  return changeGroup(context, withStream(group, { name, createdAt: context.now, lines: [] }));
}

export function deleteLogStream(context: LogsContext, input: JsonObject): JsonObject {
  const group = touchGroup(context, readName(input, 'logGroupName'));
  const name = readName(input, 'logStreamName');
  if (findStream(context, group.name, name) === undefined) throw refuseAbsent('log stream');
  context.store.deletedAt.set(`${group.name}:${name}`, context.now);
  const streams = new Map([...group.streams].filter(([other]) => other !== name));
  return changeGroup(context, { ...group, streams });
}

/** Limits of CloudWatch Logs API reference, PutLogEvents; texts observed in answers of the real service. */
const MOST_EVENTS = 10_000;
const MOST_BYTES = 1_048_576;
const BYTES_PER_EVENT = 26;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Events that are too old or too new are rejected one by one; the sequence token is ignored. */
export function putLogEvents(context: LogsContext, input: JsonObject): JsonObject {
  const group = touchGroup(context, readName(input, 'logGroupName'));
  const name = readName(input, 'logStreamName');
  const stream = findStream(context, group.name, name);
  if (stream === undefined) throw refuseAbsent('log stream');
  const events = readEvents(input, context.now);
  const { accepted, rejected } = sortOut(events, group, context.now);
  checkSpan(accepted);
  const before = group.streams.get(name) ?? { name, createdAt: stream.createdAt, lines: [] };
  const lines = [...before.lines, ...accepted].sort((one, other) => one.at - other.at).slice(-MOST_EVENTS);
  changeGroup(context, withStream(group, { ...before, lines }));
  return {
    nextSequenceToken: String(lines.length).padStart(56, '4'),
    ...defined({ rejectedLogEventsInfo: Object.keys(rejected).length === 0 ? undefined : rejected }),
  };
}

function readEvents(input: JsonObject, now: number): readonly LogLine[] {
  const events = readObjects(input, 'logEvents').map((event) => ({
    number: 0,
    at: readNumber(event, 'timestamp') ?? 0,
    text: readString(event, 'message') ?? '',
    ingestedAt: now,
  }));
  if (events.length === 0 || events.length > MOST_EVENTS) {
    const bound = events.length === 0 ? 'greater than or equal to 1' : `less than or equal to ${MOST_EVENTS}`;
    const constraint = `Value at 'logEvents' failed to satisfy constraint: Member must have length ${bound}`;
    throw refuseLogsParameter(`1 validation error detected: ${constraint}`);
  }
  const sizes = events.map(({ text }) => new TextEncoder().encode(text).length + BYTES_PER_EVENT);
  const size = sizes.reduce((sum, one) => sum + one, 0);
  if (size > MOST_BYTES) throw refuseLogsParameter(`Upload too large: ${size} bytes exceeds limit of ${MOST_BYTES}`);
  if (events.some(({ at }, index) => at < (events[index - 1]?.at ?? at))) {
    throw refuseLogsParameter('Log events in a single PutLogEvents request must be in chronological order.');
  }
  return events;
}

/** The events that are kept, and the places of the others: the ends are exclusive, the start inclusive. */
function sortOut(
  events: readonly LogLine[],
  { retentionInDays }: StoredGroup,
  now: number,
): { readonly accepted: readonly LogLine[]; readonly rejected: JsonObject } {
  const oldest = now - 14 * DAY_MS;
  const kept = retentionInDays === undefined ? oldest : now - retentionInDays * DAY_MS;
  const count = (isWrong: (line: LogLine) => boolean): number => events.filter(isWrong).length;
  const tooOld = count(({ at }) => at < oldest);
  const expired = count(({ at }) => at < kept);
  const tooNew = count(({ at }) => at > now + 2 * HOUR_MS);
  const rejected = defined({
    tooNewLogEventStartIndex: tooNew === 0 ? undefined : events.length - tooNew,
    tooOldLogEventEndIndex: tooOld === 0 ? undefined : tooOld,
    expiredLogEventEndIndex: expired <= tooOld ? undefined : expired,
  });
  return { accepted: events.slice(Math.max(tooOld, expired), events.length - tooNew), rejected };
}

function checkSpan(accepted: readonly LogLine[]): void {
  const spanMs = (accepted.at(-1)?.at ?? 0) - (accepted[0]?.at ?? 0);
  if (spanMs <= DAY_MS) return;
  throw refuseLogsParameter('The batch of log events in a single PutLogEvents request cannot span more than 24 hours.');
}
