/** FilterLogEvents: events of many streams, by time and by words. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { inventDigest } from '../engine/image.ts';
import { omitAbsent, readString, readStrings } from '../engine/input.ts';
import type { LogLine } from './log-line.ts';
import type { LogsContext } from './logs-context.ts';
import { readLimit, readLogGroup, readPeriod, readPlace, refuseLogsParameter, writePlace } from './logs-input.ts';
import { listStreams, type OpenStream } from './open-stream.ts';

const MOST_EVENTS = 10_000;

/** In the order of their time. Patterns of JSON fields and of columns are refused: they are not simulated. */
export function filterLogEvents(context: LogsContext, input: JsonObject): JsonObject {
  const group = readLogGroup(context, input);
  const limit = readLimit(input, MOST_EVENTS);
  const place = readPlace(input);
  const isInPeriod = readPeriod(input);
  const fits = readPattern(readString(input, 'filterPattern') ?? '');
  const events = listStreams(context, group)
    .filter(chooseStreams(input))
    .flatMap((stream) =>
      stream
        .readLines()
        .filter((line) => isInPeriod(line) && fits(line.text))
        .map((line) => ({ stream, line })),
    )
    .sort((one, other) => one.line.at - other.line.at);
  const end = place + limit;
  return omitAbsent({
    events: events.slice(place, end).map(({ stream, line }) => ({
      logStreamName: stream.name,
      timestamp: line.at,
      message: line.text,
      ingestionTime: line.ingestedAt ?? line.at,
      eventId: formatEventId(stream, line),
    })),
    searchedLogStreams: [],
    nextToken: end < events.length ? writePlace(end) : undefined,
  });
}

/** 56 digits, as CloudWatch Logs has them: the time, the stream and the place in it. */
function formatEventId(stream: OpenStream, line: LogLine): string {
  const name = BigInt(inventDigest(stream.name).replace(/^sha256:(.{16}).*$/, '0x$1'));
  return [line.at, name, line.number].map((part, at) => String(part).padStart(at === 2 ? 16 : 20, '0')).join('');
}

function chooseStreams(input: JsonObject): (stream: OpenStream) => boolean {
  const names = readStrings(input, 'logStreamNames');
  const prefix = readString(input, 'logStreamNamePrefix');
  if (names.length > 0 && prefix !== undefined) {
    // Wording not documented.
    throw refuseLogsParameter('logStreamNames and logStreamNamePrefix cannot be given together.');
  }
  return ({ name }) => (names.length > 0 ? names.includes(name) : name.startsWith(prefix ?? ''));
}

/**
 * Words as they are written: all must occur, one of those with `?`, none of those with `-`; a phrase is in double
 * quotes (CloudWatch Logs User Guide, filter pattern syntax).
 */
function readPattern(pattern: string): (text: string) => boolean {
  if (/^\s*[{[%]/.test(pattern)) throw refuseLogsParameter('The local ECS filters by words only.');
  const terms = [...pattern.matchAll(/([?-]?)(?:"([^"]*)"|([^\s"]+))/g)].map(([, mark = '', phrase, word]) => ({
    mark,
    words: phrase ?? word ?? '',
  }));
  const pick = (wanted: string): readonly string[] =>
    terms.filter(({ mark }) => mark === wanted).map(({ words }) => words);
  const [all, any, none] = [pick(''), pick('?'), pick('-')];
  return (text) => {
    const isIn = (words: string): boolean => text.includes(words);
    return all.every(isIn) && (any.length === 0 || any.some(isIn)) && !none.some(isIn);
  };
}
