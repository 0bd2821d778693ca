/** DescribeAlarms: the alarms whose states were set. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { notSimulated } from '../engine/api-error.ts';
import type { AlarmState, EngineSettings } from '../engine/contract.ts';
import { omitAbsent, readString, readStrings } from '../engine/input.ts';
import { type MetricsContext, readMost, readPlace, refuseQuery, writePlace } from './metrics-input.ts';

/** Amazon CloudWatch API Reference, DescribeAlarms; that it is the default too is assumed. */
const MOST_ALARMS = 100;

/** By name, prefix and state. An alarm that was never put is unknown; composite alarms do not exist. */
export function describeAlarms({ state }: MetricsContext, input: JsonObject): JsonObject {
  for (const field of ['ActionPrefix', 'ChildrenOfAlarmName', 'ParentsOfAlarmName']) {
    if (readString(input, field) !== undefined) throw notSimulated(`DescribeAlarms by ${field}`);
  }
  const most = readMost(input, 'MaxRecords', MOST_ALARMS);
  const place = readPlace(input);
  const isRequested = readRequest(input);
  const alarms = [...state.alarms]
    .filter(([name, value]) => isRequested(name, value))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const end = place + most;
  return omitAbsent({
    CompositeAlarms: [],
    MetricAlarms: alarms.slice(place, end).map(([name, value]) => describeAlarm(state.settings, name, value)),
    NextToken: end < alarms.length ? writePlace(end) : undefined,
  });
}

/** Without AlarmTypes only metric alarms are returned (Amazon CloudWatch API Reference, DescribeAlarms). */
function readRequest(input: JsonObject): (name: string, value: AlarmState) => boolean {
  const names = readStrings(input, 'AlarmNames');
  const prefix = readString(input, 'AlarmNamePrefix');
  const types = readStrings(input, 'AlarmTypes');
  const requested = readString(input, 'StateValue');
  if (names.length > 100) throw refuseQuery('AlarmNames has at most 100 names.');
  // Wording not documented.
  if (names.length > 0 && prefix !== undefined) throw refuseQuery('AlarmNames and AlarmNamePrefix exclude each other.');
  const hasMetricAlarms = types.length === 0 || types.includes('MetricAlarm');
  return (name, value) =>
    hasMetricAlarms &&
    (names.length === 0 || names.includes(name)) &&
    name.startsWith(prefix ?? '') &&
    (requested === undefined || value === requested);
}

function describeAlarm({ account, region }: EngineSettings, AlarmName: string, StateValue: AlarmState): JsonObject {
  return {
    AlarmName,
    AlarmArn: `arn:aws:cloudwatch:${region}:${account}:alarm:${AlarmName}`,
    ActionsEnabled: true,
    StateValue,
    StateReason: 'Set at the control address of the local ECS.',
  };
}
