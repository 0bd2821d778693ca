/** DescribeLogGroups: groups by a part of their names, or by their identifiers. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { omitAbsent, readString, readStrings } from '../engine/input.ts';
import { isGroup } from '../engine/log-groups.ts';
import { listLogGroups } from './log-stream.ts';
import type { LogsContext } from './logs-context.ts';
import { readGroupArn, readLimit, readPlace, refuseLogsParameter, writePlace } from './logs-input.ts';

const MOST_GROUPS = 50;

/** Sorted by name (CloudWatch Logs API reference, DescribeLogGroups). */
export function describeLogGroups(context: LogsContext, input: JsonObject): JsonObject {
  const prefix = readString(input, 'logGroupNamePrefix');
  const pattern = readString(input, 'logGroupNamePattern');
  if (prefix !== undefined && pattern !== undefined) {
    // Wording not documented.
    throw refuseLogsParameter('logGroupNamePrefix and logGroupNamePattern are mutually exclusive.');
  }
  const limit = readLimit(input, MOST_GROUPS);
  const place = readPlace(input);
  const identified = readStrings(input, 'logGroupIdentifiers').map((one) => readGroupArn(one) ?? one);
  if (identified.length > 0 && (prefix ?? pattern) !== undefined) {
    // Wording not documented.
    throw refuseLogsParameter('logGroupIdentifiers and a part of the name are mutually exclusive.');
  }
  const names =
    identified.length > 0
      ? [...new Set(identified)].filter((name) => isGroup(context.state.logGroups, name)).sort()
      : listNames(context, prefix ?? '').filter(
          (name) => name.startsWith(prefix ?? '') && name.includes(pattern ?? ''),
        );
  const end = place + limit;
  return omitAbsent({
    logGroups: names.slice(place, end).map((name) => describeGroup(context, name)),
    nextToken: end < names.length ? writePlace(end) : undefined,
  });
}

/**
 * While every group exists: those that task definitions name, those of calls, and that of the prefix itself, unless it
 * is a folder.
 */
function listNames({ state, store }: LogsContext, prefix: string): readonly string[] {
  const { logGroups } = state;
  const itself = prefix === '' || prefix.endsWith('/') ? [] : [prefix];
  const names =
    logGroups.kind === 'only' ? logGroups.names : [...listLogGroups(state), ...store.groups.keys(), ...itself];
  return [...new Set(names)].filter((name) => isGroup(logGroups, name)).sort();
}

function describeGroup({ state, store }: LogsContext, logGroupName: string): JsonObject {
  const { account, region } = state.settings;
  const logGroupArn = `arn:aws:logs:${region}:${account}:log-group:${logGroupName}`;
  const stored = store.groups.get(logGroupName);
  return omitAbsent({
    logGroupName,
    creationTime: stored?.createdAt,
    retentionInDays: stored?.retentionInDays,
    metricFilterCount: stored === undefined ? undefined : 0,
    arn: `${logGroupArn}:*`,
    logGroupArn,
    storedBytes: 0,
    kmsKeyId: stored?.kmsKeyId,
    logGroupClass: stored?.logGroupClass ?? 'STANDARD',
    deletionProtectionEnabled: stored?.isProtected === true ? true : undefined,
  });
}
