/** The input fields that the operations of CloudWatch Logs share, and its refusals. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { readNumber, readString } from '../engine/input.ts';
import { isGroup } from '../engine/log-groups.ts';
import type { LogLine } from './log-line.ts';
import { openGroup, refuseAbsent, type StoredGroup } from './log-store.ts';
import { hasLogGroup } from './log-stream.ts';
import type { LogsContext } from './logs-context.ts';
import { findStream, type OpenStream } from './open-stream.ts';

/** Texts of CloudWatch Logs, as observed in its answers. */
export function refuseLogsParameter(message: string): ApiError {
  return new ApiError('InvalidParameterException', message);
}

/** Created by a call, given, or named by a task definition; and not deleted since. */
function hasGroup({ state, store }: LogsContext, group: string): boolean {
  if (!isGroup(state.logGroups, group)) return false;
  return state.logGroups.kind === 'only' || store.groups.has(group) || hasLogGroup(state, group);
}

/** @throws ApiError ResourceNotFoundException */
export function readLogGroup(context: LogsContext, input: JsonObject): string {
  const group = readString(input, 'logGroupName') ?? readGroupIdentifier(input);
  if (group === undefined) throw refuseAbsentField('logGroupName');
  if (!hasGroup(context, group)) throw refuseAbsent('log group');
  return group;
}

/** A group with its settings; one that no call created has none yet. @throws ApiError ResourceNotFoundException */
export function touchGroup(context: LogsContext, name: string): StoredGroup {
  if (!hasGroup(context, name)) throw refuseAbsent('log group');
  return context.store.groups.get(name) ?? openGroup(name);
}

export function changeGroup({ store }: LogsContext, group: StoredGroup): JsonObject {
  store.groups.set(group.name, group);
  return {};
}

/** CloudWatch Logs API reference, CreateLogGroup, CreateLogStream. */
const NAMES = { logGroupName: '[\\.\\-_/#A-Za-z0-9]+', logStreamName: '[^:*]*' };
const LONGEST_NAME = 512;

/** @throws ApiError InvalidParameterException */
export function readName(input: JsonObject, field: 'logGroupName' | 'logStreamName'): string {
  const name = readString(input, field);
  if (name === undefined) throw refuseAbsentField(field);
  if (name === '') throw refuseConstraint(field, name, 'have length greater than or equal to 1');
  if (name.length > LONGEST_NAME)
    throw refuseConstraint(field, name, `have length less than or equal to ${LONGEST_NAME}`);
  const pattern = NAMES[field];
  if (new RegExp(`^${pattern}$`).test(name)) return name;
  throw refuseConstraint(field, name, `satisfy regular expression pattern: ${pattern}`);
}

export function refuseConstraint(field: string, value: string, rule: string): ApiError {
  const constraint = `Value '${value}' at '${field}' failed to satisfy constraint: Member must ${rule}`;
  return refuseLogsParameter(`1 validation error detected: ${constraint}`);
}

/** `arn:aws:logs:REGION:ACCOUNT:log-group:NAME` with or without `:*`; undefined for any other text. */
export function readGroupArn(arn: string): string | undefined {
  return /^arn:[^:]*:logs:[^:]*:[^:]*:log-group:([^:]+)(?::\*)?$/.exec(arn)?.[1];
}

/** A name, or an ARN without `:*` (CloudWatch Logs API reference, GetLogEvents). The text of the refusal is observed. */
function readGroupIdentifier(input: JsonObject): string | undefined {
  const identifier = readString(input, 'logGroupIdentifier');
  if (identifier !== undefined && !/^[\w#+=/:,.@-]*$/.test(identifier)) {
    const rule = 'Member must satisfy regular expression pattern: [\\w#+=/:,.@-]*';
    const what = "Value at 'logGroupIdentifier' failed to satisfy constraint";
    throw refuseLogsParameter(`1 validation error detected: ${what}: ${rule}`);
  }
  return identifier === undefined ? undefined : (readGroupArn(identifier) ?? identifier);
}

/** @throws ApiError ResourceNotFoundException */
export function readLogStream(context: LogsContext, input: JsonObject): OpenStream {
  const name = readString(input, 'logStreamName');
  if (name === undefined) throw refuseAbsentField('logStreamName');
  const stream = findStream(context, readLogGroup(context, input), name);
  if (stream === undefined) throw refuseAbsent('log stream');
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
  throw refuseConstraint('limit', String(limit), `have value ${bound}`);
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
