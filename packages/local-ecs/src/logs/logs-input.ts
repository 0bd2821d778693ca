/** The input fields that the operations of CloudWatch Logs share, and its refusals. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { readNumber, readString } from '../engine/input.ts';
import type { EngineState } from '../engine/step.ts';
import type { LogLine, ReadLines } from './log-line.ts';
import { hasLogGroup, type LogStream, listLogStreams } from './log-stream.ts';

/** What an operation of CloudWatch Logs gets in addition to its input. */
export interface LogsContext {
  readonly state: EngineState;
  readonly readLines: ReadLines;
  /** Names of the groups that DescribeLogGroups knows; absent: every group. */
  readonly logGroups?: readonly string[];
}

/** Texts of CloudWatch Logs, as observed in its answers. */
export function refuseLogsParameter(message: string): ApiError {
  return new ApiError('InvalidParameterException', message);
}

/** @throws ApiError ResourceNotFoundException when no task definition names the group */
export function readLogGroup({ state }: LogsContext, input: JsonObject): string {
  const group = readString(input, 'logGroupName') ?? readGroupIdentifier(input);
  if (group === undefined) throw refuseAbsentField('logGroupName');
  if (!hasLogGroup(state, group)) {
    throw new ApiError('ResourceNotFoundException', 'The specified log group does not exist.');
  }
  return group;
}

/** A name, or `arn:aws:logs:REGION:ACCOUNT:log-group:NAME` with or without `:*`. */
function readGroupIdentifier(input: JsonObject): string | undefined {
  const identifier = readString(input, 'logGroupIdentifier');
  return identifier?.replace(/^arn:[^:]*:logs:[^:]*:[^:]*:log-group:/, '').replace(/:\*$/, '');
}

/** @throws ApiError ResourceNotFoundException */
export function readLogStream(context: LogsContext, input: JsonObject): LogStream {
  const name = readString(input, 'logStreamName');
  if (name === undefined) throw refuseAbsentField('logStreamName');
  const stream = listLogStreams(context.state, readLogGroup(context, input)).find((one) => one.name === name);
  if (stream === undefined) {
    throw new ApiError('ResourceNotFoundException', 'The specified log stream does not exist.');
  }
  return stream;
}

function refuseAbsentField(field: string): ApiError {
  const constraint = `Value null at '${field}' failed to satisfy constraint: Member must not be null`;
  return refuseLogsParameter(`1 validation error detected: ${constraint}`);
}

/** `limit`, a whole number from 1 to `most`; `most` when it is not given. */
export function readLimit(input: JsonObject, most: number): number {
  const limit = readNumber(input, 'limit') ?? most;
  if (limit >= 1 && limit <= most) return Math.floor(limit);
  const bound = limit < 1 ? 'greater than or equal to 1' : `less than or equal to ${most}`;
  const constraint = `Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value ${bound}`;
  throw refuseLogsParameter(`1 validation error detected: ${constraint}`);
}

/**
 * Whether a line is between `startTime` and `endTime`, the end not included; empty lines are no events (CloudWatch Logs
 * API reference, InputLogEvent).
 */
export function readPeriod(input: JsonObject): (line: LogLine) => boolean {
  const start = readNumber(input, 'startTime') ?? 0;
  const end = readNumber(input, 'endTime') ?? Number.POSITIVE_INFINITY;
  return ({ at, text }) => text !== '' && at >= start && at < end;
}

/** A token of a list: the place of the next item. */
export function readPlace(input: JsonObject): number {
  const token = readString(input, 'nextToken');
  const place = token === undefined ? '0' : /^place-(\d{1,9})$/.exec(token)?.[1];
  if (place === undefined) throw refuseToken();
  return Number(place);
}

export function writePlace(place: number): string {
  return `place-${place}`;
}

export function refuseToken(): ApiError {
  return refuseLogsParameter('The specified nextToken is invalid.');
}
