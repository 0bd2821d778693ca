/** DescribeLogGroups: groups by the beginning of their names. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { omitAbsent, readString } from '../engine/input.ts';
import { listLogGroups } from './log-stream.ts';
import { type LogsContext, readLimit, readPlace, refuseLogsParameter, writePlace } from './logs-input.ts';

const MOST_GROUPS = 50;

/** Sorted by name (CloudWatch Logs API reference, DescribeLogGroups). */
export function describeLogGroups(context: LogsContext, input: JsonObject): JsonObject {
  if (readString(input, 'logGroupNamePattern') !== undefined) {
    throw refuseLogsParameter('The local ECS finds log groups by logGroupNamePrefix only.');
  }
  const limit = readLimit(input, MOST_GROUPS);
  const place = readPlace(input);
  const prefix = readString(input, 'logGroupNamePrefix') ?? '';
  const names = listNames(context, prefix).filter((name) => name.startsWith(prefix));
  const end = place + limit;
  return omitAbsent({
    logGroups: names.slice(place, end).map((name) => describeGroup(context, name)),
    nextToken: end < names.length ? writePlace(end) : undefined,
  });
}

/** Without a list every group exists: that of the prefix itself, and those that task definitions name. */
function listNames({ state, logGroups }: LogsContext, prefix: string): readonly string[] {
  const names = logGroups ?? [...listLogGroups(state), ...(prefix === '' ? [] : [prefix])];
  return [...new Set(names)].sort();
}

function describeGroup({ state }: LogsContext, logGroupName: string): JsonObject {
  const { account, region } = state.settings;
  const logGroupArn = `arn:aws:logs:${region}:${account}:log-group:${logGroupName}`;
  return { logGroupName, arn: `${logGroupArn}:*`, logGroupArn, storedBytes: 0, logGroupClass: 'STANDARD' };
}
