/** DescribeLogStreams: the streams of a group, by name or by their last event. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { omitAbsent, readBoolean, readString } from '../engine/input.ts';
import type { LogsContext } from './logs-context.ts';
import { readLimit, readLogGroup, readPlace, refuseConstraint, refuseLogsParameter, writePlace } from './logs-input.ts';
import { listStreams, type OpenStream } from './open-stream.ts';

const MOST_STREAMS = 50;
/** CloudWatch Logs API reference, DescribeLogStreams. */
const ORDERS = ['LogStreamName', 'LastEventTime'];

export function describeLogStreams(context: LogsContext, input: JsonObject): JsonObject {
  const group = readLogGroup(context, input);
  const limit = readLimit(input, MOST_STREAMS);
  const place = readPlace(input);
  const prefix = readString(input, 'logStreamNamePrefix');
  const order = readString(input, 'orderBy') ?? 'LogStreamName';
  if (!ORDERS.includes(order))
    throw refuseConstraint('orderBy', order, `satisfy enum value set: [${ORDERS.join(', ')}]`);
  const isByTime = order === 'LastEventTime';
  if (isByTime && prefix !== undefined) {
    throw refuseLogsParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
  }
  const named = listStreams(context, group).filter(({ name }) => name.startsWith(prefix ?? ''));
  const described = named.map((stream) => describeStream(context, stream));
  const ordered = described.sort(isByTime ? compareTimes : compareNames);
  if (readBoolean(input, 'descending')) ordered.reverse();
  const end = place + limit;
  return omitAbsent({
    logStreams: ordered.slice(place, end),
    nextToken: end < ordered.length ? writePlace(end) : undefined,
  });
}

function describeStream({ state }: LogsContext, stream: OpenStream): JsonObject {
  const { account, region } = state.settings;
  const lines = stream.readLines();
  const last = lines.at(-1);
  return omitAbsent({
    logStreamName: stream.name,
    creationTime: stream.createdAt,
    firstEventTimestamp: lines[0]?.at,
    lastEventTimestamp: last?.at,
    lastIngestionTime: last?.ingestedAt ?? last?.at,
    arn: `arn:aws:logs:${region}:${account}:log-group:${stream.group}:log-stream:${stream.name}`,
    storedBytes: 0,
  });
}

function compareNames(one: JsonObject, other: JsonObject): number {
  return String(one.logStreamName) < String(other.logStreamName) ? -1 : 1;
}

function compareTimes(one: JsonObject, other: JsonObject): number {
  return Number(one.lastEventTimestamp ?? 0) - Number(other.lastEventTimestamp ?? 0) || compareNames(one, other);
}
